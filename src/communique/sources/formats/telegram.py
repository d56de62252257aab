"""Chats as Telegram Desktop exports them (result.json), one or a whole account."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, BinaryIO

from communique.errors import SourceError
from communique.settings import Limits
from communique.sources.formats.bounded import writable
from communique.sources.formats.json_items import JsonText
from communique.sources.formats.json_outline import is_telegram
from communique.sources.formats.left_out import with_note
from communique.sources.source import Note, Source

_MESSAGES = re.compile(r'(?<!\\)"messages"\s{0,20}:\s{0,20}\[')
_NAME = re.compile(r'(?<!\\)"name"\s{0,20}:\s{0,20}("(?:[^"\\\n]|\\.){0,1000}")')
_NONE = "no messages with text in it; export the chat as JSON, with its messages"


class TelegramFormat:
    """`result.json` of Telegram Desktop: each message with text is a document, its channel or chat the publisher.

    A forwarded message is the words of whom it was forwarded from, under a title that says so. Messages of pictures,
    files or the service alone are counted in a note.
    """

    name = "telegram"
    suffixes = frozenset({".json"})
    media_types: frozenset[str] = frozenset()

    def recognises(self, head: bytes) -> bool:
        """Whether it begins as the export of a chat or of an account."""
        return is_telegram(head)

    def read(self, file: BinaryIO, *, name: str, limits: Limits) -> Iterator[Source | Note]:
        """A document for each message with text, named by its number in its chat."""
        left_out: Counter[str] = Counter()
        found = _documents(JsonText(file, limit=limits.document), name, left_out)
        yield from with_note(found, left_out, none=_NONE)


def _documents(text: JsonText, name: str, left_out: Counter[str]) -> Iterator[Source]:
    number, chats = 0, 0
    while (before := text.list_after(_MESSAGES)) is not None:
        chats += 1
        chat = _chat_name(before)
        label = name if chats == 1 else f"{name}:chat {chats}"
        try:
            for message in text.items():
                number += 1
                found = _source(message, chat, label)
                if isinstance(found, Source):
                    yield found
                else:
                    left_out[found] += 1
        except SourceError as error:
            if not number:
                raise
            yield Source(f"{label}:after {number} messages", None, failure=f"from here on: {error}")
            return


def _chat_name(before: str) -> str:
    names = _NAME.findall(before)
    try:
        return str(json.loads(names[-1])) if names else ""
    except ValueError:
        return ""


def _source(message: Any, chat: str, name: str) -> Source | str:
    """The document of a message, or what it is instead."""
    if not isinstance(message, dict):
        return "messages that are no objects"
    if message.get("type") == "service":
        return "service messages"
    text = _words(message.get("text")) or _words(message.get("text_entities"))
    if not any(c.isalnum() for c in text):
        return "messages without text (pictures, files)"
    metadata = {"publisher": chat, "published": _date(message), "author": _string(message.get("from"))}
    if metadata["author"] == chat:
        metadata["author"] = ""
    if "forwarded_from" in message:
        origin = _string(message["forwarded_from"]) or "an account that was deleted"
        metadata |= {"title": f"Forwarded from {origin}" + (f" by {chat}" if chat else ""), "author": origin}
    metadata["published_by"] = "message date" if metadata["published"] else ""
    kept = {key: writable(value) for key, value in metadata.items() if value}
    return Source(writable(f"{name}:{message.get('id', '')}"), text, text.encode("utf-8", "surrogatepass"), kept)


def _words(value: Any) -> str:
    """The pieces of a text joined: plain ones, and those with a format, a link, a mention."""
    if isinstance(value, str):
        return value.strip()
    pieces = value if isinstance(value, list) else []
    return "".join(
        p if isinstance(p, str) else _string(p.get("text")) if isinstance(p, dict) else "" for p in pieces
    ).strip()


def _date(message: Mapping[str, Any]) -> str:
    """The day and time in UTC where the export has them (`date_unixtime`), else in the exporter's own zone."""
    try:
        return datetime.fromtimestamp(int(message["date_unixtime"]), UTC).isoformat()
    except (KeyError, ValueError, TypeError, OverflowError, OSError):
        return _string(message.get("date"))


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""
