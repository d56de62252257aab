"""Every example in a docstring gives what it says."""

import doctest
import importlib
import pkgutil

import pytest

import communique

NAMES = sorted(m.name for m in pkgutil.walk_packages(communique.__path__, "communique."))


@pytest.mark.parametrize("name", NAMES)
def test_examples_hold(name: str) -> None:
    """An example that lies is worse than none; and every module can be imported by itself."""
    if name.startswith("communique.training."):
        pytest.importorskip("torch", reason="needs the extra `train`")
    failed, _ = doctest.testmod(importlib.import_module(name))
    assert failed == 0
