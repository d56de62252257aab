"""Readings kept small: thousands of documents at hand one by one, of which a few are unpacked at a time."""

import gc
import pickle
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from io import BytesIO
from operator import attrgetter
from typing import Any, overload

from communique.linking.shelf import Shelf
from communique.records import (
    Commitment,
    Document,
    Event,
    Instrument,
    LocalActor,
    Place,
    Reading,
    Risk,
    Sense,
    Span,
    Statement,
    TimeExpression,
)


class PackedReadings(Sequence[Reading]):
    """Readings in order of their documents' ids. Each is unpacked whenever it is asked for; documents stay at hand.

    Packed, they lie in a temporary file: only 20,000 documents' texts take memory. Each kind of records is packed by
    itself, and unpacked when it is looked at: most questions look at one or two.
    Nothing but what was packed here is ever unpacked.
    """

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._shelf = Shelf()
        self._rest: list[array[int]] = []
        self.documents: list[Document] = []
        for reading in readings:
            self.documents.append(reading.document)
            self._rest.append(array("i", map(self._put, parts_of(reading))))
        order = sorted(range(len(self.documents)), key=lambda place: self.documents[place].id)
        self.documents, self._rest = [self.documents[n] for n in order], [self._rest[n] for n in order]

    def _put(self, part: tuple[Any, ...]) -> int:
        """The number of a kind of records on the shelf; none where there are no records."""
        return self._shelf.put(packed(part)) if part else EMPTY

    def change(self, change: Callable[[Reading], Mapping[str, Any]]) -> None:
        """Change each reading: what is given by the names of its fields is put in the place of what was there."""
        for place, reading in enumerate(self):
            changed = dict(change(reading))
            self.documents[place] = changed.pop("document", reading.document)
            for name, part in changed.items():
                self._rest[place][PARTS.index(name)] = self._put(part)

    def _opened(self, place: int) -> Reading:
        return Opened.of(self.documents[place], self._shelf, self._rest[place])

    def name_origins(self, origins: Mapping[str, str]) -> None:
        """Give each document its origin."""
        self.documents = [replace(d, origin=origins.get(d.id)) for d in self.documents]

    def __len__(self) -> int:
        return len(self._rest)

    @overload
    def __getitem__(self, place: int) -> Reading: ...

    @overload
    def __getitem__(self, place: slice) -> "Sequence[Reading]": ...

    def __getitem__(self, place: int | slice) -> Reading | Sequence[Reading]:
        """One reading, or some of them."""
        if isinstance(place, slice):
            return [self[n] for n in range(*place.indices(len(self)))]
        return self._opened(place)

    def __iter__(self) -> Iterator[Reading]:
        return map(self._opened, range(len(self._rest)))


class ByDocument(Mapping[str, Reading]):
    """Readings by the ids of their documents, each looked up when it is asked for: none is kept."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        documents = readings.documents if isinstance(readings, PackedReadings) else [r.document for r in readings]
        self._readings = readings
        self._place = {document.id: place for place, document in enumerate(documents)}

    def __getitem__(self, document: str) -> Reading:
        """The reading of a document."""
        return self._readings[self._place[document]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._place)

    def __len__(self) -> int:
        return len(self._place)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Work that makes millions of objects and no cycles: looking for cycles would take longer than the work."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


PARTS = (
    "statements", "commitments", "events", "instruments", "times", "places", "actors", "risks", "senses",
)  # fmt: skip
_RECORDS = (Statement, Commitment, Event, Instrument, TimeExpression, Place, LocalActor, Risk)
EMPTY = -1
parts_of = attrgetter(*PARTS)
_values_of = {cls: (tuple(f.name for f in fields(cls)), attrgetter(*(f.name for f in fields(cls)))) for cls in _RECORDS}


def _span(start: int, end: int, text: str, document: str | None) -> Span:
    return Span(start, end, text, document)


def _record(kind: int, *values: Any) -> Any:
    cls = _RECORDS[kind]
    return cls(**dict(zip(_values_of[cls][0], values, strict=True)))


def _reduced_span(span: Span) -> tuple[Any, ...]:
    return _span, (span.start, span.end, span.text, span.document)


def _reduced(record: Any) -> tuple[Any, ...]:
    cls = type(record)
    return _record, (_RECORDS.index(cls), *_values_of[cls][1](record))


_TABLE = {Span: _reduced_span, Sense: lambda s: (Sense, (s.about, s.part, s.vector))} | dict.fromkeys(
    _RECORDS, _reduced
)
"""How records are taken apart: by their values in order, several times as fast as what dataclasses do of themselves."""


def packed(part: Any) -> bytes:
    """Some records, or what is made of them, in few bytes."""
    held = BytesIO()
    pickler = pickle.Pickler(held, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _TABLE
    pickler.dump(part)
    return zlib.compress(held.getvalue(), 1)


def unpacked(held: bytes) -> Any:
    """What was packed."""
    return pickle.loads(zlib.decompress(held))


class _Part:
    """A kind of records of a reading, unpacked when it is first looked at."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __get__(self, reading: "Opened", _: object) -> tuple[Any, ...]:
        own = reading.__dict__
        number = own["numbers"][self._number]
        found = own[PARTS[self._number]] = unpacked(own["shelf"].get(number)) if number != EMPTY else ()
        return found


class Opened(Reading):
    """A reading whose records come out of what was packed; any other once a field of it is replaced."""

    __hash__ = Reading.__hash__

    @classmethod
    def of(cls, document: Document, shelf: Shelf, numbers: Sequence[int]) -> "Opened":
        """A reading with nothing unpacked yet."""
        opened = object.__new__(cls)
        object.__setattr__(opened, "document", document)
        opened.__dict__.update(shelf=shelf, numbers=numbers)
        return opened

    def __eq__(self, other: object) -> bool:
        same = isinstance(other, Reading) and self.document == other.document
        return same and parts_of(self) == parts_of(other)


for _number, _name in enumerate(PARTS):
    setattr(Opened, _name, _Part(_number))
