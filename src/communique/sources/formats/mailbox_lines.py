"""The mails of a mailbox file, cut at its "From " lines."""

from collections.abc import Iterator
from typing import BinaryIO


def split_mails(file: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """The bytes of each mail, without its "From " line; `None` for one over the limit."""
    lines: list[bytes] = []
    size, after_blank, begun = 0, True, False
    while line := file.readline(limit + 1):
        if after_blank and line.startswith(b"From "):
            if begun:
                yield b"".join(lines) if size <= limit else None
            lines, size, begun = [], 0, True
        else:
            begun = True
            size += len(line)
            if size <= limit:
                lines.append(line)
            else:
                lines = []
        after_blank = not line.strip()
    if begun:
        yield b"".join(lines) if size <= limit else None
