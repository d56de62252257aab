"""Things that join groups one after the other, each by those before it; one more is put among them without doing all
anew.

What a thing joins depends on the groups as they are when its turn comes. So whoever joins another group than before
may change what comes after it, and only of that is looked at what can be changed by it.
"""

from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from typing import Any, Generic, TypeVar

Thing = TypeVar("Thing")
Place = tuple[Any, ...]
"""Where a thing comes among all."""


class Greedy(ABC, Generic[Thing]):
    """Groups by the places of their first things. What makes things join is told by those who build on this."""

    def __init__(self) -> None:
        self.things: dict[Place, Thing] = {}
        self.groups: dict[Place, list[Place]] = {}
        self._first: dict[Place, Place] = {}
        self._score: dict[Place, float] = {}
        self._noted: dict[Hashable, dict[Place, list[Place]]] = defaultdict(dict)
        self._finding: dict[Hashable, list[Place]] = defaultdict(list)

    @abstractmethod
    def noted(self, thing: Thing, /) -> Iterable[Hashable]:
        """By what others find the group of a thing."""

    def found(self, thing: Thing, /) -> Iterable[Hashable]:
        """By what a thing finds groups."""
        return self.noted(thing)

    @abstractmethod
    def fits(self, group: Sequence[Thing], thing: Thing, /) -> float:
        """How well a thing fits a group; it joins none that it does not fit at all (0)."""

    def bears(self, _member: Thing, _thing: Thing, /) -> bool:
        """Whether how well a thing fits a group can depend on a member of it."""
        return True

    def parts(self, _member: Thing, _thing: Thing, /) -> bool:
        """Whether one more member can make a thing fit a group less."""
        return False

    def change(self, gone: Iterable[Place], new: Mapping[Place, Thing]) -> set[Place]:
        """Take things out and others in; the first places of the groups that changed, or are none any more."""
        self._touched: set[Place] = set()
        self._queue: list[Place] = []
        self._queued: set[Place] = set()
        for place in gone:
            self._leave(place)
            for key in self.found(self.things[place]):
                self._finding[key].remove(place)
            del self.things[place]
        self._queued -= set(gone)
        for place, thing in new.items():
            self.things[place] = thing
            for key in self.found(thing):
                insort(self._finding[key], place)
            self._push(place)
        while self._queue:
            place = heappop(self._queue)
            if place in self._queued and place in self.things:
                self._queued.discard(place)
                self._decide(place)
        return self._touched

    def group(self, first: Place) -> list[Thing]:
        """The things of a group in order; none where there is no such group."""
        return [self.things[place] for place in self.groups.get(first, ())]

    def _push(self, place: Place) -> None:
        if place not in self._queued:
            self._queued.add(place)
            heappush(self._queue, place)

    def _decide(self, place: Place) -> None:
        """Let a thing join the group before it that it fits best, of equal ones the first; or begin one."""
        thing = self.things[place]
        scored = [(-score, first) for first in self._able(place, thing) if (score := self._fit(first, place)) > 0]
        score, first = min(scored, default=(0.0, place))
        self._score[place] = -score
        if self._first.get(place) != first:
            if place in self._first:
                self._leave(place)
            self._join(place, first)

    def _able(self, place: Place, thing: Thing) -> set[Place]:
        held = (self._noted.get(key, {}) for key in self.found(thing))
        return {first for own in held for first, places in own.items() if places[0] < place and first != place}

    def _fit(self, first: Place, place: Place) -> float:
        members = self.groups[first]
        return self.fits([self.things[n] for n in members[: bisect_left(members, place)]], self.things[place])

    def _join(self, place: Place, first: Place) -> None:
        self._first[place] = first
        insort(self.groups.setdefault(first, []), place)
        keys = list(self.noted(self.things[place]))
        for key in keys:
            insort(self._noted[key].setdefault(first, []), place)
        self._touched.add(first)
        self._pass_on(place, first, keys, is_new=True)

    def _leave(self, place: Place) -> None:
        """Take a thing out of its group; where it was the first, nothing is left of the group."""
        first = self._first.get(place)
        if first is None:
            return
        self._touched.add(first)
        members = self.groups[first] if first == place else [place]
        for member in list(members):
            self._part(member, first)
            if member != place:
                self._push(member)
        if first == place:
            del self.groups[first]
        else:
            self._pass_on(place, first, list(self.noted(self.things[place])), is_new=False)

    def _part(self, place: Place, first: Place) -> None:
        del self._first[place]
        if place != first:
            self.groups[first].remove(place)
        for key in self.noted(self.things[place]):
            own = self._noted[key]
            own[first].remove(place)
            if not own[first]:
                del own[first]

    def _pass_on(self, place: Place, first: Place, keys: Sequence[Hashable], *, is_new: bool) -> None:
        """Let things decide again for which it can matter that another, before them, joined a group or left it."""
        thing = self.things[place]
        near = set(self._after(place, keys))
        for other in near | set(self._looking(place, first)):
            own, decided = self.things[other], self._first.get(other)
            if decided is None or other in self._queued:
                continue
            if decided == first:
                matters = self.parts(thing, own) if is_new else other in near or self.bears(thing, own)
            else:
                matters = (other in near or self.bears(thing, own)) and self._would_join(first, other)
            if matters:
                self._push(other)

    def _would_join(self, first: Place, other: Place) -> bool:
        """Whether a thing would rather join a group than what it has joined."""
        if first > other:
            return False
        fit = self._fit(first, other)
        return fit > 0 and (-fit, first) < (
            -self._score[other] if self._first[other] != other else 0.0,
            self._first[other],
        )

    def _after(self, place: Place, keys: Iterable[Hashable]) -> Iterator[Place]:
        for key in keys:
            held = self._finding.get(key, [])
            yield from held[bisect_right(held, place) :]

    def _looking(self, place: Place, first: Place) -> Iterator[Place]:
        """The things after a place that look at a group: its members, and those that find it by any of them."""
        members = self.groups[first]
        yield from members[bisect_right(members, place) :]
        keys = {key for member in members for key in self.noted(self.things[member])}
        yield from self._after(place, keys)
