"""`communique read` killed at any moment and run again ends with the record of an undisturbed run."""

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAM = Path(sys.executable).with_name("communique")
_PARTIES = ("Iran", "Israel", "Egypt", "Sudan", "Chad", "Libya", "Kenya", "Somalia", "India", "China")
_ACTS = ("shells its port", "closes the strait", "crosses the border", "seizes a ship", "cuts the pipeline")


def _texts(number: int) -> str:
    rng = random.Random(5)
    lines = []
    for n in range(number):
        one, other = rng.sample(_PARTIES, 2)
        text = f"{one} warned on Monday that it would answer with force if {other} {rng.choice(_ACTS)}. Case {n}."
        lines.append(json.dumps({"id": f"d{n}", "text": text, "published": f"2001-0{1 + n % 9}-1{n % 10}"}))
    return "\n".join(lines)


def _read(texts: Path, store: Path) -> "subprocess.Popen[bytes]":
    command = [str(PROGRAM), "read", str(texts), "--store", str(store), "--reader", "rules"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _export(store: Path) -> bytes:
    command = [str(PROGRAM), "export", "--store", str(store)]
    return subprocess.run(command, capture_output=True, check=True).stdout


@pytest.mark.model
@pytest.mark.parametrize(("number", "kills"), [(50, 2), pytest.param(2_000, 20, marks=pytest.mark.hostile)])
def test_a_reading_killed_at_any_moment_goes_on_where_it_was(tmp_path: Path, number: int, kills: int) -> None:
    texts = tmp_path / "texts.jsonl"
    texts.write_text(_texts(number), "utf-8")
    began = time.monotonic()
    assert _read(texts, tmp_path / "calm.db").wait() == 0
    whole = time.monotonic() - began
    rng = random.Random(7)
    killed = 0
    for _ in range(kills):
        run = _read(texts, tmp_path / "killed.db")
        try:
            run.wait(rng.uniform(0.2, 0.8) * whole / (1 if kills < 10 else 3))
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            killed += 1
        run.wait()
    assert _read(texts, tmp_path / "killed.db").wait() == 0
    same = _export(tmp_path / "calm.db") == _export(tmp_path / "killed.db")
    sys.stdout.write(f"{number} documents, killed {killed} times: the export is {'the same' if same else 'ANOTHER'}\n")
    assert same
