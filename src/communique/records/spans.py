"""Characters in one document: the evidence that every record stands on."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters `text[start:end]` of a document, in Unicode code points, half-open.

    `document` is the document's id, and only given where the record that holds the span has another home
    (an actor over several documents, a link's evidence).
    """

    start: int
    end: int
    text: str
    document: str | None = None

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character (they must be of one document)."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether the other lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def within(self, document: str) -> "Span":
        """The same characters, with their document named."""
        return Span(self.start, self.end, self.text, document)

    def __len__(self) -> int:
        return self.end - self.start


def spans_in(value: Any) -> Iterator[Span]:
    """Every span inside a record, at any depth."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from spans_in(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from spans_in(getattr(value, field.name))
