"""Runs killed at random points and started again: is the export that of an undisturbed run?

    python tools/kill_runs.py [--documents 2000] [--kills 20] [--workers 1 2] [--executors local dask] [--seed 7]

Each configuration reads the same very short texts once undisturbed, and once for each kill: SIGKILL at a random point
of the run, of the driver, of a process that works for it, of one that reads texts or opens files for that; then the
plan is run again to its end, merged, and exported. Prints "20/20 identical" for each configuration.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests")]

from communique.scale.landing import sha256_of_file  # noqa: E402 (with the tests on the path)
from processes import roles  # noqa: E402
from small_news import news_lines  # noqa: E402

PROGRAM = "from communique.cli.main import run\nif __name__ == '__main__':\n    run()\n"
VICTIMS = ("driver", "worker", "reader", "opener")
_PATIENCE = 600
_WAIT = 5.0
"""Seconds to wait for a process that is to be killed: one that opens files is there for archives only."""
_ARCHIVES = 4


@dataclass(frozen=True, slots=True)
class Configuration:
    """Who reads, and how many at once."""

    executor: str
    workers: int
    documents: int


class Bench:
    """A folder with an archive, a plan for each run, and the program."""

    def __init__(self, folder: Path, configuration: Configuration) -> None:
        self.folder, self.configuration = folder, configuration
        self.export = folder / "export.jsonl"
        self.program = folder / "program.py"
        self.program.write_text(PROGRAM)
        archive = folder / "archive"
        archive.mkdir()
        lines = list(news_lines(configuration.documents, every=25))
        part = len(lines) * 2 // 5
        (archive / "one.jsonl").write_text("\n".join(lines[:part]) + "\n")
        (archive / "two.ndjson").write_text("\n".join([*lines[part : 2 * part], '{"id": "bad"}']) + "\n")
        for number in range(_ARCHIVES):
            with ZipFile(archive / f"{number}.zip", "w") as packed:
                for n, line in enumerate(lines[2 * part + number :: _ARCHIVES]):
                    packed.writestr(f"{number}-{n}.txt", json.loads(line)["text"])

    def plan(self, name: str) -> Path:
        """The plan of a run with a folder of its own."""
        split = max(5, self.configuration.documents // 40)
        path = self.folder / f"{name}.toml"
        path.write_text(
            f'inputs = ["archive"]\nout = "{name}"\nsplit = {split}\nworkers = {self.configuration.workers}\n'
            f'executor = "{self.configuration.executor}"\n'
        )
        return path

    def start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """The program, under way."""
        command = [sys.executable, str(self.program), *arguments]
        # linking by rules is quicker; what is linked are the readings of the model
        environment = os.environ | ({} if arguments[0] == "run" else {"COMMUNIQUE_READER": "rules"})
        with (self.folder / "log").open("ab") as log, self.export.open("wb") as output:
            return subprocess.Popen(command, cwd=self.folder, env=environment, stdout=output, stderr=log)

    def finish(self, name: str) -> str:
        """Run a plan to its end, merge, export: the hash of the export."""
        code = self.start("run", str(self.plan(name))).wait(_PATIENCE)
        assert code in {0, 1}, f"run ended with {code}: {self.said()}"
        leftovers = [path.name for path in (self.folder / name).iterdir() if path.name.endswith(".unfinished")]
        assert not leftovers, leftovers
        store = self.folder / f"{name}.db"
        for step in (("merge", name), ("export",)):
            code = self.start(*step, "--store", str(store)).wait(_PATIENCE)
            assert code == 0, f"{step[0]} ended with {code}: {self.said()}"
        return sha256_of_file(self.export)

    def said(self) -> str:
        """The end of what the program said."""
        return (self.folder / "log").read_text("utf-8", "replace")[-1000:]


def kill_one(driver: int, victim: str, chance: random.Random) -> str:
    """Kill a process of a run by what it does, or its driver where there is no such for long. What was killed."""
    until = time.monotonic() + _WAIT
    while not (pids := [pid for pid, role in roles(driver).items() if role == victim]):
        if time.monotonic() > until or victim == "driver":
            victim, pids = "driver", [driver]
            break
        time.sleep(0.05)
    try:
        os.kill(chance.choice(pids), signal.SIGKILL)
    except ProcessLookupError:
        return "nobody"
    return victim


def disturbed(bench: Bench, name: str, seconds: float, victim: str, chance: random.Random) -> tuple[str, str]:
    """Start a run, kill one of its processes after some time, go on to the end: what was killed, and the hash."""
    process = bench.start("run", str(bench.plan(name)))
    try:
        process.wait(seconds)
        met = "nobody"
    except subprocess.TimeoutExpired:
        met = kill_one(process.pid, victim, chance)
    process.wait(_PATIENCE)
    return met, bench.finish(name)


def measure(configuration: Configuration, *, kills: int, seed: int) -> int:
    """The number of killed runs whose outcome is that of the undisturbed one."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="kill-runs-") as folder:
        bench = Bench(Path(folder), configuration)
        began = time.monotonic()
        code = bench.start("run", str(bench.plan("undisturbed"))).wait(_PATIENCE)
        assert code in {0, 1}, bench.said()
        length = time.monotonic() - began
        expected = bench.finish("undisturbed")
        met, same = Counter[str](), 0
        for n in range(kills):
            victim, hash_ = disturbed(
                bench, f"killed-{n}", chance.uniform(0.02, 0.98) * length, VICTIMS[n % len(VICTIMS)], chance
            )
            met[victim] += 1
            same += hash_ == expected
            print(f"  kill {n + 1}: {victim}, {same} identical so far", file=sys.stderr, flush=True)
    said = ", ".join(f"{number} {victim}" for victim, number in sorted(met.items()))
    print(
        f"{configuration.executor}, {configuration.workers} workers, {configuration.documents:,} documents "
        f"({length:.0f} s undisturbed): {same}/{kills} identical (killed: {said})",
        flush=True,
    )
    return same


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--documents", type=int, default=2_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--executors", nargs="+", default=["local", "dask"])
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args(arguments)
    sound = True
    for executor in given.executors:
        for workers in given.workers:
            found = measure(Configuration(executor, workers, given.documents), kills=given.kills, seed=given.seed)
            sound &= found == given.kills
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
