"""What a page says of itself: title, writer, publisher, address, and when it was published, with what says so.

Only what is said of the article counts, and of dates only that of publication: JSON-LD first, then `meta`, microdata,
a `time` element or a date line beside the headline, the address at last. Nothing is taken from the text, from teasers
or from the footer; a date that can be two is none.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any
from urllib.parse import urljoin, urlsplit

from communique.sources.html.linked_data import Node, article_node, is_type, names_of
from communique.sources.html.shown import Shown
from communique.sources.html.written_dates import address_date, find_date, is_date_line, read_date

_DATES = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "publishdate",
    "publisheddate",
    "publish_date",
    "publish-date",
    "published_date",
    "published-date",
    "publication_date",
    "publication-date",
    "pubdate",
    "pub_date",
    "date.published",
    "article.published",
    "published",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dcterms.created",
    "dc.date",
    "dc.date.created",
    "sailthru.date",
    "parsely-pub-date",
    "citation_publication_date",
    "citation_date",
    "cxenseparse:recs:publishtime",
    "ptime",
    "originalpublicationdate",
    "article_date_original",
    "article:post_date",
    "displaydate",
    "release_date",
    "date",
)
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
_LATER = re.compile(r"updat|modif|revis|edited|corrected|amended|last\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"publi|posted|issued|released|created|entry-date|pubdate|\bdate\b", re.IGNORECASE)
_NO_NAME = re.compile(
    r"https?:|www\.|@|^\W*$|\d{2,}|_|^(?:admin|administrator|editor|editors|staff|webmaster|user|root|"
    r"guest|none|null|unknown|anonymous|author)$",
    re.IGNORECASE,
)
_BY = re.compile(r"^\s*(?:written |story |report |posted |words )?by:?\s+", re.IGNORECASE)
_MARKED_TAGS = ("a", "span", "p", "div", "strong", "b", "address", "abbr", "li", "td", "h3", "h4")
_OTHERS = re.compile(r"related|comment|card|teaser|promo")
_PERSON = re.compile(r"[A-Z][\w.'’-]*(?:,? (?:and|of|the|de|al|bin|van|von|for|in|[A-Z][\w.'’-]*)){1,11}")
_OWN_BYLINE = re.compile(
    r"(?:(?:[Pp]osted |[Ww]ritten )?[Bb]y|BY)\s+([A-Z][\w.'’-]+(?: (?:and|&|al|de|van|von|bin|der|"
    r"[A-Z][\w.'’-]*),?){1,10}?)(?: (?:in|at|on)\b.{0,60})?"
)
_NEAR = 8
"""So many runs of text lie between the date above a headline and the headline."""
_MOST_TIMES = 40
_BETWEEN = 60
"""So many runs of text at most between headline and text are looked through."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; `published_by` is what says the date. `free` is `False` for an article sold."""

    title: str | None = None
    author: str | None = None
    published: str | None = None
    published_by: str | None = None
    publisher: str | None = None
    url: str | None = None
    free: bool = True
    live: bool = False
    body: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Time:
    """A `time` element: its value, the words shown, those of its classes and labels, whether it lies "
    "beside an `h1`."""

    value: str
    shown: str
    said: str
    with_heading: bool


class Head:
    """The parts of a page that speak of it, gathered in one walk before anything is cut out."""

    def __init__(self, root: Any) -> None:
        self.metas: dict[str, str] = {}
        self.times: list[Time] = []
        self.headings: list[str] = []
        self.byline: list[str] = []
        self.page_title = ""
        self.linked: list[str] = []
        self.canonical: str | None = None
        for element in root.iter("meta", "title", "link", "time", "h1", "script"):
            self._take(element)
        root_tag = root.find(".")
        self.language = (root_tag.get("lang") or "").lower()
        self.is_amp = "amp" in root_tag.attrib or "⚡" in root_tag.attrib

    def _take(self, element: Any) -> None:
        tag = element.tag
        if tag == "meta":
            name = element.get("property") or element.get("name") or element.get("itemprop")
            content = element.get("content")
            if name and content and content.strip():
                self.metas.setdefault(name.strip().lower(), content.strip())
        elif tag == "time":
            if len(self.times) < _MOST_TIMES:
                self.times.append(_time(element))
        elif tag == "h1":
            if heading := _text(element):
                self.headings.append(heading)
        elif tag == "script":
            if "ld+json" in (element.get("type") or "").lower() and element.text:
                self.linked.append(element.text)
        elif tag == "title" and not self.page_title:
            self.page_title = _text(element)
        elif tag == "link" and "canonical" in (element.get("rel") or "").lower():
            self.canonical = self.canonical or element.get("href")


