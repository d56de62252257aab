"""Ids made of content."""

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from any_record import spans
from communique.records import Span, content_id, document_id, sha256_of

SPAN = Span(3, 9, "warned")


def test_ids_are_pinned() -> None:
    """They are in stores and in analysts' judgements: no version may change how they are made."""
    assert document_id(url=None, source_id="a.txt", text_sha256=sha256_of("It rains.")) == "a47daa16f6d64818"
    assert content_id("commitment", "d1", [SPAN, None]) == "b6593b05114568ef"


def test_ids_are_the_same_in_another_process() -> None:
    """Python's own hashes differ from run to run."""
    code = (
        "from communique.records import Span, content_id; print(content_id('event', 'd', [Span(1, 2, 'x')], 'RUS GOV'))"
    )
    runs = {subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout for _ in range(2)}
    assert runs == {f"{content_id('event', 'd', [Span(1, 2, 'x')], 'RUS GOV')}\n".encode()}


def test_address_goes_before_the_name_of_the_file() -> None:
    """A page fetched twice under two names is one document; a copy at another outlet is another."""
    sha = sha256_of("text")
    one = document_id(url="https://a.example/1", source_id="x", text_sha256=sha)
    assert one == document_id(url="https://a.example/1", source_id="y", text_sha256=sha)
    assert one != document_id(url="https://b.example/1", source_id="x", text_sha256=sha)
    assert one != document_id(url="https://a.example/1", source_id="x", text_sha256=sha256_of("other"))


@given(st.lists(spans(), max_size=3), st.lists(spans(), max_size=3))
def test_other_spans_give_another_id(one: list[Span], other: list[Span]) -> None:
    """Two records on the same offsets are one; on other offsets, two."""

    def places(found: list[Span]) -> list[tuple[int, int, str | None]]:
        return [(s.start, s.end, s.document) for s in found]

    same = content_id("event", "d", one) == content_id("event", "d", other)
    assert same == (places(one) == places(other))


def test_type_document_holder_and_gaps_tell_records_apart() -> None:
    """Syria denies what the United States says: two records on one anchor."""
    ids = {
        content_id("event", "d", [SPAN], "USA GOV"),
        content_id("event", "d", [SPAN], "SYR GOV"),
        content_id("event", "d", [SPAN], None),
        content_id("event", "d", [SPAN]),
        content_id("event", "e", [SPAN]),
        content_id("statement", "d", [SPAN]),
        content_id("commitment", "d", [SPAN, None]),
        content_id("commitment", "d", [None, SPAN]),
    }
    assert len(ids) == 8


def test_lone_surrogates_have_a_hash() -> None:
    """Broken escapes in JSON make them, and a document of them must still have an id."""
    assert len(sha256_of("\ud800")) == 64


def test_spans_compare_by_characters() -> None:
    """Half-open: neighbours share nothing."""
    assert SPAN.overlaps(Span(8, 12, ""))
    assert not SPAN.overlaps(Span(9, 12, ""))
    assert SPAN.contains(Span(3, 9, ""))
    assert SPAN.within("d2").document == "d2"
    assert len(SPAN) == 6
