"""The acts inside a commitment: what its trigger, response and demand say is done, by whom, to whom, where."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from communique.knowledge.themes import themes, themes_of
from communique.linking.parties import countries_of, state_of_code, struck_by_name
from communique.linking.vague import is_vague
from communique.linking.words import content_words, stem, stems
from communique.records import Act, Commitment, Event, Reading, Span

MATERIAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "PROTEST", "AID", "RETREAT", "CONCEDE", "COOPERATE"})
_ANAPHOR = re.compile(
    r"(?i)\b(?:such|this|these|those(?! who\b)|of (?:this|that) (?:kind|sort|type)"
    r"|that (?:attack|strike|act|move|step|raid))\b"
)
_POINTED = re.compile(r"(?i)\b(?:such|this|these|those|that)\s+(?:an?\s+)?(?:new\s+|further\s+)?(\w+)")
_ACT_NOUNS = frozenset(
    stem(w)
    for w in """attack strike raid assault act action step move measure aggression offensive operation intervention
    invasion incursion escalation provocation hostility use kind sort type thing event incident violation breach
    happens happen happened occurs occur occurred continues continue""".split()
)
_PRONOUN = re.compile(r"(?i)\b(?:it|that|they|so)\b")
_MERE_HAPPENING = frozenset("happens happen happened occurs occur occurred continues continue repeated repeats".split())
_OPENING = re.compile(
    r"(?i)\b(?:the|an?|its|his|her|their|our|my|these|those|any|all|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+$"
)
_BE = re.compile(r"(?i)\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:\w+ly\s+|again\s+|not\s+)?$")
_PREDICATE = re.compile(r"(?i)\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+|again\s+|not\s+)?\w+(?:ed|en|ck|t)\b")
_NOUN_FOLLOWS = re.compile(r"\s+(?!by\b|in\b|at\b|on\b|to\b|from\b|again\b)\w+")
_HARMFUL = frozenset({"threat", "guarantee", "demand"})
_AGAINST_ANYBODY = frozenset({"cbrn", "nuclear"})
_HEAD_WORDS = 9
_SHORT = 5
_GUESS = 0.45
"""Confidence up to which an assault without mode or context is only the reader's stand-in for some act."""
_NOT_DONE = re.compile(r"(?i)\b(?:not|n't|never|without)\b|n’t\b")
_NEGATED = re.compile(r"(?i)\b(?:not|n't|never|refus\w+|fails?|failed|failing|failure|ignor\w+|without|no)\b|n’t\b")


def is_anaphoric(text: str) -> bool:
    """Whether the words lean on an act told before ("such an attack", "a strike of this kind", "if that happens").

    >>> is_anaphoric("such an attack"), is_anaphoric("it happens again"), is_anaphoric("it declares independence")
    (True, True, False)
    """
    words = content_words(text)
    if _ANAPHOR.search(text):
        return len(words) <= _SHORT
    return bool(_PRONOUN.search(text)) and set(words) <= _MERE_HAPPENING


def act_of_span(reading: Reading, span: Span) -> Act:
    """The act that the characters of a span name, from the events read there; by words alone where there are none."""
    inside = [e for e in reading.events if span.contains(e.anchor)]
    event = _main_event(inside, span)
    typed = event is not None and not _is_guess(event)
    words = content_words(span.text)
    return Act(
        text=span.text,
        type=event.type if event and typed else None,
        mode=event.mode if event and typed else None,
        contexts=event.contexts if event and typed else (),
        actor_codes=_known(event.actor_codes) if event else (),
        recipient_codes=_recipients(event) if event else (),
        places=tuple(dict.fromkeys(p.name for p in reading.places if span.contains(p.span))),
        words=stems(span.text),
        themes=themes_of(words) - _themes_of_doers(event, span),
        negated=typed_negation(event.type if event and typed else None, span.text),
    )


def _recipients(event: Event) -> tuple[str, ...]:
    """Whom it is done to; the same words are never both doer and done to."""
    doers = {s for s in event.actors if s}
    return _known([c for c, s in _sides(event) if s is None or s not in doers])


def typed_negation(kind: str | None, text: str) -> bool:
    """Whether the words say that the act is left undone; where refusing is the act itself, "refuses" does not.

    >>> typed_negation("RETREAT", "refuses to leave"), typed_negation("REJECT", "refuses to stop")
    (True, False)
    """
    return bool((_NOT_DONE if kind == "REJECT" else _NEGATED).search(text))


def _is_guess(event: Event) -> bool:
    return event.type == "ASSAULT" and event.mode is None and not event.contexts and event.confidence <= _GUESS


