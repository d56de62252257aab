"""Files read within limits: never more of one into memory than a document may have, and reasons that say so."""

import hashlib
import re
from collections.abc import Iterator
from typing import BinaryIO, Protocol

from communique.errors import SourceError
from communique.records import Capture
from communique.settings import Limits

FREE_CHARACTERS = 1_000_000
"""So much text may come out of a file of any size; beyond it `Limits.ratio` holds."""
_SURROGATES = re.compile("[\ud800-\udfff]")


class Lines(Protocol):
    """A file as far as its lines are read."""

    def readline(self, limit: int, /) -> bytes:
        """The next line, or as much of it as the limit allows; nothing at the end."""
        ...


def read_whole(file: BinaryIO, *, limit: int) -> bytes:
    """All bytes of a file; `SourceError` where it is empty or holds more than `limit`."""
    data = file.read(limit + 1)
    if len(data) > limit:
        raise SourceError(too_large(size_of(file), limit))
    if not data.strip():
        raise SourceError("the file is empty; give a file with text")
    return data


def size_of(file: BinaryIO) -> int:
    """How many bytes a seekable file has; where it was read to is kept."""
    before = file.tell()
    size = file.seek(0, 2)
    file.seek(before)
    return size


def bounded_lines(file: Lines, *, limit: int) -> Iterator[bytes]:
    """The lines; one longer than the limit is cut one byte behind it, and the rest of it is dropped unread."""
    while line := file.readline(limit + 1):
        yield line
        while len(line) > limit and not line.endswith(b"\n"):
            line = file.readline(limit + 1)
            if not line:
                return


def too_large(size: int, limit: int) -> str:
    """The reason for refusing a piece of so many bytes."""
    return f"{size / 1e6:.0f} MB in one piece, over the limit of {limit // 1_000_000} MB; split it into documents"


def writable(text: str) -> str:
    """Text that can be written: lone surrogates become U+FFFD."""
    return _SURROGATES.sub("\ufffd", text)


def captured(data: bytes) -> Capture:
    """What says of a document of which bytes it was made."""
    return Capture(sha256=hashlib.sha256(data).hexdigest())


class Output:
    """Counts the characters that come out of a file, and says when they are more than its size accounts for."""

    def __init__(self, size: int, limits: Limits) -> None:
        self._allowed = max(FREE_CHARACTERS, size * limits.ratio)
        self._ratio = limits.ratio
        self._characters = 0

    def add(self, characters: int) -> None:
        """Count some more; `SourceError` where they are too many."""
        self._characters += characters
        if self._characters > self._allowed:
            raise SourceError(
                f"more than {self._allowed:,} characters come out of it, over {self._ratio} times its size; "
                "no news is packed so densely: check where the file is from"
            )
