"""The words of a page as paragraphs: trafilatura's tree of the article, written out."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.sources.html.parsing import for_trafilatura

_BLOCKS = frozenset(("p", "head", "quote", "list", "item", "table", "row", "code", "body", "div"))
_CELL = "\x1f"
"""Between the cells of a row until it is written; no page holds it any more when it is parsed."""
_ENDS = re.compile(r"""[.!?:;…"'”’»)\]]$""")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph and what it is: p, head, quote, item, row, code."""

    kind: str
    text: str


def extract_blocks(root: Any) -> list[Block]:
    """The paragraphs that trafilatura (fast, no comments) finds in a tree; it changes nothing in it."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(for_trafilatura(root), options=options())
    return blocks_of(found.body) if found is not None else []


@cache
def options() -> Any:
    """What trafilatura is asked for: `fast`, tables kept, no comments, pictures, links or metadata."""
    from trafilatura.settings import Extractor

    return Extractor(output_format="python", fast=True, comments=False, tables=True)


def blocks_of(body: Any) -> list[Block]:
    """The paragraphs of trafilatura's `body`."""
    writer = _Writer()
    writer.walk(body, "p")
    writer.end()
    return writer.blocks


class _Writer:
    """Collects runs of text into paragraphs."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.lines: list[str] = [""]
        self.kind = "p"

    def walk(self, element: Any, kind: str) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self.end()
            kind = self.kind = tag if tag not in ("p", "body", "div") or kind not in ("quote", "item") else kind
        elif tag == "lb":
            self.lines.append("")
        elif tag == "cell" and self.lines[-1].strip():
            self.lines[-1] += _CELL
        self.add(element.text)
        for child in element:
            self.walk(child, kind)
            if child.tag in _BLOCKS:
                self.end()
                self.kind = kind
            self.add(child.tail)

    def add(self, text: str | None) -> None:
        if text:
            self.lines[-1] += text

    def end(self) -> None:
        """The paragraphs collected so far are whole."""
        if self.lines == [""]:
            return
        for text in join_lines([_squeezed(line) for line in self.lines]):
            self.blocks.append(Block(self.kind if self.kind != "body" else "p", text))
        self.lines = [""]


def _squeezed(line: str) -> str:
    if _CELL in line:
        return "\t".join(cell for cell in (" ".join(cell.split()) for cell in line.split(_CELL)) if cell)
    return " ".join(line.split())


def join_lines(lines: list[str]) -> list[str]:
    """Paragraphs of the lines between breaks: a line that goes on in small letters after an open end is no new one.

    >>> join_lines(["The envoy said", "that talks had ended.", "", "He left."])
    ['The envoy said that talks had ended.', 'He left.']
    """
    joined: list[str] = []
    open_end = False
    for line in lines:
        if open_end and line[:1].islower():
            joined[-1] += f" {line}"
        elif line:
            joined.append(line)
        open_end = bool(line) and not _ENDS.search(line)
    return joined
