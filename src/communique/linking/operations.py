"""Operations: offensives and deployments planned, expected or under way, each over all its mentions."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from communique.linking.clauses import clause_of
from communique.linking.parties import adjective_of, as_called, countries_of
from communique.linking.words import stem
from communique.records import AtRisk, Event, Operation, Reading
from communique.records.identity import digest

_NOUNS = frozenset(
    stem(w)
    for w in """offensive operation campaign assault invasion attack incursion landing advance siege bombardment
    exercise exercises manoeuvres maneuvers drill drills blockade deployment buildup mobilisation mobilization
    reclaim retake recapture storm invade raid encirclement push onslaught""".split()
)
_GENERAL = frozenset(stem(w) for w in "operation attack offensive assault campaign landing push advance".split())
"""Nouns by which any operation is taken up again: "the operation", "such an attack"."""
_VERBS = frozenset(stem(w) for w in "reclaim retake recapture storm invade".split())
_MODAL = re.compile(r"(?i)\b(?:to|will|would|shall|should|can|could|may|might|must|not)\s+$")
_PREDICATE = re.compile(r"(?i)(?<!\s)\s+(?:is|are|was|were|will|would|has|have|had|could|may|might)\b")
_COMING = re.compile(
    r"(?i)\b(?:prepar\w+|plan(?:s|ned|ning)?|about to|intend\w*|poised|readying|mass(?:es|ed|ing)|loom\w*|imminent"
    r"|impending|gathering|draw(?:s|n|ing) up)\b"
)
_KNOWN_PLAN = re.compile(r"(?i)\b(?:planned|announced|expected|imminent|looming|impending)\s+$")
_WORD = 12
_FOUNDING = frozenset({"ongoing", "planned"})
_STATUSES = ("ongoing", "planned", "alleged")
_TYPES = frozenset({"ASSAULT", "MOBILIZE", "COERCE"})
_NEAR = 250
_AHEAD = 120


@dataclass(frozen=True, slots=True)
class OperationMention:
    """An event that speaks of an operation."""

    event: Event
    reading: Reading
    codes: tuple[str, ...]
    place: str | None
    noun: str

    @property
    def status(self) -> str:
        """Its standing; a plan that a condition takes for known ("if it launched its planned offensive") is alleged."""
        return "alleged" if self.event.status == "conditional" else self.event.status

    @property
    def countries(self) -> frozenset[str]:
        """The countries of whoever does it."""
        return countries_of(self.codes)

    @property
    def document(self) -> str:
        """The id of its document."""
        return self.reading.document.id


def find_operations(readings: Sequence[Reading]) -> list[Operation]:
    """Operations with their mentions in one row each; those only planned or alleged never count as done."""
    groups = operation_groups([m for r in readings for m in operations_in(r)])
    return [found for group in groups if (found := operation_of(group)) is not None]


def operation_groups(mentions: Sequence[OperationMention]) -> list[list[OperationMention]]:
    """Which mentions, in the order of their documents, are of one operation."""
    groups = _by_place([m for m in mentions if m.place])
    loose = _join_within_documents(groups, [m for m in mentions if not m.place])
    return [*groups, *loose]


def operation_of(group: Sequence[OperationMention]) -> Operation | None:
    """The operation of some mentions, where enough is known of it."""
    return _operation(group) if _is_founded(group) else None


def _is_founded(group: Sequence[OperationMention]) -> bool:
    """Its doer, its place or those whom it endangers must be known; where only claims speak of it, they must say that
    it is coming, and both doer and place.
    """
    known = any(m.countries or m.place for m in group) or bool(_at_risk(group, None))
    if any(m.status in _FOUNDING for m in group):
        return known
    if any(m.place and m.countries and _is_coming(m) for m in group):
        return True
    return known and any(m.event.status == "conditional" for m in group) and bool(_at_risk(group, None))


def _is_coming(mention: OperationMention) -> bool:
    """Whether somebody says that it is being prepared, at a place that is named: a warning, not yet a deed."""
    text, anchor = mention.reading.document.text or "", mention.event.anchor
    start = max(text.rfind(". ", 0, anchor.start), text.rfind("\n", 0, anchor.start)) + 1
    return bool(_COMING.search(text[start : anchor.start]))


def operations_in(reading: Reading) -> list[OperationMention]:
    """The mentions of operations in a text."""
    found = []
    for event in reading.events:
        nouns = [w for w in (stem(w) for w in event.anchor.text.lower().split()) if w in _NOUNS]
        is_told = event.status in _STATUSES and not _is_in_condition(reading, event)
        if event.type in _TYPES and nouns and (is_told or _is_known_plan(reading, event)):
            codes = tuple(c for c in event.actor_codes if c) or _officers(reading, event)
            place = _place(reading, event)
            if place or nouns[0] in _VERBS or not _is_verb(reading, event):  # "vowed to attack" alone is talk
                found.append(OperationMention(event, reading, codes, place, nouns[0]))
    return found


def _is_verb(reading: Reading, event: Event) -> bool:
    return bool(_MODAL.search((reading.document.text or "")[max(0, event.anchor.start - _WORD) : event.anchor.start]))


def _officers(reading: Reading, event: Event) -> tuple[str, ...]:
    """The army whose officer tells of an operation without saying whose: its own."""
    told = (s for s in reading.statements for c in s.content if c.contains(event.anchor))
    return tuple(dict.fromkeys(s.speaker_code for s in told if s.speaker_code and s.speaker_code.endswith(" MIL")))


def _is_in_condition(reading: Reading, event: Event) -> bool:
    """Whether only a condition or a threatened answer speaks of it."""
    spans = (s for c in reading.commitments if not _is_bare_plan(c.condition) for s in (c.trigger, c.response) if s)
    return any(s.contains(event.anchor) for s in spans)


def _is_known_plan(reading: Reading, event: Event) -> bool:
    """Whether a condition takes a plan for known: "if Libya launched its planned offensive"."""
    before = (reading.document.text or "")[max(0, event.anchor.start - _WORD) : event.anchor.start]
    return event.status == "conditional" and bool(_KNOWN_PLAN.search(before))


def _is_bare_plan(condition: str) -> bool:
    return condition == "unconditional"


def _by_place(mentions: Sequence[OperationMention]) -> list[list[OperationMention]]:
    """Mentions of one place whose parties, where named, are the same."""
    groups: list[list[OperationMention]] = []
    at: dict[str, list[int]] = defaultdict(list)
    for mention in mentions:
        key = (mention.place or "").split()[0].lower()
        fitting = (n for n in at[key] if all(_parties_agree(m, mention) for m in groups[n]))
        number = next(fitting, None)
        if number is None:
            at[key].append(len(groups))
            groups.append([mention])
        else:
            groups[number].append(mention)
    return groups


def _parties_agree(a: OperationMention, b: OperationMention) -> bool:
    return not a.countries or not b.countries or bool(a.countries & b.countries)


def _join_within_documents(
    groups: list[list[OperationMention]], mentions: Sequence[OperationMention]
) -> list[list[OperationMention]]:
    """Mentions without a place join the only operation of their document that they can mean; the rest are returned."""
    placed: dict[str, list[list[OperationMention]]] = defaultdict(list)
    for group in groups:
        for document in dict.fromkeys(m.document for m in group):
            placed[document].append(group)
    loose: dict[str, list[list[OperationMention]]] = defaultdict(list)
    for mention in mentions:
        known = [g for g in placed[mention.document] if _takes_up(mention, g)]
        if len(known) != 1:
            known = [g for g in loose[mention.document] if mention.noun == g[0].noun and _takes_up(mention, g)][:1]
        if known:
            known[0].append(mention)
        else:
            loose[mention.document].append([mention])
    return [g for document in loose.values() for g in document]


def _takes_up(mention: OperationMention, group: Sequence[OperationMention]) -> bool:
    """Whether a mention without a place can mean an operation: the same parties and time, a like or a general noun."""
    nouns = {m.noun for m in group}
    alike = mention.noun in nouns or (mention.noun in _GENERAL and bool(nouns & _GENERAL))
    statuses = {m.status for m in group}
    return alike and mention.status in statuses and all(_parties_agree(m, mention) for m in group)


def _place(reading: Reading, event: Event) -> str | None:
    """The place of the event's own words, else the nearest named after it in its sentence."""
    if event.place:
        named = next((p.name for p in reading.places if p.span.overlaps(event.place)), None)
        if named or not event.place.text.endswith(" of"):
            return named or event.place.text
    text = reading.document.text or ""
    stops = [x for x in (text.find(". ", event.anchor.end), text.find("\n", event.anchor.end)) if x >= 0]
    after = [p for p in reading.places if event.anchor.end <= p.span.start < min([*stops, event.anchor.end + _AHEAD])]
    return min(after, key=lambda p: p.span.start).name if after else None


