"""Stretches of a large file of lines, so that several processes can read it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some whole lines of a file: the number of the first (from 1), and the bytes where they start and end."""

    first: int
    start: int
    stop: int


def stretches_of(path: Path, *, lines: int) -> Iterator[Stretch]:
    """A file in stretches of so many lines, the last one shorter.

    Lines added to a file leave all stretches but the last as they were.
    """
    with path.open("rb") as file:
        first, start, count, stop = 1, 0, 0, 0
        for size in _sizes(file):
            count, stop = count + 1, stop + size
            if count == lines:
                yield Stretch(first, start, stop)
                first, start, count = first + count, stop, 0
        if count or not stop:
            yield Stretch(first, start, stop)


def _sizes(file: BinaryIO) -> Iterator[int]:
    """How many bytes each line has; a line of any length takes little memory."""
    size = 0
    while piece := file.readline(1 << 20):
        size += len(piece)
        if piece.endswith(b"\n"):
            yield size
            size = 0
    if size:
        yield size


class StretchOfLines:
    """A stretch of an open file, to be read line by line as if it were the whole."""

    def __init__(self, file: BinaryIO, stretch: Stretch) -> None:
        self._file = file
        self._left = stretch.stop - stretch.start
        file.seek(stretch.start)

    def readline(self, limit: int) -> bytes:
        """The next line, or as much of it as the limit allows; nothing at the end."""
        line = self._file.readline(min(limit, self._left))
        self._left -= len(line)
        return line
