"""Plain text: one document a file."""

from collections.abc import Iterator
from typing import BinaryIO

from communique.errors import SourceError
from communique.settings import Limits
from communique.sources.decoding import decode
from communique.sources.formats.bounded import size_of, too_large
from communique.sources.source import Source

_HEAD = 4096


class TextFormat:
    """`.txt` and `.text`, and whatever is no other format: UTF-8, or what `decode` makes of it."""

    name = "text"
    suffixes = frozenset({".txt", ".text"})
    media_types = frozenset({"text/plain"})

    def recognises(self, head: bytes) -> bool:  # noqa: ARG002 - the protocol's
        """Never: any bytes can be a text, so none can only be one."""
        return False

    def read(self, file: BinaryIO, *, name: str, limits: Limits) -> Iterator[Source]:
        """The one document, named as the file; a file too large is not read."""
        size = size_of(file)
        if size > limits.document:
            yield Source(name, None, file.read(_HEAD), failure=too_large(size, limits.document))
            return
        data = file.read(limits.document)
        try:
            text, warnings = decode(data)
        except SourceError as error:
            yield Source(name, None, data, failure=str(error))
            return
        yield Source(name, text, data, warnings=warnings)
