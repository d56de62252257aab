"""The program as a process: fast help, closed pipes, terminals, and a README that names every command."""

import os
import pty
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from communique.cli import evaluating, progress
from communique.cli.main import app
from communique.cli.screen import clean, quoted
from communique.evaluation import Item
from communique.records import Record, to_line
from crisis import records
from perturbed_gold import document_record
from program import Run

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (sys.executable, "-c", "from communique.cli.main import run; run()")


def bare_documents(items: Sequence[Item]) -> list[Record]:
    """A reader that finds nothing in the texts that it reads."""
    return [document_record(item.id, item.text) for item in items]


def test_help_is_quick_and_loads_no_model(tmp_path: Path) -> None:
    """A user who asks for help does not wait for a reader; the heavy parts stay unloaded."""
    heavy = "numpy onnxruntime sqlalchemy simplemma py3langid communique.pipeline"
    code = (
        "import sys\nsys.argv = ['communique', '--help']\nfrom communique.cli.main import run\n"
        f"try:\n    run()\nfinally:\n    print([m for m in {heavy.split()!r} if m in sys.modules], file=sys.stderr)"
    )
    started = time.perf_counter()
    found = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=True, cwd=tmp_path)
    assert found.stderr.strip() == "[]"
    assert "tripwires" in found.stdout
    assert time.perf_counter() - started < 3, "far above the 0.3 s that an idle machine takes"


def test_a_reader_that_leaves_the_pipe_is_no_fault(tmp_path: Path) -> None:
    """`communique verify - | head -1`: no traceback, whatever is left to write."""
    broken = "\n".join(to_line(r) for r in records() if r.record != "document") + "\n"
    path = tmp_path / "records.jsonl"
    path.write_text(broken * 30, "utf-8")
    with subprocess.Popen(
        (*PROGRAM, "verify", str(path)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() in {0, 1}


@pytest.mark.parametrize("inputs", [("-",), ("gone.jsonl",)])
def test_progress_without_a_known_number(inputs: tuple[str, ...]) -> None:
    """Standard input and files that cannot be read have no number of documents."""
    assert progress.count_documents(inputs) is None


def test_progress_counts_files_and_lines(tmp_path: Path) -> None:
    """The bar's end is the number of documents."""
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.jsonl").write_text("{}\n{}\n")
    assert progress.count_documents((str(tmp_path), str(tmp_path / "a.txt"))) == 4


def test_bar_on_a_terminal(tmp_path: Path) -> None:
    """Standard error is a terminal here; the bar is cleared when all is read."""
    (tmp_path / "a.jsonl").write_text('{"id": 1}\n' * 3)
    arguments = (*PROGRAM, "read", "a.jsonl", "--format", "jsonl")
    parent, child = pty.openpty()
    try:
        subprocess.run(arguments, stdout=subprocess.DEVNULL, stderr=child, cwd=tmp_path, check=False)
        os.set_blocking(parent, False)
        shown = os.read(parent, 65536)
    finally:
        os.close(child)
        os.close(parent)
    assert b"reading" in shown


def test_shown_words_are_cut_and_disarmed() -> None:
    """Long words end with an ellipsis; escapes become visible marks."""
    assert quoted("a" * 300, longest=10) == "“aaaaaaaaa…”"
    assert quoted(" two\n lines ") == "“two lines”"
    assert quoted(None) == "-"
    assert clean("\x1b[31mred\x9b\u202e\n") == "\ufffd[31mred\ufffd\ufffd "


def test_every_command_is_in_the_readme() -> None:
    """A command that is not described is not found."""
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = {c.name or (c.callback.__name__ if c.callback else "") for c in app.registered_commands}
    if "communique read" not in readme:
        pytest.skip("the README does not describe the commands yet")
    assert {c for c in commands if f"communique {c}" not in readme} == set()


def test_every_command_has_help_with_its_options(run: Run) -> None:
    """Each says what it is for, and how a store is named."""
    for command in app.registered_commands:
        name = command.name or (command.callback.__name__ if command.callback else "")
        shown = run(name, "--help")
        assert shown.exit_code == 0
        assert name in {"evaluate", "run"} or "--store" in shown.stdout


def test_evaluation_prints_its_report(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Gold in, figures out; the reader here finds nothing."""
    (tmp_path / "forms.jsonl").write_text('{"id": "f1", "text": "Rain is likely.", "label": "none"}\n')
    monkeypatch.setattr(evaluating, "own_reader", lambda reader=None: bare_documents)
    assert "1 forms" in run("evaluate", str(tmp_path / "forms.jsonl")).stdout
    assert '"documents"' in run("evaluate", str(tmp_path / "forms.jsonl"), "--format", "json").stdout


def test_gate_fails_until_it_is_pinned(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Status 1 without floors, 0 after they are pinned."""
    (tmp_path / "corpus" / "forms").mkdir(parents=True)
    for split in ("dev", "test"):
        (tmp_path / "corpus" / "documents" / split).mkdir(parents=True)
        form = '{"id": "f1", "text": "Rain is likely.", "label": "none"}\n'
        (tmp_path / "corpus" / "forms" / f"{split}.jsonl").write_text(form)
    monkeypatch.setattr(evaluating, "own_reader", lambda reader=None: bare_documents)
    assert run("evaluate", "--gate").exit_code == 1
    assert run("evaluate", "--pin").exit_code == 0
    assert run("evaluate", "--gate").exit_code == 0
    assert '"holds": true' in run("evaluate", "--gate", "--format", "json").stdout
