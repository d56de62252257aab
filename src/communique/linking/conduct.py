"""How the parties behave towards a standing commitment: they comply, defy it, break their own word, or prepare."""

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.linking.answers import is_denied_in_words, owns_up
from communique.linking.life import Reported, Told
from communique.linking.links import make_link
from communique.linking.mentions import Mention
from communique.linking.parties import countries_of
from communique.linking.tellings import (
    FRIENDLY,
    HOSTILE,
    TALK,
    comes_after,
    covered,
    is_only_said,
    names_act,
    names_doer,
    oppose,
    own_words,
    sentence_around,
)
from communique.linking.unification import unify
from communique.linking.wires import Wire
from communique.records import Act, HistoryEntry, Link, Span

_HAPPENED = frozenset({"done", "ongoing"})
_PART = re.compile(
    r"(?i)\b(?:part(?:s|ly|ially)? of|partly|partially|some of|half|first|only|not all|all but|beg[au]n)\b"
)
_DEMAND = re.compile(r"(?i)\b(?:ultimatum|demands?|deadline|threats?|warnings?|terms|dictate|blackmail|conditions)\b")
_NAMED = 0.4
"""The part of an act's own words that a sentence must have where rules do not unify the two."""
_NAMED_OF_HELP = 0.3
"""The same where both acts yield something: there is mostly one such thing in a quarrel."""


def link_conduct(wire: Wire, told: Told) -> tuple[Wire, list[Link]]:
    """`complies_with`, `defies`, `violates` and `prepares` from told acts, each only where the words say so.

    Where the other side did what was demanded before anything else was told, there was no need: `moot`.
    """
    if wire.is_ascribed:
        return wire, []
    issuers, others = wire.lead.issuers, frozenset().union(*(m.targets for m in wire.wordings))
    by_others, own = told.about(others) if others else [], told.about(issuers) if issuers else []
    met = [(r, m) for r in by_others if (m := _complied(r, wire))]
    links = [_link(r, wire, "complies_with", _demanded_words(m)) for r, m in met]
    links += [_link(r, wire, "defies", None) for r in by_others if _defies(r, wire)]
    links += [_link(r, wire, "violates", m.commitment.response) for r in own if (m := _violated(r, wire))]
    links += [_link(r, wire, "prepares", m.commitment.response) for r in own if (m := _prepared(r, wire))]
    full = [r for r, m in met if not _PART.search(sentence_around(r)) and m.commitment.condition != "happens"]
    return _moot(wire, full), links


def _moot(wire: Wire, met: Sequence[Reported]) -> Wire:
    if not met or wire.record.outcome != "unknown":
        return wire
    first = min(met, key=lambda r: (r.published or "9999", r.event.id))
    event = first.event
    entry = HistoryEntry(
        date=first.published,
        field="outcome",
        value="moot",
        evidence=event.anchor.within(event.document),
        by=event.holder_code,
    )
    return replace(wire, record=replace(wire.record, outcome="moot", history=(*wire.record.history, entry)))


def _link(reported: Reported, wire: Wire, relation: str, words: Span | None) -> Link:
    event = reported.event
    document = next((m.commitment.document for m in wire.mentions if words in _phrases(m)), None)
    spans = (event.anchor.within(event.document), *((words.within(document),) if words and document else ()))
    rule = f"a told act that {relation.replace('_', ' ')} it by its words"
    return make_link(event.id, wire.record.id, relation, rule=rule, score=0.55, evidence=spans)


def _phrases(mention: Mention) -> tuple[Span | None, ...]:
    return mention.commitment.response, mention.commitment.trigger, mention.commitment.demand


def _demanded_words(mention: Mention) -> Span | None:
    return mention.commitment.demand or mention.commitment.trigger


