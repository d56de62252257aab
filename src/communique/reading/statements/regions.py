"""Stretches of a document that do not overlap, and quick answers about which one holds an offset."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

Piece = tuple[int, int]
"""Characters `[start, end)` of a document."""


class Regions:
    """Pieces that do not overlap, in order; each question takes logarithmic time."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.pieces = sorted(pieces)
        self._starts = [a for a, _ in self.pieces]

    def at(self, offset: int) -> Piece | None:
        """The piece that covers an offset."""
        place = bisect_right(self._starts, offset) - 1
        return self.pieces[place] if place >= 0 and offset < self.pieces[place][1] else None

    def touching(self, start: int, end: int) -> list[Piece]:
        """The pieces that share a character with `[start, end)`."""
        place = max(0, bisect_right(self._starts, start) - 1)
        return [p for p in self.pieces[place : bisect_left(self._starts, end)] if p[1] > start]

    def without(self, piece: Piece) -> Piece:
        """The piece with its ends moved out of the regions, where one of them covers its start or cuts it off."""
        start, end = piece
        for a, b in self.touching(start, end):
            if a <= start < b:
                start = b
            elif start < a < end:
                end = a
        return start, end
