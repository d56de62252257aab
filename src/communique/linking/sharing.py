"""The tripwires of some parties that share most words with a sentence, without a look at all of them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from communique.linking.wires import Wire

MOST = 12
"""Tripwires that a sentence is held against; where its parties have no more, all of them."""

LEAST = 2
"""Words that a sentence must share with a tripwire, where its parties have many."""


class Sharing:
    """Tripwires by keys (their issuers, their targets) and by the stems of what they say."""

    def __init__(self, wires: Sequence[Wire], keys_of: Callable[[Wire], Iterable[str]]) -> None:
        self._wires = wires
        self._of_key: dict[str, list[int]] = defaultdict(list)
        self._of_word: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, wire in enumerate(wires):
            words = sorted(words_of(wire))
            for key in keys_of(wire) if not wire.is_ascribed else ():
                self._of_key[key].append(place)
                for word in words:
                    self._of_word[key, word].append(place)

    def near(self, keys: Iterable[str], words: Iterable[str]) -> list[Wire]:
        """Tripwires of any of the keys: those that share most words first."""
        wanted = sorted(set(keys))
        if sum(len(self._of_key.get(key, ())) for key in wanted) <= MOST:
            places = sorted({place for key in wanted for place in self._of_key.get(key, ())})
            return [self._wires[place] for place in places]
        shared: dict[str, Counter[int]] = {key: Counter() for key in wanted}
        for key in wanted:
            for word in words:
                shared[key].update(self._of_word.get((key, word), ()))
        most: Counter[int] = Counter()
        for counts in shared.values():
            most |= counts
        able = [place for place, count in most.items() if count >= LEAST]
        able.sort(key=lambda place: (-most[place], self._wires[place].record.id))
        return [self._wires[place] for place in able[:MOST]]


def words_of(wire: Wire) -> frozenset[str]:
    """The stems of all its conditions and responses."""
    acts = (act for m in wire.wordings for act in (m.trigger, m.response) if act is not None)
    return frozenset().union(*(act.words for act in acts))


def most_shared(
    wires: Iterable[Wire], words: frozenset[str], words_by_wire: Mapping[str, frozenset[str]]
) -> list[Wire]:
    """Those of some tripwires that share most words with a sentence, and any at all."""
    counted = [(len(words & words_by_wire[wire.record.id]), wire) for wire in wires]
    able = [(count, wire) for count, wire in counted if count]
    able.sort(key=lambda pair: (-pair[0], pair[1].record.id))
    return [wire for _, wire in able[:MOST]]
