"""Which documents hold what (`linking/shared_things.py`), where further documents come one by one."""

from collections import defaultdict
from collections.abc import Iterator
from heapq import nsmallest

import numpy as np
from numpy.typing import NDArray

from communique.linking.shared_things import CROWD, FIRST, Things

_AT_ONCE = 2**18
"""Things of the latest documents that are held apart; then they are sorted in among the others."""


class Holders:
    """Documents by the things that they hold, in arrays: millions of things take some bytes each."""

    def __init__(self) -> None:
        self.documents: list[str] = []
        self._things: Things = np.zeros(0, dtype=np.int64)
        self._holders: NDArray[np.int32] = np.zeros(0, dtype=np.int32)
        self._latest: dict[int, list[int]] = defaultdict(list)
        self._new: list[tuple[Things, int]] = []

    def add(self, document: str, things: Things) -> tuple[dict[str, int], list[list[str]]]:
        """Take in a document: with how many things each other is counted that shares some with it, and the crowds in
        which two others may now share fewer than before.
        """
        counts: dict[str, int] = defaultdict(int)
        crowds = []
        for holders in self.holding(things):
            if not holders:
                continue
            is_crowd = len(holders) >= CROWD
            first = nsmallest(FIRST, [*holders, document]) if is_crowd else ()
            counted = holders if not is_crowd or document in first else first
            for other in counted:
                counts[other] += 1
            if len(holders) == CROWD or (is_crowd and document in first):
                crowds.append(holders)
        self._note(document, things)
        return counts, crowds

    def _note(self, document: str, things: Things) -> None:
        number = len(self.documents)
        self.documents.append(document)
        self._new.append((things, number))
        for thing in things.tolist():
            self._latest[thing].append(number)
        if sum(len(own) for own, _ in self._new) > max(_AT_ONCE, len(self._things) // 8):
            self._settle()

    def _settle(self) -> None:
        """Sort the latest in among the others."""
        things = np.concatenate([self._things, *(own for own, _ in self._new)])
        holders = np.concatenate([self._holders, *(np.full(len(own), n, dtype=np.int32) for own, n in self._new)])
        order = np.argsort(things, kind="stable")
        self._things, self._holders = things[order], holders[order]
        self._latest.clear()
        self._new.clear()

    def holding(self, things: Things) -> Iterator[list[str]]:
        """For each of some things the documents that hold it."""
        begins = np.searchsorted(self._things, things, side="left").tolist()
        ends = np.searchsorted(self._things, things, side="right").tolist()
        for thing, begin, end in zip(things.tolist(), begins, ends, strict=True):
            found = [self.documents[n] for n in self._holders[begin:end].tolist()] if end > begin else []
            if thing in self._latest:
                found += [self.documents[n] for n in self._latest[thing]]
            yield found

    def shared(self, one: str, other: str, things: tuple[Things, Things]) -> int:
        """How many things two documents are counted as sharing."""
        found = 0
        for holders in self.holding(np.intersect1d(*things)):
            if len(holders) <= CROWD or {one, other} & set(nsmallest(FIRST, holders)):
                found += 1
        return found
