"""The sentence around some characters of a stored text, found without the reader."""

import re

from communique.records import Document, Span

_WINDOW = 500
_BREAK = re.compile(r"(?:[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n+)")


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around some offsets begins and ends, as far as punctuation and line ends tell.

    >>> sentence_bounds("One fell. Two rose. Three stayed.", 14, 18)
    (10, 19)
    """
    low, high = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
    before = [m.end() for m in _BREAK.finditer(text, low, start + 1) if m.end() <= start]
    after = _BREAK.search(text, max(end - 1, start), high)
    stop = after.start() + len(after.group().rstrip()) if after else high
    return (before[-1] if before else low), max(stop, end)


def sentence_of(document: Document | None, span: Span) -> Span:
    """The sentence that holds a span; the span itself where the document has no text."""
    if document is None or document.text is None:
        return span
    start, end = sentence_bounds(document.text, span.start, span.end)
    return Span(start, end, document.text[start:end])
