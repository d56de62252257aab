"""Whole documents with the packaged model: who is meant by names, pronouns, descriptions."""

from dataclasses import replace

import pytest

from communique.language import Analyser, load_analyser
from communique.records import (
    CommitmentDraft,
    Document,
    Drafts,
    EventDraft,
    InstrumentDraft,
    Reading,
    Span,
    StatementDraft,
    TimeExpression,
    sha256_of,
)
from communique.resolving.coreference import Said
from communique.resolving.guarantees import is_guarantee
from communique.resolving.readings import resolve_drafts
from communique.resolving.tellers import teller_of

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return load_analyser()


def document(text: str) -> Document:
    return Document(id="d", document="d", source_id="s", sha256=sha256_of(text), text=text)


def at(text: str, words: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words), words)


def said(text: str, speaker: Span, content: Span, number: int) -> StatementDraft:
    return StatementDraft(
        id=f"s{number}", speaker=speaker, cue=None, content=(content,), quote="indirect", act="claim", confidence=0.9
    )


def read(analyser: Analyser, text: str, drafts: Drafts, *, times: tuple[TimeExpression, ...] = ()) -> Reading:
    source = document(text)
    return resolve_drafts(analyser.analyse(source), drafts, source, times=times)


TEXT = (
    "Peruvian Foreign Minister Elena Quispe-Rojas said on Monday that Peru would close the port if Chile kept its "
    "destroyers there. She said the navy was ready. Mr. Soto of the opposition laughed. Later Quispe-Rojas repeated: "
    "“We will act if your ships stay.”"
)


def speakers(analyser: Analyser) -> Reading:
    statements = (
        said(TEXT, at(TEXT, "Peruvian Foreign Minister Elena Quispe-Rojas"), at(TEXT, "Peru would close the port"), 1),
        said(TEXT, at(TEXT, "She"), at(TEXT, "the navy was ready"), 2),
        said(TEXT, at(TEXT, "Quispe-Rojas", 2), at(TEXT, "We will act if your ships stay"), 3),
    )
    commitment = CommitmentDraft(
        id="c1",
        statement="s3",
        kind="threat",
        issuer=at(TEXT, "We"),
        target=None,
        trigger=at(TEXT, "your ships stay"),
        condition="happens",
        response=at(TEXT, "will act"),
        confidence=0.9,
    )
    navy = EventDraft(
        anchor=at(TEXT, "ready"),
        type="MOBILIZE",
        actors=(at(TEXT, "the navy"),),
        status="done",
        statement="s2",
        confidence=0.8,
    )
    return read(analyser, TEXT, Drafts(statements=statements, commitments=(commitment,), events=(navy,)))


def test_name_pronoun_and_surname_are_one_party(analyser: Analyser) -> None:
    """An introduction carries over to "she" and to the bare surname."""
    assert [s.speaker_code for s in speakers(analyser).statements] == ["PER GOV"] * 3


def test_we_in_a_quotation_is_the_speakers_party(analyser: Analyser) -> None:
    """And who is spoken against is the other party in play."""
    (commitment,) = speakers(analyser).commitments
    assert commitment.issuer_code == "PER GOV"
    assert commitment.target_code == "CHL GOV"


def test_a_speakers_navy_is_his_own(analyser: Analyser) -> None:
    """ "The navy" in a Peruvian minister's words is Peru's."""
    (event,) = speakers(analyser).events
    assert event.actor_codes == ("PER MIL",)


def test_person_is_one_actor_with_all_mentions(analyser: Analyser) -> None:
    """Full name, surname and pronoun are mentions of one actor, who speaks for Peru."""
    people = [a for a in speakers(analyser).actors if a.kind == "person"]
    (minister,) = [a for a in people if "Quispe" in a.name]
    assert minister.represents == "PER GOV"
    assert minister.role == "Peruvian Foreign Minister"
    assert {"She", "Quispe-Rojas"} <= {m.text for m in minister.mentions}
    assert all(TEXT[m.start : m.end] == m.text for a in people for m in a.mentions)


def test_private_persons_get_no_actor(analyser: Analyser) -> None:
    """Villagers have a code where it is needed, and no page."""
    text = "Peru shelled the border. A Chilean villager, Rosa Paz, said her house was gone."
    reading = read(analyser, text, Drafts())
    assert not any("Paz" in a.name or "villager" in a.name for a in reading.actors)


def test_event_takes_the_date_of_its_time(analyser: Analyser) -> None:
    """The time's value, whatever its words."""
    text = "Peru closed the port on Monday."
    time = TimeExpression(id="t", document="d", span=at(text, "Monday"), value="2001-05-07")
    draft = EventDraft(
        anchor=at(text, "closed"),
        type="SANCTION",
        actors=(at(text, "Peru"),),
        status="done",
        time=at(text, "Monday"),
        confidence=0.9,
    )
    (event,) = read(analyser, text, Drafts(events=(draft,)), times=(time,)).events
    assert event.date == "2001-05-07"
    assert event.actor_codes == ("PER GOV",)


