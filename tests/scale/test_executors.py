"""Other executors over the same shard function: the same bytes; and what is said where they are not installed."""

import importlib.util
import sys
from pathlib import Path

import pytest

from communique.errors import InstallationError, SettingsError
from communique.scale.executors.dask import DaskExecutor
from communique.scale.executors.local import LocalExecutor
from communique.scale.executors.ray import RayExecutor
from communique.scale.running import make_executor, run_plan
from communique.scale.shards import OUTPUT
from communique.settings import Settings
from scale_plans import MakePlan


def outputs(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir() if path.name.endswith(OUTPUT)}


@pytest.mark.hostile
@pytest.mark.model
@pytest.mark.parametrize("executor", ["dask", "ray"])
@pytest.mark.filterwarnings("default")
def test_another_executor_gives_the_same_bytes(make_plan: MakePlan, executor: str) -> None:
    """Dask and Ray start processes of their own; not in `make test`, as that takes ten seconds and more."""
    if importlib.util.find_spec("distributed" if executor == "dask" else "ray") is None:
        pytest.skip(f"{executor} is NOT INSTALLED: pip install 'communique[{executor}]' to test it")
    one = make_plan("one", workers="1")
    run_plan(one, Settings())
    other = make_plan("other", executor=f'"{executor}"')
    outcome = run_plan(other, Settings())
    assert (outcome.read, outcome.failures) == (6, [])
    assert outputs(other.out) == outputs(one.out)


def test_the_plan_chooses_the_executor(make_plan: MakePlan) -> None:
    """Nothing of Dask or Ray is imported before it is needed."""
    assert isinstance(make_executor(make_plan()), LocalExecutor)
    assert isinstance(make_executor(make_plan(executor='"dask"')), DaskExecutor)
    assert isinstance(make_executor(make_plan(executor='"ray"')), RayExecutor)
    with pytest.raises(SettingsError, match="only dask and ray"):
        make_executor(make_plan(scheduler='"tcp://127.0.0.1:1"'))


@pytest.mark.parametrize(("executor", "module"), [("dask", "distributed"), ("ray", "ray")])
def test_an_executor_that_is_not_installed_says_how(
    make_plan: MakePlan, executor: str, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An extra, not a traceback."""
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setitem(sys.modules, executor, None)
    with pytest.raises(InstallationError, match=rf"communique\[{executor}\]"):
        run_plan(make_plan(executor=f'"{executor}"'), Settings())
