"""Harder or softer: how two wordings of one commitment compare, with the words that show it."""

import re

from communique.linking.vague import is_vague
from communique.records import Commitment, Span

_TENTATIVE = re.compile(r"(?i)(?:\w+\s+){0,2}(?:consider|reconsider|weigh|think about|look at|study|discuss|review)\b")
"""Responses that are not decided: "would consider closing the crossing"."""
RANK = {"veiled": 0, "possible": 1, "qualified": 2, "unqualified": 3}


def strength(commitment: Commitment) -> tuple[int, int]:
    """Firmness first, then few hedges; larger is firmer."""
    rank = RANK.get(commitment.firmness, 2)
    if commitment.response is not None and _TENTATIVE.match(commitment.response.text):
        rank = min(rank, RANK["possible"])
    return rank, -len(commitment.hedges)


def compare(before: Commitment, after: Commitment) -> str:
    """`hardens`, `softens` or `repeats`, for two mentions of one commitment in order of time."""
    old, new = strength(before), strength(after)
    if new[0] == old[0]:
        if _adds(before.deadline, after.deadline) or _adds(before.demand, after.demand):
            return "hardens"
        named = names_act(after) - names_act(before)
        if named:
            return "hardens" if named > 0 else "softens"
        return "hardens" if new[1] > old[1] + 1 else "softens" if new[1] < old[1] - 1 else "repeats"
    return "hardens" if new > old else "softens"


def names_act(commitment: Commitment) -> int:
    """1 where the response says what would be done ("will sink the boats"), 0 where it leaves it open ("will act")."""
    return int(commitment.response is not None and not is_vague(commitment.response.text))


def _adds(before: Span | None, after: Span | None) -> bool:
    return before is None and after is not None


def evidence_of(commitment: Commitment) -> tuple[Span, ...]:
    """The words that carry a commitment's strength: hedges and response, else trigger or demand."""
    own = commitment.main
    spans = (*commitment.hedges, *((own,) if own else ()))
    return tuple(s.within(commitment.document) for s in spans)
