"""Texts that disavow whoever spoke, in a record that grows (`linking/disavowals.py`)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from communique.linking.disavowals import disavowed_in, disavowing, words_of_speakers
from communique.linking.retractions import Retraction
from communique.linking.wires import Wire
from communique.linking.words import stems
from communique.records import Reading


class GrowingDisavowals:
    """What each text disavows, with the first mentions of the tripwires."""

    def __init__(self, readings: Mapping[str, Reading]) -> None:
        self._readings = readings
        self._speakers: dict[str, str] = {}
        self._standing: dict[int, Wire] = {}
        self._words: dict[int, frozenset[str]] = {}
        self._of_word: dict[str, set[int]] = defaultdict(set)
        self._told_with: dict[str, set[str]] = defaultdict(set)
        self.found: dict[str, list[tuple[int, Retraction]]] = {}

    def change(self, documents: Iterable[str], wires: Mapping[int, Wire | None]) -> set[int]:
        """Take some documents and tripwires anew; the tripwires that are disavowed by others than before."""
        stale = {home for home in documents if self._read(home)}
        words = set[str]()
        for first, wire in wires.items():
            words |= self._put(first, wire)
        stale |= {home for word in words for home in self._told_with.get(word, ())}
        return {first for home in sorted(stale) for first in self._evaluate(home)}

    def _read(self, home: str) -> bool:
        """Note who speaks in a document; whether it disavows anybody, or did."""
        reading = self._readings[home]
        said = {c.statement for c in reading.commitments}
        self._speakers |= {s.id: s.speaker.text for s in reading.statements if s.speaker and s.id in said}
        text = reading.document.text or ""
        around = frozenset().union(*(stems(text[first:last]) for _, first, last in disavowing(text)))
        for word in around:
            self._told_with[word].add(home)
        return bool(around) or home in self.found

    def _put(self, first: int, wire: Wire | None) -> frozenset[str]:
        """Put a tripwire in the place of what it was; the words by which its speakers are named, or were."""
        was = self._words.pop(first, frozenset())
        for word in was:
            self._of_word[word].discard(first)
        self._standing.pop(first, None)
        if wire is None or wire.is_ascribed:
            return was
        self._standing[first] = wire
        new = self._words[first] = words_of_speakers(wire, self._speakers)
        for word in new:
            self._of_word[word].add(first)
        return was | new

    def _evaluate(self, home: str) -> set[int]:
        was = {first for first, _ in self.found.pop(home, ())}
        told = list(disavowed_in(self._readings[home], self._standing, self._of_word, self._speakers))
        if told:
            at = {wire.record.id: first for first, wire in self._standing.items()}
            self.found[home] = [(at[r.wire.record.id], r) for r in told]
        return was | {first for first, _ in self.found.get(home, ())}