def _time(element: Any) -> Time:
    parent = element.getparent()
    shown = _text(element)
    label = _text(parent)[:60] if len(parent) == 1 else shown
    said = (
        element.get("class"),
        element.get("itemprop"),
        "pubdate" if element.get("pubdate") is not None else "",
        parent.get("class"),
        label,
    )
    article = next(element.iterancestors("article", "header"), None)
    return Time(
        value=element.get("datetime") or shown,
        shown=shown,
        said=" ".join(filter(None, said)),
        with_heading=article is not None and next(article.iter("h1"), None) is not None,
    )


def read_metadata(head: Head, root: Any, shown: Shown, *, url: str | None) -> Metadata:
    """What a page says of itself, but for what stands in words beside its text (`complete`).

    `shown` is what the page shows, `url` where it was fetched.
    """
    titles = {*head.headings, head.metas.get("og:title", ""), head.page_title} - {""}
    node = article_node(head.linked, frozenset(title.lower() for title in titles))
    publisher = _publisher(node, head.metas)
    canonical, warnings = _canonical(head, node, url)
    published = _published(node, head, root)
    return Metadata(
        title=_title(node, head, publisher, shown),
        author=_author(node, head.metas, root),
        published=published[0] if published else None,
        published_by=published[1] if published else None,
        publisher=publisher,
        url=canonical,
        free=str(node.get("isAccessibleForFree", True)).lower() not in ("false", "no"),
        live=is_type(node, "LiveBlogPosting"),
        body=node.get("articleBody") if isinstance(node.get("articleBody"), str) else None,
        warnings=warnings,
    )


def complete(metadata: Metadata, head: Head, shown: Shown, *, first: str, last: str) -> Metadata:
    """The metadata with the date and the writer that stand in words beside the text; the address's date at last.

    `first` and `last` are the text's first and last paragraphs.
    """
    if metadata.published is not None and metadata.author is not None:
        return metadata
    runs = shown.runs
    window, title = _window(runs, metadata.title, first)
    if metadata.published is None:
        american = {"en-us": True, "en-gb": False}.get(head.language)
        found = (
            (_element_date(head.times, window), "time element"),
            (_line_date(window, title, american=american), "byline text"),
            (address_date(metadata.url or ""), "address"),
        )
        published, method = next((one for one in found if one[0]), (None, None))
        metadata = replace(metadata, published=published, published_by=method)
    if metadata.author is None:
        metadata = replace(metadata, author=_line_author([*window[title:], "", *_after(runs, last)]))
    return metadata


def _after(runs: Sequence[str], last: str) -> Sequence[str]:
    """The runs of text just behind the text."""
    found = (i for i in range(len(runs) - 1, -1, -1) if len(runs[i]) > 10 and last.endswith(runs[i][-40:]))
    end = next(found, len(runs))
    return runs[end + 1 : end + 5]


def _published(node: Node, head: Head, root: Any) -> tuple[str, str] | None:
    value = node.get("datePublished")
    if isinstance(value, str) and (day := read_date(value)):
        return day, "json-ld datePublished"
    for name in _DATES:
        if (value := head.metas.get(name)) and (day := read_date(value)):
            return day, f"meta {name}"
    for element in root.iter("time", *_MARKED_TAGS):
        if element.get("itemprop") != "datePublished":
            continue
        value = element.get("content") or element.get("datetime") or _text(element)
        if day := read_date(value):
            return day, "microdata datePublished"
    return None


def _element_date(times: Sequence[Time], window: Sequence[str]) -> str | None:
    """The date of the `time` element beside the headline that is not one of a change; one said to publish first."""
    near: list[tuple[bool, str]] = []
    for time in times:
        if time.shown and not any(run in time.shown or time.shown in run for run in window):
            continue
        if (time.shown or time.with_heading) and not _LATER.search(time.said) and (day := read_date(time.value)):
            near.append((_PUBLISHED.search(time.said) is None, day))
    return min(near, key=lambda one: one[0])[1] if near else None


def _line_date(window: Sequence[str], title: int, *, american: bool | None) -> str | None:
    """The date on a line of its own, or after a word for publishing; one after a word for changing is none."""
    alone: str | None = None
    for index, (before, run) in enumerate(pairwise(("", *window))):
        if len(run) > 160 or (found := find_date(run, american=american)) is None:
            continue
        label = f"{before if len(before) < 30 and ':' in before[-2:] + ':' else ''} {run[: found[1]]}"
        later, published = _LATER.search(label), _PUBLISHED.search(label)
        if published and (not later or published.start() > later.start()):
            return found[0]
        if not later and alone is None and (is_date_line(run) or (index >= title and _is_dated(run, found))):
            alone = found[0]
    return alone


