"""The traps of two real articles, by offsets: they skip where the shared folder that holds the articles is absent.

A and B are the two files in order of their names. No sentence of theirs stands here.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from communique.pipeline import Pipeline
from communique.records import (
    Actor,
    Claim,
    Commitment,
    Event,
    Instrument,
    Link,
    Place,
    Record,
    Span,
    Statement,
    TimeExpression,
    spans_in,
)
from communique.settings import load_settings
from communique.sources import read_sources

HAPPENED = frozenset({"done", "ongoing", "habitual"})
FOLDER = load_settings().shared / "seeds"

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="the shared folder with the two articles is absent"),
]


class Articles:
    """The linked records of the two articles, and questions by place."""

    def __init__(self, paths: Sequence[Path]) -> None:
        settings = load_settings()
        pipeline = Pipeline(settings)
        readings = list(pipeline.read(read_sources([str(p) for p in paths], settings=settings)))
        self.ids: Mapping[str, str] = {letter: r.document.id for letter, r in zip("AB", readings, strict=True)}
        self.records: tuple[Record, ...] = pipeline.link(readings)

    def at(self, kind: type[Any], letter: str, start: int, end: int) -> list[Any]:
        """Records of a type with a span that shares a character with the place."""
        home = self.ids[letter]
        return [
            r
            for r in self.records
            if isinstance(r, kind)
            and any((s.document or r.document) == home and s.start < end and start < s.end for s in spans_in(r))
        ]

    def events(self, letter: str, start: int, end: int) -> list[Event]:
        """Events whose anchor lies there."""
        return [e for e in self.at(Event, letter, start, end) if e.anchor.start < end and start < e.anchor.end]

    def of(self, kind: type[Any]) -> list[Any]:
        """All records of a type."""
        return [r for r in self.records if isinstance(r, kind)]


@pytest.fixture(scope="module")
def articles() -> Articles:
    return Articles(sorted(FOLDER.glob("*.txt")))


def said_at(articles: Articles, letter: str, start: int) -> Statement:
    """The statement whose content begins at an offset."""
    return next(s for s in articles.of(Statement) if s.document == articles.ids[letter] and s.content[0].start == start)


def speaker(articles: Articles, statement: Statement) -> Actor:
    return next(a for a in articles.of(Actor) if a.id == statement.speaker_actor)


def holds(spans: Iterable[Span], document: str, start: int) -> bool:
    return any(s.document == document and s.start <= start < s.end for s in spans)


def wire_at(articles: Articles, letter: str, start: int, end: int) -> str | None:
    found = [
        c
        for c in articles.at(Commitment, letter, start, end)
        if c.trigger and c.trigger.start < end and start < c.trigger.end
    ]
    return found[0].tripwire if found else None


def test_speaker_after_a_colon(articles: Articles) -> None:
    """The quotation in its own paragraph is the general's, not the state's that the sentence before is about."""
    assert holds(speaker(articles, said_at(articles, "A", 511)).mentions, articles.ids["A"], 0)


def test_open_quotation_over_paragraphs(articles: Articles) -> None:
    """One statement with two pieces, and one speaker."""
    statement = said_at(articles, "A", 2648)
    assert [s.start for s in statement.content] == [2648, 2853]
    assert holds(speaker(articles, statement).mentions, articles.ids["A"], 2500)


def test_coalition_is_not_its_member(articles: Articles) -> None:
    """A spokesman of the coalition does not speak for its largest member."""
    assert said_at(articles, "A", 2648).speaker_code == "COALITION"


def test_such_an_attack_is_no_chemical_attack(articles: Articles) -> None:
    """The attack meant is the one on the province."""
    assert not any("cbrn" in e.contexts for e in articles.events("B", 607, 621))
    such, chemical = wire_at(articles, "B", 607, 621), wire_at(articles, "B", 75, 109)
    assert None not in (such, chemical)
    assert such != chemical


def test_again_presupposes(articles: Articles) -> None:
    """The quotation says "again", its paraphrase does not: a presupposed claim, from the quotation alone."""
    held = [p for c in articles.of(Claim) for p in c.positions if p.stance == "presupposes"]
    assert any(p.evidence.document == articles.ids["B"] and 798 <= p.evidence.start < 861 for p in held)
    assert not any(p.evidence.document == articles.ids["B"] and p.evidence.start < 110 for p in held)


def test_denial_of_capability_is_not_denial_of_the_act(articles: Articles) -> None:
    """One claim, denied in two ways."""
    denied = {(p.code, p.scope) for c in articles.of(Claim) for p in c.positions if p.stance == "denies"}
    assert {("RUS GOV", "capability"), ("SYR GOV", "act")} <= denied


@pytest.mark.parametrize(
    ("letter", "start", "end"), [("A", 122, 138), ("A", 315, 346), ("A", 365, 413), ("B", 204, 243)]
)
def test_alleged_planned_and_expected_are_never_done(articles: Articles, letter: str, start: int, end: int) -> None:
    """Nothing of these has happened by the text."""
    assert not [e for e in articles.events(letter, start, end) if e.status in HAPPENED]


def test_could_be_killed_is_no_casualty(articles: Articles) -> None:
    """People at risk are a risk, no event."""
    assert not [e for e in articles.events("B", 1886, 1933) if e.status in HAPPENED]


def test_duration_with_a_spaced_dash(articles: Articles) -> None:
    """The dash between number and unit has blanks around it."""
    assert [t.value for t in articles.at(TimeExpression, "A", 1271, 1279)] == ["P30D"]
    assert "P30D" in {i.duration for i in articles.at(Instrument, "A", 1269, 1300)}


def test_two_militaries_are_two_actors(articles: Articles) -> None:
    """Two adjectives before one plural noun."""
    codes = {c for i in articles.at(Instrument, "A", 2323, 2391) if i.kind == "channel" for c in i.party_codes}
    assert {"RUS MIL", "USA MIL"} <= codes


def test_state_as_actor_is_no_place(articles: Articles) -> None:
    """The state that is said to have launched an attack gets no pin."""
    assert not articles.at(Place, "A", 408, 413)


def test_seat_of_government_gets_no_pin(articles: Articles) -> None:
    """A house that speaks is no place."""
    assert not articles.at(Place, "B", 0, 15)


def test_page_furniture_gives_nothing(articles: Articles) -> None:
    """The last line of A is no news."""
    assert not [
        r
        for kind in (Statement, Event, Commitment, Place, Instrument, Actor)
        for r in articles.at(kind, "A", 3178, 3192)
    ]


def test_spellings_of_one_person(articles: Articles) -> None:
    """One actor over both texts, however the particle is written."""
    persons = [a for a in articles.of(Actor) if a.kind == "person" and "assad" in a.name.lower()]
    assert len(persons) == 1
    assert {s.document for s in persons[0].mentions} == set(articles.ids.values())


def test_label_in_scare_quotes_is_not_the_insurgents(articles: Articles) -> None:
    """A speaker's word for unnamed culprits names no party of the text."""
    for actor in articles.at(Actor, "B", 2133, 2143):
        assert not holds(actor.mentions, articles.ids["B"], 1275)


def test_veto_is_a_habit_without_a_count(articles: Articles) -> None:
    """ "Frequently" is no number."""
    vetoes = articles.events("A", 1107, 1113)
    assert [(e.type, e.status) for e in vetoes] == [("REJECT", "habitual")]


def test_two_strikes_and_one_are_no_conflict(articles: Articles) -> None:
    """The later text counts two, the earlier knows one path shown: done, and no contradiction drawn."""
    assert any(e.status == "done" for e in articles.events("B", 1988, 1995))
    assert not [k for k in articles.of(Link) if k.relation in {"contradicts", "conflicts_with"}]
