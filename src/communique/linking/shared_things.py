"""Which of many documents share how much, by numbers that stand for what they hold."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

CROWD, FIRST = 50, 3
"""Where more documents than this share a thing, each is compared with the first few of them alone.

A wire that a hundred papers print is one origin, found without comparing each with each.
"""

Things = NDArray[np.int64]


def things_of(numbers: Iterable[int]) -> Things:
    """Some numbers, each once, in little room."""
    return np.unique(np.fromiter(numbers, dtype=np.int64))


def shared_counts(held: Sequence[Things]) -> Iterator[tuple[int, int, int]]:
    """The places of each two that share things, the earlier first, and how many; document by document.

    Nothing is kept of those that are done, so that millions of pairs take no room.
    """
    if not held:
        return
    things, holders = np.concatenate(held), np.repeat(np.arange(len(held)), [len(own) for own in held])
    order = np.argsort(things, kind="stable")
    things, holders = things[order], holders[order]
    begins = np.flatnonzero(np.r_[True, things[1:] != things[:-1]]) if len(things) else np.zeros(0, dtype=np.int64)
    sizes = np.diff(np.r_[begins, len(things)])
    group = np.repeat(np.arange(len(begins)), sizes)
    place = np.arange(len(things)) - begins[group]
    goes_on = (place + 1 < sizes[group]) & ((sizes[group] <= CROWD) | (place < FIRST))
    own = np.flatnonzero(goes_on)[np.argsort(holders[goes_on], kind="stable")]
    firsts = np.searchsorted(holders[own], np.arange(len(held) + 1))
    for document in range(len(held)):
        spots = own[firsts[document] : firsts[document + 1]]
        if len(spots):
            ends = begins[group[spots]] + sizes[group[spots]]
            others = np.concatenate([holders[a + 1 : b] for a, b in zip(spots, ends, strict=True)])
            found, counts = np.unique(others, return_counts=True)
            yield from ((document, int(b), int(n)) for b, n in zip(found, counts, strict=True))
