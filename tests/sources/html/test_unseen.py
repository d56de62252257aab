"""Pages that no rule was made for: how near the words come that are read of them."""

from communique.sources.html import extract_page
from html_pages.unseen import unseen


def test_unseen_pages() -> None:
    """No paragraph of an article is lost, few lines of others come in; the figures are told, not fitted."""
    exact = dates = found = wanted = foreign = 0
    for layout in unseen():
        assert layout.text is not None
        page = extract_page(layout.data, url=layout.url)
        lines = page.text.split("\n\n")
        is_dated = (page.published or "")[:10] == (layout.published or "")
        exact += tuple(lines) == layout.text and is_dated
        dates += is_dated
        found += sum(line in lines for line in layout.text)
        wanted += len(layout.text)
        foreign += sum(line not in layout.text for line in lines)
    print(
        f"unseen pages: {exact}/10 to the letter, dates {dates}/10, paragraphs {found}/{wanted}, foreign lines {foreign}"
    )
    assert found >= 0.97 * wanted
