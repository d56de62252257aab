"""Live pages: their entries are read in the page's order, each under its time."""

from itertools import islice
from typing import Any

_PLAIN = frozenset(("article", "section", "header", "main", "ol", "ul", "li"))
_LONGEST = 50
_MOST = 500
_LEAST = 3
"""So many entries make a live page."""


def mark_times(root: Any) -> list[Any]:
    """Let the time of each entry of a live page stand as a paragraph before it; gives the entries.

    An entry is the smallest element that holds one `time` and a paragraph. Times elsewhere say nothing of the text and
    are left out by trafilatura. The page's order, usually the newest first, is kept: it is what readers saw.
    """
    kinds: dict[tuple[str, str], dict[Any, Any]] = {}
    for time in root.iter("time"):
        entry = _entry(time)
        if entry is not None:
            kinds.setdefault((entry.tag, entry.get("class") or ""), {}).setdefault(entry, time)
    entries = max(kinds.values(), key=_length, default={})
    if len(entries) < _LEAST:
        return []
    for entry, time in entries.items():
        _write_time(entry, time)
    return list(entries)[:_MOST]


def _length(entries: dict[Any, Any]) -> int:
    """Characters in the paragraphs of some entries: teasers of other pages have times too, but fewer words."""
    return sum(len(p.text or "") for entry in entries for p in entry.iter("p"))


def _entry(time: Any) -> Any:
    for ancestor in time.iterancestors():
        if ancestor.tag in ("body", "main", "html", "ul", "ol"):
            return None
        if next(ancestor.iter("p"), None) is not None:
            return ancestor if len(list(islice(ancestor.iter("time"), 3))) < 3 else None
    return None


def _write_time(entry: Any, time: Any) -> None:
    from lxml.etree import Element

    hidden = [e for e in time.iter() if e is not time and "hidden" in (e.get("class") or "")]
    words = "".join(time.itertext())
    for element in hidden:
        words = words.replace("".join(element.itertext()), "", 1)
    if words.strip():
        paragraph = Element("p")
        paragraph.text = " ".join(words.split())[:_LONGEST]
        entry.insert(0, paragraph)


def gather_entries(root: Any, entries: list[Any]) -> None:
    """Make the element that holds all entries the article, and the entries parts of it without names of their own."""
    entries = [entry for entry in entries if entry.getroottree().getroot() is root]
    if not entries:
        return
    home = next((a for a in entries[0].iterancestors() if all(a in e.iterancestors() for e in entries[1:])), None)
    if home is None or home.tag in ("body", "html"):
        return
    for element in home.iterdescendants():
        if element.tag in _PLAIN and any(True for _ in element.iter("p")):
            element.tag = "div"
        element.attrib.clear()
    home.tag = "article"
    home.attrib.clear()
