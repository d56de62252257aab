"""What an issuer did in the end: what it had said, a part of it, something else in answer; or there was no need.

That nothing is told of an act is never taken for its not being done.
"""

import re
from dataclasses import dataclass, replace

from communique.linking.answers import owns_up
from communique.linking.life import Reported, Told
from communique.linking.links import make_link
from communique.linking.mentions import Mention
from communique.linking.parties import countries_of
from communique.linking.tellings import (
    HOSTILE,
    TALK,
    VIOLENT,
    comes_after,
    is_only_said,
    is_own_deed,
    names_act,
    names_doer,
    own_words,
    sentence_around,
)
from communique.linking.unification import is_open, unify
from communique.linking.wires import Wire
from communique.records import HistoryEntry, Link

RANK = ("unknown", "moot", "other_response", "partly", "carried_out")
NAMED = 0.35
"""The part of a response's own words that a sentence must have to tell of it."""
NAMED_OF_TYPE = 0.25
"""The same where both are read as one type of act."""
_HAPPENED = frozenset({"done", "ongoing"})
_KEPT = frozenset({"threat", "promise", "guarantee"})
_PART = re.compile(
    r"(?i)\b(?:part(?:s|ly|ially)? of|partly|partially|some of|half|(?:the )?first (?:of|batch|stage|phase|group)|only"
    r"|all but|not all|beg[au]n|begins?|started)\b"
)
_ANSWERING = re.compile(
    r"(?i)\b(?:in (?:response|reply|answer|retaliation|revenge|reprisal) (?:to|for)|in (?:response|reply|retaliation)\b"
    r"|retaliat\w+|answer(?:ed|ing)|respond(?:ed|ing)|reprisals?)\b"
)
_DUE = frozenset({"alleged", "denied", "confirmed"})
_WITHOUT_WAITING = frozenset({"unconditional", "already_happened", "does_not_happen"})


@dataclass(frozen=True, slots=True)
class Deed:
    """A told act of the issuer beside what it had said that it would do."""

    reported: Reported
    mention: Mention
    value: str

    @property
    def order(self) -> tuple[int, str, str]:
        """The one that fulfils most, then the first told."""
        return -RANK.index(self.value), self.reported.published or "9999", self.reported.event.id


def link_outcome(wire: Wire, told: Told) -> tuple[Wire, list[Link]]:
    """The wire with its outcome, where a later text tells of one, and `fulfils` from the act that shows it.

    An "unless" whose answer came was not met: its trigger is confirmed by that.
    """
    if wire.is_ascribed or wire.record.kind not in _KEPT:
        return wire, []
    reported = told.about(wire.lead.issuers)
    deeds = sorted((d for r in reported if (d := _deed(r, wire)) is not None), key=lambda d: d.order)
    if deeds:
        return _with_deed(wire, deeds[0]), [_fulfils(d, wire) for d in deeds if d.value in {"carried_out", "partly"}]
    return wire, []


def _with_deed(wire: Wire, deed: Deed) -> Wire:
    event = deed.reported.event
    span = event.anchor.within(event.document)
    entry = HistoryEntry(
        date=deed.reported.published, field="outcome", value=deed.value, evidence=span, by=event.holder_code
    )
    record = replace(wire.record, outcome=deed.value, history=(*wire.record.history, entry))
    if deed.mention.commitment.condition == "does_not_happen" and record.trigger_state != "confirmed":
        unmet = replace(entry, field="trigger_state", value="confirmed")
        record = replace(record, trigger_state="confirmed", history=(*record.history, unmet))
    return replace(wire, record=record)


def _fulfils(deed: Deed, wire: Wire) -> Link:
    event, said = deed.reported.event, deed.mention.commitment
    spans = (event.anchor.within(event.document), *((said.response.within(said.document),) if said.response else ()))
    rule = "an act told of the issuer, the same as the response"
    return make_link(event.id, wire.record.id, "fulfils", rule=rule, score=0.6, evidence=spans)


def _deed(reported: Reported, wire: Wire) -> Deed | None:
    """What a told act makes of the wire's responses; only an act done, or one that the doer owns up to."""
    event = reported.event
    is_told = event.status in _HAPPENED and not event.holder_code
    if not (is_told or owns_up(reported.reading, event)):
        return None
    is_talk = event.type in TALK
    if (not is_talk and is_only_said(reported.reading, event)) or not countries_of(
        reported.act.actor_codes
    ) & wire.lead.issuers:
        return None
    if event.type in VIOLENT and not names_doer(event):
        return None  # shells that fall are nobody's until somebody is named
    for mention in wire.wordings:
        is_its = is_own_deed(reported, mention) and comes_after(reported, mention)
        value = _value(reported, mention, wire) if is_its else None
        if value is not None:
            return Deed(reported, mention, value)
    return None


def _value(reported: Reported, mention: Mention, wire: Wire) -> str | None:
    own, promised, act = mention.commitment, mention.response, reported.act
    if promised is None or own.response_polarity != "will":
        return None
    is_due = own.condition in _WITHOUT_WAITING or wire.record.trigger_state in _DUE
    text = sentence_around(reported)
    if is_due and not is_open(promised) and _is_promised(reported, mention):
        return "partly" if _PART.search(text) else "carried_out"
    hits = countries_of(act.recipient_codes) & (mention.targets | wire.lead.targets)
    answers = own.kind != "promise" and act.type in HOSTILE and hits and _ANSWERING.search(text)
    return "other_response" if answers and wire.record.trigger_state in _DUE else None


def _is_promised(reported: Reported, mention: Mention) -> bool:
    """Whether an act is the one that was held out: most of its words are told, or rules unify it and a word is.

    What was to be asked for is carried out by asking for it; otherwise nobody does anything by saying so.
    """
    promised, act = mention.response, reported.act
    if promised is None or (act.type in TALK and act.type != promised.type):
        return False
    is_named = names_act(reported, promised, least=NAMED_OF_TYPE if act.type == promised.type else NAMED)
    if is_named and (names_doer(reported.event) or act.type == promised.type):
        return True
    fit = unify(act, promised, wanted_by=frozenset(), against=frozenset(), strict=True)
    if fit is None or fit.kind != "stated" or act.type != promised.type or act.type in TALK:
        return False
    hits = countries_of(act.recipient_codes) & (countries_of(promised.recipient_codes) | mention.targets)
    one_way = act.type == "ASSAULT" and (act.mode is None or promised.mode in {None, act.mode})
    shares = bool(own_words(promised) & reported.words)
    return names_doer(reported.event) and bool(hits) and (shares or (one_way and not promised.places))
