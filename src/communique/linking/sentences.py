"""The sentence around some characters of a stored text, found without the reader."""

import re

from communique.records import Document, Span

_WINDOW = 500
_ABBREVIATION = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Prof|St|No|vs))\.$")
_BREAK = re.compile(r"(?:[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n+)")


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around some offsets begins and ends, as far as punctuation and line ends tell.

    >>> sentence_bounds("One fell. Two rose. Three stayed.", 14, 18)
    (10, 19)
    """
    low, high = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
    before = [m.end() for m in _BREAK.finditer(text, low, start + 1) if m.end() <= start and _is_end(text, m)]
    after = next((m for m in _BREAK.finditer(text, max(end - 1, start), high) if _is_end(text, m)), None)
    stop = after.start() + len(after.group().rstrip()) if after else low + len(text[low:high].rstrip())
    return (before[-1] if before else low), max(stop, end)


def _is_end(text: str, match: re.Match[str]) -> bool:
    """Whether a stop ends a sentence, and not an initial or a title ("U.N. Council", "Gen. Torres")."""
    return not _ABBREVIATION.search(text, max(0, match.start() - 5), match.start() + 1)


def sentence_of(document: Document | None, span: Span) -> Span:
    """The sentence that holds a span; the span itself where the document has no text."""
    if document is None or document.text is None:
        return span
    start, end = sentence_bounds(document.text, span.start, span.end)
    return Span(start, end, document.text[start:end])
