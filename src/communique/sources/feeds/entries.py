"""An entry of a feed, and the cleaning of what feeds write into their fields."""

import html
import re
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime

from communique.records import sha256_of

MOST_ENTRIES = 5_000
"""Entries of one feed that are read; feeds of news have some dozens."""
_LONGEST = 500
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"\w+")
_SPACES = re.compile(r"\s+")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEARS = range(1990, 2100)
"""Years that a feed can date a text to: the web is no older."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one text: `content` as HTML, empty where the feed has only a lead or nothing."""

    url: str | None
    identity: str
    content: str
    is_lead: bool = False
    metadata: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What tells it from other entries."""
        return self.url or self.identity or sha256_of(self.metadata.get("title", "") + self.content)

    @property
    def words(self) -> int:
        """How many words the feed itself has of it; none of a lead whose page has more."""
        if self.is_lead and self.url:
            return 0
        return len(_WORD.findall(_TAG.sub(" ", self.content)))

    def page(self) -> bytes:
        """The content as a page of its own."""
        title = html.escape(self.metadata.get("title", ""))
        head = f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head>'
        return f"{head}<body><article>{self.content}</article></body></html>".encode("utf-8", "replace")


def line_of(text: object) -> str | None:
    """A field as one line of plain text, cut at 500 characters; nothing where there is no word in it.

    >>> line_of("<b>Lima &amp;amp; Quito</b>\\n talk"), line_of(" - ")
    ('Lima &amp; Quito talk', None)
    """
    if not isinstance(text, str):
        return None
    plain = html.unescape(_TAG.sub(" ", text[: 20 * _LONGEST]))
    line = _SPACES.sub(" ", "".join(c if c.isprintable() else " " for c in plain)).strip()
    if not any(c.isalnum() for c in line):
        return None
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def date_of(text: object) -> str | None:
    """The date and time that a field writes, in ISO form and in its own time zone; nothing where it is none.

    >>> date_of("Wed, 05 Sep 2018 23:30:00 -0700"), date_of("2018-09-05T10:00:00Z"), date_of("0001-01-01")
    ('2018-09-05T23:30:00-07:00', '2018-09-05T10:00:00Z', None)
    """
    if not isinstance(text, str):
        return None
    given = text.strip()[:60]
    try:
        moment = datetime.fromisoformat(given[:10]) if _ISO.match(given) else parsedate_to_datetime(given)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    if moment.year not in _YEARS:
        return None
    return given.replace(" ", "T", 1) if _ISO.match(given) else moment.isoformat()
