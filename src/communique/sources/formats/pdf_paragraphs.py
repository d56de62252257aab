"""Lines of PDF pages joined to paragraphs, without running heads, page numbers, footnotes and captions."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from communique.sources.formats.pdf_hyphens import WORD, is_hyphenated, joined
from communique.sources.formats.pdf_layout import Line, PageText

_MARGIN = 0.12
"""Running heads stand within so much of the page's height at its top or bottom."""
_OFTEN = 0.3
"""They stand on so many of the pages: those on left and right pages may differ."""
_PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:page|p\.?|pg\.?)?\s?(?:\d{1,4}|[ivxlc]{1,6})(?:\s?(?:of|/|\|)\s?\d{1,4})?\W{0,3}", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_CAPTION = re.compile(r"(?:Figure|Fig\.|Photo(?:graph)?s?|Picture|Image|Map|Chart)(?: \d+[a-z]?)?[:.] ")
_NOTE_MARK = re.compile(r"\(?\d{1,3}(?!\d|[.,:]\d|\))|[*∗†‡§]")
_BULLET = re.compile(r"(?:[•▪◦●■*–—-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]) ")
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")
_NUMERALS = "ivxlc0123456789 "
_LEADERS = re.compile(r"[.… ]{9}")
"""What leads to a page number in a table of contents."""
_SMALL = 0.9
_HEADLINE = 1.2
"""Footnotes are smaller than the running text, by so much at least; headlines larger."""
_PITCH = 1.4
"""Lines further apart than so many times the usual distance are of two paragraphs."""
_WIDEST = 2.2
"""A sentence that plainly goes on does so over a gap of so many times the size of its letters."""
_LONG = 30
"""Letters of a line that fills its column, where columns are read one after the other without being told apart."""
_SHORT = 0.6
_FULL = 0.75
"""A line under `_SHORT` of its column's width ends a paragraph or is a heading; one over `_FULL` may go on."""


def paragraphs_of(pages: Sequence[PageText]) -> list[str]:
    """The paragraphs of a document, in order."""
    body = _body_size(pages)
    repeated = _running_heads(pages, most=_HEADLINE * body)
    joiner = _Joiner()
    for page in pages:
        edges = {end(line.bottom for line in page.lines) for end in (min, max)} if page.lines else set()
        kept = [line for line in page.lines if not _is_furniture(line, page, edges, repeated)]
        joiner.add(_without_notes(kept, page.height, body))
    lines = [line for paragraph in joiner.paragraphs for line in paragraph]
    words = Counter(word.lower() for line in lines for word in WORD.findall(line.text))
    return [joined(paragraph, words) for paragraph in joiner.paragraphs]


def _running_heads(pages: Sequence[PageText], *, most: float) -> frozenset[tuple[str, int]]:
    """What stands at the head or foot of many pages, whatever numbers are in it, in its size; no headlines."""
    found = Counter(
        text
        for page in pages
        for text in {_shape(line) for line in page.lines if _is_in_margin(line, page) and line.size < most}
    )
    return frozenset(text for text, count in found.items() if count >= max(2, _OFTEN * len(pages)))


def _shape(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text.casefold()), round(line.size)


def _is_in_margin(line: Line, page: PageText) -> bool:
    return not _MARGIN * page.height < line.bottom < (1 - _MARGIN) * page.height


def _is_furniture(line: Line, page: PageText, edges: set[float], repeated: frozenset[tuple[str, int]]) -> bool:
    """Whether it is a running head, a page number at the very top or bottom, or a line of the contents."""
    if not _is_in_margin(line, page):
        return _is_of_contents(line)
    if _is_of_contents(line) or _shape(line) in repeated:
        return True
    return line.bottom in edges and bool(_PAGE_NUMBER.fullmatch(line.text))


def _is_of_contents(line: Line) -> bool:
    return _LEADERS.fullmatch(line.text.rstrip(_NUMERALS)[-9:]) is not None


