"""Readings of a record that grows: each as it was read, and with the names that other texts give it; packed."""

from array import array
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from communique.linking.packed import EMPTY, PARTS, Opened, packed, parts_of
from communique.linking.shelf import Shelf
from communique.records import Document, Reading

_AT_HAND = 128
"""Readings that are kept unpacked, the last ones looked at."""


class GrowingReadings(Mapping[str, Reading]):
    """Readings by the ids of their documents, with what is known of their names."""

    def __init__(self) -> None:
        self._shelf = Shelf()
        self.documents: dict[str, Document] = {}
        self._read: dict[str, array[int]] = {}
        self._named: dict[str, array[int]] = {}
        self._at_hand: OrderedDict[str, Reading] = OrderedDict()

    def put(self, reading: Reading) -> None:
        """Take in one more reading."""
        home = reading.document.id
        self.documents[home] = reading.document
        self._read[home] = self._named[home] = array("i", map(self._laid, parts_of(reading)))

    def _laid(self, part: tuple[Any, ...]) -> int:
        return self._shelf.put(packed(part)) if part else EMPTY

    def as_read(self, document: str) -> Reading:
        """A reading without what others tell of its names."""
        return Opened.of(self.documents[document], self._shelf, self._read[document])

    def afresh(self, document: str, *, origin: str | None = None) -> Reading:
        """The named reading with nothing unpacked, to be kept; with its origin where that is given."""
        own = self.documents[document]
        return Opened.of(replace(own, origin=origin) if origin else own, self._shelf, self._named[document])

    def name(self, document: str, changed: Mapping[str, Any]) -> None:
        """Change the named reading: what is given by names of fields stands in the place of what was read."""
        numbers = array("i", self._read[document])
        for name, part in changed.items():
            numbers[PARTS.index(name)] = self._laid(part)
        self._named[document] = numbers
        self._at_hand.pop(document, None)

    def __getitem__(self, document: str) -> Reading:
        """The named reading of a document."""
        found = self._at_hand.get(document)
        if found is None:
            found = self.afresh(document)
            self._at_hand[document] = found
            if len(self._at_hand) > _AT_HAND:
                self._at_hand.popitem(last=False)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.documents)

    def __len__(self) -> int:
        return len(self.documents)