def test_both_sides_are_the_two_countries_in_play(analyser: Analyser) -> None:
    """A joint act of two named states."""
    text = "Peru and Chile met in Arica. Both sides agreed to talk again."
    draft = EventDraft(
        anchor=at(text, "agreed"), type="AGREE", actors=(at(text, "Both sides"),), status="done", confidence=0.9
    )
    (event,) = read(analyser, text, Drafts(events=(draft,))).events
    assert event.actor_codes == ("PER GOV", "CHL GOV")


def test_unknown_party_stays_unknown(analyser: Analyser) -> None:
    """Nothing in the text says whose spokesman: the answer is null."""
    text = "Nobody moved. A spokesman said the road was shut."
    reading = read(
        analyser, text, Drafts(statements=(said(text, at(text, "A spokesman"), at(text, "the road was shut"), 1),))
    )
    assert reading.statements[0].speaker_code is None


def test_a_breach_is_laid_to_the_other_side_and_a_seat_is_no_side(analyser: Analyser) -> None:
    """Nobody accuses himself, and the town where a treaty was signed sends no party to it."""
    text = "Chad met Sudan. Sudan said Sudan had broken the agreement signed in Addis Ababa."
    draft = InstrumentDraft(
        id="i1",
        kind="agreement",
        span=at(text, "agreement signed in Addis Ababa"),
        name="agreement",
        state="alleged_violated",
        alleged_by=(at(text, "Sudan", 2),),
        alleged_against=(at(text, "Sudan", 3),),
    )
    (found,) = read(analyser, text, Drafts(instruments=(draft,))).instruments
    assert set(found.party_codes) == {"TCD GOV", "SDN GOV"}
    assert (found.alleged_by, found.alleged_against) == (("SDN GOV",), ())


def promised(text: str, issuer: str, target: str, response: str, kind: str) -> CommitmentDraft:
    return CommitmentDraft(
        id="c1",
        statement=None,
        kind=kind,
        issuer=at(text, issuer),
        target=at(text, target),
        trigger=None,
        condition="unconditional",
        response=at(text, response),
        response_polarity="will",
        hedges=(),
        firmness="unqualified",
        deadline=None,
        demand=None,
        confidence=0.9,
    )


def test_either_side_is_the_two_others_and_nobody_promises_himself(analyser: Analyser) -> None:
    """A third state that threatens whichever side breaks a truce threatens both; Bolivia is no target of Bolivia."""
    text = (
        "Peru and Chile traded fire. Peru and Chile must stop, Bolivia said. Bolivia will cut off gas to either side."
    )
    draft = promised(text, "Bolivia", "either side", "cut off gas to either side", "threat")
    assert read(analyser, text, Drafts(commitments=(draft,))).commitments[0].target_codes == ("PER GOV", "CHL GOV")
    text = "Chile closed the bridge. Bolivia will reopen the road to La Paz."
    draft = promised(text, "Bolivia", "La Paz", "reopen the road to La Paz", "promise")
    assert "BOL GOV" not in read(analyser, text, Drafts(commitments=(draft,))).commitments[0].target_codes


def test_what_another_country_says_is_planned_is_told_by_it() -> None:
    """Only planning is laid to the speaker: other words of a rival are mostly his own threat."""
    text = "According to Lima, Chile was planning to close the strait. Chile will close the port."
    draft = promised(text, "Chile", "Lima", "close the strait", "threat")
    lima = Said("PER GOV", None, None)
    assert teller_of(draft, lima, text, ("CHL GOV",)) == "PER GOV"
    assert teller_of(draft, Said("CHL GOV", None, None), text, ("CHL GOV",)) is None
    assert teller_of(promised(text, "Chile", "Lima", "close the port", "threat"), lima, text, ("CHL GOV",)) is None


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Sudan and South Sudan met. The army said southern forces had left.", "southern forces", "SSD MIL"),
        ("Sudan met South Sudan. It was the South that had left.", "the South", "SSD GOV"),
        ("North Korea met the envoys. The South kept silent.", "The South", "KOR GOV"),
        ("France met Chad. Mediators said southern forces had left.", "southern forces", None),
    ],
)
def test_halves_of_what_was_one_country(analyser: Analyser, text: str, words: str, code: str | None) -> None:
    """ "Southern forces" are of the southern state only where the text speaks of both."""
    start = text.index(words)
    draft = said(text, at(text, words), Span(start, len(text), text[start:]), 1)
    (found,) = read(analyser, text, Drafts(statements=(draft,))).statements
    assert found.speaker_code == code or (code is None and (found.speaker_code or "")[:3] in {"", "FRA", "TCD"})


def test_who_answers_for_an_attack_on_another_state_stands_by_it() -> None:
    """The state that would be attacked is not threatened; who would do it is."""
    text = "An attack on Bolivia would be met by Chile. A Bolivian attack on Peru would be met."
    draft = promised(text, "Chile", "Bolivia", "would be met by Chile", "threat")
    waiting = replace(draft, trigger=at(text, "An attack on Bolivia"), condition="happens")
    assert is_guarantee(waiting, ("CHL GOV",), ("BOL GOV",))
    assert not is_guarantee(waiting, ("BOL GOV",), ("BOL GOV",))
    assert not is_guarantee(waiting, ("CHL GOV",), ("PER GOV",))
    other = replace(waiting, trigger=at(text, "A Bolivian attack on Peru"))
    assert not is_guarantee(other, ("CHL GOV",), ("BOL GOV",))
