"""Which mentions are one standing commitment, in a record that grows (`linking/grouping.py`)."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from communique.linking.earlier import MOST
from communique.linking.grouping import SAME
from communique.linking.growing.nearest import Nearest
from communique.linking.growing.phrases import Places
from communique.linking.growing.sides import Sides
from communique.linking.mentions import Mention, time_order
from communique.linking.near import UNIT, Numbers
from communique.linking.weighing import Weigher

_LEAST = -UNIT


class GrowingGroups:
    """Each mention with the earlier one that it joins; groups are told by their first mentions."""

    def __init__(self, sides: Sides, weigher: Weigher) -> None:
        self._sides, self._weigher = sides, weigher
        self._nearest = Nearest(MOST)
        self._joins: dict[int, int] = {}
        self._joined: dict[int, set[int]] = defaultdict(set)
        self._first: dict[int, int] = {}

    def change(self, gone: Iterable[int], new: Iterable[Mention]) -> set[int]:
        """Take mentions out of the sides and others in; the first mentions of the groups that changed, those included
        that are none any more.
        """
        out = set(gone)
        lost = set(self._nearest.holding(out)) - out
        touched = {self._first[n] for n in out}
        for number in out:
            self._nearest.clear(number)
            self._sides.remove(number)
        filled = lost | {self._sides.add(mention) for mention in new}
        stale = set(filled)
        for number in filled - lost:
            stale.update(self._offered(number, filled))
        for number in filled:
            self._fill(number)
        return touched | self._regroup(out, {number: self._antecedent(number) for number in stale})

    def _of_issuers(self, mention: Mention) -> Places:
        return self._sides.issued.of(mention.issuers)

    def _fill(self, number: int) -> None:
        mention, time = self._sides.mentions[number], self._sides.time
        others = self._of_issuers(mention)
        others = others[time.labels[others] < time.labels[number]]
        scores = self._sides.scores(mention, others)
        able = scores >= _LEAST
        self._nearest.fill(number, others[able], scores[able], time.labels[others[able]])

    def _offered(self, number: int, filled: set[int]) -> list[int]:
        """The later mentions that a new one is now among the nearest of, but for those that are filled anew."""
        mention, time = self._sides.mentions[number], self._sides.time
        others = self._of_issuers(mention)
        later = others[time.labels[others] > time.labels[number]]
        later = later[~np.isin(later, np.fromiter(filled, dtype=np.int32))]
        scores: Numbers = self._sides.scores(mention, later)
        able = scores >= _LEAST
        return self._nearest.offer(later[able], scores[able], number, time.labels)

    def _antecedent(self, number: int) -> int | None:
        """The earlier mention that one joins: of the nearest the one that it fits best, if well enough."""
        mentions, time, near = self._sides.mentions, self._sides.time.labels, self._nearest.of(number)
        own = mentions[number]
        likeliest = [near[n] for n in self._weigher.likeliest([(mentions[n], own) for n in near])]
        scored = [(self._weigher.one(mentions[n], own), -time[n], n) for n in likeliest]
        best = max(scored, default=(0.0, 0.0, number))
        return best[2] if best[0] >= SAME else None

    def _regroup(self, out: set[int], found: dict[int, int | None]) -> set[int]:
        """Lay the mentions to the groups of those that they join now."""
        moved = {n for n, joins in found.items() if n not in self._first or self._joins.get(n) != joins}
        moved |= {child for n in out for child in self._joined.pop(n, ())} - out
        for number in out:
            self._part(number)
            del self._first[number]
        for number in moved:
            self._part(number)
            joins = found.get(number)
            if joins is not None:
                self._joins[number] = joins
                self._joined[joins].add(number)
        touched = set[int]()
        for number in sorted(moved, key=lambda n: time_order(self._sides.mentions[n])):
            self._move(number, touched)
        return touched

    def _part(self, number: int) -> None:
        joined = self._joins.pop(number, None)
        if joined is not None and joined in self._joined:
            self._joined[joined].discard(number)

    def _move(self, number: int, touched: set[int]) -> None:
        """Note the first mention of the group of a mention, and of all that join it."""
        open_ = [number]
        while open_:
            one = open_.pop()
            joins = self._joins.get(one)
            first = one if joins is None else self._first[joins]
            was = self._first.get(one)
            self._first[one] = first
            touched |= {first} if was is None else {first, was}
            open_ += self._joined.get(one, ())

    def group(self, first: int) -> list[Mention]:
        """The mentions of a group in order of time; none where the mention is no first one."""
        if self._first.get(first) != first:
            return []
        found, open_ = [], [first]
        while open_:
            one = open_.pop()
            found.append(self._sides.mentions[one])
            open_ += self._joined.get(one, ())
        return sorted(found, key=time_order)

    def first_of(self, number: int) -> int:
        """The first mention of the group of a mention."""
        return self._first[number]
