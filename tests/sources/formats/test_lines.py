"""Text, JSON Lines and JSON files: as they have always been read, and what JSON can be besides."""

import json

import pytest

from communique.settings import Limits
from communique.sources.formats.lines import LinesFormat
from communique.sources.formats.text import TextFormat
from sources.reading_formats import only, refusal, sources
from sources.samples import SAMPLES

FORM = LinesFormat()
SMALL = Limits(document=1_000)


def test_lines_have_their_own_id_or_their_number() -> None:
    """And their metadata; blank lines count as lines; a mark of byte order does not matter."""
    first = {"id": 7, "text": "Lima spoke.", "title": "T", "published": "2021-01-01", "url": "u", "note": "x"}
    data = b"\xef\xbb\xbf" + json.dumps(first).encode() + b'\n\n{"text": "Quito spoke."}\n{"id": 0, "text": "A."}'
    found = sources(FORM, data, "a.jsonl")
    assert [s.source_id for s in found] == ["7", "a.jsonl:3", "0"]
    assert found[0].metadata == {"title": "T", "published": "2021-01-01", "url": "u"}


def test_own_exports_are_read_again() -> None:
    """Their documents; an export without any says so."""
    rows = [{"record": "document", "id": "ab", "source_id": "1-lima", "text": "Lima spoke."}, {"record": "event"}]
    data = "\n".join(map(json.dumps, rows)).encode()
    assert [(s.source_id, s.text) for s in sources(FORM, data, "a.jsonl")] == [("1-lima", "Lima spoke.")]
    assert "no document" in refusal(FORM, b'{"record": "event"}', "a.jsonl")
    assert "no document" in refusal(FORM, b"\n\n", "a.jsonl")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"id": 1}', "no text"),
        (b'{"id": 1, "text": 5}', "no text"),
        (b"[1, 2]", "not a JSON object"),
        (b'{"text": "a', "not a line of JSON"),
        (b"[" * 900, "not a line of JSON"),
        (b'{"text": "' + b"a" * 2_000 + b'"}', "over the limit"),
        (b'{"text": "a", "n": ' + b"9" * 900 + b"}" + b" " * 0, None),
        (b'{"text": NaN}', "no text"),
        (b'{"text": "a\\ud83d"}', None),
        (b'{"text": "a", "text": "b"}', None),
        (b"\x00\xff", "not a line of JSON"),
    ],
)
def test_a_bad_line_fails_alone(line: bytes, reason: str | None) -> None:
    """The line after it is read."""
    bad, good = sources(FORM, line + b'\n{"id": "good", "text": "Lima spoke."}\n', "a.jsonl", SMALL)
    assert (bad.failure is None) if reason is None else (reason in (bad.failure or ""))
    assert good.text == "Lima spoke."


def test_a_json_file_is_an_object_a_list_or_lines() -> None:
    """An object is the one document of its file; those of a list are named by their place."""
    assert only(FORM, b' {\n "text": "A."}\n', "a.json").source_id == "a.json"
    assert only(FORM, b'{"id": "x",\n "text": "A."}', "a.json").source_id == "x"
    found = sources(FORM, b'[{"text": "A."}, 5, {"id": "c", "text": "C."}]', "a.json")
    assert [(s.source_id, s.text) for s in found] == [("a.json:1", "A."), ("a.json:2", None), ("c", "C.")]
    assert [s.source_id for s in sources(FORM, b'{"text": "A."}\n{"text": "B."}', "a.json")] == ["a.json:1", "a.json:2"]


def test_a_list_that_breaks_off_says_where() -> None:
    """What stood before is read."""
    whole = b'[{"text": "A."}, {"text": "B."}]'
    for cut in range(17, len(whole) - 1):
        first, *_, last = sources(FORM, whole[:cut], "a.json")
        assert first.text == "A."
        assert "breaks off" in (last.failure or "")
    assert "breaks off" in refusal(FORM, b'[{"text": "A', "a.json")


def test_a_long_list_is_never_in_memory_whole() -> None:
    """Elements are read through a window; one over the limit ends the list."""
    objects = [{"text": f"Lima spoke {n}. " + "x" * 5_000} for n in range(2_000)]
    found = sources(FORM, json.dumps(objects).encode(), "a.json")
    assert [s.text for s in found] == [o["text"] for o in objects]
    big = json.dumps([{"text": "A."}, {"text": "x" * 3_000_000}, {"text": "C."}]).encode()
    assert "over the limit" in (sources(FORM, big, "a.json", Limits(document=1_500_000))[1].failure or "")


@pytest.mark.parametrize("data", [b"[" * 100_000, b'[{"a":' * 100_000, b'{"a":' * 100_000])
def test_deep_nesting_is_refused(data: bytes) -> None:
    """Not a crash."""
    assert "JSON" in refusal(FORM, data, "a.json")


def test_only_json_objects_are_recognised() -> None:
    """Not posts, not chats, not texts that begin with a bracket."""
    for name, form in (("twitter", False), ("telegram", False), ("lines", True)):
        for data in SAMPLES[name].values():
            assert FORM.recognises(data[:4096]) is form
    for data in (b"[Reporter] Lima spoke.", b"{Lima", b"[1, 2]", b"", b"[]", b"Lima"):
        assert not FORM.recognises(data)
    assert FORM.recognises(b'{"title": "' + b"x" * 4_000)


def test_text_is_decoded_or_refused() -> None:
    """As texts have always been."""
    form = TextFormat()
    assert only(form, "Lima: café".encode("cp1252"), "a.txt").warnings
    (binary,) = sources(form, b"\x00\x01\x02" * 50, "a.txt")
    assert "binary" in (binary.failure or "")
    (large,) = sources(form, b"word " * 1_000, "a.txt", SMALL)
    assert "split it" in (large.failure or "")
    assert not form.recognises(b"Lima spoke.")
