"""Pages as sites build them: the words and the date that belong to the article, and nothing of what stands round it."""

import pytest

from communique.errors import SourceError
from communique.sources.html import Page, extract_page
from html_pages.layouts import Layout, layouts
from html_pages.more_layouts import more_layouts

PAGES = {layout.name: layout for layout in (*layouts(), *more_layouts())}
NO_AUTHOR = ("eastern daily",)
"""Pages whose writer is not found."""
LEAST = 51
"""Of 52 pages; the demand is 28 of 30."""


def read(layout: Layout) -> Page | str:
    """The page, or why it was refused."""
    try:
        return extract_page(layout.data, url=layout.url)
    except SourceError as error:
        return str(error)


def is_right(layout: Layout) -> bool:
    """Whether text, paragraph by paragraph, and date are right; for a page without words, the reason."""
    page = read(layout)
    if isinstance(page, str) or layout.text is None:
        return isinstance(page, str) and layout.text is None and layout.reason in page
    return tuple(page.text.split("\n\n")) == layout.text and (page.published or "")[:10] == (layout.published or "")


def test_layouts_right() -> None:
    """The figure of the issue: text and date right."""
    right = [name for name, layout in PAGES.items() if is_right(layout)]
    print(f"layouts right {len(right)}/{len(PAGES)}")
    assert len(right) >= LEAST, sorted(PAGES.keys() - right)


@pytest.mark.parametrize("name", PAGES)
def test_what_the_page_says_of_itself(name: str) -> None:
    """Title without the site, writer without "By", a warning where the text is cut off."""
    layout = PAGES[name]
    page = read(layout)
    if layout.text is None:
        assert isinstance(page, str)
        return
    assert isinstance(page, Page)
    assert layout.title is None or page.title == layout.title
    assert layout.author in (None, page.author) or name in NO_AUTHOR
    assert any(layout.warning in warning for warning in (*page.warnings, ""))
    assert (page.published is None) == (page.published_by is None)
