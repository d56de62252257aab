"""The acts inside a commitment: what its trigger, response and demand say is done, by whom, to whom, where."""

import re
from collections.abc import Sequence

from communique.knowledge.themes import themes_of
from communique.linking.words import content_words, stems
from communique.records import Act, Commitment, Event, Reading, Span

MATERIAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "PROTEST", "AID", "RETREAT", "CONCEDE", "COOPERATE"})
_VAGUE = frozenset(
    """respond response reply answer act action actions consequence consequences retaliate retaliation retaliatory
    measure measures price pay regret react reaction force whatever necessary countermeasures reprisal reprisals
    punish punishment befitting steps appropriately swiftly decisive decisively harsh crushing severe""".split()
)
_ANAPHOR = re.compile(r"(?i)\b(?:such an?|such|this|that|these|those|of this kind|of that kind|it|they)\b")
_NEGATED = re.compile(r"(?i)\b(?:not|n't|never|refus\w+|fails?|failed|failing|failure|ignor\w+|without|no)\b|n’t\b")


def is_vague(text: str) -> bool:
    """Whether a response names no act: "will respond", "consequences", "a befitting reply"."""
    words = content_words(text)
    return bool(words) and sum(w in _VAGUE for w in words) >= 0.5 * len(words)


def is_anaphoric(text: str) -> bool:
    """Whether the words lean on something said before ("such an attack", "a strike of this kind")."""
    return bool(_ANAPHOR.search(text)) and len(content_words(text)) <= 5


def act_of_span(reading: Reading, span: Span) -> Act:
    """The act that the characters of a span name, from the events read there; by words alone where there are none."""
    inside = [e for e in reading.events if span.contains(e.anchor)]
    event = _main_event(inside, span)
    words = content_words(span.text)
    return Act(
        text=span.text,
        type=event.type if event else None,
        mode=event.mode if event else None,
        contexts=event.contexts if event else (),
        actor_codes=_known(event.actor_codes) if event else (),
        recipient_codes=_known(event.recipient_codes) if event else (),
        places=tuple(p.name for p in reading.places if span.contains(p.span)),
        words=stems(span.text),
        themes=themes_of(words),
        negated=bool(_NEGATED.search(span.text)),
    )


def trigger_act(reading: Reading, commitment: Commitment) -> Act | None:
    """What would set the commitment off; for a bare demand, what it demands. `None` where neither is stated."""
    span = commitment.trigger or commitment.demand
    if span is None:
        return None
    act = act_of_span(reading, span)
    if not is_anaphoric(span.text):
        return act
    addressed = commitment.target_codes or _known((commitment.target_code,))
    return _inherit(reading, span, act, frozenset(code.split()[0] for code in addressed))


def response_act(reading: Reading, commitment: Commitment) -> Act | None:
    """What the issuer says it would do; its actor is the issuer where the words name none."""
    if commitment.response is None:
        return None
    act = act_of_span(reading, commitment.response)
    issuers = commitment.issuer_codes or _known((commitment.issuer_code,))
    targets = commitment.target_codes or _known((commitment.target_code,))
    vague = is_vague(commitment.response.text)
    return Act(
        text=act.text,
        type=None if vague else act.type,
        mode=act.mode,
        contexts=act.contexts,
        actor_codes=issuers,
        recipient_codes=act.recipient_codes or (targets if commitment.kind == "threat" else ()),
        places=act.places,
        words=act.words,
        themes=act.themes,
        negated=commitment.response_polarity == "will_not",
    )


def _main_event(events: Sequence[Event], span: Span) -> Event | None:
    """The event a span is about: a material act before talk, then the earliest."""
    return min(events, key=lambda e: (e.type not in MATERIAL, e.anchor.start - span.start, e.id), default=None)


def _known(codes: Sequence[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c for c in codes if c))


def _inherit(reading: Reading, span: Span, act: Act, addressed: frozenset[str]) -> Act:
    """Fill an anaphoric act from the nearest earlier event of its type, one by those addressed before any other."""
    source = _antecedent(reading, span, act, addressed)
    if source is None:
        return act
    return Act(
        text=act.text,
        type=act.type or source.type,
        mode=act.mode or source.mode,
        contexts=act.contexts or source.contexts,
        actor_codes=act.actor_codes or _known(source.actor_codes),
        recipient_codes=act.recipient_codes or _known(source.recipient_codes),
        places=act.places or ((source.place.text,) if source.place else _places_near(reading, source)),
        words=act.words | stems(source.anchor.text),
        themes=act.themes,
        negated=act.negated,
    )


def _antecedent(reading: Reading, span: Span, act: Act, addressed: frozenset[str]) -> Event | None:
    earlier = [
        e for e in reading.events if e.anchor.end <= span.start and act.type in (None, e.type) and e.type in MATERIAL
    ]
    by_addressed = [e for e in earlier if addressed & {c.split()[0] for c in _known(e.actor_codes)}]
    return max(by_addressed or earlier, key=lambda e: (e.anchor.start, e.id), default=None)


def _places_near(reading: Reading, event: Event) -> tuple[str, ...]:
    """The place named nearest to an event, in the same 200 characters."""
    near = [p for p in reading.places if abs(p.span.start - event.anchor.start) <= 200]
    return (min(near, key=lambda p: abs(p.span.start - event.anchor.start)).name,) if near else ()
