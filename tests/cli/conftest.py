"""The command line over the invented crisis, with a reader that needs no model."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from communique.cli import session
from communique.cli.main import app
from communique.linking import link_readings
from communique.store import open_store
from crisis import StubPipeline, lines, readings
from program import Run


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the program in an empty directory; `stdin` is what a pipe would bring."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COMMUNIQUE_STORE", raising=False)
    monkeypatch.setattr(session, "make_reader", lambda _: StubPipeline())
    monkeypatch.setattr(session, "make_judge", lambda _: None)

    def call(*arguments: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, list(arguments), input=stdin)

    return call


@pytest.fixture
def wires(tmp_path: Path) -> Path:
    """The three texts of the crisis as a JSONL file."""
    path = tmp_path / "wires.jsonl"
    path.write_text("\n".join(lines()) + "\n", "utf-8")
    return path


@pytest.fixture(scope="session")
def made_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the crisis, made once."""
    path = tmp_path_factory.mktemp("made") / "test.db"
    with open_store(path, create=True) as store:
        for reading in readings():
            store.add_reading(reading)
        store.replace_records(link_readings(store.readings()))
    return path


@pytest.fixture
def crisis_store(run: Run, made_store: Path, tmp_path: Path) -> Sequence[str]:
    """A store with the crisis of its own for each test, as the arguments that name it."""
    shutil.copy(made_store, tmp_path / "test.db")
    return "--store", "test.db"
