"""JSON Feed, versions 1 and 1.1."""

import html
from typing import Any

from communique.errors import SourceError
from communique.sources.feeds.entries import MOST_ENTRIES, Entry, date_of, line_of
from communique.sources.links import web_address


def entries_of_json(feed: Any) -> tuple[list[Entry], list[str]]:
    """The entries, and what is wrong with the feed; `SourceError` where it is none."""
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise SourceError("no JSON Feed: it has no list of `items`")
    base = web_address(str(feed.get("home_page_url") or feed.get("feed_url") or ""))
    publisher = line_of(feed.get("title"))
    found = [_entry(item, base, publisher) for item in items[:MOST_ENTRIES] if isinstance(item, dict)]
    doubts = []
    if len(items) > MOST_ENTRIES:
        doubts.append(f"{len(items):,} entries, of which the first {MOST_ENTRIES:,} were read")
    if wrong := min(len(items), MOST_ENTRIES) - len(found):
        doubts.append(f"{wrong:,} entries are no objects")
    return found, doubts


def _entry(item: dict[str, Any], base: str | None, publisher: str | None) -> Entry:
    url = web_address(str(item.get("url") or item.get("external_url") or ""), base=base)
    if url == base:
        url = None
    said = {
        "title": line_of(item.get("title")),
        "author": _author(item),
        "published": date_of(item.get("date_published")),
        "publisher": publisher,
        "url": url,
    }
    if said["published"]:
        said["published_by"] = "feed date_published"
    content = item.get("content_html")
    plain = item.get("content_text") or item.get("summary")
    if not isinstance(content, str) or not content.strip():
        content = "".join(f"<p>{html.escape(p)}</p>" for p in plain.split("\n\n")) if isinstance(plain, str) else ""
    is_lead = not (item.get("content_html") or item.get("content_text"))
    return Entry(url, str(item.get("id") or "")[:2_000], content, is_lead, {k: v for k, v in said.items() if v})


def _author(item: dict[str, Any]) -> str | None:
    authors = item.get("authors") or [item.get("author")]
    if not isinstance(authors, list):
        return None
    names = [line_of(a.get("name")) for a in authors[:5] if isinstance(a, dict)]
    return ", ".join(n for n in names if n) or None
