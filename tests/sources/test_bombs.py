"""Bombs of every format of documents: each is read or refused with a reason, in bounded memory and time."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from communique.settings import Limits
from communique.sources import Source
from communique.sources.formats.docx import DocxFormat
from communique.sources.isolation import IsolatedReader
from communique.sources.watching import watched
from sources.bombs import Bomb, bombs, entities, linked
from sources.reading_formats import only, refusal

MEMORY, SECONDS = 512_000_000, 10.0
SCRIPT = Path(__file__).with_name("detonate.py")


def detonated(found: list[Bomb], folder: Path) -> list[dict[str, object]]:
    """How each ended, read one after the other in one process; what kills it ends the list."""
    arguments = []
    for number, bomb in enumerate(found):
        path = folder / f"{number}"
        path.write_bytes(bomb.make())
        arguments += [bomb.format, bomb.file, str(path)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, str(SCRIPT), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=300)
    for path in folder.iterdir():
        path.unlink()
    ends = [json.loads(line) for line in done.stdout.splitlines()]
    if len(ends) < len(found):
        ends.append({"reason": "", "died": done.returncode, "error": done.stderr[-500:], "seconds": 0.0, "memory": 0})
    return ends


def check(found: list[Bomb], ends: list[dict[str, object]]) -> None:
    """Print the figure, and fail where one was not survived."""
    faults = [
        f"{bomb.format}: {bomb.deed}: {end}"
        for bomb, end in zip(found, ends, strict=False)
        if "died" in end
        or not (end["reason"] or end["read"] or end["parts"])
        or float(str(end["memory"])) > MEMORY
        or float(str(end["seconds"])) > SECONDS
    ]
    memory = max(float(str(end["memory"])) for end in ends) / 1e6
    seconds = max(float(str(end["seconds"])) for end in ends)
    named = ", ".join(sorted({bomb.format for bomb in found}))
    good = len(found) - len(faults)
    sys.stdout.write(
        f"{named}: bombs refused or read {good}/{len(found)}, most RSS {memory:.0f} MB, slowest {seconds:.1f} s\n"
    )
    assert not faults
    assert len(ends) == len(found)


@pytest.mark.parametrize("form", sorted({bomb.format for bomb in bombs(full=False)}))
def test_short_bombs(form: str, tmp_path: Path) -> None:
    """All of a format in one process."""
    found = [bomb for bomb in bombs(full=False) if bomb.format == form and bomb.outlives]
    check(found, detonated(found, tmp_path))


ENDING = [bomb for bomb in bombs(full=False) if not bomb.outlives]


@pytest.mark.parametrize(
    "bomb",
    [pytest.param(bomb, marks=[pytest.mark.hostile] * bool(number)) for number, bomb in enumerate(ENDING)],
    ids=lambda bomb: bomb.deed,
)
def test_bombs_that_end_their_process_are_failures_with_a_reason(bomb: Bomb, tmp_path: Path) -> None:
    """The program goes on, and says what happened."""
    path = tmp_path / bomb.file
    path.write_bytes(bomb.make())
    with IsolatedReader(Limits()) as reader:
        (found,) = reader.open_file(path, bomb.file)
    assert isinstance(found, Source)
    sys.stdout.write(f"{bomb.format}: {bomb.deed}: {found.failure}\n")
    assert found.failure


CANARY = "KOLVIA-CANARY"


def test_entities_read_no_file_and_call_no_address(tmp_path: Path) -> None:
    """Twelve DOCX; each is refused before its XML is parsed."""
    canary = tmp_path / "canary.txt"
    canary.write_text(CANARY, "utf-8")
    with socket.create_server(("127.0.0.1", 0)) as loopback:
        loopback.setblocking(False)
        files = entities(f"http://127.0.0.1:{loopback.getsockname()[1]}/a.dtd", str(canary))
        form = DocxFormat()
        refusal(form, files["laughs in document"])
        with watched() as deeds:
            reasons = [refusal(form, data) for data in files.values()]
        with pytest.raises(BlockingIOError):
            loopback.accept()
    sys.stdout.write(f"entities: {len(files)} files refused, {len(deeds)} files opened or addresses called\n")
    assert len(files) == 12
    assert all("document type" in reason or "UTF-8" in reason for reason in reasons)
    assert deeds == []


def test_links_to_the_outside_are_not_followed(tmp_path: Path) -> None:
    """Templates, pictures and documents that a DOCX names elsewhere."""
    with socket.create_server(("127.0.0.1", 0)) as loopback:
        loopback.setblocking(False)
        with watched() as deeds:
            found = only(DocxFormat(), linked(f"http://127.0.0.1:{loopback.getsockname()[1]}/a"))
        with pytest.raises(BlockingIOError):
            loopback.accept()
    assert found.text
    assert deeds == []


@pytest.mark.hostile
def test_full_bombs(tmp_path: Path) -> None:
    """Each in a process of its own, ten times the size."""
    found = [bomb for bomb in bombs(full=True) if bomb.outlives]
    ends = []
    for bomb in found:
        (end,) = detonated([bomb], tmp_path)
        sys.stdout.write(f"{bomb.format}: {bomb.deed}: {end}\n")
        ends.append(end)
    check(found, ends)
