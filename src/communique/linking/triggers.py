"""What later texts tell of a condition: planned or feared, alleged, denied by the accused, or done.

Done is only what a text tells in its own voice, or what the doer himself admits; an allegation stays one however often
it is repeated.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from communique.knowledge.word_counts import rarity
from communique.linking.answers import answer_to, is_denied_in_words, owns_up
from communique.linking.asking import addressed_in
from communique.linking.expecting import is_coming
from communique.linking.framing import compare_frames
from communique.linking.life import Reported, Told, is_before
from communique.linking.links import make_link
from communique.linking.mentions import Mention, is_one_time, target_codes
from communique.linking.parties import countries_of, party_stems
from communique.linking.senses import likeness
from communique.linking.tellings import (
    HOSTILE,
    STATE,
    TALK,
    VIOLENT,
    is_of_private_people,
    is_only_said,
    is_own_deed,
    names_act,
    names_doer,
    oppose,
    own_words,
    plain_act,
)
from communique.linking.unification import Unification, unify
from communique.linking.weighing import Weigher
from communique.linking.wires import Wire, wording_of
from communique.linking.words import stems
from communique.records import Act, HistoryEntry, Link, Span

WAITING = frozenset({"threat", "guarantee", "demand"})
"""Commitments that wait for an act; the condition of a promise is mostly a state of things."""
RANK = ("none", "anticipated", "alleged", "denied", "confirmed")
_LINKS = {"alleged": "alleged_trigger_of", "denied": "alleged_trigger_of", "confirmed": "confirmed_trigger_of"}
_LIKE, _LIKE_OF_UNKNOWN_DATE = 0.35, 0.6
"""Least cosine of the meanings of an act and a trigger for the model to be asked about them."""
SURE = 0.6
"""The probability from which on a reported act is taken for a trigger that rules allow as well."""
_RARE = 5.0
"""From so rare a word on two reports of one kind of act by one doer are of one act: the name of a village."""
SURE_ALONE = 0.7
"""The same where classes of acts and parties alone tell, the words being others."""
SURE_OF_OPEN = 0.75
"""The same where rules leave open whether the very victim was hit."""
NAMED, LEAST = 0.4, 0.15
"""The part of a trigger's own words that a sentence must have to tell of it, whatever its type; the model's least
probability beside it. Both swept on the development crises."""
_HAPPENED = frozenset({"done", "ongoing"})
_REPEATED = re.compile(
    r"(?i)\b(?:again|another|new|further|more|repeat\w*|second|next|persist\w*|continu\w*|of this kind)\b"
)


@dataclass(frozen=True, slots=True)
class Telling:
    """A reported act that fits a trigger, with what it makes of it, who says so, and the words."""

    reported: Reported
    value: str
    by: str | None
    span: Span

    @property
    def order(self) -> tuple[str, int, str]:
        """By day, undated ones last; within a day as much as is said, never by place in the store."""
        return self.reported.published or "9999", RANK.index(self.value), self.reported.event.id


def link_triggers(wire: Wire, told: Told, weigher: Weigher, silent: set[str] | None = None) -> tuple[Wire, list[Link]]:
    """Links for reported acts that fit a trigger in all parts, and the state of the trigger with each change.

    `silent` are the events that are known to tell nothing of this tripwire; those that turn out to are put in.
    """
    if wire.is_ascribed or wire.record.kind not in WAITING:
        return wire, []
    found = _tellings(wire, told, weigher, set() if silent is None else silent)
    found += [t for m in wire.mentions for t in _already_happened(m, told)]
    found += _admitted_later(found, told)
    if not found:
        return wire, []
    changes = _changes(found)
    record = replace(
        wire.record,
        trigger_state=changes[-1].value,
        history=(*wire.record.history, *(_entry(t) for t in changes)),
    )
    return replace(wire, record=record), [_link(t, wire) for t in found if t.value in _LINKS]


def _tellings(wire: Wire, told: Told, weigher: Weigher, silent: set[str]) -> list[Telling]:
    found = []
    for reported in told.about(_awaited(wire)):
        telling = _telling(reported, wire, weigher) if reported.event.id not in silent else None
        if telling is None:
            silent.add(reported.event.id)
        else:
            found.append(telling)
    return found


def _changes(found: Sequence[Telling]) -> list[Telling]:
    """The tellings that say more than those before them, in order of time."""
    changes: list[Telling] = []
    for telling in sorted(found, key=lambda t: t.order):
        if not changes or RANK.index(telling.value) > RANK.index(changes[-1].value):
            changes.append(telling)
    return changes


def _entry(telling: Telling) -> HistoryEntry:
    return HistoryEntry(
        date=telling.reported.published,
        field="trigger_state",
        value=telling.value,
        evidence=telling.span,
        by=telling.by,
    )


def _link(telling: Telling, wire: Wire) -> Link:
    event = telling.reported.event
    return make_link(
        event.id,
        wire.record.id,
        _LINKS[telling.value],
        rule=f"a reported act ({event.status}) unified with the trigger",
        score=0.6,
        evidence=tuple(dict.fromkeys((event.anchor.within(event.document), telling.span))),
    )


def _telling(reported: Reported, wire: Wire, weigher: Weigher) -> Telling | None:
    """What a reported act says of the trigger, where it may come after the words of some mention and fits it."""
    if not reported.act.actor_codes or is_only_said(reported.reading, reported.event):
        return None
    after = {wording_of(m): m for m in reversed(wire.mentions) if may_follow(reported, m)}
    asked = [m for m in wire.wordings if wording_of(m) in after]
    mention = next((m for m in asked if _fits(reported, m, weigher)), None)
    if mention is not None:
        return _judged(reported, mention)
    if not weigher.is_by_rule and any(is_coming(reported, m) for m in asked):
        event = reported.event
        return Telling(reported, "anticipated", event.holder_code, event.anchor.within(event.document))
    return None


def _already_happened(mention: Mention, told: Told) -> list[Telling]:
    """The act that a reactive commitment answers ("after the seizure we will …"), as its own text tells of it."""
    own = mention.commitment
    if own.condition != "already_happened" or own.trigger is None:
        return []
    inside = [r for r in told.of_document(own.document) if own.trigger.contains(r.event.anchor)]
    told_of = [r for r in inside if r.event.type not in TALK and r.event.status in {"done", "ongoing", "alleged"}]
    return [t for r in told_of[:1] if (t := _judged(r, mention)) is not None]


def _admitted_later(found: Sequence[Telling], told: Told) -> list[Telling]:
    """Later tellings, in another text, that the accused did what was alleged: the same kind of act, by a rare word the
    same (mostly where it was).
    """
    charges = [t for t in found if t.value in {"alleged", "denied"}]
    known = {t.reported.event.id for t in found}
    later: dict[str, Telling] = {}
    for charge in charges:
        act = charge.reported.act
        for other in told.about(countries_of(act.actor_codes)):
            event = other.event
            if event.id in known or event.type != act.type or event.document == charge.reported.event.document:
                continue
            days = (charge.reported.published, other.published)
            shared = (charge.reported.words & other.words) - party_stems()
            is_later = all(days) and str(days[0]) <= str(days[1]) and is_one_time(*days)
            is_its = bool(countries_of(other.act.actor_codes) & countries_of(act.actor_codes))
            is_same = is_later and is_its and any(rarity(word) >= _RARE for word in shared)
            if is_same and names_doer(event) and standing_of(other) == "confirmed":
                later[event.id] = Telling(other, "confirmed", event.holder_code, event.anchor.within(event.document))
    return list(later.values())


def _judged(reported: Reported, mention: Mention) -> Telling | None:
    event, reading = reported.event, reported.reading
    value, by = standing_of(reported), event.holder_code
    accused = countries_of(reported.act.actor_codes)
    if value == "denied" and not (by and countries_of([by]) & (accused | mention.targets)):
        return None  # a bystander's denial answers nobody
    span = event.anchor.within(event.document)
    if value == "alleged" and mention.trigger is not None:
        about = reported.act.words | own_words(mention.trigger)
        answer = answer_to(reading, event.anchor, accused | mention.targets, about)
        if answer is not None:
            return Telling(reported, answer.value, answer.code, answer.span)
    return Telling(reported, value, by, span)


def standing_of(reported: Reported) -> str:
    """What a report of an act makes of a condition: told as done in the text's own voice it is confirmed.

    What is done by somebody's word alone is alleged, unless the doer himself announces or admits it; so is force that
    is used by nobody whom the text names.
    """
    event = reported.event
    if event.status == "planned":
        return "anticipated"
    if event.status in _HAPPENED and not event.holder_code:
        return "confirmed" if names_doer(event) or event.type not in VIOLENT else "alleged"
    if event.status == "denied" or is_denied_in_words(reported.reading, event):
        return "denied"
    return "confirmed" if owns_up(reported.reading, event) else "alleged"


def _awaited(wire: Wire) -> frozenset[str]:
    """The countries whose acts the wire waits for; where none are known, those on whom it waits for an act."""
    triggers = [m.trigger for m in wire.wordings if m.trigger]
    doers = countries_of([c for t in triggers for c in t.actor_codes]).union(*(m.targets for m in wire.wordings))
    at_home = any(c.partition(" ")[2] not in STATE for c in wire.record.issuer_codes)  # rebels wait for their state
    if doers:
        return doers | wire.lead.issuers if at_home else doers
    return countries_of([c for t in triggers for c in t.recipient_codes]) | wire.lead.issuers


def _fits(reported: Reported, mention: Mention, weigher: Weigher) -> bool:
    own, wanted = mention.commitment, mention.trigger
    if wanted is None or own.trigger is None or own.condition == "does_not_happen":
        return False
    fit = unify(reported.act, wanted, wanted_by=mention.issuers, against=mention.targets, strict=True)
    if weigher.is_by_rule:
        return fit is not None and fit.kind == "stated" and reported.event.type in HOSTILE
    return _is_weighed(reported, mention, weigher, fit)


def _is_weighed(reported: Reported, mention: Mention, weigher: Weigher, fit: Unification | None) -> bool:
    """Whether model and rules agree that it is the act, or the sentence has most words of the trigger.

    Where the rules leave open whether the very victim was hit, the side that was must be the right one.
    """
    wanted, event = mention.trigger, reported.event
    days = (reported.published, mention.document.published)
    if wanted is None or event.type in TALK or not is_one_time(*days):
        return False
    told = plain_act(reported)
    if oppose(event.type, wanted.type) and not compare_frames(told.text, wanted.text, False).met:
        return False
    doers, against = countries_of(reported.act.actor_codes), addressed_in(mention) or mention.targets
    meets = bool(doers & (countries_of(wanted.actor_codes) or against)) or _is_named_there(reported, wanted)
    if is_own_deed(reported, mention) or not (meets or not names_doer(event)):
        return False
    if is_of_private_people(reported.act.actor_codes, (*wanted.actor_codes, *target_codes(mention.commitment))):
        return False
    is_named = names_act(reported, wanted, least=NAMED)
    like = _LIKE if all(days) else _LIKE_OF_UNKNOWN_DATE
    chances = weigher.act(told, mention, against) if meets or is_named else None
    if chances is not None and meets and chances["stated"] >= SURE_ALONE:
        return True
    if chances is None or not (is_named or fit is not None) or likeness(reported.act, wanted) < like:
        return False
    if is_named and chances["stated"] >= LEAST:
        return True
    if fit is None or chances["stated"] <= chances["possible"]:
        return False
    hits = countries_of(reported.act.recipient_codes) & (countries_of(wanted.recipient_codes) or mention.issuers)
    return chances["stated"] >= (SURE if fit.kind == "stated" else SURE_OF_OPEN) and (
        fit.kind == "stated" or bool(hits)
    )


def _is_named_there(reported: Reported, wanted: Act) -> bool:
    """Whether the trigger names the doer by the same word: "if the army enters", "the army entered"."""
    told = stems(" ".join(s.text for s in reported.event.actors if s)) - party_stems()
    return bool(told & wanted.words)


def may_follow(reported: Reported, mention: Mention) -> bool:
    """A condition looks ahead: what is told as done in the same text, in an earlier one, or where a date is missing
    came before it, for all that is known. In the same text only what is planned or alleged can be meant, and what is
    alleged not where the condition says "again" or "another".
    """
    own, event = mention.commitment, reported.event
    repeated = own.trigger is not None and bool(_REPEATED.search(own.trigger.text))
    if own.document != event.document:
        days = (mention.document.published, reported.published)
        if is_before(event.date, days[0]):
            return False
        return str(days[0]) <= str(days[1]) if all(days) else event.status not in _HAPPENED and not repeated
    inside = own.trigger is not None and own.trigger.contains(event.anchor)
    return not inside and (event.status == "planned" or (event.status == "alleged" and not repeated))
