"""The first filter: which texts are about a crisis, told from their words alone, without syntax or model.

A crisis here is what commitments, accusations and acts of force between states or armed parties are made of. The
filter is tuned to let through: it drops everyday news, and keeps what it doubts (docs/measurements.md has the figures).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from math import sqrt
from unicodedata import normalize

from communique.knowledge.relevance_words import CONSTANT, relevance_words
from communique.records import Document

WINDOW = 100
"""Words looked at together: one passage about a crisis lets a long text pass."""
_FEWEST = 8
"""Fewer different words than these weigh as little as these."""


_SHORT, _MOST_LENIENT = 60, 2.0
"""A text of fewer words than these has few to tell by, and costs little to read; how much is added to none at all.
Swept on the development part of the corpus's short texts: .98 of those with a commitment pass, .93 without this."""


@dataclass(frozen=True, slots=True)
class Relevance:
    """What the filter says of a text: log-odds, and whether it passes (from 0 on)."""

    score: float
    passes: bool


def is_relevant(text: str, *, title: str | None = None) -> Relevance:
    """Whether a text should be read, by its passage that speaks most of a crisis; the title is part of the first.

    >>> is_relevant("Moscow warned that it would shoot down American missiles over Syria.").passes
    True
    >>> is_relevant("Rinse the lentils, let them simmer, serve with butter. " * 8).passes
    False
    """
    weights, found = relevance_words(), words(f"{title}\n{text}" if title else text)
    score = max(_score(window, weights) for window in windows(found))
    score = round(score + lenience(len(found)), 2)
    return Relevance(score=score, passes=score >= 0)


def why_skipped(document: Document) -> str | None:
    """Why the first filter leaves a document unread; nothing where it passes, or failed already."""
    if document.text is None:
        return None
    found = is_relevant(document.text, title=document.title)
    return None if found.passes else f"not about a crisis by the first filter (score {found.score:+.2f}, passes from 0)"


def words(text: str) -> list[str]:
    """The words of a text in small letters without accents, digits, or scripts other than the Latin.

    >>> words("São Tomé's 3 ships")
    ['sao', 'tome', 's', 'ships']
    """
    return text.encode("latin-1", "replace").translate(_LETTERS).decode("ascii").split()


def windows(sequence: Sequence[str]) -> Iterator[Sequence[str]]:
    """Stretches of `WINDOW` words, each beginning in the middle of the last; one at least."""
    step = WINDOW // 2
    for start in range(0, max(len(sequence) - step, 1), step):
        yield sequence[start : start + WINDOW]


def lenience(size: int) -> float:
    """What is added to the score of a text of so many words."""
    return _MOST_LENIENT * max(0.0, 1 - size / _SHORT) if size else 0.0


def _score(window: Sequence[str], weights: Mapping[str, int]) -> float:
    """The log-odds of a passage: its different words' weights over the root of their number, and the constant."""
    different = set(window)
    tenths = sum(map(weights.get, different, repeat(0)))
    return (tenths / sqrt(max(len(different), _FEWEST)) + weights[CONSTANT]) / 10


def _letter(byte: int) -> int:
    plain = normalize("NFKD", chr(byte))[0].lower()
    return ord(plain) if plain.isascii() and plain.isalpha() else ord(" ")


_LETTERS = bytes(map(_letter, range(256)))
"""A byte of Latin-1 to its small letter without accent, or to a blank."""