def _complied(reported: Reported, wire: Wire) -> Mention | None:
    """The mention whose demand, or whose "unless", a told act of the other side is."""
    if not _is_done(reported):
        return None
    doers = countries_of(reported.act.actor_codes)
    for mention in wire.wordings:
        own = mention.commitment
        asks = own.condition == "does_not_happen" or (own.demand is not None and own.kind in {"threat", "demand"})
        is_theirs = bool(doers & mention.targets) and not doers & mention.issuers
        if not asks or not is_theirs or mention.trigger is None or not comes_after(reported, mention):
            continue
        if is_one_act(reported, mention.trigger, mention.issuers):
            return mention
    return None


def _violated(reported: Reported, wire: Wire) -> Mention | None:
    """The mention by which its issuer had said that it would not do what it is now told to have done."""
    if not _is_done(reported) or reported.event.type not in HOSTILE:
        return None
    for mention in wire.wordings:
        promised = mention.response
        if promised is None or mention.commitment.response_polarity != "will_not":
            continue
        is_own = bool(countries_of(reported.act.actor_codes) & mention.issuers)
        if not is_own or mention.commitment.condition != "unconditional" or not comes_after(reported, mention):
            continue
        if is_one_act(reported, replace(promised, negated=False), frozenset()):
            return mention
    return None


def _prepared(reported: Reported, wire: Wire) -> Mention | None:
    """The mention whose response, at its place or by its words, a movement of the issuer's forces gets ready."""
    event, act = reported.event, reported.act
    if event.type != "MOBILIZE" or event.status not in {*_HAPPENED, "planned"} or not names_doer(event):
        return None
    for mention in wire.wordings:
        promised = mention.response
        if promised is None or promised.type not in {"ASSAULT", "COERCE", "MOBILIZE"} or promised.negated:
            continue
        is_own = bool(countries_of(act.actor_codes) & mention.issuers)
        at = {p.lower() for p in promised.places} & {p.lower() for p in act.places}
        words = own_words(promised)
        near = bool(at) or (covered(words, reported.words) >= _NAMED and len(words & reported.words) > 1)
        if is_own and near and not is_only_said(reported.reading, event) and comes_after(reported, mention):
            return mention
    return None


def _defies(reported: Reported, wire: Wire) -> bool:
    """Whether the other side is told to refuse what it was told to do, in a sentence that speaks of it."""
    event = reported.event
    mention = wire.lead
    asks = mention.commitment.condition == "does_not_happen" or mention.commitment.demand is not None
    if event.type != "REJECT" or event.status not in _HAPPENED or not asks or mention.trigger is None:
        return False
    doers, hit = countries_of(reported.act.actor_codes), countries_of(reported.act.recipient_codes)
    own = own_words(mention.trigger)
    speaks = bool(_DEMAND.search(sentence_around(reported))) and bool(hit & mention.issuers)
    names = covered(own, reported.words) >= _NAMED and len(own & reported.words) > 1
    is_theirs = bool(doers & mention.targets) and not doers & mention.issuers
    return is_theirs and (speaks or names) and comes_after(reported, mention)


def _is_done(reported: Reported) -> bool:
    """Whether a material act is told as done, in the text's own voice or by who did it."""
    event = reported.event
    is_told = event.status in _HAPPENED and not event.holder_code
    if event.type in TALK or is_denied_in_words(reported.reading, event) or not names_doer(event):
        return False
    return (is_told or owns_up(reported.reading, event)) and not is_only_said(reported.reading, event)


def is_one_act(reported: Reported, wanted: Act, wanted_by: frozenset[str]) -> bool:
    """Whether a told act is a wanted one: most of its words are in the sentence, or rules unify the two by a word."""
    both_help = reported.act.type in FRIENDLY and wanted.type in FRIENDLY
    if names_act(reported, wanted, least=_NAMED_OF_HELP if both_help else _NAMED):
        return True
    if oppose(reported.act.type, wanted.type):
        return False
    shared = own_words(wanted) & reported.words
    fit = unify(reported.act, wanted, wanted_by=wanted_by, against=frozenset(), strict=True)
    return fit is not None and fit.kind == "stated" and reported.act.type == wanted.type and bool(shared)
