"""Which elements trafilatura might cut out for their class, id, style or role: its own words, and a few more."""

import re
from functools import lru_cache
from typing import Any

from communique.sources.html.places import is_comment, rules

_CUT = frozenset(("div", "li", "ul", "ol", "p", "section", "span"))
_WARY = re.compile(
    r"^reply-|akismet|reader-comments|[tT]easer|caption|w3-code|schema-faq|cookie|mvp-post-add|infinite-?scroll|"
    r"elementor-share|highlight"
)
"""What trafilatura looks for in classes and ids beside the words taken from its lists, and more."""
_LONG = 600
_UNSEEN = re.compile(r"hidden|display: ?none")


def names_of_element(element: Any) -> tuple[str, str, str, str]:
    """Class, id and style of an element, and its other attributes that trafilatura looks at."""
    attributes = element.attrib
    other = [attributes.get(name, "") for name in ("role", "data-component", "aria-hidden")]
    if "data-lp-replacement-content" in attributes:
        other.append("hidden")
    return attributes.get("class", ""), attributes.get("id", ""), attributes.get("style", ""), " ".join(other)


def is_wary(tag: str, css_class: str, identity: str, style: str, other: str) -> bool:
    """Whether an element might be cut by one of trafilatura's expressions; of very long names it is taken for so."""
    return len(css_class) + len(identity) + len(style) + len(other) > _LONG or _is_wary(
        tag, css_class, identity, style, other
    )


@lru_cache(maxsize=8192)
def _is_wary(tag: str, css_class: str, identity: str, style: str, other: str) -> bool:
    known = rules()
    if tag in _CUT and (known.discard_identity.search(identity) or known.discard_class.search(css_class)):
        return True
    if other.strip() and ("av" in other or "true" in other or "Popular" in other or "hidden" in other):
        return True
    return (
        _UNSEEN.search(style) is not None
        or _UNSEEN.search(identity) is not None
        or known.discard_any.search(css_class) is not None
        or any(_WARY.search(value) for value in (css_class, identity))
        or is_comment(css_class, identity)
    )
