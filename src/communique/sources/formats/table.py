"""Tables in text form (.csv, .tsv): one document a row."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from communique.errors import SourceError
from communique.settings import Limits
from communique.sources.decoding import is_binary
from communique.sources.formats.columns import Columns, columns_of
from communique.sources.source import Source

_DELIMITERS = ",\t;|"
_HEAD = 65_536
_STEP = 1 << 20
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CP1252 = "not UTF-8: read as Windows-1252; save the file as UTF-8 if letters look wrong"
_OPEN = "a quotation mark in it is never closed: all after it was taken for one field; close it"
_LINE = "its line is longer than a document may be, and was left out; split the text"
_LONG = (
    "a field of it is longer than a document may be, over many lines: a quotation mark is never closed, it seems; the "
    "rows after it were left out, close it"
)


class TableFormat:
    """`.csv`, `.tsv`: the first row names the columns; of the others each is a document, named by its `id` or number.

    Numbers are those of rows in a spreadsheet: the header is row 1. Columns are known by their usual names
    (`columns.py`); comma, tab, semicolon or bar part them, whichever makes columns of the header that are known.
    """

    name = "table"
    suffixes = frozenset({".csv", ".tsv"})
    media_types = frozenset({"text/csv", "text/tab-separated-values"})

    def recognises(self, head: bytes) -> bool:  # noqa: ARG002 - the protocol's
        """Never: a text may begin with words that look like a header."""
        return False

    def read(self, file: BinaryIO, *, name: str, limits: Limits) -> Iterator[Source]:
        """A document for each row; one without text fails alone."""
        head = file.read(_HEAD)
        encoding = next((code for mark, code in _BOMS if head.startswith(mark)), None)
        if encoding is None and is_binary(head):
            raise SourceError("the file is binary, no table of text; save it as CSV (UTF-8)")
        encoding = encoding or ("utf-8" if _is_utf8(file) else "cp1252")
        file.seek(0)
        csv.field_size_limit(limits.document)
        text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
        try:
            yield from _rows(_Lines(text, limits), name, (_CP1252,) if encoding == "cp1252" else ())
        finally:
            text.detach()


def _is_utf8(file: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    try:
        while chunk := file.read(_STEP):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


class _Lines:
    """The lines of a table: one over the limit is cut, and so told; `is_ended` once there is none left to give."""

    def __init__(self, text: io.TextIOWrapper, limits: Limits) -> None:
        self._text = text
        self._limit = limits.document
        self.is_cut = self.is_ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = rest = self._text.readline(self._limit)
        self.is_ended = not line
        while len(rest) >= self._limit and not rest.endswith("\n"):
            self.is_cut = True
            rest = self._text.readline(self._limit)
        if self.is_ended:
            raise StopIteration
        return line


def _rows(lines: _Lines, name: str, warnings: tuple[str, ...]) -> Iterator[Source]:
    header = next((line for line in lines if line.strip()), "")
    columns, delimiter = _columns(header)
    reader = csv.reader(lines, delimiter=delimiter)
    number = 1
    while True:
        number += 1
        lines.is_cut, before = False, reader.line_num
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            spans = reader.line_num - before > 1
            yield _failed(name, number, _LONG if spans else f"cannot be read ({error}); mend it")
            if spans:
                return
            continue
        if lines.is_cut or lines.is_ended:
            yield _failed(name, number, _LINE if lines.is_cut else _OPEN, "\t".join(row)[:_HEAD])
        elif any(cell.strip() for cell in row):
            found = columns.source(row, f"{name}:{number}")
            yield found if found.failure else replace(found, warnings=(*found.warnings, *warnings))
    if number == 2:
        raise SourceError("a header and no rows; give a table with one text a row")


def _failed(name: str, number: int, reason: str, row: str = "") -> Source:
    raw = row.encode("utf-8", "replace")
    return Source(f"{name}:{number}", None, raw, failure=f"row {number}: {reason}")


def _columns(header: str) -> tuple[Columns, str]:
    """The columns and what parts them: the sign that makes most fields known; `SourceError` where none is a text."""
    found: list[tuple[int, Columns, str]] = []
    failures: list[tuple[int, SourceError]] = []
    for delimiter in _DELIMITERS:
        try:
            names = next(csv.reader([header], delimiter=delimiter), [])
        except csv.Error as error:
            raise SourceError(
                f"its first row cannot be read ({error}); give a header with the names of columns"
            ) from error
        try:
            columns = columns_of(names)
            found.append((len(columns.places), columns, delimiter))
        except SourceError as error:
            failures.append((len(names), error))
    if not found:
        raise max(failures, key=lambda failure: failure[0])[1]
    _, columns, delimiter = max(found, key=lambda choice: choice[0])
    return columns, delimiter
