"""A statement while it is being read: its spans, before nesting and ids."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.reading.statements.regions import Piece, Regions
from communique.records import Span
from communique.text import Analysis

MARKS = "\"“”„«»‘’'`"
_EDGE = frozenset(",;:—–")
_INITIALS = re.compile(r"(?:\b[A-Z]\.){2,4}$|\b(?:Mr|Mrs|Ms|Dr|Gen|Inc|Co|Corp|St|Jr|Sr|No|[ap]\.m|[A-Z])\.$")


@dataclass(frozen=True, slots=True)
class Found:
    """A statement before it is nested; `at` is the offset of its cue, or of its first word where it has none."""

    speaker: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    quote: str
    act: str
    addressee: Span | None
    confidence: float
    at: int
    borrowed: bool = False
    """Whether the content is that of an earlier statement ("denied this")."""

    @property
    def words(self) -> str:
        """The content as one text."""
        return " ".join(c.text for c in self.content)


def spans_of(analysis: Analysis, pieces: Iterable[Piece]) -> tuple[Span, ...]:
    """Pieces in text order without outer quotation marks, blanks and final punctuation."""
    found = (_trimmed(analysis, *piece) for piece in pieces)
    return tuple(s for s in sorted(found) if len(s) > 1)


def _trimmed(analysis: Analysis, start: int, end: int) -> Span:
    text = analysis.text
    while start < end and (text[start].isspace() or text[start] in MARKS or text[start] in _EDGE):
        start += 1
    while end > start:
        last = text[end - 1]
        if last == "." and _INITIALS.search(text, max(start, end - 8), end) and text[end : end + 1] not in MARKS + ";":
            break
        if not (last.isspace() or last in MARKS or last in _EDGE or last == "."):
            break
        end -= 1
    return Span(start, end, text[start:end])


def quote_kind(content: Sequence[Span], marked: Regions) -> str:
    """direct where all words stand in quotation marks, mixed where some do, else indirect."""
    touched = [marked.touching(c.start, c.end) for c in content]
    if not any(touched):
        return "indirect"
    whole = all(len(t) == 1 and t[0][0] <= c.start and c.end <= t[0][1] for c, t in zip(content, touched, strict=True))
    return "direct" if whole else "mixed"
