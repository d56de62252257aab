"""Things in the order of their keys, as numbers that compare like the keys: a matrix of them is compared at once."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

_APART = 2.0**20
"""How far apart labels are given: some twenty things fit between any two before all are labelled anew."""

Labels = NDArray[np.float64]


class Order:
    """Numbered things by keys of their own; `labels` stand in the order of the keys, a label for each number."""

    def __init__(self) -> None:
        self._keys: list[Any] = []
        self._numbers: list[int] = []
        self.labels: Labels = np.zeros(256)

    def add(self, number: int, key: Any) -> None:
        """Put a thing in its place."""
        at = bisect_left(self._keys, key)
        self._keys.insert(at, key)
        self._numbers.insert(at, number)
        self.labels = with_room(self.labels, number)
        low = self.labels[self._numbers[at - 1]] if at else None
        high = self.labels[self._numbers[at + 1]] if at + 1 < len(self._numbers) else None
        label = _between(low, high)
        if label is None:
            self.labels[self._numbers] = np.arange(len(self._numbers)) * _APART
        else:
            self.labels[number] = label

    def remove(self, key: Any) -> None:
        """Take a thing out by its key."""
        at = bisect_left(self._keys, key)
        del self._keys[at], self._numbers[at]

    def numbers(self) -> Sequence[int]:
        """All numbers in order."""
        return self._numbers


def _between(low: float | None, high: float | None) -> float | None:
    """A label between two; `None` where there is no room."""
    if low is None or high is None:
        return 0.0 if low is None and high is None else low + _APART if low is not None else (high or 0.0) - _APART
    middle = (low + high) / 2
    return middle if low < middle < high else None


def with_room(held: NDArray[Any], number: int, *, fill: Any = 0) -> NDArray[Any]:
    """An array with a row for a number, twice as long where it had none; new rows are filled."""
    if number < len(held):
        return held
    longer = np.full((max(2 * len(held), number + 1), *held.shape[1:]), fill, dtype=held.dtype)
    longer[: len(held)] = held
    return longer
