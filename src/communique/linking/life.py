"""The life of a tripwire: acts in the news that could be its trigger, or a response once carried out."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from communique.knowledge.themes import themes_of
from communique.linking.asking import addressed_in
from communique.linking.links import make_link
from communique.linking.mentions import Mention, is_one_time
from communique.linking.parties import countries_of
from communique.linking.senses import Senses, likeness, senses_in, with_sense
from communique.linking.unification import unify
from communique.linking.weighing import Weigher
from communique.linking.wires import Wire, wording_of
from communique.linking.words import content_words, stems
from communique.records import Act, Event, HistoryEntry, Link, Pointed, Reading

_HOSTILE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
_WAITING = frozenset({"threat", "guarantee", "demand"})
"""Commitments that wait for an act; the condition of a promise is mostly a state of things."""
_TOLD = frozenset({"planned", "denied", "alleged", "done", "ongoing"})
_RANK = ("none", "anticipated", "alleged", "denied", "confirmed")
_LINKS = {"alleged": "alleged_trigger_of", "confirmed": "confirmed_trigger_of"}
_LIKE, _LIKE_OF_UNKNOWN_DATE = 0.35, 0.6
"""Least cosine of the meanings of an act and a trigger for the model to be asked about them."""
SURE = 0.6
"""The probability from which on a reported act is taken for a trigger."""
_AROUND = 60
_HAPPENED = frozenset({"done", "ongoing"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_REPEATED = re.compile(
    r"(?i)\b(?:again|another|new|further|more|repeat\w*|second|next|persist\w*|continu\w*|of this kind)\b"
)


@dataclass(frozen=True, slots=True)
class Reported:
    """An event with the act it tells of."""

    event: Event
    act: Act
    published: str | None
    pointed: Pointed


def reported_acts(readings: Sequence[Reading], *, every: bool = False) -> list[Reported]:
    """The hostile events of all documents that are more than a condition, in canonical order; with `every`, all."""
    return [
        Reported(
            event,
            act_of_event(reading, event, senses),
            reading.document.published,
            Pointed(reading.document.text or "", event.anchor.start, event.anchor.end),
        )
        for reading in readings
        for senses in [senses_in(reading)]
        for event in reading.events
        if event.status in _TOLD and (every or event.type in _HOSTILE)
    ]


def trigger_state(event: Event) -> str:
    """What a report of an act makes of a condition: told as done in the text's own voice it is confirmed.

    What is done by somebody's word alone stays alleged, however often it is repeated.
    """
    if event.status in _HAPPENED:
        return "alleged" if event.holder_code else "confirmed"
    return "anticipated" if event.status == "planned" else event.status


def act_of_event(reading: Reading, event: Event, senses: Senses) -> Act:
    """An event as an act; its words are those around the anchor, within its sentence."""
    text = reading.document.text or ""
    start = max(text.rfind(". ", 0, event.anchor.start) + 1, text.rfind("\n", 0, event.anchor.start) + 1)
    start = max(start, event.anchor.start - _AROUND)
    stop = min(x for x in (text.find(". ", event.anchor.end), text.find("\n", event.anchor.end), len(text)) if x >= 0)
    around = text[start : min(stop, event.anchor.end + _AROUND)]
    act = Act(
        text=around.strip(),
        type=event.type,
        mode=event.mode,
        contexts=event.contexts,
        actor_codes=tuple(c for c in event.actor_codes if c),
        recipient_codes=tuple(c for c in event.recipient_codes if c),
        places=(event.place.text,) if event.place else (),
        words=stems(around),
        themes=themes_of(content_words(around)),
    )
    return with_sense(act, senses, event.id, "anchor") or act


class Told:
    """The reported acts, by the countries of those who did them and those they were done to."""

    def __init__(self, reported: Sequence[Reported]) -> None:
        self._reported = reported
        self._of: dict[str, list[int]] = defaultdict(list)
        for number, told in enumerate(reported):
            for country in countries_of((*told.act.actor_codes, *told.act.recipient_codes)):
                self._of[country].append(number)

    def about(self, countries: frozenset[str]) -> list[Reported]:
        """The acts by or against any of some countries, in canonical order."""
        return [self._reported[n] for n in sorted({n for c in countries for n in self._of.get(c, ())})]


def link_triggers(wire: Wire, told: Told, weigher: Weigher) -> tuple[Wire, list[Link]]:
    """Links for reported acts that fit a trigger in all parts, and the state of the trigger with its words."""
    if wire.is_ascribed or wire.record.kind not in _WAITING:
        return wire, []
    found = [r for r in told.about(_awaited(wire)) if _could_be_trigger(r, wire, weigher)]
    if not found:
        return wire, []
    best = max(found, key=lambda r: (_RANK.index(trigger_state(r.event)), r.event.id))
    state = trigger_state(best.event)
    entry = HistoryEntry(
        date=best.published,
        field="trigger_state",
        value=state,
        evidence=best.event.anchor.within(best.event.document),
        by=best.event.holder_code,
    )
    record = replace(wire.record, trigger_state=state, history=(*wire.record.history, entry))
    links = [
        make_link(
            r.event.id,
            wire.record.id,
            _LINKS[trigger_state(r.event)],
            rule=f"a reported act ({r.event.status}) unified with the trigger",
            score=0.6,
            evidence=(r.event.anchor.within(r.event.document),),
        )
        for r in found
        if trigger_state(r.event) in _LINKS
    ]
    return replace(wire, record=record), links


def _could_be_trigger(reported: Reported, wire: Wire, weigher: Weigher) -> bool:
    """Whether a reported act may come after the words of some mention, and fits its trigger in all parts."""
    if not reported.act.actor_codes:
        return False
    after = {wording_of(m): m for m in reversed(wire.mentions) if _may_follow(reported, m)}
    asked = [m for m in wire.wordings if wording_of(m) in after]
    return any(_fits(reported, m, weigher) for m in asked)


def _awaited(wire: Wire) -> frozenset[str]:
    """The countries whose acts the wire waits for; where none are known, those on whom it waits for an act."""
    triggers = [m.trigger for m in wire.wordings if m.trigger]
    doers = countries_of([c for t in triggers for c in t.actor_codes]).union(*(m.targets for m in wire.wordings))
    return doers or countries_of([c for t in triggers for c in t.recipient_codes]) | wire.lead.issuers


def _fits(reported: Reported, mention: Mention, weigher: Weigher) -> bool:
    own, wanted = mention.commitment, mention.trigger
    if wanted is None or own.trigger is None or own.condition == "does_not_happen":
        return False
    if not weigher.is_by_rule:
        days = (reported.published, mention.document.published)
        if not is_one_time(*days) or likeness(reported.act, wanted) < (_LIKE if all(days) else _LIKE_OF_UNKNOWN_DATE):
            return False
        chances = weigher.act(reported.act, mention, addressed_in(mention) or mention.targets, reported.pointed)
        return chances["stated"] >= SURE and chances["stated"] > chances["possible"]
    fit = unify(reported.act, wanted, wanted_by=mention.issuers, against=mention.targets, strict=True)
    return fit is not None and fit.kind == "stated"


def _may_follow(reported: Reported, mention: Mention) -> bool:
    """A condition looks ahead: what is told as done in the same text, in an earlier one, or where a date is missing
    came before it, for all that is known. In the same text only what is planned or alleged can be meant, and what is
    alleged not where the condition says "again" or "another".
    """
    own, event = mention.commitment, reported.event
    repeated = own.trigger is not None and bool(_REPEATED.search(own.trigger.text))
    if own.document != event.document:
        days = (mention.document.published, reported.published)
        if _is_before(event.date, days[0]):
            return False
        return str(days[0]) <= str(days[1]) if all(days) else event.status not in _HAPPENED and not repeated
    inside = own.trigger is not None and own.trigger.contains(event.anchor)
    return not inside and (event.status == "planned" or (event.status == "alleged" and not repeated))


def _is_before(date: str | None, day: str | None) -> bool:
    """Whether an act is dated to a day before another."""
    return bool(date and day and _DAY.fullmatch(date) and date < day)


def precedents(wire: Wire, reported: Sequence[Reported]) -> list[Reported]:
    """Acts done by the issuer that its response names or could be: its record so far."""
    lead = wire.lead
    return [
        r
        for r in reported
        if r.event.status == "done"
        and countries_of([c for c in r.event.actor_codes if c]) & lead.issuers
        and countries_of([c for c in r.event.recipient_codes if c]) & lead.targets
    ]


def acts_of_reading(reading: Reading) -> tuple[Act, ...]:
    """The acts that a short text names (the question of a what-if), material ones first, then in order.

    Where no event is read, the words and parties alone make one act without a type.
    """
    text = reading.document.text or ""
    codes = tuple(dict.fromkeys(a.code for a in reading.actors if a.code))
    if not reading.events:
        words = content_words(text)
        bare = Act(
            text=text,
            type=None,
            actor_codes=codes[:1],
            recipient_codes=codes[1:],
            words=stems(text),
            themes=themes_of(words),
        )
        return (bare,) if words else ()
    ordered = sorted(reading.events, key=lambda e: (e.type not in _HOSTILE, e.anchor.start, e.id))
    return tuple(_asked(reading, event) for event in ordered)


def _asked(reading: Reading, event: Event) -> Act:
    """One act of the question: its places and themes are those of the whole question."""
    text = reading.document.text or ""
    act = act_of_event(reading, event, senses_in(reading))
    named = tuple(p.name for p in reading.places)
    return replace(
        act,
        text=text,
        places=named or act.places,
        themes=themes_of(content_words(text)),
        negated=event.status == "negated",
    )
