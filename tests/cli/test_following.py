"""`communique follow`: what it prints, how it ends, and that no kill costs or doubles a text."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from communique.exports import export_lines
from communique.linking import link_readings
from communique.store import open_store
from followed import TALK, Wire
from loopback import Visit, answer
from program import Run

APART = Path(__file__).parents[1] / "follow_apart.py"
NEAR = ("--allow-address", "127.0.0.1", "--delay", "0")


@pytest.fixture
def wire() -> Iterator[Wire]:
    """A wire with three talks."""
    made = Wire(3)
    yield made
    made.close()


def test_a_line_for_each_new_text_and_none_where_nothing_is_new(run: Run, wire: Wire) -> None:
    """Day, title, publisher and address; the exit status is that of a run without a fault."""
    once = ("follow", wire.feed, "--once", *NEAR, "--store", "f.db")
    first = run(*once)
    assert first.exit_code == 0, first.output
    assert first.stdout.splitlines() == [
        f"2026-05-03  Talk {n}  The Wire  http://127.0.0.1:{wire.port}/{n}" for n in (1, 2, 3)
    ]
    second = run(*once)
    assert (second.exit_code, second.output) == (0, "")
    assert (wire.asked("/feed"), wire.asked("/1")) == (2, 1)


def test_what_cannot_be_had_is_told_on_standard_error(run: Run, wire: Wire) -> None:
    """The exit status says so; the other feeds are read."""
    missing = wire.feed.replace("/feed", "/none")
    done = run("follow", missing, wire.feed, "--once", *NEAR, "--store", "f.db")
    assert done.exit_code == 1
    assert done.stderr.startswith(f"{missing}: ")
    assert len(done.stdout.splitlines()) == 3


def test_what_is_no_feed_is_a_slip(run: Run) -> None:
    """Nothing is fetched, and no store is made."""
    for given in ("feeds.txt", "file:///etc/passwd", "javascript:alert(1)"):
        assert run("follow", given, "--once", "--store", "f.db").exit_code == 2
    assert not Path("f.db").exists()


def test_a_feed_that_is_gone_ends_the_run(run: Run, wire: Wire) -> None:
    """There is nothing left to wait for."""
    wire.pages["/feed"] = answer(410, b"gone")
    assert run("follow", wire.feed, *NEAR, "--store", "f.db").exit_code == 1


def started(wire: Wire, store: Path, *options: str) -> "subprocess.Popen[str]":
    """The program on its way."""
    command = [sys.executable, str(APART), "follow", wire.feed, *NEAR, "--store", str(store), *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def exported(store: Path) -> list[str]:
    """All records of a store as lines."""
    with open_store(store) as opened:
        return list(export_lines(link_readings(opened.readings()), "jsonl"))


def slowly(wire: Wire, seconds: float) -> None:
    """Have every page take its time, so that there is something to break off; plain texts, which are opened quickly."""

    def paced(number: int) -> Callable[[Visit], bytes]:
        def said(_: Visit) -> bytes:
            time.sleep(seconds)
            return answer(body=TALK.format(number).encode(), content_type="text/plain")

        return said

    for path in list(wire.pages):
        if path[1:].isdigit():
            wire.pages[path] = paced(int(path[1:]))


def ended_in_good_order(wire: Wire, store: Path, number: int) -> None:
    """Stop it after its first text by a signal."""
    slowly(wire, 0.1)
    with started(wire, store) as program:
        assert program.stdout is not None
        assert "Talk 1" in program.stdout.readline()
        program.send_signal(number)
        began = time.monotonic()
        rest, errors = program.communicate(timeout=20)
        assert time.monotonic() - began < 5
    assert (program.returncode, errors) == (0, "")
    with open_store(store) as opened:
        assert len(opened.documents_read()) == 1 + len(rest.splitlines()) < 12


def test_a_signal_ends_it_in_good_order(tmp_path: Path) -> None:
    """At once, with status 0 and nothing half-written."""
    wire = Wire(12)
    ended_in_good_order(wire, tmp_path / "f.db", signal.SIGTERM)
    wire.close()


@pytest.mark.hostile
def test_after_a_signal_the_rest_is_read(tmp_path: Path) -> None:
    """By the next run."""
    wire = Wire(12)
    ended_in_good_order(wire, tmp_path / "f.db", signal.SIGINT)
    with started(wire, tmp_path / "f.db", "--once") as program:
        program.communicate(timeout=60)
    assert len(exported(tmp_path / "f.db")) == 12
    wire.close()


def killed(tmp_path: Path, *, entries: int, kills: int) -> str:
    """Kill it at random points of a feed, restart it, and compare with an undisturbed run; the figure in a line."""
    wire, chance = Wire(entries), random.Random(kills)
    slowly(wire, 0.01)
    with started(wire, tmp_path / "whole.db", "--once") as program:
        program.communicate(timeout=120)
    whole, alive = exported(tmp_path / "whole.db"), 0
    assert len(whole) == entries
    store = tmp_path / "killed.db"
    for number in range(kills):
        program = started(wire, store, "--once")
        until = wire.visits + chance.randint(0, 2 + entries // kills)
        while wire.visits < until and program.poll() is None:
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.06) if number % 5 else chance.uniform(0, 2))
        if program.poll() is None:
            os.kill(program.pid, signal.SIGKILL)
            alive += 1
        program.communicate(timeout=60)
    with started(wire, store, "--once") as program:
        program.communicate(timeout=120)
    again = sum(max(0, wire.asked(f"/{n}") - 2) for n in range(1, entries + 1))
    wire.close()
    assert exported(store) == whole
    assert again <= alive
    told = f"{alive} of {kills} kills met it running, same export, {again} pages fetched again"
    return f"follow, {entries} entries: {told}"


def test_no_kill_costs_or_doubles_a_text(tmp_path: Path) -> None:
    """Each text once, whatever was broken off."""
    sys.stdout.write(killed(tmp_path, entries=10, kills=2) + "\n")


@pytest.mark.hostile
def test_no_kill_costs_or_doubles_a_text_fully(tmp_path: Path) -> None:
    """The same at many more points."""
    sys.stdout.write(killed(tmp_path, entries=60, kills=20) + "\n")
