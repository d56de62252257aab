"""Which mentions are one standing commitment."""

from collections import defaultdict
from collections.abc import Sequence

from communique.linking.mentions import Mention, time_order
from communique.linking.weighing import Weigher

SAME = 0.5
"""The probability from which on a mention joins a group."""
_ASKED = 12
"""Members of a group that are asked: enough wordings, and copies without end cost nothing."""


def group_mentions(mentions: Sequence[Mention], weigher: Weigher) -> list[list[Mention]]:
    """The mentions of each standing commitment, in order of time.

    Each mention joins the group whose members it fits best on average, if well enough: grouping by one lucky pair
    would chain unlike commitments together.
    """
    groups: list[list[Mention]] = []
    of_issuer: dict[str, list[int]] = defaultdict(list)
    for mention in sorted(mentions, key=time_order):
        near = sorted({place for country in mention.issuers for place in of_issuer[country]})
        best = max(((fit(groups[place], mention, weigher), -place) for place in near), default=(0.0, 0))
        if best[0] >= SAME:
            place = -best[1]
            groups[place].append(mention)
        else:
            place = len(groups)
            groups.append([mention])
        for country in sorted(mention.issuers):
            if place not in of_issuer[country]:
                of_issuer[country].append(place)
    return groups


def fit(group: Sequence[Mention], mention: Mention, weigher: Weigher) -> float:
    """How well a mention fits a group: the mean of its two best pairs."""
    scores = sorted((weigher.one(m, mention) for m in group[:_ASKED]), reverse=True)[:2]
    return sum(scores) / len(scores)
