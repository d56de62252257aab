"""RSS and Atom by feedparser, which is given bytes alone: it never opens an address."""

import codecs
import io
import re
from typing import Any

from communique.errors import SourceError
from communique.sources.feeds.entries import MOST_ENTRIES, Entry, date_of, line_of
from communique.sources.links import web_address

_START = re.compile(rb"<(?:[\w.-]{1,40}:)?(?:item|entry)[\s>/]")
_DECLARED = re.compile(rb"(<\?xml[^>]{0,100}?)\sencoding\s*=\s*[\"'][^\"']{0,40}[\"']", re.IGNORECASE)
_ENTITY = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)
_DATES = (("published", "feed published"), ("created", "feed created"), ("updated", "feed updated"))
_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def entries_of_xml(data: bytes) -> tuple[list[Entry], list[str]]:
    """The entries, and what is wrong with the feed; `SourceError` where it is none.

    A feed that is no well-formed XML is read as far as it goes, and says so.
    """
    data = _as_utf8(data)
    if _ENTITY.search(data):
        raise SourceError("the feed declares entities, which are not read (they can be made to fill the memory)")
    data, doubts = _cut(data)
    feed = _parsed(data)
    if not feed.entries and not feed.get("version"):
        raise SourceError(f"no feed: {_fault(feed) or 'neither RSS nor Atom'}; give the address of a feed")
    if feed.bozo and not doubts and (fault := _fault(feed)):
        doubts.append(f"the feed is damaged or cut off ({fault}): {len(feed.entries):,} entries were read of it")
    base = web_address(str(feed.feed.get("link") or ""))
    publisher = line_of(feed.feed.get("title"))
    return [_entry(entry, base, publisher) for entry in feed.entries], doubts


def _as_utf8(data: bytes) -> bytes:
    """The same in UTF-8 where it is UTF-16, so that what is looked for in it is found."""
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.replace(b"\0", b"")
    text = data.decode("utf-16", "replace").encode("utf-8", "replace")
    return _DECLARED.sub(rb"\1", text, count=1)


def _cut(data: bytes) -> tuple[bytes, list[str]]:
    """The feed up to as many entries as are read."""
    starts = [match.start() for match in _START.finditer(data)]
    if len(starts) <= MOST_ENTRIES:
        return data, []
    return data[: starts[MOST_ENTRIES]], [f"{len(starts):,} entries, of which the first {MOST_ENTRIES:,} were read"]


def _parsed(data: bytes) -> Any:
    import feedparser

    try:
        return feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except RecursionError as error:
        raise SourceError("the feed is nested too deeply") from error
    except Exception as error:  # it builds on parsers that raise whatever broken markup leads them to
        raise SourceError(f"no feed that can be read ({type(error).__name__}: {error})") from error


def _fault(feed: Any) -> str | None:
    """What the parser stumbled over; not that a server named another encoding, which it puts right by itself."""
    error = feed.get("bozo_exception")
    if error is None or type(error).__name__ in {"CharacterEncodingOverride", "NonXMLContentType"}:
        return None
    return line_of(str(error)) or type(error).__name__


def _entry(entry: Any, base: str | None, publisher: str | None) -> Entry:
    said = {
        "title": line_of(entry.get("title")),
        "author": line_of(entry.get("author")),
        "publisher": line_of((entry.get("source") or {}).get("title")) or publisher,
        "url": _link(entry, base),
    }
    for name, method in _DATES:
        if name in entry and (day := date_of(entry.get(name))):
            said |= {"published": day, "published_by": method}
            break
    contents = [c for c in entry.get("content") or () if c.get("type") in _PAGES | {"text/plain"}]
    content = max((str(c.get("value") or "") for c in contents), key=len, default="")
    lead = str(entry.get("summary") or "")
    is_lead = not content.strip()
    identity = str(entry.get("id") or "")[:2_000]
    return Entry(said["url"], identity, lead if is_lead else content, is_lead, {k: v for k, v in said.items() if v})


def _link(entry: Any, base: str | None) -> str | None:
    """The page of the entry: its link, else its id where that is an address."""
    for given in (entry.get("link"), entry.get("id")):
        if (
            given
            and (url := web_address(str(given), base=base if given == entry.get("link") else None))
            and url != base
        ):
            return url
    return None
