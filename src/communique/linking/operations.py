"""Operations: offensives and deployments planned, expected or under way, each over all its mentions."""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.linking.parties import adjective_of, countries_of
from communique.linking.words import stem
from communique.records import AtRisk, Event, Operation, Reading
from communique.records.identity import digest

_NOUNS = frozenset(
    stem(w)
    for w in """offensive operation campaign assault invasion attack incursion landing advance siege bombardment
    exercise exercises manoeuvres maneuvers drill drills blockade deployment buildup mobilisation mobilization
    reclaim retake recapture""".split()
)
_STATUSES = ("ongoing", "planned", "alleged")
_TYPES = frozenset({"ASSAULT", "MOBILIZE", "COERCE"})
_NEAR = 250


@dataclass(frozen=True, slots=True)
class _Mention:
    event: Event
    reading: Reading
    countries: frozenset[str]
    place: str | None


def find_operations(readings: Sequence[Reading]) -> list[Operation]:
    """Operations with their mentions in one row each; those only planned or alleged never count as done."""
    groups: list[list[_Mention]] = []
    for mention in (m for r in readings for m in _mentions(r)):
        group = next((g for g in groups if any(_same(m, mention) for m in g)), None)
        if group is None:
            groups.append([mention])
        else:
            group.append(mention)
    return [_operation(g) for g in groups if any(m.countries for m in g)]


def _mentions(reading: Reading) -> list[_Mention]:
    found = []
    for event in reading.events:
        words = {stem(w) for w in event.anchor.text.lower().split()}
        if event.type in _TYPES and event.status in _STATUSES and words & _NOUNS:
            countries = countries_of([c for c in event.actor_codes if c])
            found.append(_Mention(event, reading, countries, _place(reading, event)))
    return found


def _place(reading: Reading, event: Event) -> str | None:
    """The place of the event's own words, else the nearest named after it in its sentence."""
    if event.place:
        named = next((p.name for p in reading.places if p.span.overlaps(event.place)), None)
        return named or event.place.text
    text = reading.document.text or ""
    stops = [x for x in (text.find(". ", event.anchor.end), text.find("\n", event.anchor.end)) if x >= 0]
    after = [p for p in reading.places if event.anchor.end <= p.span.start < min([*stops, event.anchor.end + 120])]
    return min(after, key=lambda p: p.span.start).name if after else None


def _same(a: _Mention, b: _Mention) -> bool:
    """One place and no two different parties; without a place, one document, one party and one noun."""
    if a.place and b.place:
        return a.place.split()[0] == b.place.split()[0] and (
            not a.countries or not b.countries or bool(a.countries & b.countries)
        )
    together = a.reading.document.id == b.reading.document.id and bool(a.countries & b.countries)
    return together and stem(a.event.anchor.text.lower()) == stem(b.event.anchor.text.lower())


def _operation(group: Sequence[_Mention]) -> Operation:
    countries = sorted(frozenset().union(*(m.countries for m in group)))
    codes = tuple(dict.fromkeys(c for m in group for c in m.event.actor_codes if c))
    place = next((m.place for m in group if m.place), None)
    noun = next((m.event.anchor.text for m in group if " " not in m.event.anchor.text), group[0].event.anchor.text)
    who = " and ".join(adjective_of(c) for c in countries[:2])
    days = [m.reading.document.published for m in group if m.reading.document.published]
    events = tuple(m.event.id for m in group)
    return Operation(
        id=digest("operation", min(events)),
        name=f"{who} {noun}{f' at {place}' if place else ''}".strip(),
        actor_codes=codes,
        place=place,
        status=next((s for s in _STATUSES if any(m.event.status == s for m in group)), "planned"),
        events=events,
        at_risk=_at_risk(group, place),
        first_warning=min(days, default=None),
    )


def _at_risk(group: Sequence[_Mention], place: str | None) -> tuple[AtRisk, ...]:
    """The people said to be at risk near a mention, or in a document that names the place."""
    found: dict[AtRisk, None] = {}
    for mention in group:
        for risk in mention.reading.risks:
            near = abs(risk.quantity.start - mention.event.anchor.start) <= _NEAR
            named = place is not None and any(p.name == place for p in mention.reading.places)
            if near or named:
                quantity = risk.quantity.within(mention.reading.document.id)
                found[AtRisk(quantity=quantity, what=risk.what, holder_code=risk.holder_code)] = None
    return tuple(found)
