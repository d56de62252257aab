"""The parts of a page that speak of it: `meta`, titles, times, its own address, JSON-LD."""

from dataclasses import dataclass
from typing import Any

_MOST_TIMES = 40


@dataclass(frozen=True, slots=True)
class Time:
    """A `time` element: its value, the words shown, those of its classes and labels, whether it lies "
    "beside an `h1`."""

    value: str
    shown: str
    said: str
    with_heading: bool


class Head:
    """The parts of a page that speak of it, gathered in one walk before anything is cut out."""

    def __init__(self, root: Any) -> None:
        self.metas: dict[str, str] = {}
        self.times: list[Time] = []
        self.headings: list[str] = []
        self.byline: list[str] = []
        self.page_title = ""
        self.linked: list[str] = []
        self.canonical: str | None = None
        for element in root.iter("meta", "title", "link", "time", "h1", "script"):
            self._take(element)
        root_tag = root.find(".")
        self.language = (root_tag.get("lang") or "").lower()
        self.is_amp = "amp" in root_tag.attrib or "⚡" in root_tag.attrib

    def _take(self, element: Any) -> None:
        tag = element.tag
        if tag == "meta":
            name = element.get("property") or element.get("name") or element.get("itemprop")
            content = element.get("content")
            if name and content and content.strip():
                self.metas.setdefault(name.strip().lower(), content.strip())
        elif tag == "time":
            if len(self.times) < _MOST_TIMES:
                self.times.append(_time(element))
        elif tag == "h1":
            if heading := text_of(element):
                self.headings.append(heading)
        elif tag == "script":
            if "ld+json" in (element.get("type") or "").lower() and element.text:
                self.linked.append(element.text)
        elif tag == "title" and not self.page_title:
            self.page_title = text_of(element)
        elif tag == "link" and "canonical" in (element.get("rel") or "").lower():
            self.canonical = self.canonical or element.get("href")


def _time(element: Any) -> Time:
    parent = element.getparent()
    shown = text_of(element)
    label = text_of(parent)[:60] if len(parent) == 1 else shown
    said = (
        element.get("class"),
        element.get("itemprop"),
        "pubdate" if element.get("pubdate") is not None else "",
        parent.get("class"),
        label,
    )
    article = next(element.iterancestors("article", "header"), None)
    return Time(
        value=element.get("datetime") or shown,
        shown=shown,
        said=" ".join(filter(None, said)),
        with_heading=article is not None and next(article.iter("h1"), None) is not None,
    )


def text_of(element: Any) -> str:
    """The text of an element with single blanks."""
    return " ".join("".join(element.itertext()).split())
