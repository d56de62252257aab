"""What stands in a page beside its words: captions, boxes, buttons, teasers, menus; cut out before the words are read.

An element goes by its tag, by a word of its class or id that says what it is, by a heading over it ("Related stories"),
or as one of several teasers: headings that are links. One that holds a good part of the page's prose stays, whatever it
is called: sites name their articles "paywall-article" too.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, takewhile
from typing import Any

from communique.sources.html.furniture_words import ABOUT_WRITERS, LEADS_ELSEWHERE, is_furniture

_SCRIPTS = ("script", "style", "noscript", "template", "svg", "iframe", "button", "select")
_EMPTY = ("embed", "source", "track", "param", "bgsound")
"""Tags that hold nothing, but swallow what follows where the parser does not know that."""
_TAGS = (
    "object",
    "video",
    "audio",
    "canvas",
    "input",
    "textarea",
    "nav",
    "dialog",
    "figcaption",
    "amp-img",
    "amp-ad",
    "amp-sidebar",
    "amp-consent",
    "amp-social-share",
    "amp-twitter",
    "amp-embed",
    "amp-iframe",
    "amp-video",
    "amp-youtube",
    "amp-analytics",
)
_NAMED = (
    "div",
    "section",
    "p",
    "ul",
    "ol",
    "dl",
    "span",
    "aside",
    "li",
    "header",
    "footer",
    "table",
    "form",
    "details",
    "h2",
    "h3",
    "h4",
    "blockquote",
    "small",
    "i",
    "em",
)
_PROSE = 80
"""Characters that one run of text has at least where it is a sentence rather than a label."""
_SHARE = 0.35
_MANY, _NAMES, _HEADING = 2_000, 300, 50
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BOX, _LINE, _FACT = 600, 160, 60


def cut_scripts(root: Any) -> None:
    """Take out of the tree what shows no words; text beside it stays."""
    from lxml.etree import strip_elements

    strip_elements(root, *_SCRIPTS, with_tail=False)


def cut_furniture(root: Any) -> None:
    """Take out of the tree what is not the page's own words; text beside it stays."""
    from lxml.etree import strip_elements, strip_tags

    chosen = list(_sign_up_boxes(root))
    strip_tags(root, *_EMPTY)
    strip_elements(root, *_TAGS, with_tail=False)
    chosen += (e for e in root.iter(*_NAMED) if e.attrib and _is_named(e.attrib))
    headings = list(root.iter("h2", "h3", "h4", "h5", "h6"))
    chosen += (
        *_under_headings(headings),
        *_teasers(headings),
        *_link_lists(root),
        *_link_lines(root),
        *_fact_lists(root),
    )
    if not chosen:
        return
    prose = _prose(root)
    most = _SHARE * prose[root]
    alike: Counter[tuple[str, str]] = Counter()
    for element in dict.fromkeys(chosen):
        alike[_kind(element)] += prose[element]
    for element in chosen:
        if prose[element] <= most and (alike[_kind(element)] <= most or not element.get("class")):
            drop(element)


def _kind(element: Any) -> tuple[str, str]:
    """What elements of one name together hold counts: "editor" may be the credit, or each part of the text."""
    return element.tag, (element.get("class") or "")[:_NAMES]


def _is_named(attributes: Any) -> bool:
    names = (attributes.get(name, "")[:_NAMES] for name in ("class", "id", "data-component"))
    return is_furniture(*names)


def _under_headings(headings: Sequence[Any]) -> Iterator[Any]:
    """Boxes whose heading says that they lead elsewhere; after a heading on the writers, all to the next heading."""
    for heading in headings:
        text = " ".join("".join(heading.itertext()).split())
        parent = heading.getparent()
        if parent is None or len(text) >= _HEADING:
            continue
        if LEADS_ELSEWHERE.fullmatch(text) and parent.tag not in ("body", "html"):
            yield parent
        if ABOUT_WRITERS.fullmatch(text):
            yield from takewhile(lambda e: e.tag not in _HEADINGS, heading.itersiblings())


def _teasers(headings: Sequence[Any]) -> Iterator[Any]:
    """Elements beside others of their kind that hold a heading which is a link."""
    found: dict[Any, list[Any]] = {}
    for heading in headings:
        link = (
            heading.getparent()
            if heading.getparent() is not None and heading.getparent().tag == "a"
            else heading.find("a")
        )
        if link is None or len("".join(heading.itertext())) > 300:
            continue
        card = (link if link.tag == "a" and link.getparent() is not heading else heading).getparent()
        home = card.getparent() if card is not None else None
        if home is not None and card.tag in ("div", "li", "article", "section"):
            found.setdefault((home, card.tag, card.get("class")), []).append(card)
        if link is heading.getparent():
            yield link
    for cards in found.values():
        if len(cards) > 1:
            yield from cards


def _sign_up_boxes(root: Any) -> Iterator[Any]:
    """Boxes that ask for an address."""
    for field in islice((f for f in root.iter("input") if _asks_address(f)), 20):
        form = next(field.iterancestors("form"), field)
        yield form
        parent = form.getparent()
        if parent is not None and parent.tag in ("div", "section") and len("".join(parent.itertext())) < _BOX:
            yield parent


def _asks_address(field: Any) -> bool:
    return (field.get("type") or "").lower() == "email" or "email" in (field.get("name") or "").lower()


def _link_lines(root: Any) -> Iterator[Any]:
    """Paragraphs that are nothing but a link, and no sentence."""
    for paragraph in root.iter("p"):
        if len(paragraph) and _is_link(paragraph):
            text = "".join(paragraph.itertext()).strip()
            if len(text) < _LINE and not text.endswith((".", "”", '"', "?", "!")):
                yield paragraph


def _fact_lists(root: Any) -> Iterator[Any]:
    """Lists of terms and values: number, issuer, day of the document."""
    for home in root.iter("dl"):
        if all(len("".join(value.itertext())) < _FACT for value in home.iter("dd")):
            yield home


def _link_lists(root: Any) -> Iterator[Any]:
    """Lists of which every item is a link."""
    for home in root.iter("ul", "ol"):
        items = [item for item in home if item.tag == "li"]
        if len(items) > 1 and all(_is_link(item) for item in items):
            yield home


def _is_link(item: Any) -> bool:
    """Whether all text of an item is that of one link, and none at all counts as one."""
    link = next(item.iter("a"), None)
    return link is not None and "".join(item.itertext()).split() == "".join(link.itertext()).split()


def _prose(root: Any) -> Counter[Any]:
    """Characters in the sentences of each element that holds any."""
    prose: Counter[Any] = Counter()
    for text in _sentences()(root):
        element = text.getparent()
        prose[element.getparent() if text.is_tail else element] += len(text)
    if len(prose) > _MANY:
        for element in reversed(list(root.iter())):
            if prose[element] and element.getparent() is not None:
                prose[element.getparent()] += prose[element]
        return prose
    for element, length in list(prose.items()):
        for above in element.iterancestors():
            prose[above] += length
    return prose


@cache
def _sentences() -> Any:
    from lxml.etree import XPath

    return XPath(f".//text()[string-length() > {_PROSE}]")


def drop(element: Any) -> None:
    """Out of the tree with the element; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)
