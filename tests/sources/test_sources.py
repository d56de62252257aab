"""Bytes to sources: what comes out of files, folders, lines and pipes."""

import contextlib
import io
import json
import os
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import SourceError
from communique.settings import Limits, Settings
from communique.sources import Source, read_sources
from communique.sources.decoding import decode

SMALL = Settings(limits=Limits(document=1000))


def read(*inputs: Path | str, stdin: bytes | None = None, settings: Settings = SMALL) -> list[Source]:
    """All sources of some inputs."""
    stream = io.BytesIO(stdin) if stdin is not None else None
    return list(read_sources([str(i) for i in inputs], settings=settings, stdin=stream))


@given(st.binary(max_size=300))
def test_any_bytes_end_as_text_or_as_a_reason(data: bytes) -> None:
    """Nothing else comes out, whatever goes in."""
    with contextlib.suppress(SourceError):
        text, _ = decode(data)
        assert isinstance(text, str)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=200).filter(str.strip))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    """Text in UTF-8 is neither mended nor flagged."""
    assert decode(("Lima: " + text).encode()) == ("Lima: " + text, ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_are_honoured(encoding: str) -> None:
    """Files from office programs carry them."""
    assert decode("Lima denied it.".encode(encoding)) == ("Lima denied it.", ())


@given(st.binary(max_size=400))
def test_any_standard_input_gives_sources(data: bytes) -> None:
    """Each source has a text or a failure, never neither."""
    found = read("-", stdin=data)
    assert found
    assert all((s.text is None) != (s.failure is None) for s in found)


def test_line_carries_its_metadata(tmp_path: Path) -> None:
    """Title, date, publisher and address travel with the text; other fields do not."""
    path = tmp_path / "a.jsonl"
    row = {"id": 7, "text": "Lima spoke.", "title": "T", "published": "2021-01-01", "url": "u", "note": "x"}
    path.write_text(json.dumps(row) + "\n\n", "utf-8")
    (source,) = read(path)
    assert (source.source_id, source.text) == ("7", "Lima spoke.")
    assert source.metadata == {"title": "T", "published": "2021-01-01", "url": "u"}


def test_own_export_can_be_read_again(tmp_path: Path) -> None:
    """Of our own records the documents are texts; the others are passed over."""
    path = tmp_path / "export.jsonl"
    rows = [
        {"record": "document", "id": "ab", "source_id": "1-lima", "text": "Lima spoke."},
        {"record": "event", "id": "cd"},
    ]
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    assert [(s.source_id, s.text) for s in read(path)] == [("1-lima", "Lima spoke.")]


def test_line_without_an_id_is_named_by_its_number(tmp_path: Path) -> None:
    """So that two such lines are two documents."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Lima spoke."}\n{"text": "Quito spoke."}\n', "utf-8")
    assert [s.source_id for s in read(path)] == ["a.jsonl:1", "a.jsonl:2"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": 1}', "no text"),
        ('{"id": 1, "text": ""}', "no text"),
        ('{"id": 1, "text": 5}', "no text"),
        ("[1, 2]", "not a JSON object"),
        ('{"id": 1, "text": "a', "not a line of JSON"),
        ("[" * 5000, "over the limit"),
        ("[" * 900, "not a line of JSON"),
        ('{"id": 1, "text": "' + "a" * 2000 + '"}', "over the limit"),
    ],
)
def test_bad_line_fails_alone(tmp_path: Path, line: str, reason: str) -> None:
    """The line after it is read."""
    path = tmp_path / "a.jsonl"
    path.write_text(line + '\n{"id": "good", "text": "Lima spoke."}\n', "utf-8")
    bad, good = read(path)
    assert reason in (bad.failure or "")
    assert good.text == "Lima spoke."


def test_long_line_at_the_end_of_a_file_fails_once(tmp_path: Path) -> None:
    """A line cut at the limit is one failure, not one for each piece."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "good", "text": "Lima spoke."}\n' + "x" * 5000, "utf-8")
    good, bad = read(path)
    assert good.failure is None
    assert "over the limit" in (bad.failure or "")


def test_large_plain_file_is_not_read_whole(tmp_path: Path) -> None:
    """Its size tells enough."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"word " * 1000)
    (source,) = read(path)
    assert "split it" in (source.failure or "")


def test_folder_gives_its_texts_in_order(tmp_path: Path) -> None:
    """Other files are passed over; a folder without texts says so."""
    for name in ("b.txt", "a.TXT", "c.md", "d.jsonl"):
        (tmp_path / name).write_text('{"id": "d", "text": "Lima spoke."}' if name == "d.jsonl" else "Lima spoke.")
    assert [s.source_id for s in read(tmp_path)] == ["a.TXT", "b.txt", "d"]
    (tmp_path / "none").mkdir()
    (source,) = read(tmp_path / "none")
    assert "holds no file of a kind that is read" in (source.failure or "")


def test_standard_input_is_text_or_lines() -> None:
    """A first line that is a JSON object makes it lines."""
    assert [s.source_id for s in read("-", stdin=b"Lima spoke.\n")] == ["-"]
    lines = b'{"id": "a", "text": "Lima spoke."}\n{"id": "b", "text": "Quito spoke."}'
    assert [s.source_id for s in read("-", stdin=lines)] == ["a", "b"]
    assert read("-", stdin=None)[0].failure


@pytest.mark.skipif(os.name != "posix", reason="file names are bytes on POSIX only")
def test_unreadable_things_fail_with_a_reason(tmp_path: Path) -> None:
    """A missing path; a name that is too long; a NUL in a name."""
    found = read(tmp_path / "gone.txt", tmp_path / ("x" * 300), "a\0b.txt")
    assert [s.text for s in found] == [None] * 3
    assert all(s.failure for s in found)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_are_no_text_are_made_so(tmp_path: Path) -> None:
    """A file's name may be any bytes; a source id can be written."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text("Lima spoke.", "utf-8")
    (source,) = read(path)
    assert source.source_id == "caf\ufffd.txt"


def test_lone_surrogates_in_metadata_are_replaced(tmp_path: Path) -> None:
    """They come from broken JSON escapes; nothing could store them."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a\\ud83d", "title": "x\\udc00", "text": "Lima spoke."}', "utf-8")
    (source,) = read(path)
    assert (source.source_id, source.metadata["title"]) == ("a\ufffd", "x\ufffd")


@pytest.mark.parametrize("name", ["pipe", "pipe.txt", "pipe.jsonl"])
def test_a_pipe_loses_nothing(tmp_path: Path, name: str) -> None:
    """It gives its bytes once: a look at its beginning, to tell what it is, would be missing in the text."""
    pipe = tmp_path / name
    os.mkfifo(pipe)
    text = "Lima denied on Monday that its ships had moved. " * 1000
    data = json.dumps({"text": text}) if name.endswith("jsonl") else text
    writer = threading.Thread(target=pipe.write_text, args=(data, "utf-8"))
    writer.start()
    [source] = read(pipe, settings=Settings())
    writer.join()
    assert source.text == text
    assert source.source_id == (f"{name}:1" if name.endswith("jsonl") else name)


@pytest.mark.parametrize("value", ["{}", "[]", "[[]]"])
def test_a_line_that_unpacks_to_too_much_fails_alone(tmp_path: Path, value: str) -> None:
    """Lines are read in the main process: 19 MB of empty objects would take 350 MB of it."""
    path = tmp_path / "a.jsonl"
    crowded = '{"text": "Lima spoke.", "x": [' + ",".join([value] * 1_000_001) + "]}"
    path.write_text(crowded + '\n{"text": "Quito spoke."}\n', "utf-8")
    first, second = read(path, settings=Settings())
    assert "over a million" in (first.failure or "")
    assert second.text == "Quito spoke."


def test_what_a_folder_holds_of_other_kinds_is_counted(tmp_path: Path) -> None:
    """Nothing is passed over in silence."""
    for name in ("a.txt", "b.xyz", "c.xyz", "LICENCE", ".hidden"):
        (tmp_path / name).write_text("Lima spoke.")
    told: list[str] = []
    assert len(list(read_sources([str(tmp_path)], settings=SMALL, tell=told.append))) == 1
    assert told == [f"{tmp_path}: left out: 2 .xyz, 1 without a suffix"]
