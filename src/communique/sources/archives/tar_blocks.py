"""A tar, packed or not, as `tarfile` reads it: forwards only, with little room for the heads of its members."""

import io
import tarfile
from collections.abc import Iterator
from typing import IO, BinaryIO, cast

from communique.errors import SourceError
from communique.settings import Limits
from communique.sources.archives.packings import packing_of
from communique.sources.archives.unpacking import BrokenError, PieceStream, unpacked

BLOCK = 512
_HEAD_ROOM = 1_000_000
"""Bytes that the head of one member (names, attributes) may take."""
_PIECE = 65_536
_FAULTS = (tarfile.TarError, ValueError, OverflowError, EOFError, OSError, LookupError, RecursionError)


def is_tar(begin: bytes) -> bool:
    """Whether the first block of a file is the head of a tar's member."""
    return begin[257:262] == b"ustar"


class TarBlocks:
    """What `tarfile` is given to read: it counts, and stops at a head that has no end."""

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        packing = packing_of(file.read(6))
        file.seek(0)
        self._stream = PieceStream(unpacked(file, packing, ratio=limits.ratio)) if packing else None
        self._file = cast("BinaryIO", io.BufferedReader(self._stream, _PIECE)) if self._stream else file
        self._position = 0
        self._room = _HEAD_ROOM
        self.last = b""

    @property
    def fault(self) -> str | None:
        """Why the packed bytes ended, where not at their end."""
        ended_by = self._stream.ended_by if self._stream else None
        return str(ended_by) if ended_by else None

    def new_head(self) -> None:
        """A new member begins."""
        self._room = _HEAD_ROOM

    def read(self, size: int = -1) -> bytes:
        """Bytes of a head."""
        if size < 0 or size > self._room:
            raise SourceError("the head of a member has no end: damaged, or made to fill the memory")
        data = self._file.read(size)
        self._room -= size
        self._position += len(data)
        self.last = data
        return data

    def tell(self) -> int:
        """How far it was read."""
        return self._position

    def seek(self, position: int) -> int:
        """Go forward."""
        if position < self._position:
            raise SourceError("a member lies before the one that it follows: damaged, or made to be read without end")
        for _ in self.content(position - self._position, is_whole=False):
            pass
        return self._position

    def content(self, size: int, *, is_whole: bool = True) -> Iterator[bytes]:
        """The bytes of a member, piece by piece; `BrokenError` where there are fewer."""
        left = size
        while left > 0 and (data := self._file.read(min(left, _PIECE))):
            left -= len(data)
            self._position += len(data)
            yield data
        if left and is_whole:
            raise BrokenError(self.fault or f"cut off: {size - left:,} of {size:,} bytes are there")

    def rest(self) -> int:
        """How many bytes that are not NUL follow; read to the end, so that the last checksum is looked at."""
        return sum(len(data) - data.count(0) for data in iter(lambda: self._file.read(_PIECE), b""))


def members_of(blocks: TarBlocks) -> Iterator[tarfile.TarInfo]:
    """The heads of the members in order; `SourceError` where the archive is damaged or ends too early."""
    number = 0
    try:
        with tarfile.TarFile(fileobj=cast("IO[bytes]", blocks), errors="replace") as archive:
            while (member := archive.next()) is not None:
                number += 1
                yield member
                archive.members = []  # type: ignore[attr-defined]  # it would keep all heads in memory
                archive.pax_headers = {}
                blocks.new_head()
    except _FAULTS as error:
        raise BrokenError(_told(blocks, number, str(error))) from error
    if blocks.last != bytes(BLOCK):
        raise BrokenError(_told(blocks, number, "the head of a member is none"))
    if following := blocks.rest():
        raise BrokenError(f"{following:,} bytes after the archive's end were not read; they are no part of it")
    if blocks.fault:
        raise BrokenError(_told(blocks, number, ""))


def _told(blocks: TarBlocks, number: int, reason: str) -> str:
    where = f"after member {number:,}" if number else "before the first member"
    if blocks.fault:
        return f"{blocks.fault}, {where}; get the whole file"
    if len(blocks.last) < BLOCK:
        return f"truncated {where} at byte {blocks.tell():,}; get the whole file"
    return f"damaged {where} ({reason}) before byte {blocks.tell():,}"
