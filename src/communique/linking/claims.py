"""Contested claims: one act that some party asserts and another denies or blames on somebody else. No verdict."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from communique.knowledge.themes import themes
from communique.linking.life import act_of_event
from communique.linking.parties import countries_of, country_name
from communique.linking.words import dice, stems
from communique.records import Act, Claim, Event, Instrument, Position, Reading, Span
from communique.records.identity import digest

_DISPUTABLE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID"})
_CAPABILITY = re.compile(
    r"(?i)\b(?:capab\w+|ability|able to|possess\w*|have (?:no|any|the)|has (?:no|any|the)|stockpile\w*)\b"
)
_KNOWLEDGE = re.compile(r"(?i)\b(?:knowledge|knew|know|aware)\b")
_RESPONSIBILITY = re.compile(r"(?i)\b(?:responsib\w+|involve\w+|behind|role|hand in|link\w*|connection)\b")
_AGAIN = re.compile(r"(?i)\b(?:again|another|once more|anew|further|repeat\w*|continu\w+)\b")
_AROUND = 80


@dataclass(frozen=True, slots=True)
class _Stance:
    """One event as a position on something."""

    event: Event
    act: Act
    position: Position


def find_claims(readings: Sequence[Reading]) -> list[Claim]:
    """The claims that at least one party asserts and another denies, or lays at another's door."""
    groups: list[list[_Stance]] = []
    for stance in (s for r in readings for s in _stances(r)):
        group = next((g for g in groups if _same_matter(g[0], stance)), None)
        if group is None:
            groups.append([stance])
        else:
            group.append(stance)
    return [*(_claim(g) for g in groups if _is_contested(g)), *_violations(readings)]


def _stances(reading: Reading) -> list[_Stance]:
    found = []
    for event in reading.events:
        stance = _stance_of(reading, event) if event.type in _DISPUTABLE else None
        if stance is not None:
            act = act_of_event(reading, event)
            holder = event.holder_code
            position = Position(
                code=holder,
                stance=stance,
                scope=_scope(act.text, stance),
                other=_blamed(event) if stance == "blames" else None,
                evidence=event.anchor.within(event.document),
            )
            found.append(_Stance(event, act, position))
    return found


def _stance_of(reading: Reading, event: Event) -> str | None:
    """What the event's standing says about the act: alleged, denied; presupposed by "again" in a condition."""
    if event.status == "denied":
        return "denies"
    if event.status == "alleged":
        if event.holder_code is None:
            return "alleges"
        return "blames" if _is_counter(reading, event) else "asserts"
    if event.status == "conditional" and _AGAIN.search(_around(reading, event)):
        return "presupposes"
    return None


def _is_counter(reading: Reading, event: Event) -> bool:
    """Whether the holder lays at another's door what it denies itself, in this document."""
    own = {e.holder_code for e in reading.events if e.status == "denied" and e.type == event.type}
    return event.holder_code in own


def _around(reading: Reading, event: Event) -> str:
    text = reading.document.text or ""
    return text[max(0, event.anchor.start - _AROUND // 2) : event.anchor.end + _AROUND // 2]


def _scope(words: str, stance: str) -> str:
    if stance == "denies":
        if _CAPABILITY.search(words):
            return "capability"
        if _KNOWLEDGE.search(words):
            return "knowledge"
        if _RESPONSIBILITY.search(words):
            return "responsibility"
    return "act"


def _blamed(event: Event) -> str | None:
    return next((c for c in event.actor_codes if c), None)


def _same_matter(a: _Stance, b: _Stance) -> bool:
    """One type of act with one means, whose accused are not two different parties (blaming aside)."""
    if a.event.type != b.event.type:
        return False
    means = [{n for n in s.act.themes if themes()[n].role == "means"} for s in (a, b)]
    if means[0] & {"cbrn", "nuclear"} or means[1] & {"cbrn", "nuclear"}:
        return bool(means[0] & means[1] & {"cbrn", "nuclear"}) and (_parties_agree(a, b) or "cbrn" in means[0])
    return _parties_agree(a, b) and (dice(a.act.words, b.act.words) >= 0.3 or a.event.document == b.event.document)


def _parties_agree(a: _Stance, b: _Stance) -> bool:
    one, other = (countries_of([c for c in s.event.actor_codes if c]) for s in (a, b))
    return bool(one & other) or "blames" in (a.position.stance, b.position.stance)


def _is_contested(group: Sequence[_Stance]) -> bool:
    stances = {s.position.stance for s in group}
    return "denies" in stances or ("blames" in stances and len(stances) > 1)


def _claim(group: Sequence[_Stance]) -> Claim:
    lead = next((s for s in group if s.position.stance in {"asserts", "alleges"} and s.event.actor_codes), group[0])
    events = tuple(dict.fromkeys(s.event.id for s in group))
    return Claim(
        id=digest("claim", min(events)),
        proposition=_proposition(lead),
        events=events,
        positions=tuple(dict.fromkeys(s.position for s in group)),
    )


def _proposition(stance: _Stance) -> str:
    """The claim in one line: the accused, and the words of the act."""
    actors = sorted(countries_of([c for c in stance.event.actor_codes if c]))
    who = " and ".join(country_name(c) for c in actors) or "somebody"
    means = sorted(n for n in stance.act.themes if themes()[n].role == "means")
    what = {"cbrn": "chemical, biological or radiological weapons", "nuclear": "nuclear weapons"}
    named = next((what[m] for m in means if m in what), None)
    return f"{who}: {named + ', ' if named else ''}{stance.event.anchor.text}"


def _violations(readings: Sequence[Reading]) -> list[Claim]:
    """Instruments said to be broken, with who says so against whom."""
    return [_violation(r, i) for r in readings for i in r.instruments if i.state == "alleged_violated" and i.alleged_by]


def _violation(reading: Reading, instrument: Instrument) -> Claim:
    evidence = instrument.span.within(instrument.document)
    accused = " and ".join(country_name(c) for c in sorted(countries_of(instrument.alleged_against))) or "somebody"
    asserted = [
        Position(code=c, stance="asserts", scope="act", other=None, evidence=evidence) for c in instrument.alleged_by
    ]
    countered = _counters(reading, instrument)
    return Claim(
        id=digest("claim", instrument.id),
        proposition=f"{accused}: violated the {instrument.kind} “{instrument.name}”",
        events=(),
        positions=(*asserted, *countered),
    )


def _counters(reading: Reading, instrument: Instrument) -> list[Position]:
    """What the accused says of others in the same document: its own account."""
    accused = countries_of(instrument.alleged_against)
    found = []
    for event in reading.events:
        holder = event.holder_code
        if event.status in {"alleged", "denied"} and holder and countries_of([holder]) & accused:
            stance = (
                "denies"
                if event.status == "denied"
                and stems("ceasefire truce violation breach") & stems(_around(reading, event))
                else "blames"
            )
            if stance == "blames" and (
                event.status == "denied" or countries_of([c for c in event.actor_codes if c]) & accused
            ):
                continue
            evidence: Span = event.anchor.within(event.document)
            found.append(Position(code=holder, stance=stance, scope="act", other=_blamed(event), evidence=evidence))
    return found
