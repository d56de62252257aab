"""What an issuer has done before: acts told of it against the other side, with how often a text says that it did."""

import re
from collections.abc import Sequence

from communique.linking.life import Reported, Told
from communique.linking.links import make_link
from communique.linking.parties import countries_of
from communique.linking.tellings import HOSTILE, names_doer
from communique.linking.unification import is_open
from communique.linking.wires import Wire
from communique.records import Link, Span

_NUMBERS = {"once": 1, "twice": 2, "thrice": 3} | {
    f"{word} times": n for n, word in enumerate("two three four five six seven eight nine ten".split(), 2)
}
_TIMES = re.compile(
    r"(?i)\b(once|twice|thrice|(?:two|three|four|five|six|seven|eight|nine|ten) times)\b(?! (?:as|more|the))"
)
_BEFORE_NOW = re.compile(
    r"(?i)\b(?:ha(?:s|ve|d)\s+(?:\w+\s+){0,2}$|(?:already|previously|before|earlier|once|twice|again|in the past)\b)"
)
_REACH = 40
_KEPT = frozenset({"threat", "guarantee"})


def times_told(reported: Reported) -> int:
    """How often a text says that the act was done: "has twice struck" is two."""
    return times_in(reported.reading.document.text or "", reported.event.anchor)


def times_in(text: str, anchor: Span) -> int:
    """How often a text says that an act was done, by the words around its anchor in the same sentence.

    >>> times_in("France has twice struck the port.", Span(17, 23, "struck"))
    2
    """
    start = max(text.rfind(". ", 0, anchor.start), text.rfind("\n", 0, anchor.start)) + 1
    stops = [x for x in (text.find(". ", anchor.end), text.find("\n", anchor.end)) if x >= 0]
    near = text[max(start, anchor.start - _REACH) : min([*stops, anchor.end + _REACH])]
    found = [_NUMBERS[m[1].lower()] for m in _TIMES.finditer(near)]
    return max(found, default=1)


def record_of(reported: Sequence[Reported]) -> int:
    """How many acts some reports tell of: each day and kind once, and as many as any one text counts."""
    apart = {(r.event.type, r.event.date or r.published or r.event.document) for r in reported}
    return max([len(apart), *map(times_told, reported)])


def link_precedents(wire: Wire, told: Told) -> list[Link]:
    """`cites_precedent` from each told act of the issuer, done before, that is of the kind its response would be."""
    promised = wire.lead.response
    if wire.is_ascribed or wire.record.kind not in _KEPT or promised is None:
        return []
    kinds = HOSTILE if is_open(promised) else frozenset({promised.type}) & HOSTILE
    said = wire.lead.commitment
    if said.response is None:
        return []
    promise = said.response.within(said.document)
    return [
        make_link(
            r.event.id,
            wire.record.id,
            "cites_precedent",
            rule="an earlier act told of the issuer, of the kind of its response",
            score=0.5,
            evidence=(r.event.anchor.within(r.event.document), promise),
        )
        for r in told.about(wire.lead.issuers)
        if r.event.type in kinds and _is_precedent(r, wire)
    ]


def _is_precedent(reported: Reported, wire: Wire) -> bool:
    """Whether an act of the issuer's own was done before the commitment, by its date or by the words told of it."""
    event = reported.event
    if event.status != "done" or event.holder_code or not names_doer(event):
        return False
    if not countries_of(reported.act.actor_codes) & wire.lead.issuers:
        return False
    first = wire.record.first
    if event.date and first and event.date[: len(first)] < first[: len(event.date)]:
        return True
    text, anchor = reported.reading.document.text or "", event.anchor
    own = {m.document.id for m in wire.mentions}
    near = bool(_BEFORE_NOW.search(text[max(0, anchor.start - _REACH) : anchor.start]))
    return near and (event.document in own or bool(first and reported.published and reported.published < first))
