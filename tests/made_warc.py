"""WARC files made by hand for tests: whole, packed, with whatever a crawler or an enemy writes."""

import base64
import gzip
import hashlib

PAGE = "<html><body><p>Lima warned Quito on 3 May that it would answer any raid, number {}.</p></body></html>"


def sha1(data: bytes) -> str:
    """A digest as crawlers write it."""
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def http(body: bytes, *, status: str = "200 OK", content_type: str = "text/html", headers: str = "") -> bytes:
    """An answer as it came over the wire."""
    kind = f"Content-Type: {content_type}\r\n" if content_type else ""
    return f"HTTP/1.1 {status}\r\n{kind}{headers}\r\n".encode() + body


def record(
    number: int,
    block: bytes,
    *,
    kind: str = "response",
    url: str | None = None,
    headers: str = "",
    is_digested: bool = True,
    size: int | None = None,
) -> bytes:
    """One record; `size` is a length that lies."""
    lines = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{number:08d}>",
        f"WARC-Target-URI: {url or f'https://wire.example/{number}'}",
        "WARC-Date: 2018-09-05T10:00:00Z",
        f"Content-Length: {len(block) if size is None else size}",
    ]
    if is_digested:
        lines.append(f"WARC-Block-Digest: {sha1(block)}")
    return ("\r\n".join(lines) + f"\r\n{headers}\r\n").encode() + block + b"\r\n\r\n"


def page(number: int, **options: object) -> bytes:
    """A record with a page of its own."""
    return record(number, http(PAGE.format(number).encode()), **options)  # type: ignore[arg-type]


def pages(number: int) -> list[bytes]:
    """Some records with pages."""
    return [page(n) for n in range(1, number + 1)]


def packed(records: list[bytes]) -> bytes:
    """Each record in a member of its own, as crawlers do."""
    return b"".join(gzip.compress(r, mtime=0) for r in records)
