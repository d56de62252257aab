"""An archive of very short texts, and a plan for it."""

from pathlib import Path

import pytest

from communique.scale.plan import Plan, load_plan
from scale_plans import MakePlan
from small_news import news_lines


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Twelve texts in two files of lines, a damaged line, and a plain text."""
    folder = tmp_path / "archive"
    folder.mkdir()
    lines = list(news_lines(12))
    (folder / "one.jsonl").write_text("\n".join(lines[:8]) + "\n", "utf-8")
    (folder / "two.jsonl").write_text("\n".join([*lines[8:], '{"id": "bad"}']), "utf-8")
    (folder / "three.txt").write_text("Peru warned Ecuador that it will answer if Ecuador attacks the dam.", "utf-8")
    return folder


@pytest.fixture
def make_plan(tmp_path: Path, archive: Path) -> MakePlan:
    """A plan for the archive; further lines as keys."""

    def make(out: str = "out", **keys: str) -> Plan:
        path = tmp_path / f"{out}.toml"
        given = {"inputs": '["archive"]', "out": f'"{out}"', "split": "3", "workers": "2"} | keys
        path.write_text("".join(f"{key} = {value}\n" for key, value in given.items()), "utf-8")
        return load_plan(path)

    return make
