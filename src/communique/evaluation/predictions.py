"""The records read from the gold texts, by document and type; their spans checked, and brought onto those texts."""

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from communique.evaluation.matching import modern
from communique.records import Commitment, Document, Link, Record, Span, Tripwire, spans_in

AnyRecord = TypeVar("AnyRecord", bound=Record)
Move = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Health:
    """Spans checked and broken, texts altered, records of no known document, texts that could not be read."""

    checked: int = 0
    broken: int = 0
    altered: int = 0
    orphans: int = 0
    unread: int = 0

    def plus(self, other: "Health") -> "Health":
        """The sum of two."""
        return Health(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


class Predictions:
    """Records of the contract, found by the gold's id of their document (`source_id`) and by their type.

    A span that is not its text's counts as broken and as holding no characters.
    """

    def __init__(self, records: Iterable[Record], texts: Mapping[str, str]) -> None:
        given = list(records)
        documents = {r.source_id: r for r in given if isinstance(r, Document) and r.source_id in texts}
        self._names = {name: name for name in texts} | {r.id: name for name, r in documents.items()}
        self._own = {name: self._text(documents.get(name), text) for name, text in texts.items()}
        self._moves = {name: mover(self._own[name], text) for name, text in texts.items()}
        self._by: dict[tuple[str, type], list[Record]] = defaultdict(list)
        self._links: list[Link] = []
        self._tripwires: list[Tripwire] = []
        checked = broken = orphans = 0
        for record in given:
            home = self._names.get(record.document or "")
            faults = [not self._holds(span, home) for span in spans_in(record)]
            checked += len(faults)
            broken += sum(faults)
            orphans += not self._keep(record, home)
        altered = sum(self._own[name] != text for name, text in texts.items())
        unread = sum(name not in documents or documents[name].text is None for name in texts)
        self.health = Health(checked, broken, altered, orphans, unread)
        self.tripwire_of = self._members()

    def of(self, document: str, kind: type[AnyRecord]) -> list[AnyRecord]:
        """The records of a type that were read in one document, as they came."""
        return [r for r in self._by.get((document, kind), ()) if isinstance(r, kind)]

    def chains(self) -> Iterator[tuple[str, str]]:
        """Every pair of commitments that a `chains_to` link joins; a tripwire stands for all its members."""
        for link in self._links:
            if link.relation == "chains_to":
                yield from ((a, b) for a in self._all(link.from_) for b in self._all(link.to))

    @staticmethod
    def _text(document: Document | None, text: str) -> str:
        return document.text if document and document.text else text

    def _keep(self, record: Record, home: str | None) -> bool:
        """File a record; whether it has a home, or is of a type that needs none."""
        if isinstance(record, Link):
            self._links.append(record)
        elif isinstance(record, Tripwire):
            self._tripwires.append(record)
        elif home is not None:
            placed = map_spans(record, lambda span: self._placed(span, home))
            self._by[home, type(record)].append(modern(placed))
        else:
            return isinstance(record, Document) or record.document is None
        return True

    def _holds(self, span: Span, home: str | None) -> bool:
        name = home if span.document is None else self._names.get(span.document)
        return name is not None and 0 <= span.start <= span.end and self._own[name][span.start : span.end] == span.text

    def _placed(self, span: Span, home: str) -> Span:
        """The span on the gold's text; an empty one where it is broken."""
        if not self._holds(span, home):
            return Span(0, 0, "")
        move = self._moves[home]
        return replace(span, start=move(span.start), end=move(span.end))

    def _members(self) -> dict[str, str]:
        wires = {member: wire.id for wire in self._tripwires for member in wire.members}
        commitments = (r for rows in self._by.values() for r in rows if isinstance(r, Commitment))
        return wires | {c.id: c.tripwire for c in commitments if c.tripwire}

    def _all(self, identity: str) -> set[str]:
        wire = self.tripwire_of.get(identity, identity)
        return {member for member, other in self.tripwire_of.items() if other == wire} or {identity}


def map_spans(value: Any, change: Callable[[Span], Span]) -> Any:
    """A record with every span inside it, at any depth, changed."""
    if isinstance(value, Span):
        return change(value)
    if isinstance(value, tuple):
        return tuple(map_spans(item, change) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: map_spans(getattr(value, f.name), change) for f in fields(value)})
    return value


def mover(source: str, target: str) -> Move:
    """Offsets of one text as offsets of another, through the blocks that both share."""
    if source == target:
        return lambda offset: offset
    blocks = difflib.SequenceMatcher(None, source, target, autojunk=False).get_matching_blocks()

    def move(offset: int) -> int:
        return next((b + max(0, offset - a) for a, b, size in blocks if offset <= a + size), len(target))

    return move
