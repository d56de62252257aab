"""docs/sources.md names every format, its example keeps the protocol, and the check prints what is shown."""

import re
import sys
from pathlib import Path

import pytest

from communique.sources.conformance import CHECKS, check_format
from communique.sources.formats.columns import columns_of
from communique.sources.registry import installed_formats

DOC = (Path(__file__).parents[2] / "docs" / "sources.md").read_text("utf-8")
SUBTITLES = b"1\n00:00:01,000 --> 00:00:04,000\nKolvia will answer\nany attack.\n"


def test_every_format_is_named_with_its_files() -> None:
    """A row for each, with its suffixes; those of an archive's many files by one."""
    for name, form in installed_formats().items():
        (row,) = (line for line in DOC.splitlines() if line.startswith(f"| `{name}` |"))
        shown = set(re.findall(r"`([^`]+)`", row))
        many = {s for s in form.suffixes if name in {"twitter", "telegram"}}
        assert form.suffixes - shown <= many, name


def test_the_example_conforms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it stands in the document."""
    (code,) = re.findall(r"```python\n(.*?)```", DOC, re.DOTALL)
    (tmp_path / "subtitles.py").write_text(code, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    form = __import__("subtitles").SubtitlesFormat()
    assert check_format(form, {"a.srt": SUBTITLES}) == []
    del sys.modules["subtitles"]


def test_what_the_check_prints_is_shown() -> None:
    """Word for word."""
    assert re.findall(r"^    held   (.*)$", DOC, re.MULTILINE) == [words for words, _ in CHECKS]


def test_columns_that_the_document_names_are_known() -> None:
    """Each of them alone is that field."""
    (listed,) = re.findall(r"\*\*Tables\*\*: (.*?)\n- ", DOC, re.DOTALL)
    for field, others in re.findall(r"`(\w+)`(?: \((?:also )?([^)]*)\))?", listed):
        for name in [field, *filter(None, others.replace("…", "").split(", "))]:
            header = [name] if field == "text" else ["text", name]
            assert field in columns_of(header).places
