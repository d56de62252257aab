"""How tripwires of one issuer relate, in a record that grows (`linking/related.py`)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from communique.linking.earlier import MOST
from communique.linking.growing.nearest import Nearest
from communique.linking.growing.phrases import Listed
from communique.linking.growing.sides import Sides
from communique.linking.mentions import time_order
from communique.linking.near import UNIT
from communique.linking.related import SURE, Related, nearest_of, way_of
from communique.linking.weighing import Weigher
from communique.linking.wires import Wire

Place = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """A relation that two tripwires may have, with how likely they are related at all, and where it comes."""

    place: Place
    near: float
    related: Related
    key: int


class GrowingRelations:
    """Tripwires by their first mentions, with the relation of each to an earlier one."""

    def __init__(self, sides: Sides, weigher: Weigher) -> None:
        self._sides, self._weigher = sides, weigher
        self._wires: dict[int, Wire] = {}
        self._issued = Listed()
        self._nearest = Nearest(MOST)
        self._ways: dict[int, list[_Way]] = {}
        self._of_key: dict[int, set[int]] = defaultdict(set)
        self._looked_at: dict[int, set[int]] = defaultdict(set)
        self.found: dict[int, tuple[Place, Related]] = {}
        """For the later of two, what relates it to the earlier, with where it comes among all."""

    def change(self, wires: Mapping[int, Wire | None]) -> set[int]:
        """Take some tripwires anew; the later ones whose relations are others than before."""
        own = {first: wire for first, wire in wires.items() if wire is not None and not wire.is_ascribed}
        out = [first for first in wires if first in self._wires]
        ended = [first for first in out if first not in own]
        lost = set(self._nearest.holding(ended)) - set(ended)
        stale = set(own) | lost | {later for first in wires for later in self._looked_at.get(first, ())}
        for first in ended:
            self._nearest.clear(first)
            self._issued.remove(first, self._wires.pop(first).mentions[0].issuers)
        come = [first for first in own if first not in self._wires]
        for first in come:
            self._issued.add(first, own[first].mentions[0].issuers)
        self._wires |= own
        for first in come:
            self._offer(first, stale, {*come, *lost})
        for first in (*come, *lost):
            self._fill(first)
        keys = {key for first in {*stale, *ended} for key in self._forget(first)}
        for first in sorted(stale & self._wires.keys()):
            keys.update(self._look_at(first))
        return self._choose(keys)

    def _fill(self, first: int) -> None:
        mention, time = self._sides.mentions[first], self._sides.time.labels
        others = self._issued.of(mention.issuers)
        others = others[time[others] < time[first]]
        scores = self._sides.scores(mention, others)
        able = scores >= -UNIT
        self._nearest.fill(first, others[able], scores[able], time[others[able]])

    def _offer(self, first: int, stale: set[int], filled: set[int]) -> None:
        mention, time = self._sides.mentions[first], self._sides.time.labels
        others = self._issued.of(mention.issuers)
        later = others[time[others] > time[first]]
        later = later[~np.isin(later, np.fromiter(filled, dtype=np.int32))]
        scores = self._sides.scores(mention, later)
        able = scores >= -UNIT
        stale.update(self._nearest.offer(later[able], scores[able], first, time))

    def _forget(self, first: int) -> set[int]:
        ways = self._ways.pop(first, ())
        for way in ways:
            self._of_key[way.key].discard(first)
        return {way.key for way in ways}

    def _look_at(self, first: int) -> set[int]:
        """Hold a tripwire against the earlier ones that it is nearest to."""
        time, wire = self._sides.time.labels, self._wires[first]
        places = sorted(self._nearest.of(first), key=lambda n: time[n])
        for place in places:
            self._looked_at[place].add(first)
        likeliest = self._weigher.likeliest([nearest_of(self._wires[n], wire) for n in places])
        self._ways[first] = ways = []
        for n in likeliest:
            near, related = way_of(self._wires[places[n]], wire, self._weigher)
            key = first if related.b is wire else places[n]
            ways.append(_Way((time_order(wire.mentions[0]), n), near, related, key))
            self._of_key[key].add(first)
        return {way.key for way in ways}

    def _choose(self, keys: set[int]) -> set[int]:
        """For each of some later tripwires the way in which it is likeliest related; of equal ones the first."""
        changed = set()
        for key in keys:
            ways = sorted(
                (w for f in self._of_key.get(key, ()) for w in self._ways[f] if w.key == key), key=lambda way: way.place
            )
            best = max(ways, key=lambda way: way.near, default=None)
            was = self.found.pop(key, None)
            if best is not None and best.related.chance >= SURE:
                self.found[key] = ways[0].place, best.related
            if was is not None or key in self.found:
                changed.add(key)
        return changed
