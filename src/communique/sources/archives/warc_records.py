"""The records of a WARC, whole and checked: cut off and damaged ones are told, and the rest is read."""

import base64
import hashlib
import io
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from communique.settings import Limits
from communique.sources.archives.packings import Packing, packing_of, peek
from communique.sources.archives.unpacking import BrokenError, Packed, PieceStream, pieces

MAGIC = b"WARC/"
_HEAD_ROOM = 1_000_000
"""Bytes of HTTP headers that a record may have beside a document's."""
_STARTS_AGAIN = 100
"""After so many faults a file is given up."""
_BLOCK = 65_536
_SCAN = 1_048_576
_SHOWN = 4_096
_RECORD = re.compile(rb"\nWARC/[01]\.\d{1,2}\r?\n")
_PACKED = re.compile(b"|".join(re.escape(packing.value) for packing in Packing))
_PANIC = "PanicException"
"""What the library raises where it met a fault of its own; no `Exception`, so it is told by its name."""
_CHECKED = {"md5", "sha1", "sha256", "sha512"}


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """One record: `number` counted from 1 in the file, `block` its bytes, `None` where they are not wanted or too many.

    `headers` by their small-lettered names. `size` is the length that the record states.
    """

    number: int
    kind: str
    headers: dict[str, str]
    size: int
    block: bytes | None


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a file is cut off or damaged, in words, and the bytes there."""

    reason: str
    raw: bytes


@dataclass(slots=True)
class _Stretch:
    """Bytes to be read on their own: a plain file from some place on, or one packed member of it.

    `fault` is what was found wrong in it, `at` how far behind `start` the last whole record reaches at least, in a
    plain file.
    """

    start: int
    stream: PieceStream
    is_packed: bool = True
    fault: str | None = None
    is_cut: bool = False
    at: int = 0


def read_records(file: BinaryIO, *, limits: Limits, wanted: frozenset[str]) -> Iterator[WarcRecord | Fault]:
    """All records of a file in order, with the blocks of the kinds that are wanted, and its faults where they are.

    After a fault, reading goes on at the next place where a record begins.
    """
    if not file.read(1):
        yield Fault("the file is empty; give a file with records", b"")
        return
    reader = _Reader(file, limits, wanted)
    position = 0
    for _ in range(_STARTS_AGAIN):
        following = yield from reader.read_from(position)
        if following is None:
            return
        position = following
    yield Fault(f"given up {reader.reached} after {_STARTS_AGAIN} faults; get the file again", b"")


class _Reader:
    """One pass over a file, counting the records."""

    def __init__(self, file: BinaryIO, limits: Limits, wanted: frozenset[str]) -> None:
        self._file = file
        self._limits = limits
        self._wanted = wanted
        self._number = 0

    @property
    def reached(self) -> str:
        """How far it came, in words."""
        return f"after record {self._number:,}" if self._number else "before the first record"

    def read_from(self, position: int) -> Generator[WarcRecord | Fault, None, int | None]:
        """Records from a place to the end or the first fault; returns where to go on, `None` for the end."""
        for stretch in self._stretches(position):
            yield from self._records(stretch)
            if stretch.fault is not None:
                following = self._following(stretch)
                yield self._told(stretch, following)
                return following
        return None

    def _stretches(self, position: int) -> Iterator[_Stretch]:
        self._file.seek(position)
        packing = packing_of(self._file.read(6))
        source = Packed(self._file)
        source.go_to(position)
        if packing is None:
            yield _Stretch(position, PieceStream(iter(lambda: source.take(_BLOCK), b"")), is_packed=False)
            return
        while (begins := source.starts_with(packing.value)) is not None:
            if begins:
                members = pieces(source, packing.decompressor(), ratio=self._limits.ratio)
                yield _Stretch(source.position, PieceStream(members))
            else:
                yield _Stretch(source.position, PieceStream(iter(())), fault="damaged")

    def _records(self, stretch: _Stretch) -> Iterator[WarcRecord]:
        """The whole records of a stretch; what is wrong with it is noted in it."""
        from fastwarc.warc import ArchiveIterator

        stream = stretch.stream
        try:
            records = ArchiveIterator(stream, parse_http=False, stream_detect=False)
            while (record := self._next(records, stretch)) is not None:
                yield record
        except BrokenError as error:
            stretch.fault = stretch.fault or str(error)
        while stream.read(_SCAN):
            pass
        if stream.ended_by is not None:
            stretch.fault = str(stream.ended_by)
            stretch.is_cut = stretch.fault.startswith("cut off")
        elif stretch.fault is None and not stream.tail.endswith(b"\n\r\n") and not stream.tail.endswith(b"\n\n"):
            stretch.fault, stretch.is_cut = "cut off", True

    def _next(self, records: Any, stretch: _Stretch) -> WarcRecord | None:
        """The next record, whole; `None` at the end, or where it is cut off; `BrokenError` where none is to be had."""
        try:
            found = next(records, None)
            if found is None:
                return None
            record, is_whole = self._read(found)
        except (OSError, ValueError, EOFError, OverflowError, AttributeError) as error:
            raise BrokenError(f"damaged ({error})") from error
        except BaseException as error:
            if type(error).__name__ == _PANIC:
                raise BrokenError("damaged (the library for WARC broke down)") from error
            raise
        if not is_whole:
            stretch.is_cut, stretch.fault = True, "cut off"
            return None
        if not stretch.is_packed:
            stretch.at = found.stream_pos + record.size
        self._number += 1
        return record

    def _read(self, found: Any) -> tuple[WarcRecord, bool]:
        """A record with its block where it is wanted, and whether as much of it is there as it states."""
        headers = {name.lower(): value for name, value in found.headers.items()}
        kind = headers.get("warc-type", "").lower()[:40]
        size = found.content_length
        most = self._limits.document + _HEAD_ROOM
        block = found.reader.read(size) if kind in self._wanted and size <= most else None
        had = len(block) if block is not None else found.reader.consume()
        return WarcRecord(self._number + 1, kind, headers, size, block), had == size and "content-length" in headers

    def _following(self, stretch: _Stretch) -> int | None:
        """The next place behind a fault where a record begins; the bytes of a record cut off are not looked into."""
        if stretch.is_packed:
            return _next_packed(self._file, stretch.start + 1)
        return None if stretch.is_cut else _next_plain(self._file, stretch.start + stretch.at)

    def _told(self, stretch: _Stretch, following: int | None) -> Fault:
        place = stretch.start + stretch.at
        end = self._file.seek(0, io.SEEK_END)
        self._file.seek(place)
        raw = self._file.read(_SHOWN)
        if following is not None:
            return Fault(f"{stretch.fault} {self.reached}: bytes {place:,} to {following:,} were not read", raw)
        if stretch.is_cut:
            return Fault(f"truncated {self.reached} at byte {end:,}; what follows byte {place:,} is not whole", raw)
        return Fault(f"{stretch.fault} {self.reached}: nothing was read from byte {place:,} on", raw)


def _next_plain(file: BinaryIO, position: int) -> int | None:
    file.seek(max(position - 1, 0))
    position, rest = max(position - 1, 0), b""
    while data := file.read(_SCAN):
        window = rest + data
        if match := _RECORD.search(window):
            return position + match.start() + 1
        rest = window[-16:]
        position += len(window) - len(rest)
    return None


def _next_packed(file: BinaryIO, position: int) -> int | None:
    file.seek(position)
    rest = b""
    while data := file.read(_SCAN):
        window = rest + data
        for match in _PACKED.finditer(window):
            if _begins_record(file, position + match.start()):
                return position + match.start()
        rest = window[-8:]
        position += len(window) - len(rest)
        file.seek(position + len(rest))
    return None


def _begins_record(file: BinaryIO, position: int) -> bool:
    file.seek(position)
    return peek(file.read(_SHOWN), 16).startswith(MAGIC)


def fits_digest(digest: str, *candidates: bytes) -> bool:
    """Whether a digest (`sha1:BASE32` or hexadecimal) is that of one of some bytes; true for a kind not known here.

    >>> fits_digest("sha1:VJB7CAJHVGBTTT5NLKWIVN2KRXMT2O2S", b"Lima"), fits_digest("md5:00", b"Lima")
    (False, False)
    """
    algorithm, _, value = digest.strip().partition(":")
    algorithm = algorithm.lower().replace("-", "")
    if algorithm not in _CHECKED:
        return True
    for data in candidates:
        found = hashlib.new(algorithm, data, usedforsecurity=False).digest()
        if value.lower() == found.hex() or value.upper().rstrip("=") == base64.b32encode(found).decode().rstrip("="):
            return True
    return False
