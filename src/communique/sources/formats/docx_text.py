"""The text of a DOCX, in the order of its XML: python-docx leaves out what stands in content controls."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PARAGRAPH, _TABLE, _ROW, _CELL, _TEXT = (f"{_W}{name}" for name in ("p", "tbl", "tr", "tc", "t"))
_BOX = f"{_W}txbxContent"
_LEFT_OUT = frozenset(
    {f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr", "tblPr", "tcPr")}
) | {f"{_MC}Fallback"}  # fmt: skip
_SIGNS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}ptab": " "}
_SPACES = re.compile(r"[^\S\n]+")
_SHORT_CELL = 60
_MOST_DEEP = 200


class DocxText:
    """Reads the paragraphs of an opened document; `title` and `warnings` are complete when they have been read."""

    def __init__(self, document: "Document") -> None:
        self._document = document
        self._styles = _style_names(document)
        self.title: str | None = None
        self.warnings: list[str] = []
        self._linked = 0

    def paragraphs(self) -> Iterator[str]:
        """The paragraphs in order; a row of a table with short cells is one."""
        yield from self._within(self._document.element.body)
        if self._linked:
            self.warnings.append(f"{self._linked} documents embedded in it were not read; save and read them")

    def _within(self, element: Any) -> Iterator[str]:
        for child in element:
            if child.tag == _PARAGRAPH:
                yield from self._paragraph(child)
            elif child.tag == _TABLE:
                yield from self._table(child)
            elif child.tag == f"{_W}altChunk":
                self._linked += 1
            elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
                yield from self._within(child)

    def _paragraph(self, paragraph: Any) -> Iterator[str]:
        style = self._style(paragraph)
        if style.startswith(("caption", "toc ", "table of ", "header", "footer", "footnote", "endnote")):
            return
        boxes: list[Any] = []
        text = _SPACES.sub(" ", "".join(_pieces(paragraph, boxes)))
        text = "\n".join(line.strip() for line in text.split("\n") if line.strip())
        if text:
            if style == "title" and self.title is None:
                self.title = text
            yield text
        for box in boxes:
            yield from self._within(box)

    def _table(self, table: Any) -> Iterator[str]:
        """The rows: cells of a few words beside one another on a line; longer ones paragraph by paragraph."""
        for row in table.iter(_ROW):
            if next(row.iterancestors(_TABLE), None) is not table:
                continue
            own = (cell for cell in row.iter(_CELL) if next(cell.iterancestors(_ROW), None) is row)
            filled = [cell for cell in (list(self._within(cell)) for cell in own) if cell]
            if len(filled) > 1 and all(len(cell) == 1 and len(cell[0]) <= _SHORT_CELL for cell in filled):
                yield " | ".join(cell[0].replace("\n", " ") for cell in filled)
            else:
                for cell in filled:
                    yield from cell

    def _style(self, paragraph: Any) -> str:
        """The name of a paragraph's style in lower case, as in every language of the word processor."""
        found = paragraph.find(f"{_W}pPr/{_W}pStyle")
        identifier = found.get(f"{_W}val", "") if found is not None else ""
        return self._styles.get(identifier, identifier).lower()


def _style_names(document: "Document") -> dict[str, str]:
    """The names of styles by their ids: the ids are in the language of who wrote, built-in names in English."""
    try:
        styles = document.styles.element
    except (KeyError, ValueError, AttributeError):
        return {}
    names = {}
    for style in styles.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None:
            names[style.get(f"{_W}styleId", "")] = name.get(f"{_W}val", "")
    return names


def _pieces(element: Any, boxes: list[Any]) -> Iterator[str]:
    """The words of a paragraph; text boxes in it are put aside, deleted and hidden words left out."""
    for child in element:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == _BOX:
            boxes.append(child)
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT and not _is_hidden(child):
            yield from _pieces(child, boxes)


def _is_hidden(run: Any) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val") not in {"0", "false", "off"}
