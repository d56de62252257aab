"""Which mentions are one standing commitment."""

from collections.abc import Sequence

from communique.linking.at_once import at_once
from communique.linking.earlier import earlier_mentions
from communique.linking.mentions import Mention, time_order
from communique.linking.weighing import Weigher

SAME = 0.5
"""The probability from which on a mention joins an earlier one."""


def group_mentions(mentions: Sequence[Mention], weigher: Weigher) -> list[list[Mention]]:
    """The mentions of each standing commitment, in order of time.

    Each mention joins the earlier one that it fits best, if well enough, and with it all that this one is joined to.
    What joins two is a matter of these two alone, so that a further document changes nothing between others.
    """
    ordered = sorted(mentions, key=time_order)

    def best_earlier(asked: tuple[Mention, list[int]]) -> tuple[float, int]:
        mention, near = asked
        likeliest = weigher.likeliest([(ordered[place], mention) for place in near])
        return max(((weigher.one(ordered[near[n]], mention), -near[n]) for n in likeliest), default=(0.0, 0))

    found = at_once(best_earlier, list(zip(ordered, earlier_mentions(ordered), strict=True)))
    group_of: list[list[Mention]] = []
    for mention, best in zip(ordered, found, strict=True):
        group: list[Mention] = group_of[-best[1]] if best[0] >= SAME else []
        group.append(mention)
        group_of.append(group)
    return list({id(group): group for group in group_of}.values())
