"""The short way to the words gives what trafilatura gives, or gives up: compared on layouts and on generated pages."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.errors import SourceError
from communique.sources.html import extract_page, extraction, fast_path
from communique.sources.html.body import Block, extract_blocks
from communique.sources.html.containers import mark_article
from communique.sources.html.fast_path import read_fast
from communique.sources.html.parsing import parse_page
from html_pages.layouts import layouts

WORDS = (
    "talks border envoy warned army will not leave unless ships agreed minister said Print Facebook on Tuesday".split()
)
CLASSES = (
    "", "", "", "", "c-1x9", "wysiwyg", "text", "post", "entry-content", "content", "main-column", "article-body", "story",
    "share-box", "sidebar", "widget", "hidden", " hidden", "teaser", "caption", "byline", "meta", "tags", "related-x", "nav",
    "comment-list", "comments", "button", "hide-it", "message", "infinite-scroll", "cookie", "w3-code", "highlight",
)  # fmt: skip
INLINE = (
    "a",
    "b",
    "em",
    "span",
    "strong",
    "i",
    "font",
    "sub",
    "cite",
    "time",
    "img",
    "br",
    "label",
    "code",
    "del",
    "q",
    "unknown-x",
)
BLOCKS = (
    "p", "p", "p", "p", "p", "p", "p", "div", "div", "section", "h2", "h3", "ul", "ol", "blockquote", "figure", "aside", "form",
    "table", "span", "a", "br", "hr", "loose", "article", "header", "main", "pre", "details", "dl", "x-box", "li", "img",
)  # fmt: skip


class Page:
    """A page made of a seed: nested boxes with everything in them that the rules speak of, each seldom enough."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.plain = self.random.random() < 0.75

    def html(self) -> str:
        home = self.random.choice(
            ("article", "div class='entry-content'", "main", "div class='content'", "div", "section id='story'")
        )
        before = self.blocks(2, self.random.choice((0, 0, 2)))
        inner = self.blocks(0, self.random.randint(2, 14))
        after = self.blocks(2, self.random.choice((0, 0, 3)))
        return f"<html><body><div>{before}</div><{home}>{inner}</{home.split()[0]}>{after}</body></html>"

    def blocks(self, depth: int, count: int) -> str:
        return "".join(self.block(depth) + self.random.choice(("", "\n", "\n")) for _ in range(count))

    def block(self, depth: int) -> str:
        tag = self.random.choice(BLOCKS[:16] if self.plain and self.random.random() < 0.9 else BLOCKS)
        if tag == "loose":
            return self.text(1, 30)
        if tag in ("br", "hr", "img"):
            return f"<{tag}>"
        start = f"<{tag}{self.attributes()}>"
        if tag in ("ul", "ol"):
            return (
                start
                + "".join(f"<li>{self.inline(1, 20)}</li>" for _ in range(self.random.randint(0, 4)))
                + f"</{tag}>"
            )
        if tag in ("p", "h2", "h3", "a", "pre", "li"):
            return f"{start}{self.inline(0, 60 if tag == 'p' else 9)}</{tag}>"
        if tag == "table":
            return f"{start}<tr><td>{self.inline(1, 9)}</td><td>{self.inline(1, 9)}</td></tr></table>"
        inner = self.blocks(depth + 1, self.random.randint(0, 4)) if depth < 4 else self.inline(1, 20)
        return f"{start}{inner}</{tag}>"

    def inline(self, least: int, most: int) -> str:
        parts = [self.text(least, most)]
        for _ in range(self.random.choice((0, 0, 0, 1, 1, 3))):
            tag = self.random.choice(INLINE[:8] if self.plain else INLINE)
            inner = "" if tag in ("img", "br") else f"{self.text(0, 25)}</{tag}>"
            parts.append(f"<{tag}{self.attributes() if self.random.random() < 0.3 else ''}>{inner}{self.text(0, 20)}")
        return "".join(parts)

    def attributes(self) -> str:
        if self.plain and self.random.random() < 0.93:
            return ""
        name = self.random.choice(("class", "class", "class", "id", "style", "role", "aria-hidden", "lang"))
        value = {"style": "display:none", "role": "navigation", "aria-hidden": "true", "lang": "en"}.get(
            name
        ) or self.random.choice(CLASSES)
        return f' {name}="{value}"'

    def text(self, least: int, most: int) -> str:
        words = [self.random.choice(WORDS) for _ in range(self.random.randint(least, most))]
        return self.random.choice(("", " ", "\n  ", "\u00a0")) + " ".join(words) + self.random.choice(("", ". ", " "))


def both_ways(html: str) -> tuple[list[Block] | None, list[Block]]:
    """The blocks by the short way (`None`: given up) and by trafilatura."""
    root = parse_page(html.encode())
    place = mark_article(root)
    fast = read_fast(place) if place is not None else None
    return fast, extract_blocks(root)


@settings(max_examples=250, deadline=None)
@given(st.integers(0, 10**9))
def test_the_short_way_gives_the_same_or_gives_up(seed: int) -> None:
    """On pages made of all that trafilatura has rules for."""
    fast, slow = both_ways(Page(seed).html())
    assert fast is None or fast == slow


def test_generated_pages_take_the_short_way_often_enough() -> None:
    """A comparison that never compares would show nothing."""
    taken = sum(both_ways(Page(seed).html())[0] is not None for seed in range(150))
    print(f"generated pages that take the short way {taken}/150")
    assert taken >= 15


def test_layouts_take_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """On pages as sites build them, after furniture is cut: the same blocks wherever the short way does not give up."""
    taken: list[bool] = []

    def compared(root: Any, place: Any) -> list[Block]:
        slow = extract_blocks(root)
        fast = fast_path.read_fast(place) if place is not None else None
        assert fast is None or fast == slow
        taken.append(fast is not None)
        return slow

    monkeypatch.setattr(extraction, "read_blocks", compared)
    for layout in layouts():
        try:
            extract_page(layout.data)
        except SourceError:
            continue
    print(f"layouts that take the short way {sum(taken)}/{len(taken)}")
    assert sum(taken) >= 15


def test_another_trafilatura_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The argument holds for the versions whose source it was made of."""
    monkeypatch.setattr(fast_path, "STUDIED", ())
    fast_path.is_studied.cache_clear()
    try:
        assert (
            both_ways("<article>" + "<p>The envoy said that talks would go on for a week.</p>" * 20 + "</article>")[0]
            is None
        )
    finally:
        fast_path.is_studied.cache_clear()
