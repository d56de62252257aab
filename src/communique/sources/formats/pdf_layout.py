"""Where the words of a PDF page stand: its lines in the order in which a person reads them."""

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Any

from communique.errors import SourceError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

HYPHEN = "\ufffe"
"""What PDFium puts for a hyphen at the end of a line."""
_GAP = 1.6
"""Words further apart than so many times their size are of two columns or cells."""
_LEAST_LINES = 4
_LEAST_LETTERS = 18
"""A column has so many lines, and so many letters in the line of the middle; less is a table or a label."""
_MOST_LINES = 1_000
"""A page with more lines is no page of text; columns are not looked for."""
_LINE = re.compile("[^\r\n\ufffe]+")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one base line, with their place in points from the page's lower left corner and their size.

    `block` is the column that it stands in, by number; `is_cut` whether its last word goes on in the next line.
    """

    text: str
    left: float
    right: float
    bottom: float
    size: float
    block: int = 0
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class PageText:
    """The lines of a page in reading order."""

    number: int
    height: float
    lines: tuple[Line, ...]
    characters: int
    is_picture: bool = False


def read_page(document: "PdfDocument", index: int, *, most: int) -> PageText:
    """One page of a document; `SourceError` where it has more than `most` characters."""
    import pypdfium2.raw as pdfium

    page = document[index]
    try:
        textpage = page.get_textpage()
        try:
            count = textpage.count_chars()
            if count > most:
                raise SourceError(f"{count:,} characters on one page, over the limit of {most:,}; no news is so long")
            lines = list(_lines(textpage, count)) if count > 0 else []
        finally:
            textpage.close()
        images = (pdfium.FPDF_PAGEOBJ_IMAGE,)
        is_picture = not lines and next(page.get_objects(filter=images, max_depth=2), None) is not None
        return PageText(index + 1, page.get_height(), tuple(in_order(lines)), count, is_picture)
    finally:
        page.close()


def _lines(textpage: Any, count: int) -> Iterator[Line]:
    """The lines as PDFium finds them, cut where a wide gap parts columns."""
    text = textpage.get_text_range(errors="replace")
    place = _Places(textpage)
    exact = len(text) == count
    for match in _LINE.finditer(text):
        is_cut = text.startswith(HYPHEN, match.end())
        index = match.start() if exact else place.index_of(match.start())
        yield from _pieces(match.group(), index, place, is_cut=is_cut)


def _pieces(text: str, index: int, place: "_Places", *, is_cut: bool) -> Iterator[Line]:
    """A line, cut at gaps; its size is the larger one of its first and last letter, of which one may be a mark."""
    words = [(match.start(), match.end()) for match in re.finditer(r"\S+", text)]
    if not words:
        return
    size = place.size(index + words[0][0])
    start, left, right, bottom = words[0][0], *place.span(index, words[0])
    end = words[0][1]
    for word in words[1:]:
        here_left, here_right, here_bottom = place.span(index, word)
        if here_left - right > _GAP * size or here_left < left - size:
            size = max(size, place.size(index + end - 1))
            yield Line(_SPACES.sub(" ", text[start:end]), left, right, bottom, size)
            start, left, bottom, size = word[0], here_left, here_bottom, place.size(index + word[0])
        end, right = word[1], here_right
    size = max(size, place.size(index + end - 1))
    yield Line(_SPACES.sub(" ", text[start:end]), left, right, bottom, size, is_cut=is_cut)


class _Places:
    """Where characters stand, asked of PDFium with one set of variables."""

    def __init__(self, textpage: Any) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium, self._textpage = pdfium, textpage
        self._box = [ctypes.c_double() for _ in range(4)]

    def span(self, index: int, word: tuple[int, int]) -> tuple[float, float, float]:
        """Left, right and base line of a word."""
        x, y = self._box[0], self._box[1]
        self._pdfium.FPDFText_GetCharOrigin(self._textpage, index + word[0], x, y)
        left, bottom = x.value, y.value
        box = self._box
        self._pdfium.FPDFText_GetCharBox(self._textpage, index + word[1] - 1, box[0], box[1], box[2], box[3])
        return left, max(left, box[1].value), bottom

    def size(self, index: int) -> float:
        """The size of a character in points, as it shows on the page."""
        size = float(self._pdfium.FPDFText_GetFontSize(self._textpage, index))
        matrix = self._pdfium.FS_MATRIX()
        if self._pdfium.FPDFText_GetMatrix(self._textpage, index, matrix):
            size *= abs(matrix.d) or abs(matrix.b) or 1.0
        return max(size, 1.0)

    def index_of(self, offset: int) -> int:
        """The number of the character that stands at an offset of the text."""
        return max(0, int(self._pdfium.FPDFText_GetCharIndexFromTextIndex(self._textpage, offset)))


def in_order(lines: Sequence[Line]) -> list[Line]:
    """The lines as read: where they stand in columns, one column after the other, between lines over all of them."""
    gutter = _gutter(lines)
    if gutter is None:
        return list(lines)
    ordered: list[Line] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.bottom):
        if line.left < gutter < line.right:
            ordered += _columns(band, gutter, _last(ordered))
            band = []
            ordered.append(replace(line, block=_last(ordered) + 1))
        else:
            band.append(line)
    return ordered + _columns(band, gutter, _last(ordered))


def _last(ordered: Sequence[Line]) -> int:
    return ordered[-1].block if ordered else 0


def _columns(band: Sequence[Line], gutter: float, block: int) -> list[Line]:
    """What stands left of the gutter and then the rest, each maybe in columns; blocks are numbered from `block` on."""
    left = in_order([line for line in band if line.right <= gutter])
    right = in_order([line for line in band if line.right > gutter])
    count = 1 + max((line.block for line in left), default=0)
    numbered = [replace(line, block=line.block + block + 1) for line in left]
    return numbered + [replace(line, block=line.block + block + 1 + count) for line in right]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where a blank strip parts two columns of running text: the one that fewest lines cross, the leftmost of those."""
    if len(lines) > _MOST_LINES:
        return None
    best: tuple[int, float] | None = None
    for edge in sorted({round(line.left) for line in lines}):
        gutter = edge - 1.5
        left = [line for line in lines if line.right <= gutter]
        right = [line for line in lines if line.left >= gutter]
        across = len(lines) - len(left) - len(right)
        if across > len(lines) // 2 or (best is not None and across >= best[0]):
            continue
        starts = [line for line in right if abs(line.left - edge) < 3 * line.size]
        if _is_column(left) and _is_column(starts) and _is_beside(left, right):
            best = across, gutter
    return best[1] if best else None


def _is_column(lines: Sequence[Line]) -> bool:
    return len(lines) >= _LEAST_LINES and median(len(line.text) for line in lines) >= _LEAST_LETTERS


def _is_beside(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether two columns stand side by side, not one above the other."""
    top = min(max(line.bottom for line in left), max(line.bottom for line in right))
    bottom = max(min(line.bottom for line in left), min(line.bottom for line in right))
    return sum(bottom <= line.bottom <= top for line in right) >= min(_LEAST_LINES, len(right))
