"""Records as lines of JSON, and back."""

import json

import pytest
from hypothesis import given, settings

from any_record import records
from communique.errors import RecordError
from communique.records import RECORD_TYPES, Link, Record, from_line, order_key, spans_in, to_line, to_plain


@settings(max_examples=300, deadline=None)
@given(record=records)
def test_line_gives_the_record_back(record: Record) -> None:
    """What a store or an export holds is what was read."""
    assert from_line(to_line(record)) == record


@settings(max_examples=200, deadline=None)
@given(record=records)
def test_line_is_one_line_with_sorted_keys(record: Record) -> None:
    """Two exports can be compared line by line; every field of the contract is present."""
    line = to_line(record)
    assert "\n" not in line
    assert "\r" not in line
    plain = json.loads(line)
    assert list(plain) == sorted(plain)
    assert line == json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert set(plain) == {"record", *(name.rstrip("_") for name in record.__slots__)}


@settings(max_examples=100, deadline=None)
@given(record=records)
def test_every_span_is_found(record: Record) -> None:
    """`verify` re-reads what this finds: a span that it misses is never checked."""
    written = str(to_plain(record)).count("'start': ") - (record.record == "instrument")
    assert len(list(spans_in(record))) == written


def test_scores_have_three_decimals() -> None:
    """The last digits of a float differ between machines."""
    link = Link(id="l", from_="a", to="b", relation="repeats", kind="stated", rule="r", score=1 / 3)
    assert '"score":0.333' in to_line(link)
    assert '"from":"a"' in to_line(link)


def test_listing_order_follows_the_types() -> None:
    """Documents first, judgements last; then document, offset, id."""
    links = [Link(id=i, from_="a", to="b", relation="repeats", kind="stated", rule="r", score=1.0) for i in "ba"]
    assert [link.id for link in sorted(links, key=order_key)] == ["a", "b"]
    assert (RECORD_TYPES[0].record, RECORD_TYPES[-1].record) == ("document", "judgement")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("{", "not a line of JSON"),
        ("[]", "JSON object"),
        ('{"record": "rumour"}', "rumour"),
        ('{"record": "time", "id": "t"}', "TimeExpression"),
        ("{}", "unknown record type"),
    ],
)
def test_what_is_no_record_is_refused(line: str, named: str) -> None:
    """The message says what was found and what was expected."""
    with pytest.raises(RecordError, match=named):
        from_line(line)


def test_unknown_fields_are_left_out() -> None:
    """A later version may write more."""
    line = '{"record":"judgement","id":"j","about":"c","field":"kind","author":"ana","time":"t","old":null,"new":"x"'
    assert from_line(line + ',"reason":null,"mood":"grim"}').id == "j"