def _operation(group: Sequence[OperationMention]) -> Operation:
    told = Counter(c for m in group for c in m.countries)
    leading = sorted(c for c, times in told.items() if times == max(told.values()))
    codes = tuple(dict.fromkeys(c for m in group for c in m.codes))
    place = next((m.place for m in group if m.place), None)
    what = _what(group)
    who = " and ".join(adjective_of(c) for c in as_called(leading[:2], codes))
    days = [m.reading.document.published for m in group if m.reading.document.published]
    events = tuple(dict.fromkeys(m.event.id for m in group))
    return Operation(
        id=digest("operation", min(events)),
        name=f"{who} {what}{f' at {place}' if place else ''}".strip(),
        actor_codes=codes,
        place=place,
        status=next((s for s in _STATUSES if any(m.status == s for m in group)), "planned"),
        events=events,
        at_risk=_at_risk(group, place),
        first_warning=min(days, default=None),
    )


def _what(group: Sequence[OperationMention]) -> str:
    """A noun that names the operation; where there are only verbs, what it is to do."""
    nouns = [m for m in group if " " not in m.event.anchor.text and m.noun not in _VERBS]
    if nouns:
        return nouns[0].event.anchor.text
    first = group[0]
    if first.noun not in _VERBS:
        return first.noun
    clause = clause_of(first.reading, first.event.anchor).text
    return f"operation to {_PREDICATE.split(clause)[0]}"


def _at_risk(group: Sequence[OperationMention], place: str | None) -> tuple[AtRisk, ...]:
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
