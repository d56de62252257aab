"""Killed runs in full: 20 kills at random points of 2,000 documents, for each number of workers and each executor."""

import importlib.util
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parents[2] / "tools" / "kill_runs.py"


@pytest.mark.hostile
@pytest.mark.model
@pytest.mark.parametrize("executor", ["local", "dask"])
@pytest.mark.parametrize("workers", [1, 2])
def test_every_killed_run_ends_as_the_undisturbed_one(executor: str, workers: int) -> None:
    """SIGKILL of the driver, of a worker, of its reader, of what opens files for it; prints "20/20 identical"."""
    if executor == "dask":
        pytest.importorskip("distributed", reason="Dask is not installed")
    specification = importlib.util.spec_from_file_location("kill_runs", TOOL)
    assert specification is not None
    assert specification.loader is not None
    kill_runs = importlib.util.module_from_spec(specification)
    sys.modules["kill_runs"] = kill_runs
    specification.loader.exec_module(kill_runs)
    assert kill_runs.main(["--executors", executor, "--workers", str(workers)]) == 0
