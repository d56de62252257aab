"""Acts as later texts tell them, compared with the words of a commitment: who did it, and how much of it is named."""

import re
from collections.abc import Iterable
from dataclasses import replace

from communique.knowledge.word_counts import rarity
from communique.linking.life import Reported, is_before
from communique.linking.mentions import Mention, is_one_time, issuer_codes
from communique.linking.parties import countries_of, party_stems
from communique.linking.words import stems
from communique.records import Act, Event, Reading

TALK = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "CONSULT", "SUPPORT", "AGREE"})
"""Types of acts of speech: nothing is done by them but saying."""
HOSTILE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
VIOLENT = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
"""Types by force: who used it must be named. A road that is closed was closed by whoever holds it."""
FRIENDLY = frozenset({"CONCEDE", "COOPERATE", "AID", "RETREAT"})


STATE = frozenset({"", "GOV", "MIL", "LEG", "SPY", "COP", "JUD"})
_AHEAD = re.compile(r"(?i)\b(?:will|would|shall|going to)\s+(?:\w+ly\s+|not\s+)?$")
_BEFORE = 24
_PRIVATE = frozenset({"CVL", "JRN", "MED", "REF", "LAB", "EDU", "BUS", "NGO", "REL"})
_LEAST_WORDS = 2
_RAREST = 5.0
"""No word counts for more: a name that is nowhere else tells who or where, not what."""


def oppose(one: str | None, other: str | None) -> bool:
    """Whether one type harms and the other helps."""
    return (one in HOSTILE and other in FRIENDLY) or (one in FRIENDLY and other in HOSTILE)


def own_words(act: Act) -> frozenset[str]:
    """The stems of an act's words without the names of parties."""
    return act.words - party_stems()


def covered(own: Iterable[str], words: frozenset[str]) -> float:
    """The part of some stems that a sentence has, rare ones counting for more (Spärck Jones 1972)."""
    known = {s: min(rarity(s), _RAREST) for s in own}
    total = sum(known.values())
    return sum(weight for s, weight in known.items() if s in words) / total if total else 0.0


def names_act(reported: Reported, wanted: Act, *, least: float) -> bool:
    """Whether a told act's sentence has enough of the wanted act's own words, one of them for what is done: the names
    of the doer and of places are the same in every report of a quarrel. To move troops is no other act than that.
    """
    own = own_words(wanted)
    shared = own & reported.words
    if len(shared) < _LEAST_WORDS or covered(own, reported.words) < least or not _can_be_one_type(reported.act, wanted):
        return False
    told = [s.text for s in reported.event.actors if s] + [p.span.text for p in reported.reading.places]
    return bool(shared - stems(" ".join(told)))


def _can_be_one_type(told: Act, wanted: Act) -> bool:
    """Types that word for word may be one act: not help and harm, nor a movement of troops and its use."""
    if oppose(told.type, wanted.type):
        return False
    return (told.type == "MOBILIZE") == (wanted.type == "MOBILIZE") or wanted.type is None


def is_only_said(reading: Reading, event: Event) -> bool:
    """Whether an act is talked of rather than told: in a condition, a demand, a conditional answer, as what somebody
    will do by another's word, or where the word is the saying itself.
    """
    if any(s.cue is not None and s.cue.overlaps(event.anchor) for s in reading.statements):
        return True
    if event.status in {"done", "ongoing"}:
        return False
    text = reading.document.text or ""
    if event.status == "alleged" and _AHEAD.search(text[max(0, event.anchor.start - _BEFORE) : event.anchor.start]):
        return True
    spans = (
        span
        for c in reading.commitments
        for span in (c.trigger, c.demand, None if c.condition == "unconditional" else c.response)
    )
    return any(s is not None and s.contains(event.anchor) for s in spans)


def is_of_private_people(codes: Iterable[str], wanted: Iterable[str]) -> bool:
    """Whether people of no power did it, where not they are waited for: drivers who light fires are no state's act."""
    doers = {c.partition(" ")[2] for c in codes}
    return bool(doers) and doers <= _PRIVATE and not doers & {c.partition(" ")[2] for c in wanted}


def is_own_deed(reported: Reported, mention: Mention) -> bool:
    """Whether the issuer itself did it: of one country, its state and those who stand against it are two."""
    doers = {c for c in reported.act.actor_codes if c}
    if not doers or not countries_of(tuple(doers)) <= mention.issuers:
        return False
    issuers = issuer_codes(mention.commitment)
    return {c.partition(" ")[2] in STATE for c in doers} == {c.partition(" ")[2] in STATE for c in issuers}


def names_doer(event: Event) -> bool:
    """Whether words of the text name the doer; else he is only inferred."""
    return any(event.actors) or (not event.actors and bool(event.actor_codes))


def comes_after(reported: Reported, mention: Mention) -> bool:
    """Whether an act is told in a later text, by the dates of both, and not dated to a day before."""
    days = (mention.document.published, reported.published)
    if mention.document.id == reported.event.document or not all(days) or not is_one_time(*days):
        return False
    return str(days[0]) < str(days[1]) and not is_before(reported.event.date, days[0])


def sentence_around(reported: Reported) -> str:
    """The words around an act, within its line and sentence."""
    text, anchor = reported.reading.document.text or "", reported.event.anchor
    start = max(text.rfind(". ", 0, anchor.start), text.rfind("\n", 0, anchor.start)) + 1
    stops = [x for x in (text.find(". ", anchor.end), text.find("\n", anchor.end)) if x >= 0]
    return text[start : min(stops, default=len(text))]


def plain_act(reported: Reported) -> Act:
    """The act in words that begin with its doer, or with whom it hits: without who says so or accuses him."""
    act, event = reported.act, reported.event
    told, place = act.text, act.text.find(event.anchor.text)
    doers = [told.find(s.text) for s in event.actors if s is not None]
    hit = [told.find(s.text) for s in event.recipients if s is not None]
    first = min([n for n in doers if 0 <= n < place] or [n for n in hit if 0 <= n < place] or [max(place, 0)])
    return replace(act, text=told[first:])
