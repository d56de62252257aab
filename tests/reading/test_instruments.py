"""Instruments that a text names: kind, parties, term, and what has become of them."""

from functools import cache

import pytest

from communique.language import load_analyser
from communique.reading.instrument_states import is_in_use
from communique.reading.instruments import duration_of, extract_instruments
from communique.reading.statements import extract_statements
from communique.records import Document, InstrumentDraft, document_id, sha256_of
from communique.text import Analysis


@cache
def analysed(text: str) -> Analysis:
    identity = document_id(url=None, source_id="t", text_sha256=sha256_of(text))
    return load_analyser().analyse(
        Document(id=identity, document=identity, source_id="t", sha256=sha256_of(text), text=text)
    )


def instruments(text: str) -> list[InstrumentDraft]:
    return list(extract_instruments(analysed(text), ()))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a 30-day ceasefire", "P30D"),
        ("a 30 – day ceasefire", "P30D"),
        ("a 72-hour truce", "PT72H"),
        ("a five-day pause", "P5D"),
        ("the treaty of 1907", None),
        ("a great-day truce", None),
    ],
)
def test_the_term_of_an_instrument(text: str, value: str | None) -> None:
    """Hyphens, spaced dashes and number words name one term; a year is none."""
    assert duration_of(text) == value


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "kind", "state"),
    [
        ("Both sides kept the ceasefire that was signed in Bamako.", "ceasefire", "in_force"),
        ("The envoy proposed a truce.", "ceasefire", "proposed"),
        ("The rebels violated the truce of March.", "ceasefire", "violated"),
        ("The envoy accused Serbia of violating a 30-day ceasefire.", "ceasefire", "alleged_violated"),
        ("A ceasefire proposed by Oman came into force on Monday.", "ceasefire", "in_force"),
        ("The hotline between the navies has not been answered since Friday.", "channel", "suspended"),
        ("Seoul suspended the direct line between the two navies.", "channel", "suspended"),
        ("The 1993 border treaty has expired.", "treaty", "ended"),
        ("Three ships violated the embargo on arms.", "sanctions_regime", "violated"),
        ("The guarantees of 1939 were given in haste.", "agreement", "in_force"),
        ("The Warsaw Pact closed its ranks.", "alliance", "in_force"),
        ("The border treaty ran out in June.", "treaty", "ended"),
        ("A fisheries agreement is to be signed in Lisbon.", "agreement", "proposed"),
        ("The hotline, cut in May, was restored on Friday.", "channel", "in_force"),
        ("The Council asked all States to implement resolution 338.", "resolution", "in_force"),
    ],
)
def test_kind_and_state(text: str, kind: str, state: str) -> None:
    """The clause around the name says what became of it."""
    assert [(i.kind, i.state) for i in instruments(text)] == [(kind, state)]


@pytest.mark.model
def test_a_veto_is_an_instrument_of_its_caster_beside_the_text_it_blocks() -> None:
    """Who vetoes has an instrument in hand, whatever becomes of the resolution."""
    veto, resolution = instruments("China vetoed the draft resolution.")
    assert (veto.kind, veto.state, [s.text for s in veto.parties]) == ("veto", "in_force", ["China"])
    assert (resolution.kind, resolution.state) == ("resolution", "blocked")


@pytest.mark.model
def test_parties_are_those_between_whom_it_stands() -> None:
    """The broker of a truce is no party of it."""
    (truce,) = instruments("Qatar brokered a ceasefire between Chad and Libya.")
    assert [s.text for s in truce.parties] == ["Chad", "Libya"]


@pytest.mark.model
def test_an_accusation_makes_no_violation() -> None:
    """Who says it and of whom are kept apart from the fact, which stays open."""
    (found,) = instruments("The envoy accused Serbia of violating a 30 – day ceasefire that began in March.")
    assert found.state == "alleged_violated"
    assert found.duration == "P30D"
    assert [s.text for s in found.alleged_by] == ["The envoy"]
    assert [s.text for s in found.alleged_against] == ["Serbia"]
    assert found.start is not None
    assert found.start.text == "March"


