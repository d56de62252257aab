"""What brakes tripwires, in a record that grows: the instruments in force between their parties."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from operator import itemgetter

from communique.linking.chains import bound_by, brake_order, braking, is_brake, sides_of
from communique.linking.growing.greedy import Place
from communique.linking.growing.instruments import GrowingInstruments
from communique.linking.growing.readings import GrowingReadings
from communique.linking.instrument_life import changes_of
from communique.linking.instruments import InstrumentGroup
from communique.linking.wires import Wire
from communique.records import Instrument, Link


class GrowingBrakes:
    """The instruments in force by the countries that they bind, and the links to tripwires."""

    def __init__(self, readings: GrowingReadings) -> None:
        self._readings = readings
        self._instruments = GrowingInstruments(readings.documents)
        self._in: dict[str, list[Place]] = {}
        self._standing: dict[str, dict[Place, InstrumentGroup]] = defaultdict(dict)
        self._bound: dict[Place, tuple[frozenset[str], InstrumentGroup]] = {}
        self._issued: dict[str, set[int]] = defaultdict(set)
        self._sides: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
        self._in_order: dict[str, list[InstrumentGroup]] = {}
        self.links: dict[int, list[Link]] = {}

    def change(self, documents: Iterable[str], changed: Iterable[int], wires: Mapping[int, Wire]) -> set[int]:
        """Take some documents and tripwires anew; the tripwires that are braked by others than before."""
        stale = set(changed)
        for first in stale:
            for country in self._sides.pop(first, (frozenset[str](), frozenset[str]()))[0]:
                self._issued[country].discard(first)
            if first in wires:
                self._sides[first] = sides_of(wires[first])
                for country in self._sides[first][0]:
                    self._issued[country].add(first)
        for bound in self._regroup(documents):
            stale |= {first for country in bound for first in self._issued[country] if bound & self._sides[first][1]}
        return {first for first in stale if self._brake(first, wires.get(first))}

    def _regroup(self, documents: Iterable[str]) -> set[frozenset[str]]:
        """Take the instruments of some documents anew; the countries that those bind which are others than before."""
        gone, new = list[Place](), dict[Place, Instrument]()
        for home in documents:
            document = self._readings.documents[home]
            own = [i for i in self._readings[home].instruments if is_brake(i)]
            gone += self._in.get(home, [])
            places = {(*brake_order(i, document), n): i for n, i in enumerate(own)}
            self._in[home] = [*places]
            new |= places
        touched = set[frozenset[str]]()
        for first in self._instruments.change(gone, new):
            members = tuple(self._instruments.group(first))
            group = InstrumentGroup(members, changes_of(members, self._readings.documents)) if members else None
            touched |= self._bind(first, group)
        return touched

    def _bind(self, first: Place, group: InstrumentGroup | None) -> set[frozenset[str]]:
        was, old = self._bound.pop(first, (frozenset[str](), None))
        now = bound_by(group) if group is not None else frozenset()
        for country in was - now:
            del self._standing[country][first]
            self._in_order.pop(country, None)
        for country in now:
            if group is not None:
                self._standing[country][first] = group
                self._in_order.pop(country, None)
        if group is not None and now:
            self._bound[first] = now, group
        is_same = was == now and old is not None and group is not None and old.members[0] == group.members[0]
        return set() if is_same else {was, now} - {frozenset()}

    def _brake(self, first: int, wire: Wire | None) -> bool:
        was = self.links.pop(first, [])
        if wire is not None:
            links = list(braking(wire, {country: self._of(country) for country in self._sides[first][0]}))
            if links:
                self.links[first] = links
        return was != self.links.get(first, [])

    def _of(self, country: str) -> list[InstrumentGroup]:
        """The instruments that bind a country, the first begun first."""
        if country not in self._in_order:
            self._in_order[country] = [group for _, group in sorted(self._standing[country].items(), key=itemgetter(0))]
        return self._in_order[country]