def _themes_of_doers(event: Event | None, span: Span) -> frozenset[str]:
    """The victims that only the doer's words name: in "a drone crosses the border" no aircraft is attacked."""
    doers = (
        []
        if event is None
        else [
            span_of
            for span_of, code in zip(event.actors, event.actor_codes, strict=False)
            if span_of and span.contains(span_of) and code not in event.recipient_codes
        ]
    )
    named = frozenset(t for s in doers for t in themes_of(content_words(s.text)) if themes()[t].role == "victim")
    rest = span.text
    for s in doers:
        rest = rest.replace(s.text, " ")
    return named - themes_of(content_words(rest))


def trigger_act(reading: Reading, commitment: Commitment) -> Act | None:
    """What would set the commitment off; for a bare demand, what it demands. `None` where neither is stated.

    Who sets a harmful condition does not set it off: the issuer is no doer of it, only whom it hits.
    """
    span = commitment.trigger or commitment.demand
    if span is None:
        return None
    act = _with_named_object(reading, span, _without_guessed_object(reading, span, act_of_span(reading, span)))
    issuers = {state_of_code(c) for c in commitment.issuer_codes or _known((commitment.issuer_code,))}
    if commitment.trigger and commitment.kind in _HARMFUL:
        others = tuple(c for c in _doers(reading, span, act) if state_of_code(c) not in issuers)
        own = tuple(c for c in act.actor_codes if state_of_code(c) in issuers)
        act = replace(act, actor_codes=others, recipient_codes=act.recipient_codes or own)
    if commitment.kind == "guarantee":
        act = _on_the_protected(reading, commitment, act, issuers)
    if not is_anaphoric(span.text):
        return _on_somebody(commitment, act)
    addressed = commitment.target_codes or _known((commitment.target_code,))
    elsewhere = tuple(c for c in act.recipient_codes if state_of_code(c) not in issuers)
    return _inherit(reading, commitment, replace(act, recipient_codes=elsewhere), countries_of(addressed))


def _without_guessed_object(reading: Reading, span: Span, act: Act) -> Act:
    """Weapons of mass destruction are forbidden against anybody: an object from outside the condition is dropped."""
    event = _main_event([e for e in reading.events if span.contains(e.anchor)], span)
    if event is None or not act.themes & _AGAINST_ANYBODY:
        return act
    inside = {c for c, s in zip(event.recipient_codes, event.recipients, strict=False) if s and span.contains(s)}
    return replace(act, recipient_codes=tuple(c for c in act.recipient_codes if c in inside))


def _with_named_object(reading: Reading, span: Span, act: Act) -> Act:
    """A party that the condition itself names as what is struck outweighs one inferred from outside its words."""
    event = _main_event([e for e in reading.events if span.contains(e.anchor)], span)
    told = event is not None and any(s and c and span.contains(s) for c, s in _sides(event))
    named = () if told else tuple(c for c in struck_by_name(span.text) if c not in act.actor_codes)
    return replace(act, recipient_codes=named) if named else act


def _sides(event: Event) -> list[tuple[str | None, Span | None]]:
    return list(zip_longest(event.recipient_codes, event.recipients))


def _doers(reading: Reading, span: Span, act: Act) -> tuple[str, ...]:
    """Who does it in the condition's own words; a doer found elsewhere in the text is only inferred."""
    event = _main_event([e for e in reading.events if span.contains(e.anchor)], span)
    if event is None:
        return act.actor_codes
    outside = {c for c, s in zip(event.actor_codes, event.actors, strict=False) if not s or not span.contains(s)}
    return tuple(c for c in act.actor_codes if c not in outside)


def _on_somebody(commitment: Commitment, act: Act) -> Act:
    """A bare "any attack" is one on the issuer; in a guarantee, on whom it protects."""
    if act.type != "ASSAULT" or act.recipient_codes or len(content_words(act.text)) != 1:
        return act
    if commitment.kind == "guarantee":
        return replace(act, recipient_codes=commitment.target_codes or _known((commitment.target_code,)))
    return replace(act, recipient_codes=commitment.issuer_codes or _known((commitment.issuer_code,)))


def _on_the_protected(reading: Reading, commitment: Commitment, act: Act, issuers: set[str]) -> Act:
    """A guarantee's condition is an act on the third party: "will defend Pakistan if India attacks it"."""
    if any(state_of_code(c) not in issuers for c in act.recipient_codes) or commitment.response is None:
        return act
    helped = act_of_span(reading, commitment.response).recipient_codes
    third = tuple(c for c in helped if state_of_code(c) not in issuers)
    return replace(act, recipient_codes=third or act.recipient_codes)


