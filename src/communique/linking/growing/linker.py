"""A record that grows: one more document touches what it bears on, and nothing else is linked anew.

What comes out is what `linker.py` makes of all documents at once, to the last byte, in whatever order they come.
"""

import gc
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from communique.linking.growing.brakes import GrowingBrakes
from communique.linking.growing.claims import GrowingClaims
from communique.linking.growing.links import GrowingLinks
from communique.linking.growing.names import GrowingNames
from communique.linking.growing.operations import GrowingOperations
from communique.linking.growing.origins import GrowingOrigins
from communique.linking.growing.quotations import GrowingQuotations
from communique.linking.growing.readings import GrowingReadings
from communique.linking.growing.wires import BRAKED, QUOTED, GrowingWires
from communique.linking.linker import own_records
from communique.linking.mentions import time_order
from communique.linking.packed import without_collecting
from communique.linking.utterances import speakers_of
from communique.linking.weighing import Weigher
from communique.records import PairJudge, Reading, Record, Tripwire

_FEW, _GROWN = 100, 1.5
Name = tuple[str, str]
"""The type of a record, and its id."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What further documents change: records that are new or may be others than before, and those that are no more."""

    put: tuple[Record, ...]
    gone: tuple[Name, ...]


class Linker:
    """The record of some documents, to which others are added. `judge` is the model that compares phrases.

    All that is needed to go on is kept in memory.
    """

    def __init__(self, judge: PairJudge) -> None:
        self._readings = GrowingReadings()
        self._names = GrowingNames(self._readings)
        self._links = GrowingLinks()
        self._wires = GrowingWires(self._readings, Weigher(judge), self._links)
        self._origins = GrowingOrigins(self._readings.documents)
        self._operations = GrowingOperations(self._readings)
        self._claims = GrowingClaims(self._readings)
        self._brakes = GrowingBrakes(self._readings)
        self._quotations = GrowingQuotations(self._readings)
        self._speakers: dict[str, str] = {}
        self._record_of: dict[int, str] = {}
        self._wire_of: dict[str, str] = {}

    def __contains__(self, document: str) -> bool:
        """Whether a document was added."""
        return document in self._readings

    def __len__(self) -> int:
        return len(self._readings)

    def add(self, readings: Iterable[Reading]) -> Changes:
        """Take in documents that are new; what they change. `ValueError` for one that was added before."""
        with without_collecting():
            was = len(self._readings)
            new = [self._taken(reading) for reading in readings]
            homes = self._names.add(new)
            wires = self._wires.change(homes)
            stale, gone = set(homes), list[Name]()
            stale |= self._find_origins(new, homes)
            stale |= self._note_members(wires, gone)
            ids, touched = self._operations.change(homes)
            claims = self._claims.change(homes)
            self._link(homes, wires)
            put = [*self._put_all("operation", ids, self._operations.operations, gone)]
            put += self._put_all("claim", claims, self._claims.by_id() if claims else {}, gone)
            put += self._put_actors(gone)
            put += self._put_wires(wires | self._counted)
            put += self._put_links(gone)
            put += [record for home in sorted(stale | touched) for record in self._own(home)]
            if len(self._readings) > _GROWN * max(was, _FEW):
                gc.freeze()  # what is kept has no cycles that end; looking through it each time costs more than linking
            return Changes(tuple(put), tuple(gone))

    def records(self) -> Iterator[Record]:
        """All records, in no order."""
        yield from self._names.registry.actors.values()
        yield from map(self._counted_origins, self._wires.wires)
        yield from self._operations.operations.values()
        yield from self._claims.by_id().values()
        yield from (link for link in map(self._links.best, self._links.ids()) if link is not None)
        for home in self._readings:
            yield from self._own(home)

    def _taken(self, reading: Reading) -> str:
        home = reading.document.id
        if home in self._readings:
            raise ValueError(f"the document {home} was added before; a record that grows takes each document once")
        self._readings.put(reading)
        return home

    def _find_origins(self, new: Iterable[str], homes: Iterable[str]) -> set[str]:
        """Find the origins of documents; those whose origin changed."""
        self._origins.add(new)
        persons, groups = self._names.registry.persons, self._wires.groups
        for home in homes:
            reading = self._readings[home]
            for commitment in reading.commitments:
                self._speakers.pop(commitment.id, None)
            self._speakers |= dict(speakers_of(reading, persons))
        firsts = {groups.first_of(n) for home in homes for n in self._wires.mentioned[home]} | self._wires.regrouped
        self._origins.utter(
            {first: groups.group(first) for first in firsts}, self._speakers, self._wires.mentioned, set(homes)
        )
        changed = self._origins.settle()
        self._counted = {groups.first_of(n) for home in changed for n in self._wires.mentioned.get(home, ())}
        return changed

    def _note_members(self, firsts: Iterable[int], gone: list[Name]) -> set[str]:
        """Note of which tripwires mentions are now; the documents of those that are of another than before."""
        stale, ended = set[str](), set[str]()
        for first in firsts:
            wire, was = self._wires.wires.get(first), self._record_of.pop(first, None)
            if was is not None:
                ended.add(was)
            if wire is not None:
                self._record_of[first] = wire.record.id
                for mention in wire.mentions:
                    if self._wire_of.get(mention.commitment.id) != wire.record.id:
                        self._wire_of[mention.commitment.id] = wire.record.id
                        stale.add(mention.document.id)
        if ended:
            gone += [("tripwire", identity) for identity in ended - set(self._record_of.values())]
        return stale

    def _link(self, homes: Iterable[str], wires: set[int]) -> None:
        """Link quotations, and what brakes tripwires."""
        for first in self._brakes.change(homes, wires, self._wires.wires):
            links = self._brakes.links.get(first, ())
            at = time_order(self._wires.wires[first].mentions[0]) if links else ()
            self._links.put(("brakes", first), [((BRAKED, at, n), link) for n, link in enumerate(links)])
        for place in self._quotations.change(homes):
            link = self._quotations.links.get(place)
            self._links.put(("quotation", place), [((QUOTED, place), link)] if link is not None else [])

    def _put_all(self, kind: str, ids: Iterable[str], held: Mapping[str, Record], gone: list[Name]) -> Iterator[Record]:
        for identity in ids:
            if identity in held:
                yield held[identity]
            else:
                gone.append((kind, identity))

    def _put_actors(self, gone: list[Name]) -> Iterator[Record]:
        registry = self._names.registry
        for key, identity in registry.changed.items():
            if key in registry.actors:
                yield registry.actors[key]
            else:
                gone.append(("actor", identity))
        registry.changed.clear()

    def _put_wires(self, firsts: Iterable[int]) -> Iterator[Tripwire]:
        return (self._counted_origins(first) for first in firsts if first in self._wires.wires)

    def _counted_origins(self, first: int) -> Tripwire:
        """The record of a tripwire, with how many origins its mentions have."""
        wire, of = self._wires.wires[first], self._origins.of
        return replace(wire.record, origins=len({of.get(m.document.id, m.document.id) for m in wire.mentions}))

    def _put_links(self, gone: list[Name]) -> Iterator[Record]:
        for identity in self._links.changed:
            link = self._links.best(identity)
            if link is not None:
                yield link
            else:
                gone.append(("link", identity))
        self._links.changed.clear()

    def _own(self, home: str) -> list[Record]:
        """The records of one document."""
        reading = self._readings.afresh(home, origin=self._origins.of.get(home))
        return own_records(reading, self._wire_of, self._operations.of)
