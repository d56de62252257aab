"""What stands in a page beside its words: captions, boxes, buttons, teasers, menus; cut out before the words are read.

An element goes by its tag, by a word of its class or id that says what it is, by a heading over it ("Related stories"),
or as one of several teasers: headings that are links. One that holds a good part of the page's prose stays, whatever it
is called: sites name their articles "paywall-article" too.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise, takewhile
from typing import Any

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
_WORDS = frozenset(
    "share sharing sharedaddy socials newsletter newsletters related recirc recirculation taboola "
    "outbrain advert adverts "
    "advertisement advertising ads adslot sponsored caption captions imagecaption figcaption credit "
    "credits paywall barrier "
    "regwall subscribe subscription signup cookie cookies consent gdpr onetrust breadcrumb breadcrumbs "
    "comments commentlist "
    "disqus byline authorbox saboxplugin bio donate donation trending recommended recommendation "
    "recommendations readnext "
    "pullquote factbox taglist submeta noprint tagcloud relatedposts addtoany editor contacts contact onwards promo "
    "signoff standfirst-links".split()
)
_PAIRS = frozenset(
    tuple(pair.split())
    for pair in (
        "ad slot, ad label, ad unit, ad container, ad wrapper, ad banner, read next, more on, more "
        "stories, more news, "
        "author box, author info, author bio, author details, author card, author section, author "
        "profile, about author, "
        "sign up, sign off, press contact, press contacts, key events, latest news, top stories, most "
        "read, most viewed, "
        "most popular, article source, article tags, article share, article social, article footer, social share, "
        "social media, social links, social buttons, rich link, trust badge, pull quote, screen reader, "
        "visually hidden, "
        "sr only, image caption, photo caption, post footer, post navigation, post meta, entry meta, entry footer, "
        "related posts, share tools, share buttons, follow us, email sub, page share, news share, skip "
        "link, topic list, "
        "author date, press meta, article meta, news date, byline date, date author, article dates, article info, "
        "photo date, view info, cta caption, button wrapper, "
        "feed ad, view list, view btn, files block, spec links, tags links, field tags, "
        "field category, files list, see also, print links, source url, print source, photo credit, site "
        "header, site footer"
    ).split(", ")
)
_PARTS = re.compile(r"[a-z]+|[A-Z][a-z]+|[A-Z]+")
_OVER = re.compile(
    r"(?:(?:more|also|other|latest|recent|top|related|recommended|popular|trending) ?(?:on|from|in|news|"
    r"stor(?:y|ies)|articles?|posts?|"
    r"coverage|topics?|reading|content|links?|headlines)?(?: (?:this (?:story|topic)|news|the archive|"
    r"[A-Z]\w+))?|most (?:read|popular|viewed|shared)|"
    r"read (?:next|more|also)|you (?:may|might) (?:also )?(?:like|be interested in)|(?:editor.s|our) "
    r"picks?|from the (?:archives?|web)|"
    r"around the web|don.t miss|in case you missed it|up next|what to read next|sponsored(?: stories)?|"
    r"promoted(?: stories)?|"
    r"discussion about this post|(?:leave|post|add) (?:a|your) (?:reply|comment)|\d* ?comments?|donate(?: "
    r"now)?|about the authors?|author details?|share this:?)\W*",
    re.IGNORECASE,
)
_WRITERS = re.compile(r"(?:about the (?:author|writer|reporter)s?|authors?.? details?)\W*", re.IGNORECASE)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PROSE = 80
"""Characters that one run of text has at least where it is a sentence rather than a label."""
_SHARE = 0.35


def cut_scripts(root: Any) -> None:
    """Take out of the tree what shows no words; text beside it stays."""
    from lxml.etree import strip_elements

    strip_elements(root, *_SCRIPTS, with_tail=False)


def cut_furniture(root: Any) -> None:
    """Take out of the tree what is not the page's own words; text beside it stays."""
    from lxml.etree import strip_elements, strip_tags

    strip_tags(root, *_EMPTY)
    strip_elements(root, *_TAGS, with_tail=False)
    chosen = [e for e in root.iter(*_NAMED) if e.attrib and _is_named(e.attrib)]
    headings = list(root.iter("h2", "h3", "h4", "h5", "h6"))
    chosen += (*_under_headings(headings), *_teasers(headings), *_link_lists(root))
    if not chosen:
        return
    prose = _prose(root)
    most = _SHARE * prose[root]
    for element in chosen:
        if prose[element] <= most:
            drop(element)


def _is_named(attributes: Any) -> bool:
    return is_furniture(attributes.get("class", ""), attributes.get("id", ""), attributes.get("data-component", ""))


@lru_cache(maxsize=4096)
def is_furniture(css_class: str, identity: str, component: str = "") -> bool:
    """Whether a class or id says that an element is furniture.

    >>> is_furniture("article__caption", ""), is_furniture("articleText", "story"), is_furniture("", "shareTools")
    (True, False, True)
    """
    for name in (*css_class.split()[:12], identity, component):
        words = [word.lower() for word in _PARTS.findall(name[:80])]
        if not _WORDS.isdisjoint(words) or not _PAIRS.isdisjoint(pairwise(words)):
            return True
    return False


def _under_headings(headings: Sequence[Any]) -> Iterator[Any]:
    """Boxes whose heading says that they lead elsewhere; after a heading on the writers, all to the next heading."""
    for heading in headings:
        text = " ".join("".join(heading.itertext()).split())
        parent = heading.getparent()
        if len(text) < 50 and _OVER.fullmatch(text) and parent is not None and parent.tag not in ("body", "html"):
            yield parent
        if _WRITERS.fullmatch(text):
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
    for cards in found.values():
        if len(cards) > 1:
            yield from cards


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
        if text.is_tail:
            element = element.getparent()
        while element is not None:
            prose[element] += len(text)
            element = element.getparent()
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
