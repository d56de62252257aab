"""What a page says of itself: title, writer, publisher, address, and when it was published, with what says so.

Only what is said of the article counts, and of dates only that of publication: JSON-LD first, then `meta`, microdata,
a `time` element or a date line beside the headline, the address at last. Nothing is taken from the text, from teasers
or from the footer; a date that can be two is none.
"""

from dataclasses import dataclass, replace
from typing import Any

from communique.sources.html.addresses import own_address
from communique.sources.html.beside import element_date, line_author, line_date, runs_after, window_of
from communique.sources.html.head import Head, text_of
from communique.sources.html.linked_data import Node, article_node, is_type, words_of
from communique.sources.html.naming import MARKED_TAGS, find_author, find_publisher, find_title
from communique.sources.html.shown import Shown
from communique.sources.html.written_dates import address_date, read_date

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


def read_metadata(head: Head, root: Any, shown: Shown, *, url: str | None) -> Metadata:
    """What a page says of itself, but for what stands in words beside its text (`complete`).

    `shown` is what the page shows, `url` where it was fetched.
    """
    titles = {*head.headings, head.metas.get("og:title", ""), head.page_title} - {""}
    node = article_node(head.linked, frozenset(title.lower() for title in titles))
    publisher = find_publisher(node, head.metas)
    canonical, warnings = own_address(head, node, url)
    published = _published(node, head, root)
    return Metadata(
        title=find_title(node, head, publisher, shown),
        author=find_author(node, head.metas, root),
        published=published[0] if published else None,
        published_by=published[1] if published else None,
        publisher=publisher,
        url=canonical,
        free=node.get("isAccessibleForFree", True) not in (False, "False", "false", "no"),
        live=is_type(node, "LiveBlogPosting"),
        body=words_of(node, "articleBody") or None,
        warnings=warnings,
    )


def complete(metadata: Metadata, head: Head, shown: Shown, *, first: str, last: str) -> Metadata:
    """The metadata with the date and the writer that stand in words beside the text; the address's date at last.

    `first` and `last` are the text's first and last paragraphs.
    """
    if metadata.published is not None and metadata.author is not None:
        return metadata
    runs = shown.runs
    window, title = window_of(runs, metadata.title, first)
    if metadata.published is None:
        american = {"en-us": True, "en-gb": False}.get(head.language)
        found = (
            (element_date(head.times, window), "time element"),
            (line_date(window, title, american=american), "byline text"),
            (address_date(metadata.url or ""), "address"),
        )
        published, method = next((one for one in found if one[0]), (None, None))
        metadata = replace(metadata, published=published, published_by=method)
    if metadata.author is None:
        metadata = replace(metadata, author=line_author([*window[title:], "", *runs_after(runs, last)]))
    return metadata


def _published(node: Node, head: Head, root: Any) -> tuple[str, str] | None:
    value = node.get("datePublished")
    if isinstance(value, str) and (day := read_date(value)):
        return day, "json-ld datePublished"
    for name in _DATES:
        if (value := head.metas.get(name)) and (day := read_date(value)):
            return day, f"meta {name}"
    for element in root.iter("time", *MARKED_TAGS):
        if element.get("itemprop") != "datePublished":
            continue
        value = element.get("content") or element.get("datetime") or text_of(element)
        if day := read_date(value):
            return day, "microdata datePublished"
    return None