@pytest.mark.model
def test_parties_and_later_news() -> None:
    """Those named after "between" are the parties; a later mention brings news and makes no second record."""
    (found,) = instruments(
        "The hotline between Seoul and Pyongyang was used on Friday. Later the North cut the hotline."
    )
    assert [s.text for s in found.parties] == ["Seoul", "Pyongyang"]
    assert found.state == "suspended"


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "They parted without an agreement.",
        "There is no ceasefire.",
        "Call our hotline 1529.",
        "They met by agreement.",
        "The ceasefire commission of both armies meets on Mondays.",
    ],
)
def test_what_is_no_instrument(text: str) -> None:
    """Absent, bare and everyday uses bind nobody."""
    assert instruments(text) == []


@pytest.mark.model
def test_who_does_what_is_called_a_breach() -> None:
    """The jets that bomb "in breach of the truce" are accused of breaking it."""
    analysis = analysed("Chad said on Friday that Libyan jets had bombed an oasis in breach of the truce.")
    (found,) = extract_instruments(analysis, extract_statements(analysis))
    assert [s.text for s in found.alleged_against] == ["Libyan jets"]


@pytest.mark.model
def test_a_term_begins_when_it_says_and_not_when_it_was_agreed() -> None:
    """The clock runs from the twelfth."""
    (found,) = instruments("Both agreed on Saturday to a 30-day ceasefire beginning on January 12.")
    assert found.start is not None
    assert found.start.text == "January 12"


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Norway will cut its aid to whichever party breaks the ceasefire.",
        "Norway would cut its aid to any side that broke the ceasefire.",
        "Anyone who violates the ceasefire will be shot, the general said.",
    ],
)
def test_what_would_follow_a_breach_is_no_breach(text: str) -> None:
    """Nobody is said to have broken it."""
    analysis = analysed(text)
    (found,) = extract_instruments(analysis, extract_statements(analysis))
    assert (found.state, found.alleged_by, found.alleged_against) == ("in_force", (), ())


@pytest.mark.model
def test_the_accused_is_whom_the_accusation_names() -> None:
    """The second of two charges has the same accused as the first, and never the accuser."""
    (found,) = instruments("Chad accused Libya on Monday of bombing an oasis and violating the border agreement.")
    assert [s.text for s in found.alleged_by] == ["Chad"]
    assert [s.text for s in found.alleged_against] == ["Libya"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The direct channel between the navies has been shut since Sunday.", "suspended"),
        ("The liaison line between the two armies was closed on Friday.", "suspended"),
        ("The liaison line might be closed if the shooting goes on.", "in_force"),
        ("The line between the general staffs works again.", "in_force"),
    ],
)
def test_lines_are_closed_and_work_again(text: str, state: str) -> None:
    """A line that was shut is no brake; one that may be is still open."""
    assert [(i.kind, i.state) for i in instruments(text)] == [("channel", state)]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Both agreed on Thursday to a 15-day ceasefire from noon on 14 July.", "14 July"),
        ("Both agreed on Thursday to a truce effective at 0300 GMT on 20 August.", "20 August"),
        ("Both agreed to the truce that began on 20 April.", "20 April"),
        ("The ceasefire kept them away from the front.", None),
    ],
)
def test_a_clock_runs_from_the_day_behind_the_hour(text: str, start: str | None) -> None:
    """Hours stand between "from" and the day."""
    (found,) = instruments(text)
    assert (found.start.text if found.start else None) == start


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("The telephone line, set up in March, was still in use.", True),
        ("The hotline is no longer working.", False),
        ("The hotline must be kept open.", False),
        ("The hotline was cut on Friday.", False),
    ],
)
def test_what_is_said_to_be_in_use_is_not_suspended(text: str, used: bool) -> None:
    """Whatever the model hears in the words around."""
    assert is_in_use(analysed(text).sentences[0]) == used
