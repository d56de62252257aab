"""Pages of the web as a format of sources."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from communique.errors import SourceError
from communique.records import Capture, sha256_of
from communique.settings import Limits
from communique.sources.html.extraction import extract_page
from communique.sources.source import Source

_HEAD = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,4}<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_SAID = ("title", "author", "published", "published_by", "publisher", "url")


class HtmlFormat:
    """A page of HTML: one document, its date and title as the page says them, its bytes known by their hash."""

    name = "html"
    suffixes = frozenset((".html", ".htm", ".xhtml", ".shtml"))
    media_types = frozenset(("text/html", "application/xhtml+xml"))

    def recognises(self, head: bytes) -> bool:
        """Whether the first bytes open a page."""
        return _HEAD.match(head.removeprefix(b"\xef\xbb\xbf")) is not None

    def read(self, file: BinaryIO, *, name: str, limits: Limits) -> Iterator[Source]:
        """The page's document; a source with its failure where it has no words to read."""
        return self._read(file, name, limits, None)

    def read_encoded(self, file: BinaryIO, *, name: str, limits: Limits, charset: str) -> Iterator[Source]:
        """The same of a page whose character set the server names."""
        return self._read(file, name, limits, charset)

    def _read(self, file: BinaryIO, name: str, limits: Limits, charset: str | None) -> Iterator[Source]:
        data = file.read(limits.document + 1)
        captured = Capture(sha256=sha256_of(data))
        try:
            page = extract_page(data, encoding=charset, limits=limits)
        except SourceError as error:
            yield Source(name, None, data, failure=str(error), captured=captured)
            return
        metadata = {field: value for field in _SAID if (value := getattr(page, field))}
        yield Source(name, page.text, data, metadata, page.warnings, captured=captured)
