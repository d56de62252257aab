"""The members of a zip, checked against one another before any is unpacked."""

import bz2
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from communique.errors import SourceError
from communique.settings import Limits
from communique.sources.archives.packings import Decompressor, inflate_raw
from communique.sources.archives.unpacking import BrokenError, Packed, pieces

_LOCAL = struct.Struct("<4s5H3I2H")
_END = struct.Struct("<4s4H2IH")
_LEAST_ENTRY = 46
_COMMENT = 65_535
_SECRET = 0x2041
"""Flags of what is encrypted: the member, strongly, its head."""
_PIECE = 65_536
_FAULTS = (
    zipfile.BadZipFile,
    NotImplementedError,
    ValueError,
    OSError,
    EOFError,
    OverflowError,
    LookupError,
    struct.error,
    RuntimeError,
)


def entries_of(file: BinaryIO, limits: Limits) -> list[zipfile.ZipInfo]:
    """The members as the table at the end names them, in order of their places; `SourceError` where there is none."""
    _check_table(file, limits)
    try:
        with zipfile.ZipFile(file) as archive:
            found = sorted(archive.infolist(), key=lambda entry: entry.header_offset)
    except _FAULTS as error:
        raise SourceError(f"no zip that can be read: cut off or damaged ({error}); get the whole file") from error
    except MemoryError as error:
        raise SourceError("more members than fit into memory; split the archive") from error
    if len(found) > limits.members:
        raise SourceError(f"{len(found):,} members, over the limit of {limits.members:,}; split the archive")
    return found


def _check_table(file: BinaryIO, limits: Limits) -> None:
    """Refuse a table of more members than may be before all of it is read."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _END.size - _COMMENT))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at >= 0 and len(tail) >= at + _END.size:
        length = _END.unpack_from(tail, at)[5]
        if length != 0xFFFFFFFF and length // _LEAST_ENTRY > limits.members:
            raise SourceError(f"more than {limits.members:,} members; split the archive")
    file.seek(0)


def overlapping(entries: list[zipfile.ZipInfo]) -> set[int]:
    """Indexes of entries (in order of place) that share bytes with another: only bombs are made so."""
    found: set[int] = set()
    end, last = -1, 0
    for index, entry in enumerate(entries):
        if entry.header_offset < end:
            found |= {last, index}
        reach = entry.header_offset + _LOCAL.size + entry.compress_size
        if reach >= end:
            end, last = reach, index
    return found


def fault_of(entry: zipfile.ZipInfo, limits: Limits, *, is_of_lines: bool) -> str | None:
    """Why a member is not to be unpacked, by what the table says of it."""
    if entry.flag_bits & _SECRET:
        return "encrypted; unpack it with its password and give the files"
    if entry.file_size > limits.document and not is_of_lines:
        return f"{entry.file_size / 1e6:.0f} MB, over the limit of {limits.document / 1e6:g} MB for one document"
    if entry.file_size > max(1_000_000, limits.ratio * max(entry.compress_size, 1)):
        return f"unpacks to more than {limits.ratio} times its size (a bomb?)"
    return None


def content_of(file: BinaryIO, entry: zipfile.ZipInfo, limits: Limits) -> Iterator[bytes]:
    """The unpacked bytes; `BrokenError` where they are not as many as stated, or not those of the checksum."""
    packed = _Window(file, _place(file, entry), entry.compress_size)
    made, checksum = 0, 0
    for piece in _unpacked(packed, entry, limits):
        made += len(piece)
        checksum = zlib.crc32(piece, checksum)
        if made > entry.file_size:
            break
        yield piece
    if made != entry.file_size:
        more = "more" if made > entry.file_size else f"{made:,}"
        raise BrokenError(f"says that it has {entry.file_size:,} bytes and has {more}: damaged, or made to deceive")
    if checksum != entry.CRC:
        raise BrokenError("damaged: its bytes do not fit its checksum")


def _place(file: BinaryIO, entry: zipfile.ZipInfo) -> int:
    """Where the packed bytes begin."""
    try:
        file.seek(entry.header_offset)
        head = file.read(_LOCAL.size)
    except (OSError, ValueError, OverflowError) as error:
        raise BrokenError("damaged: the table says that it begins where no file reaches") from error
    if len(head) < _LOCAL.size or not head.startswith(b"PK\x03\x04"):
        raise BrokenError("damaged: no member begins where the table says")
    *_, name, extra = _LOCAL.unpack(head)
    return entry.header_offset + _LOCAL.size + int(name) + int(extra)


class _Window(io.RawIOBase):
    """Some bytes of a file, as a file."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._file, self._at, self._left = file, start, size

    def read(self, size: int = -1) -> bytes:
        """At most so many of them."""
        self._file.seek(self._at)
        data = self._file.read(min(size if size >= 0 else self._left, self._left))
        self._at += len(data)
        self._left -= len(data)
        return data


def _unpacked(packed: _Window, entry: zipfile.ZipInfo, limits: Limits) -> Iterator[bytes]:
    if entry.compress_type == zipfile.ZIP_STORED:
        return iter(lambda: packed.read(_PIECE), b"")
    return pieces(Packed(cast("BinaryIO", packed)), _decompressor(packed, entry), ratio=limits.ratio)


def _decompressor(packed: _Window, entry: zipfile.ZipInfo) -> Decompressor:
    if entry.compress_type == zipfile.ZIP_DEFLATED:
        return inflate_raw()
    if entry.compress_type == zipfile.ZIP_BZIP2:
        return bz2.BZ2Decompressor()
    if entry.compress_type == zipfile.ZIP_LZMA:
        return _lzma(packed, entry)
    raise SourceError(f"packed by method {entry.compress_type}, which is not read; pack it with deflate")


def _lzma(packed: _Window, entry: zipfile.ZipInfo) -> Decompressor:
    """LZMA as zip has it: a head of its own, and an end that only a flag says is marked."""
    head = packed.read(4)
    properties = packed.read(int.from_bytes(head[2:4], "little"))
    if len(properties) != 5 or int.from_bytes(properties[1:], "little") > 100_000_000:
        raise BrokenError("damaged: its LZMA settings are none, or take too much memory")
    size = -1 if entry.flag_bits & 2 else entry.file_size
    alone = lzma.LZMADecompressor(lzma.FORMAT_ALONE, memlimit=200_000_000)
    try:
        alone.decompress(properties + size.to_bytes(8, "little", signed=True))
    except lzma.LZMAError as error:
        raise BrokenError(f"damaged: its LZMA settings are none ({error})") from error
    return alone
