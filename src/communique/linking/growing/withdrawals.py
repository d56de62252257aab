"""Commitments taken back, in a record that grows (`linking/withdrawals.py`)."""

from collections.abc import Iterable, Iterator, Mapping

from communique.linking.growing.disavowals import GrowingDisavowals
from communique.linking.growing.readings import GrowingReadings
from communique.linking.growing.retractions import GrowingRetractions, keys_of
from communique.linking.growing.worded import Worded
from communique.linking.mentions import Mention, time_order
from communique.linking.retractions import End, Retraction
from communique.linking.sharing import LEAST, MOST
from communique.linking.weighing import Weigher
from communique.linking.wires import Wire
from communique.linking.withdrawals import assurances, denial, taken_back
from communique.records import Link

Place = tuple[object, ...]
"""Where a word that ends a tripwire comes among others: by what kind of word it is, then by text or time."""
Ended = tuple[Place, End, Link]
_Assurance = tuple[Place, Mention, frozenset[str], tuple[str, ...]]


class GrowingWithdrawals:
    """For each tripwire, by its first mention, the words that end it."""

    def __init__(self, readings: GrowingReadings, weigher: Weigher) -> None:
        self._worded = Worded(keys_of)
        self._disavowals = GrowingDisavowals(readings)
        self._retractions = GrowingRetractions(readings, weigher, self._worded)
        self._assuring: dict[int, list[_Assurance]] = {}
        self._assured: dict[int, list[tuple[int, Ended]]] = {}
        self.ends: dict[int, list[Ended]] = {}

    def change(self, documents: Iterable[str], wires: Mapping[int, Wire | None]) -> set[int]:
        """Take some documents and tripwires anew; the tripwires that are ended by other words than before."""
        homes = list(documents)
        keys = {key for first in wires for key in self._worded.keys_at(first)}
        touched = self._retractions.change(homes, wires)
        keys |= {key for first in wires for key in self._worded.keys_at(first)}
        touched |= self._disavowals.change(homes, wires)
        touched |= self._assure(wires, keys)
        self._gather(touched)
        return touched

    def _assure(self, wires: Mapping[int, Wire | None], keys: set[str]) -> set[int]:
        """Hold the assurances of some tripwires, and those of the same issuers, against what was threatened."""
        touched = set[int]()
        for first, wire in wires.items():
            touched.update(target for target, _ in self._assured.pop(first, ()))
            self._assuring.pop(first, None)
            if wire is not None:
                by = tuple(f"by {c}" for c in wire.lead.issuers)
                at = time_order(wire.mentions[0])
                own: list[_Assurance] = [((0, at, n), m, words, by) for n, (m, words) in enumerate(assurances(wire))]
                if own:
                    self._assuring[first] = own
        for first, said in self._assuring.items():
            if first in wires or any(key in keys for _, _, _, by in said for key in by):
                touched.update(target for target, _ in self._assured.pop(first, ()))
                self._assured[first] = [found for each in said for found in self._taken_back(*each)]
                touched.update(target for target, _ in self._assured[first])
        return touched

    def _taken_back(
        self, place: Place, later: Mention, said: frozenset[str], by: tuple[str, ...]
    ) -> Iterator[tuple[int, Ended]]:
        worded = self._worded
        numbers = worded.listed.of(by)
        if sum(map(worded.listed.count, by)) > MOST:
            near, _ = worded.most_shared(numbers, worded.shared(said), LEAST)
        else:
            near = numbers.tolist()
        for number in near:
            found = taken_back(later, worded.wires[number])
            if found is not None:
                word, day = found
                yield worded.first[number], (place, (word.evidence, day), word.made())

    def _gather(self, touched: set[int]) -> None:
        found: dict[int, list[Ended]] = {first: [] for first in touched}
        for own in self._assured.values():
            for first, ended in own:
                if first in touched:
                    found[first].append(ended)
        for home, told in self._disavowals.found.items():
            for n, (first, one) in enumerate(told):
                if first in touched:
                    found[first].append(_ended((1, home, n), one))
        for first, one in self._retractions.found.values():
            if first in touched:
                found[first].append(_ended((2, one.sentence.reading.document.id, one.sentence.span.start), one))
        for first, ends in found.items():
            self.ends[first] = sorted(ends, key=lambda ended: ended[0])
            if not ends:
                del self.ends[first]


def _ended(place: Place, found: Retraction) -> Ended:
    return place, found.end, denial(found)
