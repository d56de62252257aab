"""`read --relevant-only`: everyday texts are left unread, named, counted, and can be read after all."""

import json
from pathlib import Path

import pytest

from crisis import lines
from program import Run

EVERYDAY = "Slice the aubergines, salt them, and bake them until soft; serve with yoghurt and warm bread."


@pytest.fixture
def news(tmp_path: Path) -> str:
    """The crisis in three texts, and two recipes."""
    recipes = [json.dumps({"id": name, "text": f"{EVERYDAY} {name}"}) for name in ("recipe", "soup")]
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join([recipes[0], *lines(), recipes[1]]) + "\n", "utf-8")
    return str(path)


def test_what_is_dropped_is_named_and_counted(run: Run, news: str) -> None:
    """Nothing is lost in silence: standard error, the first screen and the status say it."""
    done = run("read", news, "--relevant-only")
    assert done.exit_code == 0, done.output
    assert "recipe: skipped: not about a crisis by the first filter (score -" in done.stderr
    assert "3 documents," in done.stdout
    assert "2 documents skipped" in done.stdout
    status = run("status").stdout
    assert "3 ok, 2 skipped" in status
    assert "soup" in status


def test_the_dropped_can_be_read_after_all(run: Run, news: str) -> None:
    """Without the option they are new; with it again, they are known."""
    run("read", news, "--relevant-only")
    assert "2 documents," in run("read", news).stdout
    assert "skipped" not in run("read", news, "--relevant-only").output
    assert "5 ok" in run("status").stdout


def test_the_same_lines_as_without_the_dropped(run: Run, news: str, wires: Path) -> None:
    """The filter changes no record of what passes."""
    filtered = run("read", news, "--relevant-only", "--format", "jsonl")
    assert filtered.stdout == run("read", str(wires), "--format", "jsonl").stdout
    assert filtered.stderr.count("skipped") == 2


def test_many_skipped_are_counted(run: Run, tmp_path: Path) -> None:
    """Nobody reads twenty thousand lines: the rest is in the store."""
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps({"id": f"r{n}", "text": f"{EVERYDAY} {n}"}) + "\n" for n in range(25)), "utf-8")
    done = run("read", str(path), "--relevant-only")
    assert done.exit_code == 0, done.output
    assert "... 5 more skipped: communique status" in done.stderr
    assert run("status").stdout.lstrip().startswith("25 skipped")
