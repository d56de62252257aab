"""Which element trafilatura takes for the page's article: its rules, told without its walks over the whole tree.

`BODY_XPATH` of trafilatura is a list of five expressions; the first that matches anything gives the element, the first
in the page's order. Words of classes and ids decide, by regular expressions that are taken from trafilatura itself.
What its cleaning removes before (asides, comments, forms ...) cannot be chosen.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

_CANDIDATES = ("article", "div", "main", "section")
_DOUBTFUL = ("form", "details", "figure", "table")
"""Tags that trafilatura may turn into boxes before it looks; where one of them could be chosen, nothing is told."""
_MANY = 1_000
"""Candidates in parts that are removed after which nothing is told: no site has as many."""
_LONG = 300
"""Characters of a class and id up to which an answer is kept: memory is not the page's to fill."""
STUDIED = ("2.3.0", "2.3.1")
"""Versions of trafilatura whose source the rules here and in `fast_path` were read from."""

_OF_CLASS = re.compile(r"re:test\(@class, '([^']*)'\)")


@dataclass(frozen=True, slots=True)
class Rules:
    """Trafilatura's regular expressions and lists of tags that decide on the place."""

    identities: tuple[re.Pattern[str], ...]
    classes: tuple[re.Pattern[str], ...]
    comment_identity: re.Pattern[str]
    comment_class: re.Pattern[str]
    discard_identity: re.Pattern[str]
    discard_class: re.Pattern[str]
    discard_any: re.Pattern[str]
    network: re.Pattern[str]
    removed: frozenset[str]


@cache
def rules() -> Rules:
    """The rules of the trafilatura installed."""
    from trafilatura import settings, utils, xpaths

    def any_of(*names: str) -> re.Pattern[str]:
        return re.compile("|".join(token for name in names for token in getattr(xpaths, name)))

    return Rules(
        identities=(
            any_of("_ARTICLE_CONTENT_ID_TOKENS"),
            any_of("_STORY_ID_TOKENS"),
            any_of("_MAIN_CONTENT_ID_TOKENS"),
        ),
        classes=(
            any_of("_ARTICLE_CONTENT_CLASS_TOKENS"),
            any_of("_STORY_CLASS_TOKENS"),
            any_of("_MAIN_CONTENT_CLASS_TOKENS"),
        ),
        comment_identity=re.compile(f"^(?:{xpaths._COMMENTS_ID}|disqus_thread|dsq-comments)"),
        comment_class=re.compile(xpaths._COMMENTS_CLASS),
        discard_identity=any_of(
            "_OVERALL_DISCARD_BOTH_TOKENS", "_OVERALL_DISCARD_ID_TOKENS", "_CONSENT_ID_CLASS_TOKENS"
        ),
        discard_class=any_of(
            "_OVERALL_DISCARD_BOTH_TOKENS", "_OVERALL_DISCARD_CLASS_TOKENS", "_CONSENT_ID_CLASS_TOKENS"
        ),
        discard_any=re.compile(_OF_CLASS.findall(xpaths.OVERALL_DISCARD_XPATH[1].path)[0]),
        network=utils.RE_FILTER,
        removed=frozenset(settings.MANUALLY_CLEANED),
    )


def find_place(root: Any) -> Any:
    """The element that trafilatura takes for the article; `None` where there is none, or it is not known here."""
    best: list[Any] = [None] * 5
    removed = 0
    for element in root.iter(*_CANDIDATES, *_DOUBTFUL):
        attributes = element.attrib
        ranks = _short_ranks(
            element.tag,
            attributes.get("class", ""),
            attributes.get("id", ""),
            attributes.get("itemprop", ""),
            attributes.get("role", ""),
        )
        for rank in ranks:
            if best[rank] is not None or element is root:
                continue
            if is_removed(element):
                removed += 1
                continue
            if element.tag in _DOUBTFUL or rank < 0:
                return None
            best[rank] = element
        if removed > _MANY:
            return None
    return next((element for element in best if element is not None), None)


def is_removed(element: Any) -> bool:
    """Whether an element goes with trafilatura's cleaning, or lies in one that does."""
    known = rules()
    while element is not None:
        if element.tag in known.removed and element.tag not in _DOUBTFUL:
            return True
        if element.tag in ("div", "section", "details", "ol", "ul") and is_comment(
            element.get("class") or "", element.get("id") or ""
        ):
            return True
        element = element.getparent()
    return False


def is_comment(css_class: str, identity: str) -> bool:
    """Whether trafilatura takes a box or list of this class and id for the readers' comments."""
    told = _is_comment if len(css_class) + len(identity) < _LONG else _is_comment.__wrapped__
    return told(css_class, identity)


@lru_cache(maxsize=4096)
def _is_comment(css_class: str, identity: str) -> bool:
    known = rules()
    return known.comment_identity.search(identity) is not None or known.comment_class.search(css_class) is not None


_SCROLLED = re.compile(r"mvp-post-add-(?:box|wrap)|infinite-?scroll|elementor-share-buttons")


def _short_ranks(tag: str, css_class: str, identity: str, item: str, role: str) -> tuple[int, ...]:
    ranks = _ranks if len(css_class) + len(identity) + len(item) + len(role) < _LONG else _ranks.__wrapped__
    return ranks(tag, css_class, identity, item, role)


@lru_cache(maxsize=8192)
def _ranks(tag: str, css_class: str, identity: str, item: str, role: str) -> tuple[int, ...]:
    """Which of the five expressions an element matches; -1 where it is cut out by a rule not told here."""
    known = rules()
    if _SCROLLED.search(css_class) or _SCROLLED.search(identity):
        return (-1,)
    ranks = []
    if (
        css_class in ("post", "entry")
        or item == "articleBody"
        or identity == "articleContent"
        or _named(known, 0, css_class, identity)
    ):
        ranks.append(0)
    if tag == "article":
        ranks.append(1)
    if (
        role == "article"
        or identity in ("article", "story")
        or css_class in ("postarea", "art-postcontent", "text", "cell", "story")
        or "fulltext" in css_class.lower()
        or _named(known, 1, css_class, identity)
    ):
        ranks.append(2)
    folded = css_class.replace("C", "c").replace("M", "m")
    if (
        "content" in (identity, css_class)
        or _named(known, 2, css_class, identity)
        or "main-content" in identity.replace("C", "c").replace("M", "m")
        or "main-content" in folded
        or "page-content" in css_class.replace("C", "c").replace("P", "p")
    ):
        ranks.append(3)
    if tag == "main" or any(value.startswith("main") for value in (css_class, identity, role)):
        ranks.append(4)
    return tuple(ranks)


def _named(known: Rules, place: int, css_class: str, identity: str) -> bool:
    return known.identities[place].search(identity) is not None or known.classes[place].search(css_class) is not None
