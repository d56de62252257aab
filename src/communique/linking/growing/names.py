"""Who is who in a record that grows: which documents' names mean others than before, when more documents come."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from communique.knowledge.spelling import spelt
from communique.linking.growing.readings import GrowingReadings
from communique.linking.growing.registry import GrowingRegistry
from communique.linking.introduced import Introductions
from communique.linking.naming import named_parts
from communique.linking.persons import key_of_name
from communique.records import Actor, Reading, Span


class GrowingNames:
    """The introductions and the registry of all documents, and what each document asked of them."""

    def __init__(self, readings: GrowingReadings) -> None:
        self.registry = GrowingRegistry()
        self._readings = readings
        self._introductions = Introductions()
        self._asking: dict[str, set[str]] = defaultdict(set)
        self._calling: dict[str, set[str]] = defaultdict(set)
        self._parts: dict[str, frozenset[str]] = {}

    def add(self, documents: Iterable[str]) -> list[str]:
        """Name the readings of new documents; these and those whose names now mean others, in order."""
        new = list(documents)
        known = {name for home in new for name in self._introductions.learn(self._readings.as_read(home))}
        for home in new:
            for name in self._introductions.asked(self._readings.as_read(home)):
                self._asking[name].add(home)
        for home in {*new, *(d for name in known for d in self._asking.get(name, ()))}:
            reading = self._introduced(home)
            self.registry.put(home, reading.document.published, reading.actors)
        touched, surnames = self.registry.settle()
        stale = {*new, *touched, *(d for name in surnames for d in self._calling.get(name, ()))}
        return [home for home in sorted(stale) if self._name(home) or home in new]

    def _introduced(self, home: str) -> Reading:
        reading = self._readings.as_read(home)
        changed = self._introductions.changes(reading)
        return replace(reading, **changed) if changed else reading

    def _name(self, home: str) -> bool:
        """Name a reading anew; whether that changed it."""
        reading = self._introduced(home)
        asked = _Asked(self.registry)
        changed = named_parts(reading, asked)
        for name in asked.names:
            self._calling[name].add(home)
        base = self._readings.as_read(home)
        changed = {n: getattr(reading, n) for n in ("statements", "commitments", "actors")} | dict(changed)
        changed = {n: part for n, part in changed.items() if part is not getattr(base, n)}
        was = self._readings[home]
        names = self._parts.get(home, frozenset()) | changed.keys()
        self._parts[home] = frozenset(changed)
        if all(changed.get(n, getattr(base, n)) == getattr(was, n) for n in names):
            return False
        self._readings.name(home, changed)
        return True


class _Asked:
    """The registry, with the surnames that it was asked for."""

    def __init__(self, registry: GrowingRegistry) -> None:
        self._registry, self.names = registry, set[str]()

    def actor_at(self, document: str, span: Span | None) -> Actor | None:
        """The actor that has a mention at these characters of a document."""
        return self._registry.actor_at(document, span)

    def person_named(self, words: str) -> Actor | None:
        """The only known person of a surname."""
        name = spelt(key_of_name(words))
        self.names.add(name)
        return self._registry.bearer(name)