def response_act(reading: Reading, commitment: Commitment) -> Act | None:
    """What the issuer says it would do; its actor is the issuer where the words name none."""
    if commitment.response is None:
        return None
    act = act_of_span(reading, commitment.response)
    issuers = commitment.issuer_codes or _known((commitment.issuer_code,))
    targets = commitment.target_codes or _known((commitment.target_code,))
    own = {state_of_code(c) for c in issuers}
    struck = struck_by_name(commitment.response.text) or act.recipient_codes
    named = tuple(c for c in struck if state_of_code(c) not in own)
    addressed = tuple(c for c in targets if state_of_code(c) not in own)
    vague = is_vague(commitment.response.text) and act.type in {None, "ASSAULT"}
    return replace(
        act,
        type=None if vague or not _is_main(reading, commitment.response) else act.type,
        actor_codes=issuers,
        recipient_codes=named or (addressed if commitment.kind == "threat" else ()),
        negated=commitment.response_polarity == "will_not",
    )


def _is_main(reading: Reading, response: Span) -> bool:
    """Whether the act stands near the beginning of a response, where its main verb or noun does."""
    event = _main_event([e for e in reading.events if response.contains(e.anchor)], response)
    return event is not None and response.text[: event.anchor.start - response.start].count(" ") <= _HEAD_WORDS


def _main_event(events: Sequence[Event], span: Span) -> Event | None:
    """The event a span is about: a material act before talk, one of a sure type, then the earliest."""
    return min(
        events,
        key=lambda e: (e.type not in MATERIAL, _is_guess(e) or _is_attribute(e, span), e.anchor.start, e.id),
        default=None,
    )


def _is_attribute(event: Event, span: Span) -> bool:
    """Whether an act only describes somebody: "the two detained sailors", "troops stationed there are attacked"."""
    before, after = span.text[: event.anchor.start - span.start], span.text[event.anchor.end - span.start :]
    if not event.anchor.text.endswith("ed") or _BE.search(before):
        return False
    return bool((_OPENING.search(before) and _NOUN_FOLLOWS.match(after)) or (before and _PREDICATE.search(after)))


def _known(codes: Sequence[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c for c in codes if c))


def _inherit(reading: Reading, commitment: Commitment, act: Act, addressed: frozenset[str]) -> Act:
    """Fill an anaphoric act from the nearest earlier event of its type, one by those addressed before any other."""
    source = _antecedent(reading, commitment, act, addressed)
    if source is None:
        return act
    return replace(
        act,
        type=act.type or source.type,
        mode=act.mode or source.mode,
        contexts=act.contexts or source.contexts,
        actor_codes=act.actor_codes or _known(source.actor_codes),
        recipient_codes=act.recipient_codes or _known(source.recipient_codes),
        places=act.places or ((source.place.text,) if source.place else _places_near(reading, source)),
        words=act.words | stems(source.anchor.text),
    )


def _antecedent(reading: Reading, commitment: Commitment, act: Act, addressed: frozenset[str]) -> Event | None:
    span, response = commitment.trigger or commitment.demand, commitment.response
    earlier = [
        e
        for e in reading.events
        if span is not None
        and e.anchor.end <= span.start
        and not (response is not None and response.contains(e.anchor))
        and act.type in (None, e.type)
        and e.type in MATERIAL
        and _can_be_pointed_at(e, span)
    ]
    by_addressed = [e for e in earlier if addressed & countries_of(_known(e.actor_codes))]
    return max(by_addressed or earlier, key=lambda e: (e.anchor.start, e.id), default=None)


def _can_be_pointed_at(event: Event, span: Span) -> bool:
    """Whether the words can mean the event: "such an act" any, "these flights" only one told with that noun.

    Another kind of act than a hostile one is never the "attack" or "strike" pointed at: types are compared elsewhere.
    """
    match = _POINTED.search(span.text)
    noun = stem(match[1].lower()) if match else ""
    return not noun or noun in _ACT_NOUNS or noun == stem(event.anchor.text.lower().split()[-1])


def _places_near(reading: Reading, event: Event) -> tuple[str, ...]:
    """The place named nearest to an event, in the same 200 characters."""
    near = [p for p in reading.places if abs(p.span.start - event.anchor.start) <= 200]
    return (min(near, key=lambda p: abs(p.span.start - event.anchor.start)).name,) if near else ()
