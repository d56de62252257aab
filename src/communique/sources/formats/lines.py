"""JSON Lines, and JSON files with texts: one document an object."""

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from communique.errors import SourceError
from communique.settings import Limits
from communique.sources.formats.bounded import Lines, bounded_lines, read_whole, too_large, writable
from communique.sources.formats.json_items import JsonText
from communique.sources.formats.json_outline import is_own
from communique.sources.source import Source

_METADATA = ("title", "author", "published", "publisher", "url")
_HEAD = 4096
_BOM = b"\xef\xbb\xbf"
_LIST = re.compile(r"\A\s*\[")
_LINE = "not a line of JSON ({}); give one object a line with `text`"
_MOST_VALUES = 1_000_000
_CROWDED = "over a million lists and objects in one line, which unpack to hundreds of megabytes; give the text alone"
_NO_OBJECT = "not a JSON object; give one object a line with `text`"


class LinesFormat:
    """`.jsonl`, `.ndjson`: one object with `text` a line. `.json`: one such object, lines of them, or a list.

    An object's `id` is its document's source id; one without is named by its line or its place in the list. Our own
    exports can be read again: their documents are texts, their other records are passed over.
    """

    name = "lines"
    suffixes = frozenset({".jsonl", ".ndjson", ".json"})
    media_types = frozenset({"application/x-ndjson", "application/jsonl", "application/json"})

    def recognises(self, head: bytes) -> bool:
        """Whether it begins as JSON objects do, and not as posts or a chat."""
        return is_own(head)

    def read(self, file: BinaryIO, *, name: str, limits: Limits) -> Iterator[Source]:
        """A document for each object; one that cannot be read fails alone."""
        head = file.read(_HEAD).removeprefix(_BOM).lstrip()
        file.seek(0)
        is_lines = name.lower().endswith((".jsonl", ".ndjson"))
        if head.startswith(b"[") and not is_lines:
            found = _read_list(file, name, limits)
        elif is_lines or not _spans_lines(file, limits):
            found = read_lines(file, name, limits)
        else:
            found = _read_object(file, name, limits)
        is_empty = True
        for source in found:
            is_empty = False
            yield source
        if is_empty:
            raise SourceError("it holds no document; give one JSON object a line, with `text`")


def _spans_lines(file: BinaryIO, limits: Limits) -> bool:
    """Whether the first line that is not blank is no whole JSON value, so that the file must be one."""
    first = next((line for line in bounded_lines(file, limit=limits.document) if line.strip()), b"")
    file.seek(0)
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return True
    return False


def read_lines(file: Lines, name: str, limits: Limits, *, first: int = 1) -> Iterator[Source]:
    """A document for each line; one that cannot be read is named by its number, of which `first` is the first."""
    for number, line in enumerate(bounded_lines(file, limit=limits.document), first):
        if line.strip():
            source = read_line(line.removeprefix(_BOM) if number == 1 else line, f"{name}:{number}", limits)
            if source is not None:
                yield source


def read_line(line: bytes, name: str, limits: Limits) -> Source | None:
    """The document of one line; `None` for a line of our own records that is no document."""
    if len(line) > limits.document:
        return Source(name, None, line[:_HEAD], failure=too_large(len(line), limits.document))
    if line.count(b"{") + line.count(b"[") > _MOST_VALUES:
        return Source(name, None, line[:_HEAD], failure=_CROWDED)
    try:
        plain = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Source(name, None, line, failure=writable(_LINE.format(error)))
    return _from_json(plain, name, line)


def _read_list(file: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
    """A document for each object of a list; where the list breaks off, what is missing fails under the next number."""
    text = JsonText(file, limit=limits.document)
    text.list_after(_LIST)
    number = 0
    try:
        for number, plain in enumerate(text.items(), 1):
            source = _from_json(plain, f"{name}:{number}", b"")
            if source is not None:
                yield source
    except SourceError as error:
        if not number:
            raise
        yield Source(f"{name}:{number + 1}", None, failure=f"from this object on: {error}")


def _read_object(file: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
    """The document of a file that is one object."""
    data = read_whole(file, limit=limits.document)
    try:
        plain = json.loads(data.removeprefix(_BOM))
    except (ValueError, RecursionError) as error:
        raise SourceError(writable(f"not JSON ({error}); give an object with `text`, or a list of such")) from error
    source = _from_json(plain, name, data)
    if source is not None:
        yield source


def _from_json(plain: Any, name: str, raw: bytes) -> Source | None:
    if not isinstance(plain, dict):
        return Source(name, None, raw, failure=_NO_OBJECT)
    if plain.get("record", "document") != "document":
        return None
    return _from_object(plain, name, raw or json.dumps(plain).encode())


def _from_object(plain: dict[str, Any], name: str, raw: bytes) -> Source:
    own = plain.get("source_id") if "record" in plain else plain.get("id")
    source_id = writable(str(own)) if own or own == 0 else name
    metadata = {k: writable(str(plain[k])) for k in _METADATA if plain.get(k)}
    text = plain.get("text")
    if not isinstance(text, str) or not text.strip():
        reason = "no text in this line; give the words under `text`"
        return Source(source_id, None, raw, metadata, failure=reason)
    return Source(source_id, text, text.encode("utf-8", "surrogatepass"), metadata)
