"""From a source to a document: clean text, date, state."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.documents import Given, build_document
from communique.documents.building import parse_date
from communique.documents.cleaning import clean_text
from communique.records import Document, sha256_of
from hostile_text import texts


def build(text: str | None, given: Given | None = None, **metadata: str) -> Document:
    """The document of a text."""
    return build_document(
        source_id="a", text=text, raw=(text or "").encode("utf-8", "replace"), metadata=metadata, given=given
    )


@given(st.one_of(texts, st.text(max_size=100)))
def test_clean_text_holds_nothing_that_offsets_cannot_bear(text: str) -> None:
    """It can be written, read back and sliced; cleaning it again changes nothing."""
    clean, _ = clean_text(text)
    assert clean.encode("utf-8").decode("utf-8") == clean
    assert not {"\r", "\0"} & set(clean)
    assert clean_text(clean) == (clean, ())


@given(texts)
def test_document_is_known_by_its_text(text: str) -> None:
    """The hash is that of the text offsets refer to; a failed one is known by its bytes."""
    document = build(text)
    assert document.id == document.document
    if document.text is not None:
        assert document.sha256 == sha256_of(document.text)
    else:
        assert document.state == "failed"
        assert document.warnings


def test_line_ends_are_one_kind_whatever_wrote_the_file() -> None:
    """The same text from two systems is one document."""
    assert build("Lima\r\nspoke.").id == build("Lima\nspoke.").id == build("Lima\rspoke.").id


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2018-09-05", "2018-09-05"),
        ("2018-09-05T23:00:00+05:00", "2018-09-05"),
        (" 2018-09-05 10:00", "2018-09-05"),
        ("2018-02-30", None),
        ("05/09/2018", None),
        ("2018-09-050", None),
        ("2018", None),
        ("", None),
    ],
)
def test_dates_are_iso_or_nothing(value: str, day: str | None) -> None:
    """Day and month are never guessed."""
    assert parse_date(value) == day


def test_given_date_counts_more_than_metadata_than_dateline() -> None:
    """The analyst, then the input, then the text."""
    text = "LIMA, 3 March 2021 - The minister spoke."
    dateline = build(text)
    assert (dateline.published, dateline.date_method) == ("2021-03-03", "dateline")
    metadata = build(text, published="2021-03-04")
    assert (metadata.published, metadata.date_method) == ("2021-03-04", "metadata")
    said = build(text, Given(published="2021-03-05"), published="2021-03-04")
    assert (said.published, said.date_method) == ("2021-03-05", "given")


def test_date_changes_no_id() -> None:
    """Giving a date later leaves every id as it is."""
    assert build("Lima spoke.").id == build("Lima spoke.", Given(published="2021-03-05")).id


def test_copy_at_another_address_is_another_document() -> None:
    """Origins are found by linking, not by making two outlets one."""
    assert build("Lima spoke.", url="https://a.example/1").id != build("Lima spoke.", url="https://b.example/1").id


def test_date_that_is_none_is_named() -> None:
    """It is not read as something else."""
    document = build("Lima spoke.", published="last Tuesday")
    assert (document.published, document.date_method) == (None, "unresolved")
    assert "'last Tuesday' is no ISO date" in document.warnings[0]


@pytest.mark.parametrize("text", ["", " \n ", "... !!! ---", "\0\0", None])
def test_text_without_words_fails(text: str | None) -> None:
    """There is nothing to read, and the document says so."""
    document = build(text)
    assert (document.state, document.text) == ("failed", None)
    assert "no " in document.warnings[-1]


def test_mended_text_is_partial_and_flagged_text_is_not() -> None:
    """NUL characters were replaced; invisible ones are kept and named."""
    assert build("Lima\0spoke.").state == "partial"
    assert build("Lima\0spoke.").text == "Lima spoke."
    hidden = build("Lima \u202espoke.")
    assert hidden.state == "ok"
    assert hidden.text == "Lima \u202espoke."
    assert "invisible" in hidden.warnings[-1]


def test_lone_surrogates_are_replaced() -> None:
    """They come from broken JSON escapes, and no file can hold them."""
    document = build("Lima \ud83d spoke.")
    assert document.text == "Lima \ufffd spoke."
    assert document.state == "partial"


def test_a_title_without_end_is_cut_and_said_so() -> None:
    """A page may call itself anything; patterns for titles are asked about no more than a title."""
    document = build_document(source_id="d", text="Lima spoke.", raw=b"", metadata={"title": "a" * 9_999})
    assert document.title == "a" * 2_000
    assert document.state == "partial"
    assert any("title was longer" in warning for warning in document.warnings)
