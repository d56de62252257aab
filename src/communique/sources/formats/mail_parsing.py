"""Mails parsed within bounds: the standard library's parser takes whatever it is given, at any cost."""

import re
from collections.abc import Sequence
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import EmailPolicy
from typing import Any, cast

from communique.errors import SourceError
from communique.sources.decoding import decode

_MOST_HEADER = 4_000
"""Characters of one header that are read; what is over it says nothing about a mail."""
_MOST_HEADER_LINES = 200_000
_MOST_LINES = 1_000_000
"""The parser holds every line by itself; of attachments, a line is 76 letters long."""
_MOST_CONTAINERS = 100
_MOST_PARTS = 1_000
_HEADER_LINE = re.compile(rb"^[!-9;-~]{1,60}:", re.MULTILINE)
_CONTAINER = re.compile(rb"^content-type:\s{0,20}(?:multipart/|message/)", re.MULTILINE | re.IGNORECASE)
_BOUNDARY = re.compile(rb"""boundary\s{0,20}=\s{0,20}(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))""", re.IGNORECASE)
_SPACES = re.compile(r"\s+")


class _Bounded(EmailPolicy):
    """The usual policy, with headers cut before its slow parser gets them."""

    def header_source_parse(self, sourcelines: Sequence[str]) -> tuple[str, str]:
        """Name and value of a header, without what is over the limit."""
        kept, size = [], 0
        for line in sourcelines:
            kept.append(line[: max(0, _MOST_HEADER - size)])
            size += len(line)
            if size >= _MOST_HEADER:
                break
        return super().header_source_parse(kept)


_POLICY = _Bounded(utf8=True)


def parse_mail(data: bytes) -> EmailMessage:
    """The mail that some bytes are; `SourceError` where it has more parts or headers than any mail."""
    _check(data)
    try:
        message = cast(EmailMessage, BytesParser(policy=_POLICY).parsebytes(data))
    except (MessageError, ValueError, IndexError, KeyError, TypeError, AttributeError) as error:
        # what the parser is known to raise over headers of parts that are no headers
        raise SourceError(f"a broken mail ({type(error).__name__}: {error}); export it again") from error
    if not message.keys():
        raise SourceError("no headers in it; a mail begins with lines such as From:, Date:, Subject:")
    return message


def _check(data: bytes) -> None:
    containers = sum(1 for _ in _CONTAINER.finditer(data))
    if containers > _MOST_CONTAINERS:
        raise SourceError(f"{containers:,} parts in one another, over the limit of {_MOST_CONTAINERS}; it is no mail")
    boundaries = {match.group(1) or match.group(2) for match in _BOUNDARY.finditer(data)}
    if len(boundaries) > _MOST_CONTAINERS:
        raise SourceError(f"{len(boundaries):,} boundaries of parts, over the limit of {_MOST_CONTAINERS}")
    parts = sum(data.count(b"--" + boundary) for boundary in boundaries)
    if parts > _MOST_PARTS:
        raise SourceError(f"{parts:,} parts in it, over the limit of {_MOST_PARTS:,}; it is no mail")
    if (lines := data.count(b"\n")) > _MOST_LINES:
        raise SourceError(f"{lines:,} lines in one mail, over the limit of {_MOST_LINES:,}; split it")
    lines = sum(1 for _ in _HEADER_LINE.finditer(data))
    if lines > _MOST_HEADER_LINES:
        raise SourceError(f"{lines:,} lines like headers, over the limit of {_MOST_HEADER_LINES:,}; it is no mail")


def header(message: EmailMessage, name: str) -> str:
    """A header's words, encoded ones decoded, on one line; "" where there is none.

    One that the standard library cannot parse is given as it stands.
    """
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    try:
        text = str(make_header(decode_header(raw[:_MOST_HEADER])))
    except (MessageError, ValueError, LookupError, TypeError, IndexError):
        text = raw[:_MOST_HEADER]
    return _SPACES.sub(" ", text.encode("utf-8", "replace").decode("utf-8")).strip()


def asked(part: EmailMessage, question: str) -> Any:
    """What a part says of its type or file name, `None` where its headers are too broken to be parsed."""
    try:
        return getattr(part, question)()
    except (MessageError, ValueError, IndexError, KeyError, TypeError, AttributeError, LookupError, RecursionError):
        return None


def text_of(part: EmailMessage) -> tuple[str, tuple[str, ...]]:
    """The text of a text part, and what had to be mended; `SourceError` where its bytes are none."""
    data = payload_of(part)
    charset = str(asked(part, "get_content_charset") or "utf-8")
    try:
        return data.decode(charset), ()
    except (LookupError, ValueError):
        pass
    text, warnings = decode(data)
    return text, (*warnings, f"its character set {charset[:40]!r} is unknown or not what it is written in")


def payload_of(part: EmailMessage) -> bytes:
    """The bytes of a part, decoded from base64 or quoted-printable as far as they go."""
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AttributeError):
        data = None
    return data if isinstance(data, bytes) else b""
