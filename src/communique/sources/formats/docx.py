"""DOCX: the paragraphs and tables of a word processor's document."""

import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO

from communique.errors import SourceError
from communique.settings import Limits
from communique.sources.formats.bounded import Output, captured, read_whole, writable
from communique.sources.formats.docx_guard import check_package
from communique.sources.formats.docx_text import DocxText
from communique.sources.formats.properties import fit_author, fit_title
from communique.sources.source import Source

if TYPE_CHECKING:
    from docx.document import Document

FILE_LIMIT = 5
"""A DOCX is mostly pictures: its file may be so many times what a document may be."""
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NO_WORDS = "no words in its text; if it shows pictures of text, run text recognition (OCR) over them"


class DocxFormat:
    """`.docx`: paragraphs, lists and tables in order, as they stand when all changes are accepted.

    Left out: headers, footers, footnotes, comments, captions, tables of contents, hidden text. Its properties give
    title and author; when it was made or changed is no date of publication and is not taken for one.
    """

    name = "docx"
    suffixes = frozenset({".docx"})
    media_types = frozenset({"application/vnd.openxmlformats-officedocument.wordprocessingml.document"})

    def recognises(self, head: bytes) -> bool:
        """Whether it is a zip among whose first members are those of a word processor's document."""
        return head.startswith(b"PK\x03\x04") and b"word/" in head

    def read(self, file: BinaryIO, *, name: str, limits: Limits) -> Iterator[Source]:
        """The one document; a `SourceError` says why there is none: encrypted, broken, a bomb, without words."""
        data = read_whole(file, limit=FILE_LIMIT * limits.document)
        if data.startswith(_OLD):
            raise SourceError("encrypted, or of Word before 2007; save it as DOCX without a password")
        check_package(data, limits)
        document = _opened(data)
        found = DocxText(document)
        output = Output(len(data), limits)
        text = "\n\n".join(writable(paragraph) for paragraph in found.paragraphs())
        output.add(len(text))
        if not any(c.isalnum() for c in text):
            raise SourceError(_NO_WORDS)
        yield Source(name, text, data, _metadata(document, found.title), tuple(found.warnings), captured=captured(data))


def _opened(data: bytes) -> "Document":
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        return docx.Document(io.BytesIO(data))
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError, TypeError, IndexError) as error:
        # what python-docx raises over parts that are missing or refer to one another wrongly
        raise SourceError(f"a broken DOCX ({error}); open it in a word processor and save it again") from error


def _metadata(document: "Document", title: str | None) -> Mapping[str, str]:
    """Title and author as the properties give them, where fit to be shown; else the paragraph styled as the title."""
    try:
        properties = document.core_properties
        stated, author = properties.title or "", properties.author or ""
    except (KeyError, ValueError, AttributeError):
        stated = author = ""
    found = {"title": fit_title(stated) or fit_title(title or ""), "author": fit_author(author)}
    return {key: value for key, value in found.items() if value}
