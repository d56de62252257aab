"""Where the project's gold and the outside scorers are found."""

import importlib
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def corpus() -> Path:
    return ROOT / "corpus"


@pytest.fixture(scope="session")
def outside() -> dict[str, ModuleType]:
    """The scorers that judge the program from outside, by the contract alone."""
    folder = Path(os.environ.get("COMMUNIQUE_SHARED", ROOT.parent / "shared")) / "measure"
    if not (folder / "score_documents.py").exists():
        pytest.skip("the outside scorers are not here; set COMMUNIQUE_SHARED to the folder that holds measure/")
    sys.path.insert(0, str(folder))
    return {name: importlib.import_module(name) for name in ("gold", "score_documents", "score_forms")}
