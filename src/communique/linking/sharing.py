"""The tripwires of some parties that share most words with a sentence, without a look at all of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from communique.linking.wires import Wire

MOST = 12
"""Tripwires that a sentence is held against; where its parties have no more, all of them."""

LEAST = 2
"""Words that a sentence must share with a tripwire, where its parties have many."""

Places = NDArray[np.int32]


class Sharing:
    """Tripwires by keys (their issuers, their targets) and by the stems of what they say."""

    def __init__(self, wires: Sequence[Wire], keys_of: Callable[[Wire], Iterable[str]]) -> None:
        self._wires = wires
        of_key: dict[str, list[int]] = defaultdict(list)
        of_word: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, wire in enumerate(wires):
            words = sorted(words_of(wire))
            for key in keys_of(wire) if not wire.is_ascribed else ():
                for word in words:
                    of_word[key, word].append(len(of_key[key]))
                of_key[key].append(place)
        self._of_key = {key: np.array(places, dtype=np.int32) for key, places in of_key.items()}
        self._of_word = {each: np.array(places, dtype=np.int32) for each, places in of_word.items()}

    def near(self, keys: Iterable[str], words: Iterable[str]) -> list[Wire]:
        """Tripwires of any of the keys: those that share most words first."""
        wanted = [key for key in sorted(set(keys)) if key in self._of_key]
        if sum(len(self._of_key[key]) for key in wanted) <= MOST:
            places = sorted({place for key in wanted for place in self._of_key[key].tolist()})
            return [self._wires[place] for place in places]
        some, shared = list(words), np.zeros(len(self._wires), dtype=np.int64)
        for key in wanted:
            having = [self._of_word[key, word] for word in some if (key, word) in self._of_word]
            if having:
                own = self._of_key[key]
                shared[own] = np.maximum(shared[own], np.bincount(np.concatenate(having), minlength=len(own)))
        able = np.flatnonzero(shared >= LEAST)
        least = np.sort(shared[able])[-MOST] if len(able) > MOST else LEAST
        best = [(-int(shared[n]), self._wires[n].record.id, n) for n in able[shared[able] >= least].tolist()]
        return [self._wires[n] for _, _, n in sorted(best)[:MOST]]


def words_of(wire: Wire) -> frozenset[str]:
    """The stems of all its conditions and responses."""
    acts = (act for m in wire.wordings for act in (m.trigger, m.response) if act is not None)
    return frozenset().union(*(act.words for act in acts))


class Wording:
    """Tripwires by the stems of what they say, to find among some of them those that share most with a sentence."""

    def __init__(self, wires: Sequence[Wire]) -> None:
        self._wires = wires
        of_word: dict[str, list[int]] = defaultdict(list)
        for place, wire in enumerate(wires):
            for word in words_of(wire):
                of_word[word].append(place)
        self._of_word = {word: np.array(places, dtype=np.int32) for word, places in of_word.items()}

    def most_shared(self, places: Places, words: Iterable[str]) -> list[Wire]:
        """Those of the tripwires at some places that share most words with a sentence, and any at all."""
        having = [self._of_word[word] for word in words if word in self._of_word]
        if not having or not len(places):
            return []
        counts = np.bincount(np.concatenate(having), minlength=len(self._wires))[places]
        able = np.flatnonzero(counts)
        best = sorted((-int(counts[n]), self._wires[places[n]].record.id, int(places[n])) for n in able.tolist())
        return [self._wires[place] for _, _, place in best[:MOST]]
