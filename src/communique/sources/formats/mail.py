"""Mails (.eml) and mailboxes (.mbox): what the sender wrote, and what was sent along."""

import re
from collections.abc import Iterator, Mapping
from email.errors import MessageError
from email.message import EmailMessage
from typing import BinaryIO

from communique.errors import SourceError
from communique.settings import Limits
from communique.sources.formats.bounded import captured, read_whole
from communique.sources.formats.mail_headers import forwarded_metadata, mail_metadata
from communique.sources.formats.mail_parsing import asked, parse_mail, payload_of, text_of
from communique.sources.formats.mail_text import read_mail_text, without_quoted_html
from communique.sources.formats.mailbox_lines import split_mails
from communique.sources.source import Item, Note, Part, Source

FILE_LIMIT = 2
"""A mail is mostly attachments, a third larger than they are: it may be so many times what a document may be."""
_MACHINE = frozenset(b"received message-id mime-version return-path delivered-to dkim-signature".split())
_HEADER = re.compile(rb"^(from|date|subject|to|%s):" % b"|".join(sorted(_MACHINE)), re.IGNORECASE | re.MULTILINE)
_FORWARD = re.compile(r"(?:\[[^\]]{0,60}\] ?)?(?:FWD?|WG|TR)\s?:", re.IGNORECASE)
_LEAST_NOTE = 40
"""A forwarder's own words under so many letters ("FYI", "see below") are no document."""
_STUB, _TIMES_A_STUB = 200, 3
"""A plain text of fewer letters, with so many times fewer words than the HTML, is no mail: "See the HTML version"."""
_MARKUP = re.compile(rb"<style[^<>]{0,500}>[^<]*|<[^<>]*>")
_ENCRYPTED = "encrypted (S/MIME or PGP); decrypt it in a mail program and save it again"
_QUOTED = "{} lines of earlier mails quoted in it were left out; read those mails themselves"
_NO_TEXT = "no text in it but what it quotes or signs; read the mail that it answers"


class MailFormat:
    """`.eml`: the sender's own words, from the plain text where there is one, else its HTML; attachments as parts.

    Subject, sender's name (never the address) and date give title, author and date of publication. Earlier mails that
    it quotes are other people's words of another day: they are left out, with a warning; so are signatures and list
    footers, without one. A mail that was forwarded in it is a document of its own, under the headers it bears inside.
    """

    name = "mail"
    suffixes = frozenset({".eml"})
    media_types = frozenset({"message/rfc822"})

    def recognises(self, head: bytes) -> bool:
        """Whether it begins with headers of a mail, at least one of those that only machines write."""
        block = head.split(b"\n\n", 1)[0].split(b"\r\n\r\n", 1)[0]
        found = {match.group(1).lower() for match in _HEADER.finditer(block)}
        return len(found) >= 2 and bool(found & _MACHINE) and re.match(rb"[!-9;-~]+:", block) is not None

    def read(self, file: BinaryIO, *, name: str, limits: Limits) -> Iterator[Item]:
        """The mail's text, then its attachments."""
        data = read_whole(file, limit=FILE_LIMIT * limits.document)
        message = parse_mail(data)
        metadata = mail_metadata(message)
        body, attachments = _parts(message)
        if body is None and not attachments:
            raise SourceError(_NO_TEXT)
        if body is not None:
            yield from _body(body, name, data, metadata)
        for number, part in enumerate(attachments, 1):
            yield _attachment(part, number)


def _parts(message: EmailMessage) -> tuple[EmailMessage | None, list[EmailMessage]]:
    """The part that is the text (plain before HTML), and the attachments."""
    plain: EmailMessage | None = None
    html: EmailMessage | None = None
    attachments: list[EmailMessage] = []
    for part in _leaves(message):
        kind = asked(part, "get_content_type") or "text/plain"
        kind = "text/plain" if kind.startswith("multipart/") else kind  # a container without its boundary
        is_attached = part is not message and (
            asked(part, "get_content_disposition") == "attachment" or bool(asked(part, "get_filename"))
        )
        if kind in {"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"}:
            raise SourceError(_ENCRYPTED)
        if kind == "text/plain" and not is_attached and plain is None:
            plain = part
        elif kind == "text/html" and not is_attached and html is None:
            html = part
        elif is_attached or kind == "message/rfc822":
            attachments.append(part)
    return (html if plain is None or (html is not None and _is_stub(plain, html)) else plain), attachments


