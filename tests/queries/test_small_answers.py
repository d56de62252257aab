"""Dates, names, sentences and hints behind the answers."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.queries.dates import first_day
from communique.queries.names import party_name, party_names, words_for_code
from communique.queries.overview import date_hint
from communique.queries.plain import to_json
from communique.queries.sentences import sentence_bounds
from communique.queries.verification import verify_records
from communique.records import Document, Link, Span, TimeExpression, sha256_of
from hostile_text import texts


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("PER GOV", "Peru"),
        ("PER MIL", "Peru (military)"),
        ("IGO UNO", "the United Nations"),
        ("COALITION", "the coalition"),
        (None, "?"),
        ("QQQ GOV", "QQQ"),
    ],
)
def test_codes_are_shown_as_names(code: str | None, name: str) -> None:
    """A user reads Peru, not PER GOV; what has no name keeps its code."""
    assert party_name(code) == name


def test_names_are_shown_once_each() -> None:
    """Two codes of one name are one party for a reader."""
    assert party_names(["PER GOV", None, "PER GOV", "ECU MIL"]) == "Peru, ?, Ecuador (military)"
    assert party_names([]) == "?"
    assert "peruvian" in words_for_code("PER MIL")


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2018-09-04", "2018-09-04"),
        ("2018-09-04T10:00", "2018-09-04"),
        ("2018-W35", "2018-08-27"),
        ("2018-W35-WE", "2018-08-27"),
        ("2018-03", "2018-03-01"),
        ("2018", "2018-01-01"),
        ("2018-SU", "2018-01-01"),
        ("P30D", None),
        ("XXXX-WXX-2", None),
        ("2018-13-40", None),
        ("PRESENT_REF", None),
    ],
)
def test_first_day_of_a_date(value: str, day: str | None) -> None:
    """Weeks, months and years are sorted by their first day; open values have none."""
    assert first_day(value) == day


@given(texts, st.data())
def test_sentence_holds_its_span(text: str, data: st.DataObject) -> None:
    """However odd the text, the sentence around some words contains them."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    low, high = sentence_bounds(text, start, end)
    assert 0 <= low <= start <= end <= high <= len(text)


def test_sentence_ends_at_its_stop() -> None:
    """Quotation marks after the stop belong to it; the next sentence does not."""
    text = 'He left. "We will answer." Then he spoke.'
    start = text.index("will")
    low, high = sentence_bounds(text, start, start + 4)
    assert text[low:high] == '"We will answer."'


@pytest.mark.parametrize("text", ["The U.N. Council met Gen. Torres in Lima.", "U.S. Navy ships left. "])
def test_initials_and_titles_end_no_sentence(text: str) -> None:
    """The words shown as a sentence are one."""
    assert sentence_bounds(text, 4, 6) == (0, len(text.rstrip()))


def time(value: str) -> TimeExpression:
    """A time expression of that value."""
    return TimeExpression(id=value, document="d", span=Span(0, 1, "x"), value=value)


def test_hint_is_made_of_what_the_text_fixes() -> None:
    """Full dates and months without a year help a reader to find the date; relative words do not."""
    hint = date_hint([time("2016-05-12"), time("2014"), time("XXXX-03"), time("XXXX-WXX-2"), time("P30D")])
    assert hint == "it names 2014, 2016-05-12; it speaks of March without a year"
    assert date_hint([time("XXXX-WXX-2")]) is None
    bound = "no publication date: 1 relative date stays open: not before 2016-05, as the text names May; give the date"
    assert date_hint([time("2016-05")], [bound]) == "not before 2016-05, as the text names May"


def document(text: str) -> Document:
    """A document of a text."""
    return Document(id="d", document="d", source_id="d", sha256=sha256_of(text), text=text)


@given(texts, st.data())
def test_every_slice_of_a_text_verifies_and_no_other(text: str, data: st.DataObject) -> None:
    """A span holds exactly where the text at its offsets is its words."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    good = Span(start, end, text[start:end])
    place = TimeExpression(id="t", document="d", span=good, value="x")
    assert verify_records([place, document(text)]).is_sound
    bad = TimeExpression(id="t", document="d", span=Span(start, end, text[start:end] + "x"), value="x")
    found = verify_records([document(text), bad])
    assert (found.spans, found.broken_spans, found.is_sound) == (1, 1, False)


def test_a_span_in_another_text_is_read_there() -> None:
    """The evidence of a link names its own document; one that is not there is broken."""
    home = Span(0, 4, "Peru", "d")
    link = Link(id="l", from_="a", to="b", relation="repeats", kind="stated", rule="r", score=1.0, evidence=(home,))
    assert verify_records([link, document("Peru spoke")]).is_sound
    assert "not among the records" in verify_records([link]).broken[0]


def test_json_leaves_letters_as_they_are() -> None:
    """A name in any script is readable in an answer."""
    assert json.loads(to_json({"who": ("Ñandú", Span(0, 1, "Ñ"))})) == {
        "who": ["Ñandú", {"start": 0, "end": 1, "text": "Ñ"}]
    }
    assert "Ñandú" in to_json("Ñandú")
