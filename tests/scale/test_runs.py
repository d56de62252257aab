"""Runs of a plan: what lands, what a restart does, what a kill leaves, and that merging gives what `read` gives."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from communique.linking import link_each
from communique.records import to_line
from communique.scale.manifest import MANIFEST
from communique.scale.merging import merge_into
from communique.scale.running import run_plan
from communique.scale.shards import OUTPUT
from communique.settings import Settings
from communique.store import Store, open_store
from processes import roles
from scale_plans import Here, MakePlan

DRIVER = """
import sys
from pathlib import Path
from communique.scale.plan import load_plan
from communique.scale.running import run_plan
from communique.settings import Settings
run_plan(load_plan(Path(sys.argv[1])), Settings())
"""


def outputs(out: Path) -> dict[str, bytes]:
    """The files of a run but for the reports, which tell the time."""
    return {path.name: path.read_bytes() for path in out.iterdir() if path.name.endswith(OUTPUT)}


def export(store: Store) -> list[str]:
    store.replace_records(link_each(store.each_reading()))
    return [to_line(record) for record in store.records()]


@pytest.mark.model
def test_killed_and_run_again_gives_the_undisturbed_bytes(tmp_path: Path, make_plan: MakePlan) -> None:
    """SIGKILL of the driver, of a process that works for it, and of one that reads for that; 1 worker and 2."""
    whole = make_plan("whole")
    assert run_plan(whole, Settings(), executor=Here()).counts == {"failed": 1, "ok": 13}
    make_plan("out", workers="1")
    driver = subprocess.Popen([sys.executable, "-c", DRIVER, str(tmp_path / "out.toml")])
    plan = make_plan("out")
    while not list(plan.out.glob(f"*{OUTPUT}")):
        time.sleep(0.01)
    below = roles(driver.pid)
    driver.kill()
    driver.wait()
    victims = ["worker", "reader"]

    def kill(_: int, report: object) -> None:
        found = [pid for pid, role in roles(os.getpid()).items() if victims and role == victims[0]]
        if report is not None and found:
            os.kill(random.choice(found), signal.SIGKILL)
            victims.pop(0)

    outcome = run_plan(plan, Settings(), report=kill)
    assert victims == []
    assert outcome.failures == []
    assert outcome.read + outcome.known == outcome.shards == 6
    assert outputs(plan.out) == outputs(whole.out)
    assert (plan.out / MANIFEST).read_bytes() == (whole.out / MANIFEST).read_bytes()
    assert not [p for p in plan.out.iterdir() if p.name.endswith(".unfinished")]
    assert not [pid for pid in below if Path(f"/proc/{pid}").exists()], "what worked for a dead driver ends with it"
    with open_store(tmp_path / "a.db", create=True) as one, open_store(tmp_path / "b.db", create=True) as other:
        assert merge_into(one, whole.out).new == 14
        assert merge_into(other, plan.out).new == 14
        assert export(one) == export(other)
