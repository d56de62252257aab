"""When a feed is visited again, what its entries are known by, and what it may say of them."""

import html
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from communique.sources.links import web_address
from communique.sources.source import Address, Source

LONGEST_WAIT = timedelta(days=1)
_AHEAD = timedelta(days=2)
"""How far a feed may date its entries ahead: time zones, and papers dated to the next morning."""
_HINT = re.compile(rb"<link\b[^>]{0,300}application/(?:rss|atom)\+xml[^>]{0,300}>", re.IGNORECASE)
_HREF = re.compile(rb"href\s*=\s*[\"']?([^\"'\s>]{1,500})", re.IGNORECASE)


def moment_of(text: str) -> datetime:
    """The time that a text of the ledger says (UTC, ISO)."""
    return datetime.fromisoformat(text)


def text_of(moment: datetime) -> str:
    """A time as the ledger has it."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def wait_after(failures: int, every: timedelta) -> timedelta:
    """The time to the next visit: the usual, twice as long with each failure, up to a day.

    >>> [str(wait_after(failures, timedelta(minutes=15))) for failures in (0, 2, 99)]
    ['0:15:00', '1:00:00', '1 day, 0:00:00']
    """
    if not failures:
        return every
    longest = max(LONGEST_WAIT, every)
    return min(every * (1 << min(failures, 20)), longest)


def key_of(item: Source | Address, feed: str, page: str) -> str:
    """What an entry is known by: its address, or its place in the feed where it has none of its own."""
    if isinstance(item, Address):
        return item.url
    url = item.metadata.get("url")
    return url if url and url not in {feed, page} else f"{feed}#{item.source_id}"


def believable(metadata: Mapping[str, str], now: datetime) -> dict[str, str]:
    """What a feed says of a page, without a date of publication that lies ahead."""
    told = dict(metadata)
    if told.get("published", "")[:10] > (now + _AHEAD).strftime("%Y-%m-%d"):
        del told["published"]
        told.pop("published_by", None)
    return told


def feed_of_page(data: bytes, base: str) -> str | None:
    """The feed that a page names as its own, for who gave the page's address instead."""
    link = _HINT.search(data[:200_000])
    href = _HREF.search(link.group()) if link else None
    return web_address(html.unescape(href.group(1).decode("utf-8", "replace")), base=base) if href else None
