"""The body of an answer, decoded by us in small steps, so that what it unpacks to is counted before it is kept."""

import zlib
from collections.abc import Iterable, Iterator

from communique.errors import FetchError

_STEP = 65_536
_FREE = 1_000_000
"""What may come of any input before its ratio counts: small pages pack well."""
_WINDOWS = {"gzip": 31, "zlib": 15, "raw": -15}
_GZIP_MAGIC = b"\x1f\x8b"


def coding_of(header: str) -> str:
    """The one content coding of a `Content-Encoding` header: "gzip", "deflate" or "". Raises `FetchError` on others."""
    codings = [part.strip().lower().removeprefix("x-") for part in header.split(",")]
    coding = ",".join(c for c in codings if c not in {"", "identity"})
    if coding not in {"", "gzip", "deflate"}:
        raise FetchError(f"the page comes packed as {coding[:40]!a}; only gzip and deflate are asked for and read")
    return coding


def read_body(chunks: Iterable[bytes], *, coding: str, most: int, ratio: int, cut: bool = False) -> bytes:
    """All bytes of a body after decoding, `most` at most: beyond, it is cut there (`cut`) or refused (`FetchError`)."""
    kept = bytearray()
    for piece in _Unpacker(coding, ratio).unpack(chunks) if coding else chunks:
        kept += piece
        if len(kept) > most:
            if cut:
                return bytes(kept[:most])
            raise FetchError(
                f"the page has more than {most / 1e6:g} MB; download the file, and read it from there in parts"
            )
    return bytes(kept)


class _Unpacker:
    """Decodes a packed body in pieces of 64 kB at most, counting what comes of what.

    A gzip body may have several members, as a file may (RFC 1952); what follows the last is nothing of it.
    """

    def __init__(self, coding: str, ratio: int) -> None:
        self._coding = coding
        self._ratio = ratio
        self._taken = 0
        self._given = 0
        self._members = 0

    def unpack(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The decoded pieces. Raises `FetchError` on bombs, garbage and early ends."""
        rest, decoder = b"", None
        for chunk in chunks:
            self._taken += len(chunk)
            rest += chunk
            while rest and (decoder is not None or self._begins_member(rest)):
                decoder = decoder or self._decoder(rest)
                yield self._piece(decoder, rest)
                rest = decoder.unused_data if decoder.eof else decoder.unconsumed_tail
                decoder = None if decoder.eof else decoder
        if decoder is not None or not self._members:
            raise FetchError("the packed page ends too early; try again later", passing=True)

    def _begins_member(self, rest: bytes) -> bool:
        return not self._members or (self._coding == "gzip" and rest.startswith(_GZIP_MAGIC))

    def _decoder(self, first: bytes) -> "zlib._Decompress":
        """A decoder for what begins here; "deflate" is zlib's form by RFC 9110, the bare one with some servers."""
        self._members += 1
        form = "gzip" if self._coding == "gzip" else "zlib" if first[0] & 0x8F == 8 else "raw"
        return zlib.decompressobj(_WINDOWS[form])

    def _piece(self, decoder: "zlib._Decompress", rest: bytes) -> bytes:
        try:
            piece = decoder.decompress(rest, _STEP)
        except zlib.error:
            raise FetchError(f"the page says it is packed as {self._coding} and is not; try again later") from None
        self._given += len(piece)
        if self._given > _FREE and self._given > self._ratio * self._taken:
            raise FetchError(f"the page unpacks to over {self._ratio} times its size, as a bomb does; it is not read")
        return piece
