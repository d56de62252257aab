"""How bytes are packed (gzip, bzip2, xz, deflate), with one face for all."""

import bz2
import lzma
import zlib
from enum import Enum
from typing import Protocol

FAULTS = (zlib.error, lzma.LZMAError, OSError, EOFError)
"""What damaged bytes make the libraries raise."""

_XZ_MEMORY = 100_000_000
"""What `xz -9` needs to unpack is 65 MB."""


class Decompressor(Protocol):
    """What `bz2` and `lzma` give, and `_Inflate` makes of `zlib`."""

    @property
    def eof(self) -> bool:
        """Whether the end of the packed stream was reached, its checksum being right."""
        ...

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes without further bytes."""
        ...

    @property
    def unused_data(self) -> bytes:
        """The bytes given that lie behind the end."""
        ...

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """At most so many unpacked bytes."""
        ...


class _Inflate:
    """`zlib` with the face of the others."""

    def __init__(self, wbits: int) -> None:
        self._zlib = zlib.decompressobj(wbits)

    @property
    def eof(self) -> bool:
        return self._zlib.eof

    @property
    def needs_input(self) -> bool:
        return not self._zlib.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._zlib.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        tail = self._zlib.unconsumed_tail
        return self._zlib.decompress(tail + data if tail else data, max_length)


def inflate_raw() -> Decompressor:
    """Deflate without head or checksum, as zip members and some servers have it."""
    return _Inflate(-15)


def inflate_zlib() -> Decompressor:
    """Deflate as HTTP means it, with zlib's head and checksum."""
    return _Inflate(15)


class Packing(Enum):
    """How a file is packed, told by its first bytes."""

    gzip = b"\x1f\x8b\x08"
    bzip2 = b"BZh"
    xz = b"\xfd7zXZ\x00"

    def decompressor(self) -> Decompressor:
        """A new one for one member."""
        if self is Packing.gzip:
            return _Inflate(31)
        return bz2.BZ2Decompressor() if self is Packing.bzip2 else lzma.LZMADecompressor(memlimit=_XZ_MEMORY)


def packing_of(head: bytes) -> Packing | None:
    """How a file is packed that begins so; `None` where it is not.

    >>> packing_of(b"BZh91AY"), packing_of(b"WARC/1.0")
    (<Packing.bzip2: b'BZh'>, None)
    """
    return next((packing for packing in Packing if head.startswith(packing.value)), None)


def peek(head: bytes, size: int = 512) -> bytes:
    """The first unpacked bytes of a packed file that begins so; nothing where it is not packed or is broken."""
    packing = packing_of(head)
    try:
        return packing.decompressor().decompress(head, size) if packing else b""
    except FAULTS:
        return b""
