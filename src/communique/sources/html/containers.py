"""Where the words of a page lie that names no place for them: old pages in tables, pages of breaks and plain boxes."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

from communique.sources.html.furniture import drop
from communique.sources.html.places import find_place

_LAID_OUT = ("table", "tbody", "thead", "tfoot", "tr", "td", "th", "center")
_HOLDERS = frozenset(("div", "section", "article", "main", "td", "th", "body", "center", "form"))
_PROSE = 80
"""Characters that one run of text has at least where it is a sentence rather than a label."""
_LONG = 250
"""Characters of sentences that a cell of data does not hold."""
_FEW = 200
_BLANK_LINE = re.compile(r"\n[ \t\r]{0,40}\n")


def mark_article(root: Any) -> Any:
    """The place of the words as trafilatura tells it (`find_place`), named where the page does not: the element that
    holds most of its sentences; `None` where there is none.

    Tables that lay out a page become boxes first; those of links, or of a picture and its line, go.
    """
    _open_preformatted(root)
    tables = list(root.iter("table"))
    if not tables and (place := find_place(root)) is not None:
        return place
    held = _held(root)
    layout = [t for t in tables if any(held[cell] > _LONG for cell in t.iter("td", "th"))]
    if layout:
        _open(tables, layout)
    place = find_place(root)
    if place is None and (best := _fullest(held)) is not None and best.tag not in ("body", "html"):
        best.tag = "article"
        place = find_place(root)
    return place


def _held(root: Any) -> Counter[Any]:
    """Characters of sentences by the nearest element that can hold an article."""
    own: Counter[Any] = Counter()
    for text in _sentences()(root):
        element = text.getparent()
        own[element.getparent() if text.is_tail else element] += len(" ".join(text.split()))
    held: Counter[Any] = Counter()
    for element, length in own.items():
        home = element
        while home is not None and home.tag not in _HOLDERS:
            home = home.getparent()
        if home is not None:
            held[home] += length
    return held


@cache
def _sentences() -> Any:
    from lxml.etree import XPath

    return XPath(f".//text()[string-length() > {_PROSE}]")


def _fullest(held: Counter[Any]) -> Any:
    """The element with most sentences of its own and of its children, those of children for a part."""
    scores: Counter[Any] = Counter()
    for element, length in held.items():
        scores[element] += length * 10
        parent = element.getparent()
        if parent is not None:
            scores[parent] += length * 6
    return max(scores, key=lambda e: scores[e], default=None)


def _open(tables: Sequence[Any], layout: Sequence[Any]) -> None:
    for table in tables:
        if table in layout:
            continue
        if _leads_elsewhere(table):
            drop(table)
    for table in layout:
        for element in list(table.iter(*_LAID_OUT)):
            inner = element if element.tag == "table" else next(element.iterancestors("table"), table)
            if inner in layout:
                element.tag = "div"
                element.attrib.clear()


def _open_preformatted(root: Any) -> None:
    """Words in `pre`, as in archives of mail: a paragraph for each of their blocks between blank lines."""
    from lxml.etree import SubElement

    for element in list(root.iter("pre")):
        text = "".join(element.itertext())
        blocks = [block for block in _BLANK_LINE.split(text) if block.strip()]
        if len(blocks) < 2 or len(text) < _LONG or text.count("{") > 1:
            continue
        for child in list(element):
            element.remove(child)
        element.tag, element.text = "div", None
        element.attrib.clear()
        for block in blocks:
            SubElement(element, "p").text = block


def _leads_elsewhere(table: Any) -> bool:
    """Whether a table holds little but links, or a picture with a line under it."""
    length = len("".join(table.itertext()).strip())
    linked = sum(len("".join(link.itertext())) for link in table.iter("a"))
    return linked > 0.3 * length or length < _FEW
