"""Objects of a long JSON file one by one, without holding the file in memory."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from communique.errors import SourceError
from communique.sources.formats.bounded import too_large

_STEP = 1 << 20
_GAP = 1 << 16
"""So much of what stands between lists is kept, to know whose list comes."""
_BLANK = re.compile(r"[\s,]*")


class JsonText:
    """A JSON file as a window of text that moves forward; `SourceError` where it is no UTF-8."""

    def __init__(self, file: BinaryIO, *, limit: int) -> None:
        self._file = file
        self._limit = limit
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("strict")
        self._text = ""
        self._at = 0
        self._ended = False

    def list_after(self, opening: re.Pattern[str]) -> str | None:
        """Go behind the next match of `opening`; what stood before it (its last part), or `None` at the end."""
        before = ""
        while True:
            match = opening.search(self._text, self._at)
            if match:
                before += self._text[self._at : match.start()]
                self._at = match.end()
                return before[-_GAP:]
            keep = max(self._at, len(self._text) - _GAP)
            before = (before + self._text[self._at : keep])[-_GAP:]
            self._at = keep
            if not self._more():
                return None

    def items(self) -> Iterator[Any]:
        """The elements of the list that was just opened, to its end; a `SourceError` where it breaks off."""
        decoder, size = json.JSONDecoder(), _STEP
        while True:
            self._skip_blank()
            if self._text.startswith("]", self._at):
                self._at += 1
                return
            try:
                item, end = decoder.raw_decode(self._text, self._at)
            except RecursionError as error:
                raise SourceError("JSON nested too deep to be an export; check where the file is from") from error
            except ValueError as error:
                if self._is_cut(error) and self._more(size):
                    size = min(2 * size, self._limit)
                    continue
                raise SourceError(f"the JSON breaks off or is broken ({error}); export it again") from error
            if end == len(self._text) and self._more():
                continue
            self._at, size = end, _STEP
            yield item

    def _is_cut(self, error: ValueError) -> bool:
        """Whether an element may only have been cut by the window; `SourceError` where it is over the limit."""
        if self._ended:
            return False
        if len(self._text) - self._at > self._limit:
            raise SourceError(too_large(len(self._text) - self._at, self._limit)) from error
        return True

    def _skip_blank(self) -> None:
        while True:
            match = _BLANK.match(self._text, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._text) or not self._more():
                return

    def _more(self, size: int = _STEP) -> bool:
        if self._ended:
            return False
        chunk = self._file.read(size)
        self._ended = not chunk
        try:
            new = self._decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            raise SourceError("the JSON is not UTF-8; export it again as UTF-8") from error
        self._text, self._at = self._text[self._at :] + new, 0
        return bool(chunk)
