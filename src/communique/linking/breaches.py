"""Instruments said to be broken, as claims: who says so of whom, and what the accused answers."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from communique.linking.answers import answer_to
from communique.linking.clauses import clause_of
from communique.linking.disputes import DISPUTABLE, VIOLATION, blamed_in
from communique.linking.instruments import group_instruments
from communique.linking.parties import as_called, countries_of, name_in_text
from communique.linking.words import stems
from communique.records import Claim, Document, Event, Instrument, Position, Reading
from communique.records.identity import digest


def find_breaches(readings: Sequence[Reading]) -> list[Claim]:
    """Instruments said to be broken, with who says so against whom; one claim for one accused of one instrument."""
    told: list[Instrument] = []
    documents: dict[str, Document] = {}
    claims: dict[str, tuple[frozenset[str], Claim]] = {}
    for reading in readings:
        documents[reading.document.id] = reading.document
        for instrument, breach in breaches_in(reading):
            told.append(instrument)
            claims[instrument.id] = breach
    groups = group_instruments(told, documents)
    return [claim for group in groups for claim in joined_breaches([claims[i.id] for i in group.members])]


Breach = tuple[frozenset[str], Claim]
"""The countries accused, and the claim that they broke an instrument."""


def breaches_in(reading: Reading) -> Iterator[tuple[Instrument, Breach]]:
    """The instruments that a text says to be broken."""
    for instrument in reading.instruments:
        found = _violation(reading, instrument) if instrument.state == "alleged_violated" else None
        if found is not None:
            yield instrument, found


def joined_breaches(told: Sequence[tuple[frozenset[str], Claim]]) -> list[Claim]:
    """The claims about one instrument, one for each accused, with the positions of all texts."""
    of: dict[frozenset[str], list[Claim]] = defaultdict(list)
    for accused, claim in told:
        of[accused].append(claim)
    return [
        replace(
            min(same, key=lambda c: c.id),
            events=tuple(dict.fromkeys(e for c in same for e in c.events)),
            positions=tuple(dict.fromkeys(p for c in same for p in c.positions)),
        )
        for same in of.values()
    ]


def _violation(reading: Reading, instrument: Instrument) -> tuple[frozenset[str], Claim] | None:
    """The countries accused, and the claim that they broke it."""
    told = [e for e in reading.events if e.type in DISPUTABLE | {"REJECT"} and stems(e.anchor.text) & VIOLATION]
    alleged = [e for e in told if e.status == "alleged" and e.holder_code]
    accused_codes = instrument.alleged_against or tuple(c for e in alleged for c in e.actor_codes if c)
    holders = instrument.alleged_by or tuple(dict.fromkeys(e.holder_code for e in alleged if e.holder_code))
    if not holders:
        return None
    evidence = instrument.span.within(instrument.document)
    accused = countries_of(accused_codes)
    who = " and ".join(name_in_text(c) for c in as_called(accused, accused_codes)) or "somebody"
    positions = [Position(code=c, stance="asserts", scope="act", other=None, evidence=evidence) for c in holders]
    side = _Side(accused_codes, tuple(holders))
    claim = Claim(
        id=digest("claim", instrument.id),
        proposition=f"{who[0].upper()}{who[1:]} violated the {_named(instrument)}",
        events=tuple(e.id for e in told if e.status in {"alleged", "denied"}),
        positions=tuple(
            dict.fromkeys([*positions, *(_answers(reading, side, told) or _reply(reading, instrument, side))])
        ),
    )
    return accused, claim


def _named(instrument: Instrument) -> str:
    """Its kind with its name, unless the name says no more."""
    bare = stems(instrument.name) <= stems(instrument.kind)
    return instrument.kind if bare else f"{instrument.kind} “{instrument.name}”"


@dataclass(frozen=True, slots=True)
class _Side:
    """The accused: a country; where its accuser is of that country too, only the party itself."""

    codes: tuple[str, ...]
    accusers: tuple[str, ...]

    def has(self, code: str) -> bool:
        """Whether a code is of the accused's side."""
        if countries_of(list(self.codes)) & countries_of(list(self.accusers)):
            return code in self.codes
        return bool(countries_of([code]) & countries_of(list(self.codes)))


def _reply(reading: Reading, instrument: Instrument, side: _Side) -> list[Position]:
    """What the accused says to the charge in words that name no act: "denied it", "rejected the charge"."""
    answer = answer_to(reading, instrument.span, countries_of(side.codes), stems(instrument.name))
    if answer is None or not side.has(answer.code):
        return []
    stance = "denies" if answer.value == "denied" else "asserts"
    return [Position(code=answer.code, stance=stance, scope="act", other=None, evidence=answer.span)]


def _answers(reading: Reading, side: _Side, told: Sequence[Event]) -> list[Position]:
    """What the accused says in the same document: its denial of the breach, and whom it accuses in turn."""
    found = []
    for event in reading.events:
        holder = event.holder_code if event.status in {"alleged", "denied"} else blamed_in(event)
        if not holder or not side.has(holder):
            continue
        others = [c for c in event.actor_codes if c and not side.has(c)]
        stance, other = None, None
        if event.status == "denied" and event in told:
            stance = "denies"
        elif event.status == "alleged" and others:
            stance, other = "blames", others[0]
        elif event.type == "ACCUSE" and event.status == "done":
            other = next((c for c in event.recipient_codes if c and not side.has(c)), None)
            stance = "blames" if other else None
        if stance:
            evidence = clause_of(reading, event.anchor)
            found.append(Position(code=holder, stance=stance, scope="act", other=other, evidence=evidence))
    return _told_once(found)


def _told_once(positions: Sequence[Position]) -> list[Position]:
    """Positions without those whose words lie in another's of the same stance."""

    def covers(a: Position, b: Position) -> bool:
        alike = (a.code, a.stance, a.other) == (b.code, b.stance, b.other)
        return alike and a.evidence != b.evidence and a.evidence.contains(b.evidence)

    return [p for p in positions if not any(covers(q, p) for q in positions)]
