"""The scripts that measure and check, at their edges."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(script: str, *arguments: str, shared: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = os.environ | ({"COMMUNIQUE_SHARED": str(shared)} if shared else {})
    command = [sys.executable, str(ROOT / script), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def test_measure_names_what_is_missing(tmp_path: Path) -> None:
    """On a machine without the sets every part is skipped, says so, and nothing fails."""
    done = run("tools/measure.py", shared=tmp_path)
    assert done.returncode == 0
    assert done.stdout.count("skipped: no ") == done.stdout.count("== ")


def test_measure_refuses_an_unknown_part(tmp_path: Path) -> None:
    """A misspelt part must not look like a figure."""
    done = run("tools/measure.py", "speed", shared=tmp_path)
    assert done.returncode == 2
    assert "speed" in done.stderr


@pytest.mark.model
def test_folder_is_verified(tmp_path: Path) -> None:
    """Texts and lines of a folder are read, and every span of them again."""
    (tmp_path / "a.txt").write_text("Altania warned on Monday that it would close the port if shelled again.", "utf-8")
    line = {"id": "b", "text": "The general said that nobody had been told.", "date": "2019-03-02"}
    (tmp_path / "b.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    done = run("tools/verify_folder.py", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "documents 2 (ok 2)" in done.stdout
    assert "broken 0; crashes 0" in done.stdout


@pytest.mark.model
def test_empty_folder_is_no_success(tmp_path: Path) -> None:
    """Nothing read is nothing verified."""
    assert run("tools/verify_folder.py", str(tmp_path)).returncode == 1
