"""Whose side a bare name is on, where another text introduces him."""

from dataclasses import replace

import pytest

from communique.linking.introduced import Introductions
from communique.records import Reading, Statement, content_id
from marked import make_reading, parse_marked


def told(name: str, marked: str, code: str | None, issuer_code: str | None) -> Reading:
    """A reading of one commitment that the phrase marked `speaker` tells."""
    reading = make_reading(name, marked, commitments={"c1": {"issuer_code": issuer_code}})
    (speaker,) = parse_marked(marked)[1]["speaker"]
    (commitment,) = reading.commitments
    main = commitment.main
    assert main is not None
    statement = Statement(
        id=content_id("statement", reading.document.id, (main,)),
        document=reading.document.id,
        speaker=speaker,
        speaker_code=code,
        cue=None,
        content=(main,),
        quote="indirect",
        act="threaten",
        confidence=0.9,
    )
    return replace(reading, statements=(statement,), commitments=(replace(commitment, statement=statement.id),))


FIRST = told(
    "first",
    "{c1.issuer|Peru} {c1.response|will close the port}, {speaker|trade minister Eusebio Quilca} said.",
    "PER GOV",
    "PER GOV",
)
LATER = "{speaker|Mr Quilca} came back to it in Arica: {c1.issuer|his country} {c1.response|would shut the harbour}."


def issuers(*readings: Reading) -> list[str | None]:
    known = Introductions(readings)
    return [c.issuer_code for r in readings for c in replace(r, **known.changes(r)).commitments]


def test_a_bare_name_takes_the_country_that_another_text_gives_him() -> None:
    """What a text guesses of him gives way too; whatever the order of the texts."""
    for guess in (None, "CHL GOV"):
        later = told("later", LATER, guess, guess)
        assert issuers(FIRST, later) == issuers(later, FIRST) == ["PER GOV", "PER GOV"]


def test_what_a_text_itself_says_of_him_stands() -> None:
    """Another man of that name speaks for another state; two introductions leave a third text alone."""
    other = told(
        "other",
        "{c1.issuer|Bolivia} {c1.response|will close the road}, {speaker|Colonel Quilca} said.",
        "BOL MIL",
        "BOL GOV",
    )
    later = told("later", LATER, None, None)
    assert issuers(FIRST, other, later) == ["PER GOV", "BOL GOV", None]


def test_offices_are_no_names_and_years_part_namesakes() -> None:
    """ "The ministry" is everybody's; who spoke twenty years before may be another."""
    ministry = "{speaker|the Foreign Ministry} said that {c1.issuer|it} {c1.response|would shut the harbour}."
    first = "{c1.issuer|Peru} {c1.response|will close it}, {speaker|the Foreign Ministry} said."
    named = told("named", first, "PER GOV", "PER GOV")
    assert issuers(named, told("bare", ministry, None, None)) == ["PER GOV", None]
    old = replace(FIRST, document=replace(FIRST.document, published="1961-02-01"))
    later = told("later", LATER, None, None)
    new = replace(later, document=replace(later.document, published="1984-02-01"))
    assert issuers(old, new) == ["PER GOV", None]


@pytest.mark.parametrize("speaker", ["Costa Rica on Monday", "Reuben & Hale", "the Foreign Ministry", "Kishinev"])
def test_states_firms_and_organs_are_no_persons(speaker: str) -> None:
    """What is no person's name introduces nobody, and takes nobody's country."""
    first = told(
        "first", f"{{c1.issuer|Peru}} {{c1.response|will close it}}, {{speaker|{speaker}}} said.", "PER GOV", "PER GOV"
    )
    later = told(
        "later", f"{{speaker|{speaker}}} said that {{c1.issuer|it}} {{c1.response|would shut it}}.", None, None
    )
    assert issuers(first, later) == ["PER GOV", None]
