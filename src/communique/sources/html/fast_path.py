"""The same paragraphs as trafilatura's, without its walks, for pages on which its outcome is plain to see.

The argument, by trafilatura's source (`places.STUDIED`; options as in `body.options`: fast, balanced, no comments,
links, pictures or formatting; the page holds no scripts any more, so it is never taken for a forum):

1. *Where.* `_extract` takes the first element that the first matching expression of `BODY_XPATH` gives in the cleaned
   tree. `find_place` tells it by the same expressions. Nothing outside that element is written out, as long as the
   steps below end inside it.
2. *What is cut.* `prune_unwanted_nodes` cuts by words of class, id, role and style: where any of them occurs below the
   element, this path gives up. `tree_cleaning` removes the tags of `MANUALLY_CLEANED` with what is in them and strips
   inline tags: both are done here as the words are read (where one lies in another of its kind, lxml's walk loses its
   way: given up). `delete_by_link_density` cuts only boxes and paragraphs that
   hold links and are short, or links for the most part: `_keeps` gives up before that. Lists with links are given up.
   What would write nothing may go or stay.
3. *What is written.* `handle_textelem` gives each `p`, heading, list and quotation in order, and for other elements
   nothing. Text in boxes beside them is written where it follows one of these, a break, or the element's beginning, and
   where all paragraphs of the page have less than 750 characters (`ptest`): given up. So is everything that these
   functions treat in a way of its own: tables, code, definition lists, nested lists, `details`, forms of some length,
   lines that name a network (`RE_FILTER`). Headings at the end go.
4. *That it ends there.* Two elements written end the search; 250 characters keep `recover_wild_text` and the baseline
   away; 3,000 characters, or a fifth of what the page holds at most, keep the recall retry away. Equal elements of more
   than 50 characters may be dropped as copies: given up.

Giving up costs little and is always right: trafilatura then reads the page. The tests compare both on generated pages.
"""

from functools import cache
from typing import Any

from communique.sources.html.body import Block, extract_blocks
from communique.sources.html.places import STUDIED
from communique.sources.html.plain_reader import GivesUp, PlainReader

_ABOVE = frozenset(("html", "body", "div", "section", "article", "main", "center"))


def read_blocks(root: Any, place: Any) -> list[Block]:
    """The paragraphs of a page by trafilatura, or without it where they are the same.

    `place` is the element that it takes for the article, where known.
    """
    fast = read_fast(place) if place is not None else None
    return fast if fast is not None else extract_blocks(root)


def read_fast(place: Any) -> list[Block] | None:
    """The blocks of the page whose article is `place` (`find_place`), or `None` where they are not plain to see."""
    above = list(place.iterancestors())
    if not is_studied() or any(a.tag not in _ABOVE and "-" not in str(a.tag) for a in above):
        return None
    reader = PlainReader()
    root = above[-1] if above else place
    if any(next(e.iterancestors(e.tag), None) is not None for e in root.iter(*reader.removed)):
        return None
    try:
        reader.box(place)
    except GivesUp:
        return None
    return reader.result(root)


@cache
def is_studied() -> bool:
    """Whether the trafilatura installed is one that this argument was made of."""
    from importlib.metadata import version

    return version("trafilatura") in STUDIED
