"""Packed bytes (gzip, bzip2, xz) unpacked piece by piece, within a ratio, never past a fault."""

import bz2
import io
import lzma
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, BinaryIO, Protocol

from communique.errors import SourceError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

RATIO_FROM = 1_000_000
"""Bytes that any member may have; only beyond them does the ratio count."""

_INPUT = 16_384
_PIECE = 262_144
_XZ_MEMORY = 100_000_000
"""What `xz -9` needs to unpack is 65 MB."""


class BrokenError(SourceError):
    """The packed bytes end too early, are damaged, or unpack to more than they may."""


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
    except (zlib.error, lzma.LZMAError, OSError, EOFError):
        return b""


def pieces(source: "Packed", decompressor: Decompressor, *, ratio: int) -> Iterator[bytes]:
    """The unpacked bytes of one member; `BrokenError` where they end early, are damaged or are too many for the ratio.

    A piece is handed on when the next is unpacked, so that the last comes only after its checksum was right. What is
    merely cut off comes as far as it goes.
    """
    held, made, began = b"", 0, source.position
    while not decompressor.eof:
        wanting = decompressor.needs_input
        data = source.take() if wanting else b""
        piece = _step(decompressor, data, source.position)
        if wanting and not (data or piece or decompressor.eof):
            if held:
                yield held
            raise BrokenError(f"cut off at byte {source.position:,}")
        made += len(piece)
        if made > RATIO_FROM and made > ratio * (source.position - began):
            raise BrokenError(f"unpacks to more than {ratio} times its size (a bomb?) at byte {source.position:,}")
        if piece and held:
            yield held
        held = piece or held
    source.give_back(decompressor.unused_data)
    if held:
        yield held


def _step(decompressor: Decompressor, data: bytes, position: int) -> bytes:
    try:
        return decompressor.decompress(data, _PIECE)
    except (zlib.error, lzma.LZMAError, OSError, EOFError) as error:
        raise BrokenError(f"damaged before byte {position:,} ({error})") from error


@dataclass(slots=True)
class Packed:
    """A file of packed bytes, taken in small pieces; `position` is how far it was used."""

    file: BinaryIO
    position: int = 0
    _rest: bytes = b""

    def take(self, size: int = _INPUT) -> bytes:
        """The next bytes; none at the end."""
        data = self._rest or self.file.read(size)
        self._rest = b""
        self.position += len(data)
        return data

    def give_back(self, data: bytes) -> None:
        """Bytes that were taken and not used."""
        self._rest = data + self._rest
        self.position -= len(data)

    def go_to(self, position: int) -> None:
        """Go on from a place in the file."""
        self.file.seek(position)
        self.position, self._rest = position, b""

    def starts_with(self, magic: bytes) -> bool | None:
        """Whether a member begins here, after any padding with NUL; `None` at the end of the file."""
        while data := self.take():
            if filled := data.lstrip(b"\0"):
                self.give_back(filled)
                break
        else:
            return None
        if len(filled) < len(magic):  # a magic may lie across two pieces
            more = self.file.read(len(magic))
            self._rest += more
        return self._rest.startswith(magic)


def unpacked(file: BinaryIO, packing: Packing, *, ratio: int) -> Iterator[bytes]:
    """All members of a packed file, one after the other, piece by piece; `BrokenError` at the first fault."""
    source = Packed(file)
    while (begins := source.starts_with(packing.value)) is not None:
        if not begins:
            raise BrokenError(f"bytes that are not {packing.name} follow at byte {source.position:,}")
        yield from pieces(source, packing.decompressor(), ratio=ratio)


class PieceStream(io.RawIOBase):
    """Pieces as a file that is read forwards; `ended_by` is the fault that ended it, which reads as its end.

    Libraries that read it meet an end, not a stranger's exception; whoever made it looks at `ended_by`. `tail` are the
    last bytes so far.
    """

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._piece = memoryview(b"")
        self._position = 0
        self.ended_by: SourceError | None = None
        self.tail = b""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill a buffer from the current piece; 0 at the end."""
        target = memoryview(buffer).cast("B")
        if not self._piece and not self._next():
            return 0
        size = min(len(target), len(self._piece))
        target[:size] = self._piece[:size]
        self._piece = self._piece[size:]
        self._position += size
        return size

    def _next(self) -> bool:
        try:
            self._piece = memoryview(next(self._pieces, b""))
        except SourceError as fault:
            self.ended_by, self._pieces = fault, iter(())
        if not self._piece:
            return False
        self.tail = (self.tail + self._piece[-8:])[-8:]
        return True

    def tell(self) -> int:
        """How much was read."""
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go forward, by reading; nothing behind can be had again."""
        ahead = offset - self._position if whence == io.SEEK_SET else offset
        if whence == io.SEEK_END or ahead < 0:
            raise io.UnsupportedOperation("packed bytes are only read forwards")
        while ahead > 0 and (data := self.read(min(ahead, _PIECE))):
            ahead -= len(data)
        return self._position


def collected(pieces: Iterator[bytes], limit: int) -> bytes:
    """All pieces together; `SourceError` where they are more than the limit."""
    parts: list[bytes] = []
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise SourceError(f"more than {limit / 1e6:g} MB after unpacking, over the limit of one document")
        parts.append(piece)
    return b"".join(parts)
