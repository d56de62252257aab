"""An HTTP answer as a crawler kept it: status, what it says of its body, the body decoded within limits."""

import codecs
import io
import re
from collections.abc import Callable
from dataclasses import dataclass

from communique.errors import SourceError
from communique.settings import Limits
from communique.sources.archives.packings import Decompressor, Packing, inflate_raw, inflate_zlib
from communique.sources.archives.unpacking import Packed, collected, pieces

_MEDIA_TYPE = re.compile(r"\s*([a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,80})\s*(?:;.*)?", re.IGNORECASE | re.DOTALL)
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_NO_CHARSETS = frozenset({"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
_HEADERS = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers by their small-lettered names, and the body as it lay on the wire."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def content_type(self) -> str:
        """As the server said, with its charset; empty where it said nothing."""
        return self.headers.get("content-type", "")


def media_type_of(content_type: str) -> str | None:
    """The media type alone, in small letters; `None` where it is none.

    >>> media_type_of("Text/HTML; charset=utf-8"), media_type_of("<script>")
    ('text/html', None)
    """
    match = _MEDIA_TYPE.fullmatch(content_type)
    return match.group(1).lower() if match else None


def charset_of(content_type: str) -> str | None:
    """The character set that goes with a media type, by Python's name; `None` where none is said or it is none of text.

    >>> charset_of("text/html; charset=Windows-1252"), charset_of("text/html; charset=zip")
    ('cp1252', None)
    """
    match = _CHARSET.search(content_type)
    try:
        name = codecs.lookup(match.group(1)).name if match else None
        return name if name and name not in _NO_CHARSETS and "a".encode(name) else None
    except (LookupError, UnicodeError):
        return None


def parse_answer(block: bytes) -> Answer | None:
    """The answer in a record's block; `None` where it begins with no line of status."""
    head, separator, body = block.partition(b"\r\n\r\n")
    if not separator:
        head, separator, body = block.partition(b"\n\n")
    first, *lines = head.decode("latin-1").splitlines() or [""]
    words = first.split(None, 2)
    if len(words) < 2 or not words[0].upper().startswith("HTTP/") or not words[1].isascii() or not words[1].isdigit():
        return None
    headers: dict[str, str] = {}
    for line in lines[:_HEADERS]:
        name, colon, value = line.partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    return Answer(int(words[1][:4]), headers, body)


def decoded_body(answer: Answer, limits: Limits) -> bytes:
    """The body without chunks and compression; `SourceError` where it is damaged or too large.

    Crawlers often decode and leave the header that says otherwise: a body that is not so coded is taken as it is.
    """
    body = answer.body
    if "chunked" in answer.headers.get("transfer-encoding", "").lower():
        body = without_chunks(body) or body
    codings = [c.strip().lower() for c in answer.headers.get("content-encoding", "").split(",")]
    for coding in reversed(codings[-3:]):
        body = _decode(body, coding, limits)
    return body


def without_chunks(body: bytes) -> bytes | None:
    """The body of an answer that came in chunks; `None` where it did not, or its chunks do not fit."""
    parts: list[bytes] = []
    position = 0
    while (match := _CHUNK.match(body, position)) is not None:
        size = int(match.group(1), 16)
        if size == 0:
            return b"".join(parts)
        begin, position = match.end(), match.end() + size
        parts.append(body[begin:position])
        if position > len(body):
            return None
        position += 2 if body.startswith(b"\r\n", position) else 1
    return None


def _decode(body: bytes, coding: str, limits: Limits) -> bytes:
    if coding in {"gzip", "x-gzip"}:
        return _unpacked(body, Packing.gzip.decompressor, limits) if body.startswith(Packing.gzip.value) else body
    if coding == "deflate":
        try:
            return _unpacked(body, inflate_zlib, limits)
        except SourceError:
            return body if _reads_as_text(body) else _unpacked(body, inflate_raw, limits)
    if coding == "br":
        return body if _reads_as_text(body) else _unbrotlied(body, limits)
    if coding in {"", "identity", "none", "utf-8"} or _reads_as_text(body):
        return body
    raise SourceError(f"the page is packed as {coding[:20]!r}, which is not read; gzip, deflate and br are")


def _reads_as_text(body: bytes) -> bool:
    return body.lstrip()[:1] == b"<" or body.startswith(b"%PDF")


def _unpacked(body: bytes, decompressor: Callable[[], Decompressor], limits: Limits) -> bytes:
    source = Packed(io.BytesIO(body))
    return collected(pieces(source, decompressor(), ratio=limits.ratio), limits.document)


def _unbrotlied(body: bytes, limits: Limits) -> bytes:
    from fastwarc.stream_io import BrotliReader

    reader = BrotliReader(io.BytesIO(body))
    most = min(limits.document, max(1_000_000, limits.ratio * len(body)))
    try:
        data: bytes = reader.read(most + 1)
    except OSError as error:
        raise SourceError(f"the page is packed with br and damaged ({error})") from error
    if len(data) > most:
        raise SourceError(f"more than {most / 1e6:g} MB after unpacking, over the limit for {len(body):,} bytes")
    return data