def _body_size(pages: Sequence[PageText]) -> float:
    """The size in which most letters are set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 1.0


def _without_notes(lines: list[Line], height: float, body: float) -> list[Line]:
    """The lines without footnotes: smaller, at the foot of a column of the page's lower half, the first with a mark."""
    lowest: dict[int, float] = {}
    for line in lines:
        if line.size >= _SMALL * body:
            lowest[line.block] = min(line.bottom, lowest.get(line.block, height))
    lower = {block: min(bottom, height / 2) for block, bottom in lowest.items()}
    notes = {line for line in lines if line.size < _SMALL * body and line.bottom < lower.get(line.block, 0)}
    tops: dict[int, Line] = {}
    for line in notes:
        if line.block not in tops or line.bottom > tops[line.block].bottom:
            tops[line.block] = line
    marked = {block for block, line in tops.items() if _NOTE_MARK.match(line.text)}
    return [line for line in lines if line not in notes or line.block not in marked]


@dataclass(frozen=True, slots=True)
class _Column:
    """Where the lines of a column usually begin and end, and how far apart they are."""

    left: float
    right: float
    pitch: float

    def share(self, line: Line) -> float:
        """How much of the column's width a line fills."""
        return (line.right - self.left) / max(self.right - self.left, 1.0)


class _Joiner:
    """Joins the lines of page after page; captions are passed over, the text around them goes on."""

    def __init__(self) -> None:
        self.paragraphs: list[list[Line]] = []
        self._caption: list[Line] = []
        self._column: _Column | None = None

    def add(self, lines: Sequence[Line]) -> None:
        """The lines of the next page."""
        blocks: dict[int, list[Line]] = {}
        for line in lines:
            blocks.setdefault(line.block, []).append(line)
        columns = {number: _column(members) for number, members in blocks.items()}
        for number, line in enumerate(lines):
            column, is_moved = columns[line.block], number == 0
            if self._caption and not is_moved and _goes_on(self._caption[-1], line, column, column):
                self._caption.append(line)
                continue
            is_moved = is_moved or bool(self._caption)
            self._caption = [line] if _CAPTION.match(line.text) else []
            if not self._caption:
                self._add(line, column, is_moved=is_moved)

    def _add(self, line: Line, column: _Column, *, is_moved: bool) -> None:
        before = self.paragraphs[-1][-1] if self.paragraphs else None
        if before and self._column and _goes_on(before, line, self._column, column, is_moved=is_moved):
            self.paragraphs[-1].append(line)
        else:
            self.paragraphs.append([line])
        self._column = column


def _column(lines: Sequence[Line]) -> _Column:
    lefts = Counter(round(line.left) for line in lines)
    left = min(lefts, key=lambda x: (-lefts[x], x))
    gaps = [a.bottom - b.bottom for a, b in pairwise(lines) if 0.5 < (a.bottom - b.bottom) / a.size < 3]
    pitch = sorted(gaps)[len(gaps) // 4] if gaps else 1.2 * median(line.size for line in lines)
    return _Column(left, max(line.right for line in lines), pitch)


def _goes_on(before: Line, line: Line, earlier: _Column, column: _Column, *, is_moved: bool = False) -> bool:
    """Whether a line goes on with the paragraph of the one before it, which may stand in another column or page."""
    if is_hyphenated(before, line):
        return True
    if not 0.9 < line.size / before.size < 1.1 or _BULLET.match(line.text):
        return False
    down = before.bottom - line.bottom
    if is_moved or line.block != before.block or down < -0.3 * line.size:
        is_full = earlier.share(before) >= _FULL or (line.block == before.block and len(before.text) >= _LONG)
        return not _ENDS.search(before.text) and (line.text[0].islower() or is_full)
    if down < 0.3 * line.size:
        return True
    if down > _PITCH * column.pitch:
        return down < _WIDEST * line.size and line.text[0].islower() and not _ENDS.search(before.text)
    if column.share(before) < _SHORT:
        return line.text[0].islower() and not _ENDS.search(before.text)
    if _ENDS.search(before.text):
        return line.left <= column.left + 0.8 * line.size and column.share(before) >= _FULL
    return True
