"""Acts in the numbers that nearness is made of (`linking/near.py`), to which others are added one by one."""

from array import array
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from communique.linking.growing.order import with_room
from communique.linking.near import OF_A_TYPE, UNIT, Bits, Numbers, own_stems, worth_of
from communique.records import Act
from communique.records.senses import numbers_of

_TYPE = round(OF_A_TYPE * UNIT)
Places = NDArray[np.int32]


class GrowingPhrases:
    """Some acts (or none, where a phrase is missing), by numbers that the caller gives in ascending order."""

    def __init__(self) -> None:
        self._vectors: Bits = np.zeros((256, 0), dtype=np.int8)
        self._having: dict[str, array[int]] = defaultdict(lambda: array("i"))
        self._of_type: dict[str, array[int]] = defaultdict(lambda: array("i"))
        self._size = 0

    def add(self, number: int, act: Act | None) -> None:
        """Note an act under a number that none had before."""
        self._vectors = with_room(self._vectors, number)
        self._size = max(self._size, number + 1)
        if act is None:
            return
        if act.sense:
            if not self._vectors.shape[1]:
                self._vectors = np.zeros((len(self._vectors), len(act.sense)), dtype=np.int8)
            self._vectors[number] = numbers_of(act.sense)
        for word in own_stems(act.words):
            self._having[word].append(number)
        if act.type:
            self._of_type[act.type].append(number)

    def nearness(self, act: Act | None, numbers: Places) -> Numbers:
        """How near an act is to those of some numbers."""
        if act is None or not len(numbers):
            return np.zeros(len(numbers), dtype=np.float32)
        shared = np.zeros(self._size, dtype=np.float32)
        for word in own_stems(act.words):
            if word in self._having:
                shared[np.frombuffer(self._having[word], dtype=np.int32)] += worth_of(word)
        if act.type in self._of_type:
            shared[np.frombuffer(self._of_type[act.type], dtype=np.int32)] += _TYPE
        found: Numbers = shared[numbers]
        if act.sense and self._vectors.shape[1]:
            found += self._vectors[numbers].astype(np.float32) @ numbers_of(act.sense).astype(np.float32)
        return found


class Listed:
    """Numbers by keys, as arrays: those of some keys together are found at once."""

    def __init__(self) -> None:
        self._of: dict[str, array[int]] = defaultdict(lambda: array("i"))

    def add(self, number: int, keys: Sequence[str] | frozenset[str]) -> None:
        """Note a number under keys."""
        for key in keys:
            self._of[key].append(number)

    def remove(self, number: int, keys: Sequence[str] | frozenset[str]) -> None:
        """Take a number away from under its keys."""
        for key in keys:
            self._of[key].remove(number)

    def count(self, key: str) -> int:
        """How many numbers a key has."""
        return len(self._of[key]) if key in self._of else 0

    def of(self, keys: Sequence[str] | frozenset[str]) -> Places:
        """The numbers of any of some keys, each once."""
        some = [np.frombuffer(self._of[key], dtype=np.int32) for key in keys if self._of.get(key)]
        if not some:
            return np.zeros(0, dtype=np.int32)
        found: Places = np.unique(np.concatenate(some)) if len(some) > 1 else some[0].copy()
        return found
