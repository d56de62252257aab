"""What a page says of its article in JSON-LD (schema.org): the article's own node, not those of its teasers."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_ARTICLES = re.compile(
    r"(?:\w*Article|LiveBlogPosting|BlogPosting|PressRelease|Report|Statement|SpecialAnnouncement|"
    r"DiscussionForumPosting)"
)
_WITHIN = ("@graph", "mainEntity", "mainEntityOfPage")
_LARGEST = 2_000_000
_DEPTH = 6
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")

Node = Mapping[str, Any]


def article_node(texts: Sequence[str], titles: frozenset[str]) -> Node:
    """The node of the page's article, empty where there is none or no telling which of several.

    `texts` are the blocks' words, `titles` the page's titles in small letters, as other parts of it give them.
    """
    nodes = [node for text in texts if len(text) < _LARGEST for node in _articles(text)]
    if len(nodes) > 1:
        named = [n for n in nodes if (words_of(n, "headline") or words_of(n, "name")).strip().lower() in titles]
        nodes = named or [node for node in nodes if words_of(node, "datePublished")]
        if len({words_of(node, "datePublished") for node in nodes}) > 1 and not named:
            return {}
    return nodes[0] if nodes else {}


def words_of(node: Node, field: str) -> str:
    """A field's words; "" where it holds none, or something else."""
    value = node.get(field)
    return value if isinstance(value, str) else ""


def names_of(value: Any, depth: int = _DEPTH) -> list[str]:
    """The names of persons and organisations given as text, as nodes, or as lists of both."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list) and depth:
        return [name for item in value[:20] for name in names_of(item, depth - 1)]
    return names_of(value.get("name"), depth - 1) if isinstance(value, dict) and depth else []


def is_type(node: Node, name: str) -> bool:
    """Whether a node is of a type."""
    types = node.get("@type")
    return name in (types if isinstance(types, list) else [types])


def _articles(text: str) -> Iterator[Node]:
    try:
        plain = json.loads(_WRAPPING.sub("", text), strict=False)
    except (ValueError, RecursionError):
        return
    yield from _walk(plain, _DEPTH)


def _walk(plain: Any, depth: int) -> Iterator[Node]:
    if isinstance(plain, list) and depth:
        for item in plain[:100]:
            yield from _walk(item, depth - 1)
    elif isinstance(plain, dict) and depth:
        types = plain.get("@type")
        if any(isinstance(t, str) and _ARTICLES.fullmatch(t) for t in (types if isinstance(types, list) else [types])):
            yield plain
            return
        for key in _WITHIN:
            yield from _walk(plain.get(key), depth - 1)
