"""The other side of an act, where its own words leave it out: "Kigali denied it", "the convoy was turned back".

What somebody denies, threatens or demands is mostly turned to the one other country in play. It is only filled in
where that country stands out clearly, and then without a span, so that a reader sees it was inferred.
"""

from collections.abc import Sequence

from communique.records import Span
from communique.resolving.actors import Parties
from communique.resolving.countries import country_of

Pairs = tuple[tuple[Span | None, str | None], ...]

DIRECTED = frozenset(
    {
        "REJECT",
        "THREATEN",
        "COERCE",
        "ACCUSE",
        "CONCEDE",
        "REQUEST",
        "AID",
        "ASSAULT",
        "SANCTION",
        "SUPPORT",
        "PROTEST",
        "AGREE",
        "MOBILIZE",
    }
)
"""Types that are done to somebody, mostly (nine of ten in the training texts; six of ten for MOBILIZE)."""

CLEAR = 0.45
"""Least score of the other country; of those above it two thirds are right in the training texts."""

REFLEXIVE = frozenset(
    {"he", "she", "it", "they", "him", "them", "his", "her", "its", "their", "we", "our", "us", "i", "my"}
)


def without_self(actors: Pairs, recipients: Pairs) -> Pairs:
    """Recipients without those that turned out to be the actor: nobody denies, strikes or asks himself.

    Nor does a state act against its own army (a rebel or an opponent of it may be meant).
    """
    own = {code for _, code in actors if code}
    mine = {country_of(code) for code in own}
    states = {country_of(code) for code in own if code.endswith((" GOV", " MIL"))}
    return tuple(
        (span, code)
        for span, code in recipients
        if code not in own
        and not (span is not None and span.text.lower() in REFLEXIVE and country_of(code) in mine)
        and not (code is not None and code.endswith(" MIL") and country_of(code) in states)
    )


def with_other_side(parties: Parties, kind: str, actors: Pairs, recipients: Pairs, offset: int) -> Pairs:
    """Recipients, with the other country in play where none of them has a code."""
    known: Sequence[str] = [code for _, code in actors if code]
    if kind not in DIRECTED or any(code for _, code in recipients) or len({country_of(c) for c in known}) != 1:
        return recipients
    other = parties.other(known[0], offset)
    if other.code is None or other.score < CLEAR:
        return recipients
    return ((None, other.code),)
