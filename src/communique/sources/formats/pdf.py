"""PDF: the running text of its pages, without what stands on every page."""

import io
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO

from communique.errors import SourceError
from communique.settings import Limits
from communique.sources.formats.bounded import Output, captured, read_whole, writable
from communique.sources.formats.pdf_guard import check_streams
from communique.sources.formats.pdf_layout import PageText, read_page
from communique.sources.formats.pdf_paragraphs import paragraphs_of
from communique.sources.formats.properties import fit_author, fit_title
from communique.sources.source import Source

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MAX_PAGES = 1_000
FILE_LIMIT = 5
"""A PDF is mostly pictures and fonts: its file may be so many times what a document may be."""
_CPU_SHARE = 0.8
_UNREADABLE_SHARE = 0.3
_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_PASSWORD = "encrypted: it opens with a password only; save it without one and read it again"
_BROKEN = "broken: no page of it can be opened ({}); save or print it as PDF again"
_SCAN = "no text in its {} pages: scanned pictures, it seems; run text recognition (OCR) over it first"
_NO_MAPPING = "its fonts do not say which letters they show, so its text cannot be read; run text recognition (OCR)"


class PdfFormat:
    """`.pdf`: paragraphs joined from lines, columns one after the other, page numbers and running heads left out.

    Its information gives title and author where those are no file or account names. The date of creation is no date
    of publication (a file is made before, or years after, what it holds is said) and is not taken for one.
    """

    name = "pdf"
    suffixes = frozenset({".pdf"})
    media_types = frozenset({"application/pdf", "application/x-pdf"})

    def recognises(self, head: bytes) -> bool:
        """Whether the mark of a PDF stands near its beginning."""
        return b"%PDF-" in head[:1024]

    def read(self, file: BinaryIO, *, name: str, limits: Limits) -> Iterator[Source]:
        """The one document; a `SourceError` says why there is none: encrypted, scanned, broken, a bomb."""
        data = read_whole(file, limit=FILE_LIMIT * limits.document)
        check_streams(data, limits)
        with _opened(data) as document:
            _check_locked(document, limits)
            pages, warnings = _pages(document, len(data), limits)
            metadata = _metadata(document)
        paragraphs = paragraphs_of(pages)
        text = writable("\n\n".join(paragraphs))
        _check_letters(text, len(pages))
        yield Source(name, text, data, metadata, warnings, captured=captured(data))


def _opened(data: bytes) -> "PdfDocument":
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise SourceError(_PASSWORD) from error
        raise SourceError(_BROKEN.format(_reason(error))) from error


def _check_locked(document: "PdfDocument", limits: Limits) -> None:
    """Look into the streams of a PDF that anyone may open but not change: in the file itself they are encrypted."""
    import pypdfium2.raw as pdfium

    if pdfium.FPDF_GetSecurityHandlerRevision(document) >= 0:
        unlocked = io.BytesIO()
        document.save(unlocked, flags=pdfium.FPDF_REMOVE_SECURITY)
        check_streams(unlocked.getvalue(), limits)


def _reason(error: Exception) -> str:
    return str(error).rstrip(".").partition("PDFium: ")[2].rstrip(".)") or "damaged"


def _pages(document: "PdfDocument", size: int, limits: Limits) -> tuple[list[PageText], tuple[str, ...]]:
    """The texts of the pages, and warnings of what was not read."""
    import pypdfium2

    count = len(document)
    if not count:
        raise SourceError(_BROKEN.format("it has none"))
    output, until = Output(size, limits), time.process_time() + _CPU_SHARE * limits.cpu
    pages: list[PageText] = []
    broken: list[int] = []
    for number in range(min(count, MAX_PAGES)):
        try:
            page = read_page(document, number, most=limits.document)
        except pypdfium2.PdfiumError:
            broken.append(number + 1)
            continue
        output.add(page.characters)
        pages.append(page)
        if time.process_time() > until:
            raise SourceError(f"reading its pages takes more than {_CPU_SHARE * limits.cpu:.0f} s; split it")
    if not pages:
        raise SourceError(_BROKEN.format("damaged"))
    return pages, tuple(_warnings(document, pages, broken))


def _warnings(document: "PdfDocument", pages: Sequence[PageText], broken: Sequence[int]) -> Iterator[str]:
    count = len(document)
    if count > MAX_PAGES:
        yield f"only the first {MAX_PAGES:,} of its {count:,} pages were read; split it"
    if broken:
        yield f"pages {_listed(broken)} are broken and were left out; save it as PDF again"
    pictures = [page.number for page in pages if page.is_picture]
    if pictures:
        yield f"pages {_listed(pictures)} are pictures without text; run text recognition (OCR) over it"
    if attached := document.count_attachments():
        yield f"{attached} files attached to it were not read; save and read them"


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:10])) + (" …" if len(numbers) > 10 else "")


def _check_letters(text: str, pages: int) -> None:
    """`SourceError` where there is no text, or none that can be read."""
    unreadable = len(_UNREADABLE.findall(text))
    if unreadable > _UNREADABLE_SHARE * len(text.replace(" ", "")):
        raise SourceError(_NO_MAPPING)
    if not any(c.isalnum() for c in text):
        raise SourceError(_SCAN.format(pages))


def _metadata(document: "PdfDocument") -> Mapping[str, str]:
    """Title and author, where they are fit to be shown."""
    fields = (("title", "Title", fit_title), ("author", "Author", fit_author))
    found = {key: fit(document.get_metadata_value(field)) for key, field, fit in fields}
    return {key: value for key, value in found.items() if value}
