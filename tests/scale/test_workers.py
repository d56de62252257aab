"""`read --workers`: the same records for any number of processes, whatever the order of the inputs, with the model."""

import json
import random
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.cli.main import app
from small_news import news_lines

pytestmark = pytest.mark.model


def read(folder: Path, lines: list[str], *options: str) -> str:
    path = folder / "news.jsonl"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    result = CliRunner().invoke(app, ["read", str(path), "--format", "jsonl", *options])
    assert result.exit_code == 1, result.output
    return result.stdout


def test_two_workers_give_the_bytes_of_one_in_any_order(tmp_path: Path) -> None:
    """This process alone, and two others with the inputs shuffled, straight to lines and by way of a store."""
    lines = [*news_lines(6), json.dumps({"id": "bad"}), *news_lines(2)]
    alone = read(tmp_path, lines)
    assert '"record":"tripwire"' in alone
    random.Random(5).shuffle(lines)
    kept = str(tmp_path / "kept.db")
    assert read(tmp_path, lines, "--workers", "2", "--store", kept) == alone
    assert CliRunner().invoke(app, ["export", "--store", kept]).stdout == alone
