"""A page's bytes to its words and what it says of itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from communique.errors import SourceError
from communique.settings import Limits
from communique.sources.html.body import Block
from communique.sources.html.containers import mark_article
from communique.sources.html.encoding import to_utf8
from communique.sources.html.fast_path import read_blocks
from communique.sources.html.furniture import cut_furniture, cut_scripts
from communique.sources.html.head import Head
from communique.sources.html.live import gather_entries, mark_times
from communique.sources.html.metadata import Metadata, complete, read_metadata
from communique.sources.html.parsing import parse_page
from communique.sources.html.prescan import prescan
from communique.sources.html.shown import Shown
from communique.sources.html.trimming import trim_blocks
from communique.sources.html.walls import about_walls, what_it_looks_like

_EDGE = 2_000
"""Characters of the first and the last paragraph that are looked for in the page."""
_FEW = 250
"""Characters of text under which the words in the metadata (`articleBody`) count, as in trafilatura's own rescue."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page read: paragraphs with blank lines between, and what it says of itself.

    `published` is an ISO date or date-time as found, `published_by` what says it ("json-ld datePublished", "meta
    article:published_time", "microdata datePublished", "time element", "byline text", "address"). `url` is the page's
    own (canonical) address.
    """

    text: str
    title: str | None = None
    author: str | None = None
    published: str | None = None
    published_by: str | None = None
    publisher: str | None = None
    url: str | None = None
    warnings: tuple[str, ...] = ()


def extract_page(
    data: bytes, *, url: str | None = None, encoding: str | None = None, limits: Limits | None = None
) -> Page:
    """Words and metadata of a page; `SourceError` with what it looks like where it holds none.

    `url` is where it was fetched, `encoding` what the server said of its letters.
    """
    page, warnings = to_utf8(data, declared=encoding)
    root = parse_page(prescan(page, most=(limits or Limits()).document))
    head = Head(root)
    cut_scripts(root)
    shown = Shown(root)
    metadata = read_metadata(head, root, shown, url=url)
    entries = mark_times(root) if metadata.live else []
    cut_furniture(root)
    gather_entries(root, entries)
    blocks = read_blocks(root, mark_article(root))
    if blocks and blocks[0].kind == "head" and not head.headings and not shown.holds(metadata.title):
        metadata = replace(metadata, title=blocks[0].text)
    titles = (metadata.title or "", head.page_title, *head.headings)
    blocks = _or_body(trim_blocks(blocks, titles=titles, author=metadata.author), metadata)
    blocks, said = about_walls(blocks, shown, free=metadata.free)
    if not any(c.isalnum() for b in blocks for c in b.text):
        raise SourceError(what_it_looks_like(page, shown.runs))
    metadata = complete(metadata, head, shown, first=blocks[0].text[:_EDGE], last=blocks[-1].text[-_EDGE:])
    return Page(
        text="\n\n".join(block.text for block in blocks),
        title=metadata.title,
        author=metadata.author,
        published=metadata.published,
        published_by=metadata.published_by,
        publisher=metadata.publisher,
        url=metadata.url,
        warnings=(*warnings, *metadata.warnings, *said),
    )


def _or_body(blocks: Sequence[Block], metadata: Metadata) -> list[Block]:
    """The blocks, or the words given in the metadata where the page shows next to none."""
    whole = metadata.body
    if whole is None or not metadata.free or sum(len(b.text) for b in blocks) >= min(_FEW, len(whole) // 2):
        return list(blocks)
    lines = (" ".join(line.split()) for line in re.sub(r"<[^<>]{0,500}>", "\n", whole).split("\n"))
    given = [Block("p", line) for line in lines if line]
    return trim_blocks(given, titles=(metadata.title or "",), author=metadata.author)
