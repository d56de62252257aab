"""Who wrote a page and what it is called, as it says itself: no site in the title, no address for a name."""

import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from communique.sources.html.head import Head, text_of
from communique.sources.html.linked_data import Node, names_of, words_of
from communique.sources.html.shown import Shown

_AUTHORS = (
    "author",
    "article:author",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "citation_author",
    "authors",
)
_PUBLISHERS = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "article:publisher",
    "application-name",
)
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline", "title")
_CUTS = re.compile(r" (?:[|»·•–—-]|::) |: ")
_LIST = re.compile(r"^\[[\w .-]{2,30}\] ")
"""The name of a mailing list before a subject."""
_LONGEST = 500
"""Characters of a title that are looked at."""
_NO_NAME = re.compile(
    r"https?:|www\.|@|^\W*$|\d{2,}|_|^(?:admin|administrator|editor|editors|staff|webmaster|user|root|"
    r"guest|none|null|unknown|anonymous|author)$",
    re.IGNORECASE,
)
_BY = re.compile(r"^\s*(?:written |story |report |posted |words )?by:?\s+", re.IGNORECASE)
MARKED_TAGS = ("a", "span", "p", "div", "strong", "b", "address", "abbr", "li", "td", "h3", "h4")
"""Tags that sites put writers and days in."""
_OTHERS = re.compile(r"related|comment|card|teaser|promo")
_PERSON = re.compile(r"[A-Z][\w.'’-]*(?:,? (?:and|of|the|de|al|bin|van|von|for|in|[A-Z][\w.'’-]*)){1,11}")


def find_title(node: Node, head: Head, publisher: str | None, shown: Shown) -> str | None:
    """The page's title without the names of site and section."""
    headings = head.headings
    given = [words_of(node, "headline"), *(head.metas.get(name, "") for name in _TITLES), head.page_title]
    for text in given:
        if title := _LIST.sub("", " ".join(text[:_LONGEST].split())):
            return _bare_title(title, headings, publisher, shown)
    return headings[0] if headings else None


def _bare_title(title: str, headings: Sequence[str], publisher: str | None, shown: Shown | None) -> str:
    """A title without the names of site and section that stand before or after it."""
    parts = [part.strip() for part in _CUTS.split(title)]
    if len(parts) == 1:
        return title
    segments: list[str] = [
        run
        for run in (*headings, *(shown.runs if shown else ()))
        if 14 < len(run) < len(title) and (title.endswith(run) or title.startswith(run))
    ]
    if segments:
        return max(segments, key=len)
    site = (publisher or "").lower()
    while len(parts) > 1 and (parts[-1].lower() == site or (site and site in parts[-1].lower())):
        parts.pop()
    for cut in (" | ", " » ", " :: ", " · ", " • ", " - ", " – ", " — "):
        before, found, after = title.rpartition(cut)
        if found and after.strip() not in parts and len(before) > 14:
            return _bare_title(before.strip(), (), publisher, None)
        if found and cut in (" | ", " » ", " :: ") and len(before) > 14:
            return before.split(cut)[0].strip()
    return title


def find_author(node: Node, metas: Mapping[str, str], root: Any) -> str | None:
    """Who wrote the page, as its metadata or its marks say: names with commas between."""
    for names in (names_of(node.get("author")), *([metas[name]] for name in _AUTHORS if name in metas)):
        if found := clean_names(names):
            return found
    marked = (e for e in root.iter(*MARKED_TAGS) if e.attrib and _marks_author(e.attrib))
    for element in islice(marked, 50):
        attributes = element.attrib
        if any(_OTHERS.search(a.get("class") or "") for a in element.iterancestors()):
            continue
        inner = element.find(".//*[@itemprop='name']")
        words = attributes.get("content") or text_of(inner if inner is not None else element)
        if (found := clean_names([words])) and _PERSON.fullmatch(found):
            return found
    return None


def _marks_author(attributes: Any) -> bool:
    css_class = attributes.get("class") or ""
    return (
        "uthor" in css_class
        or "yline" in css_class
        or attributes.get("rel") == "author"
        or attributes.get("itemprop") == "author"
    )


def clean_names(names: Sequence[str]) -> str | None:
    """Names as people write them; `None` where none of them is one."""
    clean = []
    for name in names:
        bare = " ".join(_BY.sub("", name).split()).strip(" ,;|")
        if bare and len(bare) <= 120 and not _NO_NAME.search(bare):
            clean.append(_cased(bare))
    return ", ".join(dict.fromkeys(clean)) or None


def _cased(name: str) -> str:
    """A name in capitals in usual letters: MIRIAM AL-SAYEGH, not AFP."""
    return name.title() if name.isupper() and " " in name else name


def find_publisher(node: Node, metas: Mapping[str, str]) -> str | None:
    """The house that publishes the page."""
    names = [*names_of(node.get("publisher")), *(metas[name] for name in _PUBLISHERS if name in metas)]
    return next((" ".join(n.split()) for n in names if n.strip() and len(n) < 120 and "://" not in n), None)
