"""Feeds: RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed. What stands in them in full is read, the rest are pages to fetch."""

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from communique.errors import SourceError
from communique.records import sha256_of
from communique.settings import Limits
from communique.sources.feeds.entries import Entry
from communique.sources.feeds.json_feed import entries_of_json
from communique.sources.feeds.xml_feed import entries_of_xml
from communique.sources.source import Address, Item, Note, Part, Source

_PROLOG = re.compile(rb"(?:\s+|<\?[^>]{0,500}\?>|<!--.{0,2000}?-->|<!DOCTYPE\s[^>\[]{0,500}>)*", re.DOTALL)
_ROOT = re.compile(
    rb"<(?:rss[\s>]|(?:\w{1,20}:)?feed\s[^>]*http://(?:www\.w3\.org/2005/Atom|purl\.org/atom/)|rdf:RDF\s)"
)
_JSON = re.compile(rb"\s*\{[^\0]*\"version\"\s*:\s*\"https?:(?://|\\/\\/)jsonfeed\.org", re.DOTALL)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
ENOUGH_WORDS = 80
"""Words from which on an entry's content counts as the whole text; a lead or summary is shorter."""


class FeedFormat:
    """Entries in the feed's order: a part where the text stands in the feed, else the address of its page.

    The parser is given bytes and never fetches. Declared entities are refused; links that lead to no page are dropped.
    """

    name = "feed"
    suffixes = frozenset({".rss", ".atom"})
    media_types = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})

    def recognises(self, head: bytes) -> bool:
        """Whether the first element is that of a feed, or the object says that it is a JSON Feed."""
        plain = _plain(head)
        prolog = _PROLOG.match(plain)
        root = _ROOT.match(plain, prolog.end() if prolog else 0)
        if root is not None and root.group().startswith(b"<rdf"):
            return b"http://purl.org/rss/" in plain or b"http://my.netscape.com/rdf/" in plain
        return root is not None or _JSON.match(plain) is not None

    def read(self, file: BinaryIO, *, name: str, limits: Limits) -> Iterator[Item]:
        """Its entries, each once; what is wrong with the feed comes as a failed source behind them."""
        data = file.read(limits.document + 1)
        if len(data) > limits.document:
            raise SourceError(f"a feed of more than {limits.document / 1e6:g} MB; no feed of news is so long")
        entries, doubts = _entries(data)
        met: set[str] = set()
        again = empty = 0
        for entry in entries:
            item = _item(entry)
            key = entry.key
            if key in met:
                again += 1
            elif item is None:
                empty += 1
            else:
                yield item
            met.add(key)
        if doubts:
            yield Source(name, None, data[:4096], failure="; ".join(doubts))
        if again:
            yield Note(f"{again:,} entries stood there before")
        if empty and empty + again == len(entries):
            raise SourceError(f"{empty:,} entries, none with a text or the address of a page")
        if empty:
            yield Note(f"{empty:,} entries have neither a text nor the address of a page")
        if not entries and not doubts:
            yield Note("a feed without entries")


def _entries(data: bytes) -> tuple[list[Entry], list[str]]:
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        try:
            return entries_of_json(json.loads(data))
        except (ValueError, RecursionError) as error:
            raise SourceError(f"no JSON Feed: {error}; cut off?") from error
    return entries_of_xml(data)


def _item(entry: Entry) -> Item | None:
    """The entry's text where it stands in the feed or nowhere else, its page's address, or nothing."""
    if entry.words >= ENOUGH_WORDS or (entry.url is None and entry.words):
        name = sha256_of(entry.key)[:12]
        return Part(name, entry.page(), "text/html", entry.metadata | {"charset": "utf-8"})
    return Address(entry.url, entry.metadata) if entry.url else None


def _plain(head: bytes) -> bytes:
    """The first bytes without byte-order mark, and without every second of UTF-16."""
    for mark in _MARKS:
        if head.startswith(mark):
            return head[len(mark) :].replace(b"\0", b"")
    return head
