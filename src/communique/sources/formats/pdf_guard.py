"""PDF bombs found in the bytes, before a parser unpacks them.

Every stream is unpacked once, to nowhere, within its limit. What is declared is not believed: a stream that begins as
zlib data counts as such.
"""

import base64
import re
import zlib

from communique.errors import SourceError
from communique.settings import Limits
from communique.sources.formats.bounded import FREE_CHARACTERS
from communique.sources.formats.lzw import lzw_size

_STREAM = re.compile(rb"(?<!end)stream\r?\n?")
_DICTIONARY = 4096
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_LZW = re.compile(rb"/(?:LZWDecode|LZW)\b")
_ASCII = re.compile(rb"/(?:ASCII85Decode|A85)\b")
_HEX = re.compile(rb"/(?:ASCIIHexDecode|AHx)\b")
_WORDS = re.compile(rb"[\t\n\r -~]+")
_MOST_STREAMS = 200_000
_SLOW = 2_000_000
"""So many bytes of the old packings, which are slow to measure, are measured; no text of today has them at all."""
_PICTURE = 5
"""A picture may unpack to so many times what a document may be: it is never drawn here."""
_TOTAL = 20
"""All streams together may unpack to so many times that."""
_STEP = 1 << 18
_BOMB = "what is packed in it comes to more than {:,} bytes: no text needs so much; check where the file is from"
_STREAMS = f"more than {_MOST_STREAMS:,} streams in it; check where the file is from"
_TWICE = "a stream of it is packed more than once, as bombs are; check where the file is from"
_OLD = f"more than {_SLOW / 1e6:.0f} MB in packings that are no longer used; save or print it as PDF again"


def check_streams(data: bytes, limits: Limits) -> None:
    """`SourceError` where what is packed in a PDF comes to more than a text can need."""
    left, slow = _TOTAL * limits.document, _SLOW
    for number, match in enumerate(_STREAM.finditer(data)):
        if number >= _MOST_STREAMS:
            raise SourceError(_STREAMS)
        dictionary = _dictionary(data, match.start())
        packings = len(_FLATE.findall(dictionary)) + len(_LZW.findall(dictionary))
        if packings > 1:
            raise SourceError(_TWICE)
        packed, is_slow = _without_letters(data, match.end(), dictionary, slow)
        slow -= is_slow
        if _LZW.search(dictionary):
            size = _lzw(packed, slow, limits)
            slow -= size[1]
            left -= size[0]
        else:
            left -= _flate(packed, is_image=bool(_IMAGE.search(dictionary)), limits=limits)
        if left < 0:
            raise SourceError(_BOMB.format(_TOTAL * limits.document))


def _dictionary(data: bytes, end: int) -> bytes:
    """What stands before a stream, back to where its object begins, names without their escapes."""
    before = data[max(0, end - _DICTIONARY) : end]
    before = before[before.rfind(b" obj") + 1 :]
    return _ESCAPE.sub(lambda match: bytes([int(match.group(1), 16)]), before)


def _without_letters(data: bytes, start: int, dictionary: bytes, slow: int) -> tuple[memoryview, int]:
    """The packed bytes of a stream that is written in letters (base 85, hexadecimal), and how many letters it took."""
    end_mark = b"~>" if _ASCII.search(dictionary) else b">" if _HEX.search(dictionary) else None
    if end_mark is None:
        return memoryview(data)[start:], 0
    end = data.find(end_mark, start)
    letters = data[start : end if end >= 0 else len(data)]
    if len(letters) > slow:
        raise SourceError(_OLD)
    try:
        if end_mark == b"~>":
            return memoryview(base64.a85decode(letters.removeprefix(b"<~"))), len(letters)
        return memoryview(bytes.fromhex(letters.decode("ascii"))), len(letters)
    except ValueError:
        return memoryview(b""), len(letters)


def _lzw(packed: memoryview, slow: int, limits: Limits) -> tuple[int, int]:
    """What LZW data unpacks to, in bytes, and how many bytes were looked at."""
    end = bytes(packed[: slow + 20]).find(b"endstream")
    if not 0 <= end <= slow:
        raise SourceError(_OLD)
    size = lzw_size(packed[:end], limit=limits.document)
    _check(size, end, limits.document, limits)
    return size, end


def _flate(packed: memoryview, *, is_image: bool, limits: Limits) -> int:
    """What zlib data unpacks to, in bytes; 0 where it is none."""
    unpacker = zlib.decompressobj()
    limit = limits.document * (_PICTURE if is_image else 1)
    size = position = 0
    waiting = b""
    try:
        while not unpacker.eof and (waiting or position < len(packed)):
            if not waiting:
                waiting = bytes(packed[position : position + _STEP])
                position += len(waiting)
            piece = unpacker.decompress(waiting, _STEP)
            waiting = unpacker.unconsumed_tail
            size += len(piece)
            _check(size, position, limit, limits, is_image=is_image and not _WORDS.fullmatch(piece))
    except zlib.error:
        pass
    return size


def _check(size: int, packed: int, limit: int, limits: Limits, *, is_image: bool = False) -> None:
    """`SourceError` where a stream is over its limit; a picture's pixels alone may be packed densely."""
    if size > limit or (not is_image and size > max(FREE_CHARACTERS, limits.ratio * packed)):
        raise SourceError(_BOMB.format(min(limit, size)))