def _is_dated(run: str, found: tuple[str, int, int]) -> bool:
    """Whether a line ends in its date: "Moscow, September 5, 2018", "By Ann Other | 4 May 1999"."""
    return len(run) - found[2] < 12 and found[1] < 60


def _line_author(window: Sequence[str]) -> str | None:
    for before, run in pairwise(("", *window)):
        joined = f"{before} {run}" if before.strip().lower() in ("by", "by:") else run
        match = _OWN_BYLINE.fullmatch(joined.strip()) if len(joined) < 120 else None
        if match and (name := _clean_names([match.group(1)])):
            return name
    return None


def _window(runs: Sequence[str], title: str | None, first: str) -> tuple[Sequence[str], int]:
    """The runs of text just above the headline and between it and the text, and where the headline is among them."""
    key = first[:30]
    end = next((i for i, run in enumerate(runs) if key and run.startswith(key) and run != title), None)
    if end is None:
        end = next(
            (i for i, run in enumerate(runs) if len(run) > 20 and first.startswith(run[:60]) and run != title),
            len(runs) and 0,
        )
    start = next((i for i in range(end, -1, -1) if i < len(runs) and title and title in runs[i]), None)
    if start is None:
        return runs[max(0, end - _NEAR) : end], 0
    top = max(0, start - _NEAR)
    return runs[top : min(end, start + _BETWEEN)], start - top


def _title(node: Node, head: Head, publisher: str | None, shown: Shown) -> str | None:
    headings = head.headings
    given = [str(node.get("headline") or ""), *(head.metas.get(name, "") for name in _TITLES), head.page_title]
    for text in given:
        title = " ".join(text.split())
        if title:
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


def _author(node: Node, metas: Mapping[str, str], root: Any) -> str | None:
    for names in (names_of(node.get("author")), *([metas[name]] for name in _AUTHORS if name in metas)):
        if found := _clean_names(names):
            return found
    for element in root.iter(*_MARKED_TAGS):
        attributes = element.attrib
        if not attributes or not _marks_author(attributes):
            continue
        if any(_OTHERS.search(a.get("class") or "") for a in element.iterancestors()):
            continue
        inner = element.find(".//*[@itemprop='name']")
        words = attributes.get("content") or _text(inner if inner is not None else element)
        if (found := _clean_names([words])) and _PERSON.fullmatch(found):
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


def _clean_names(names: Sequence[str]) -> str | None:
    clean = []
    for name in names:
        bare = " ".join(_BY.sub("", name).split()).strip(" ,;|")
        if bare and len(bare) <= 120 and not _NO_NAME.search(bare):
            clean.append(_cased(bare))
    return ", ".join(dict.fromkeys(clean)) or None


def _cased(name: str) -> str:
    """A name in capitals in usual letters: MIRIAM AL-SAYEGH, not AFP."""
    return name.title() if name.isupper() and " " in name else name


def _publisher(node: Node, metas: Mapping[str, str]) -> str | None:
    names = [*names_of(node.get("publisher")), *(metas[name] for name in _PUBLISHERS if name in metas)]
    return next((" ".join(n.split()) for n in names if n.strip() and len(n) < 120 and "://" not in n), None)


def _canonical(head: Head, node: Node, url: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The page's own address, and a warning where it names one at another site than it was fetched from."""
    main = node.get("mainEntityOfPage")
    named = (
        head.canonical,
        head.metas.get("og:url"),
        main.get("@id") if isinstance(main, dict) else main,
        node.get("url"),
    )
    for address in named:
        if not isinstance(address, str):
            continue
        whole = _joined(url, address.strip())
        if whole is None:
            continue
        if url is None or head.is_amp or _site(whole) == _site(url):
            return whole, ()
        return url, (
            f"the page calls {whole[:200]} its own address, at another site than it was fetched from; not taken",
        )
    return url, ()


def _joined(url: str | None, address: str) -> str | None:
    """An address in full; `None` for what is none on the web."""
    try:
        whole = urljoin(url or "", address)
        parts = urlsplit(whole)
    except ValueError:
        return None
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or len(whole) > 2000
        or re.search(r"[\s<>\"\\]", whole)
    ):
        return None
    return whole


def _site(url: str) -> str:
    """The last two names of a host (three where the last but one is short: co.uk, gov.sy)."""
    labels = (urlsplit(url).hostname or "").split(".")
    return ".".join(labels[-3:] if len(labels) > 2 and len(labels[-2]) <= 3 else labels[-2:])


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
