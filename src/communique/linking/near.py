"""Which phrases are near enough to be compared with care, found for thousands at once.

Nearness is made of two phrases alone: the product of their meanings, the rarity of the stems that they share, and
whether they are of one type. So it is the same in whatever company two phrases are looked at, and to the last digit:
all parts are whole numbers that a 32-bit float holds exactly.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from communique.knowledge.word_counts import rarity
from communique.linking.parties import party_stems
from communique.records import Act
from communique.records.senses import LONGEST, numbers_of

UNIT = LONGEST**2
"""The nearness of one meaning to itself."""
OF_A_STEM = 0.1
"""What a shared stem adds to the cosine of two meanings, for each unit of its rarity: on the development crises of
`corpus/linking`, among 1,600 other commitments, .1 to .2 put most mentions of one commitment first."""
OF_A_TYPE = 0.2
"""What one type of act adds."""
_ROWS = 128

Numbers = NDArray[np.float32]
Bits = NDArray[np.int8]


class Phrases:
    """Some acts (or none, where a phrase is missing) in the numbers that nearness is made of."""

    def __init__(self, acts: Iterable[Act | None]) -> None:
        senses, size = bytearray(), 0
        self._stems: list[tuple[str, ...]] = []
        self._types: list[str] = []
        for act in acts:
            sense = act.sense if act is not None else b""
            if sense and not size:
                size = len(sense)
                senses.extend(bytes(size * len(self._stems)))
            senses.extend(sense or bytes(size))
            self._stems.append(own_stems(act.words) if act is not None else ())
            self._types.append((act.type if act is not None else None) or "")
        self._vectors: Bits = numbers_of(bytes(senses)).reshape(len(self._stems), size)

    def __len__(self) -> int:
        return len(self._stems)

    def nearness(self, places: Sequence[int], columns: "Columns") -> Numbers:
        """The nearness of some phrases (rows) to those of the columns."""
        found = columns.products(self._vectors[list(places)])
        for row, place in enumerate(places):
            columns.add_shared(found[row], self._stems[place], self._types[place])
        return found

    def columns(self, places: Sequence[int]) -> "Columns":
        """Some of the phrases, for others to be compared with."""
        own = list(places)
        return Columns(self._vectors[own], [self._stems[n] for n in own], [self._types[n] for n in own])


class Columns:
    """Phrases that others are compared with: their stems and types by the places where they occur."""

    def __init__(self, vectors: Bits, stems: Sequence[Sequence[str]], types: Sequence[str]) -> None:
        self._vectors = vectors.astype(np.float32)
        self._having = {word: np.array(places) for word, places in _places(stems).items()}
        self._of_type = {kind: np.array(places) for kind, places in _places([(t,) for t in types]).items() if kind}

    def products(self, rows: Bits) -> Numbers:
        """The products of meanings; nothing where either side has none."""
        if not rows.shape[1] or not self._vectors.shape[1]:
            return np.zeros((len(rows), len(self._vectors)), dtype=np.float32)
        found: Numbers = rows.astype(np.float32) @ self._vectors.T
        return found

    def add_shared(self, row: Numbers, stems: Sequence[str], kind: str) -> None:
        """Add to a row what its stems and its type share with each column."""
        for word in stems:
            if word in self._having:
                row[self._having[word]] += worth_of(word)
        if kind in self._of_type:
            row[self._of_type[kind]] += round(OF_A_TYPE * UNIT)


def _places(held: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, names in enumerate(held):
        for name in names:
            found[name].append(place)
    return found


def own_stems(words: Iterable[str]) -> tuple[str, ...]:
    """The stems that say something: no party's names, none that every text has."""
    return tuple(sorted(word for word in words if word not in party_stems() and worth_of(word)))


@cache
def worth_of(stem: str) -> int:
    """What a shared stem adds to nearness."""
    return round(rarity(stem) * OF_A_STEM * UNIT)


def best_of(scores: Numbers, *, most: int, least: float) -> Iterator[list[int]]:
    """For each row the columns with the highest scores from `least` on, at most so many; of equal ones the first."""
    spare = scores.shape[1] - most
    for row in scores:
        bound = np.partition(row, spare)[spare] if spare > 0 else least
        able = np.flatnonzero(row >= max(bound, least))
        yield able[np.argsort(-row[able], kind="stable")[:most]].tolist()


def blocks(count: int) -> Iterator[range]:
    """The numbers up to a count, some at a time: matrices of all at once would be too large."""
    for start in range(0, count, _ROWS):
        yield range(start, min(start + _ROWS, count))
