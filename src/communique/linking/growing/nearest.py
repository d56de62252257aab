"""The nearest few of each of many rows, kept so that one more column touches only the rows that it is near to."""

from collections.abc import Iterable
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from communique.linking.growing.order import Labels, with_room
from communique.linking.growing.phrases import Places
from communique.linking.near import Numbers

_NONE = -1


class Labelled(Protocol):
    """Labels by numbers."""

    def __getitem__(self, number: int, /) -> float: ...


class Nearest:
    """For each row the numbers with the highest scores, at most so many; of equal ones those that come first.

    Labels tell which comes first; they are handed in, since they may be given anew.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._numbers: NDArray[np.int32] = np.full((256, most), _NONE, dtype=np.int32)
        self._scores: Numbers = np.full((256, most), -np.inf, dtype=np.float32)

    def fill(self, row: int, numbers: Places, scores: Numbers, labels: Labels) -> None:
        """Find the nearest of a row among some numbers with their scores and labels."""
        if len(scores) > self._most:
            bound = np.partition(scores, len(scores) - self._most)[len(scores) - self._most]
            kept = scores >= bound
            numbers, scores, labels = numbers[kept], scores[kept], labels[kept]
        best = np.lexsort((labels, -scores))[: self._most]
        self._numbers = with_room(self._numbers, row, fill=_NONE)
        self._scores = with_room(self._scores, row, fill=-np.inf)
        self._numbers[row], self._scores[row] = _NONE, -np.inf
        self._numbers[row, : len(best)], self._scores[row, : len(best)] = numbers[best], scores[best]

    def offer(self, rows: Places, scores: Numbers, number: int, labels: "Labelled") -> list[int]:
        """Hold a new number against some rows; those that it is near to. `labels` are those of all numbers."""
        if not len(rows):
            return []
        last = int(rows.max())
        self._numbers = with_room(self._numbers, last, fill=_NONE)
        self._scores = with_room(self._scores, last, fill=-np.inf)
        able = np.flatnonzero(scores >= self._scores[rows, -1])
        return [
            row
            for row, score in zip(rows[able].tolist(), scores[able].tolist(), strict=True)
            if self._takes(row, score, number, labels)
        ]

    def _takes(self, row: int, score: float, number: int, labels: "Labelled") -> bool:
        held = [
            (-s, labels[n], n)
            for s, n in zip(self._scores[row].tolist(), self._numbers[row].tolist(), strict=True)
            if n != _NONE
        ]
        new = sorted([*held, (-score, labels[number], number)])[: self._most]
        if all(n != number for _, _, n in new):
            return False
        self._numbers[row, : len(new)] = [n for _, _, n in new]
        self._scores[row, : len(new)] = [-s for s, _, _ in new]
        return True

    def of(self, row: int) -> list[int]:
        """The nearest of a row, the best first."""
        return [n for n in self._numbers[row].tolist() if n != _NONE]

    def holding(self, numbers: Iterable[int]) -> list[int]:
        """The rows that hold any of some numbers."""
        wanted = np.fromiter(numbers, dtype=np.int32)
        found: list[int] = np.flatnonzero(np.isin(self._numbers, wanted).any(axis=1)).tolist() if len(wanted) else []
        return found

    def clear(self, row: int) -> None:
        """Forget a row."""
        if row < len(self._numbers):
            self._numbers[row], self._scores[row] = _NONE, -np.inf
