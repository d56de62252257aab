"""Tripwires by what they say, by whom and of whom, in a record that grows (`linking/sharing.py`)."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from communique.linking.growing.phrases import Listed, Places
from communique.linking.sharing import MOST, words_of
from communique.linking.wires import Wire

Counts = NDArray[np.int16]


class Words:
    """Numbered sets of words: how many of them each shares with some others."""

    def __init__(self) -> None:
        self._having: dict[str, array[int]] = defaultdict(lambda: array("i"))
        self._size = 0

    def add(self, number: int, words: Iterable[str]) -> None:
        """Note some words under a number that none had before."""
        self._size = max(self._size, number + 1)
        for word in words:
            self._having[word].append(number)

    def shared(self, words: Iterable[str]) -> Counts:
        """For each number how many of its words are among some."""
        found: Counts = np.zeros(self._size, dtype=np.int16)
        for word in words:
            if word in self._having:
                found[np.frombuffer(self._having[word], dtype=np.int32)] += 1
        return found


class Worded:
    """Tripwires by numbers: each that changed has another than before."""

    def __init__(self, keys_of: Callable[[Wire], Iterable[str]]) -> None:
        self.wires: dict[int, Wire] = {}
        self.first: list[int] = []
        self.listed = Listed()
        self._keys_of = keys_of
        self._number: dict[int, int] = {}
        self._words = Words()

    def put(self, first: int, wire: Wire | None) -> tuple[int | None, int | None]:
        """Put a tripwire in the place of what it was before: the numbers of both."""
        old = self._number.pop(first, None)
        if old is not None:
            self.listed.remove(old, self.keys(self.wires[old]))
            del self.wires[old]
        if wire is None:
            return old, None
        number = self._number[first] = len(self.first)
        self.first.append(first)
        self.wires[number] = wire
        self._words.add(number, words_of(wire))
        self.listed.add(number, self.keys(wire))
        return old, number

    def keys(self, wire: Wire) -> Sequence[str]:
        """The keys under which a tripwire is found; none where only others say that its issuer would act."""
        return () if wire.is_ascribed else tuple(sorted(set(self._keys_of(wire))))

    def keys_at(self, first: int) -> Sequence[str]:
        """The same of a tripwire as it was put last."""
        return self.keys(self.wires[self._number[first]]) if first in self._number else ()

    def words(self, number: int) -> frozenset[str]:
        """What a tripwire says."""
        return words_of(self.wires[number])

    def shared(self, words: Iterable[str]) -> Counts:
        """For each number how many words a tripwire shares with some."""
        return self._words.shared(words)

    def most_shared(self, numbers: Places, shared: Counts, least: int) -> tuple[list[int], int]:
        """Those of some tripwires that share most words, and how many one must share to be among them; `shared` are
        the counts of all.
        """
        counts = shared[numbers]
        able = np.flatnonzero(counts >= least)
        floor = int(np.sort(counts[able])[-MOST]) if len(able) >= MOST else least
        able = able[counts[able] >= floor]
        best = sorted((-int(counts[n]), self.wires[int(numbers[n])].record.id, int(numbers[n])) for n in able.tolist())
        return [number for _, _, number in best[:MOST]], floor
