"""The command line over the invented crisis, with a reader that needs no model."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from communique.cli import session
from communique.cli.main import app
from crisis import StubPipeline, lines
from program import Run


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the program in an empty directory; `stdin` is what a pipe would bring."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COMMUNIQUE_STORE", raising=False)
    monkeypatch.setattr(session, "make_reader", lambda _: StubPipeline())

    def call(*arguments: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, list(arguments), input=stdin)

    return call


@pytest.fixture
def wires(tmp_path: Path) -> Path:
    """The three texts of the crisis as a JSONL file."""
    path = tmp_path / "wires.jsonl"
    path.write_text("\n".join(lines()) + "\n", "utf-8")
    return path


@pytest.fixture
def crisis_store(run: Run, wires: Path) -> Sequence[str]:
    """A store with the crisis, as the arguments that name it."""
    assert run("read", str(wires), "--store", "test.db").exit_code == 0
    return "--store", "test.db"