def _is_stub(plain: EmailMessage, html: EmailMessage) -> bool:
    """Whether the plain text is empty, or only says that the mail is in its HTML."""
    said = payload_of(plain).split()
    if not said:
        return True
    shown = _MARKUP.sub(b" ", payload_of(html)).split()
    return sum(map(len, said)) < _STUB and len(said) * _TIMES_A_STUB < len(shown)


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that are no containers, in order; a mail inside is one."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part is not message and (asked(part, "get_content_type") or "").startswith("message/"):
            yield part
        elif part.is_multipart():
            waiting += reversed([p for p in part.get_payload() if isinstance(p, EmailMessage)])
        else:
            yield part


def _body(part: EmailMessage, name: str, data: bytes, metadata: Mapping[str, str]) -> Iterator[Item]:
    if asked(part, "get_content_type") == "text/html":
        html, warnings = without_quoted_html(payload_of(part))
        yield Part("text.html", html, "text/html", metadata, captured(data), warnings)
        return
    text, warnings = text_of(part)
    found = read_mail_text(
        text,
        is_forward=_FORWARD.match(metadata.get("title", "")) is not None,
        is_flowed=_says(part, "format", "flowed"),
        is_spaced=_says(part, "delsp", "yes"),
    )
    if found.quoted:
        warnings = (*warnings, _QUOTED.format(found.quoted))
    own, inner = _with_words(found.own), _with_words(found.forwarded or "")
    if own is None and inner is None:
        yield Source(name, None, data, metadata, warnings, failure=_NO_TEXT, captured=captured(data))
    if own is not None and (inner is None or len(own) >= _LEAST_NOTE):
        yield Source(name, own, data, metadata, warnings, captured=captured(data))
        name, warnings = f"{name}:forwarded", ()
    if inner is not None:
        yield Source(name, inner, data, forwarded_metadata(found.headers), warnings, captured=captured(data))


def _says(part: EmailMessage, parameter: str, value: str) -> bool:
    try:
        return str(part.get_param(parameter, "")).lower() == value
    except (ValueError, IndexError, KeyError, TypeError, AttributeError):
        return False


def _with_words(text: str) -> str | None:
    return text if any(c.isalnum() for c in text) else None


def _attachment(part: EmailMessage, number: int) -> Part:
    """A file sent along. The mail's day and sender are not its own: what it holds may be old, and another's."""
    kind = str(asked(part, "get_content_type") or "application/octet-stream")
    if kind == "message/rfc822":
        inner = part.get_payload(0) if part.is_multipart() else None
        return Part(f"{number}.eml", _whole(inner) if isinstance(inner, EmailMessage) else payload_of(part), kind)
    filename = " ".join(str(asked(part, "get_filename") or "").replace("/", "_").split())[:200]
    return Part(filename or f"{number}", payload_of(part), kind)


def _whole(message: EmailMessage) -> bytes:
    try:
        return message.as_bytes()
    except (MessageError, ValueError, LookupError, TypeError, AttributeError):
        return b""


class MailboxFormat:
    """`.mbox`: mails one after the other, each behind a line that begins with "From "."""

    name = "mailbox"
    suffixes = frozenset({".mbox", ".mbx"})
    media_types = frozenset({"application/mbox"})

    def recognises(self, head: bytes) -> bool:
        """Whether it begins with a "From " line and headers after it."""
        line, _, rest = head.partition(b"\n")
        return re.match(rb"From \S+ .*\d{4}", line) is not None and re.match(rb">?[!-9;-~]+:", rest) is not None

    def read(self, file: BinaryIO, *, name: str, limits: Limits) -> Iterator[Item]:  # noqa: ARG002
        """Each mail as a part, named by its number; mails without a byte are counted."""
        number = empty = 0
        for number, data in enumerate(split_mails(file, FILE_LIMIT * limits.document), 1):
            if data is None:
                reason = f"mail {number} is over the limit of {FILE_LIMIT * limits.document // 1_000_000} MB; split it"
                yield Part(f"{number}.eml", b"", "message/rfc822", failure=reason)
            elif data.strip():
                yield Part(f"{number}.eml", data, "message/rfc822")
            else:
                empty += 1
        if number == empty:
            raise SourceError(f"no mail in it, {empty:,} empty ones; give a mailbox with mails")
        if empty:
            yield Note(f"left out: {empty:,} empty mails")
