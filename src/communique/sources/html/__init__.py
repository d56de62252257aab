"""Pages of the web: their words without what stands round them, and what they say of themselves."""

from communique.sources.html.extraction import Page, extract_page

__all__ = ["Page", "extract_page"]
