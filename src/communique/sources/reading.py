"""Paths, directories, JSON Lines and standard input to sources, one per document."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from communique.errors import SourceError
from communique.settings import Settings
from communique.sources.decoding import decode
from communique.sources.source import Source

STANDARD_INPUT = "-"
_TEXT_SUFFIXES = frozenset({".txt", ".text"})
_LINE_SUFFIXES = frozenset({".jsonl", ".ndjson"})
_SURROGATES = re.compile("[\ud800-\udfff]")
_METADATA = ("title", "author", "published", "publisher", "url")


def read_sources(inputs: Iterable[str], *, settings: Settings, stdin: BinaryIO | None = None) -> Iterator[Source]:
    """The documents of files, directories, JSON Lines and standard input (`-`), in the order given.

    A directory gives its `.txt`, `.text`, `.jsonl` and `.ndjson` files in order of their paths. What cannot be read
    comes as a source with its `failure`; nothing is raised.
    """
    for given in inputs:
        if given == STANDARD_INPUT:
            yield from _read_stream(stdin, settings)
        else:
            for path in _files(Path(given)):
                yield from _read_file(path, settings)


def _files(path: Path) -> list[Path]:
    try:
        if not path.is_dir():
            return [path]
    except OSError:
        return [path]
    found = [p for p in sorted(path.rglob("*")) if p.suffix.lower() in _TEXT_SUFFIXES | _LINE_SUFFIXES and p.is_file()]
    return found or [path]


def _read_file(path: Path, settings: Settings) -> Iterator[Source]:
    try:
        if path.is_dir():
            yield _failed(
                _name(path), b"", "the directory holds no .txt or .jsonl file; give files, or another directory"
            )
        elif path.suffix.lower() in _LINE_SUFFIXES:
            with path.open("rb") as lines:
                yield from _read_lines(lines, _name(path), settings)
        else:
            yield _read_plain(path, settings)
    except FileNotFoundError:
        yield _failed(_name(path), b"", f"no such file or directory: {path}; check the path")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        yield _failed(_name(path), b"", f"cannot be opened: {reason}; check its name and permissions")


def _read_plain(path: Path, settings: Settings) -> Source:
    size = path.stat().st_size
    if size > settings.max_line_bytes:
        with path.open("rb") as file:
            return _too_large(_name(path), file.read(4096), size, settings)
    return _from_bytes(_name(path), path.read_bytes())


def _from_bytes(source_id: str, data: bytes, metadata: Mapping[str, str] | None = None) -> Source:
    try:
        text, warnings = decode(data)
    except SourceError as error:
        return _failed(source_id, data, str(error))
    return Source(source_id, text, data, metadata or {}, warnings)


def _read_stream(stdin: BinaryIO | None, settings: Settings) -> Iterator[Source]:
    """Standard input: JSON Lines when its first line is a JSON object, else one plain text."""
    data = stdin.read() if stdin else b""
    if data.lstrip()[:1] == b"{" and isinstance(_parsed(data.lstrip().split(b"\n", 1)[0]), dict):
        yield from _read_lines(data.split(b"\n"), STANDARD_INPUT, settings)
    elif len(data) > settings.max_line_bytes:
        yield _too_large(STANDARD_INPUT, data[:4096], len(data), settings)
    else:
        yield _from_bytes(STANDARD_INPUT, data)


def _read_lines(lines: BinaryIO | Iterable[bytes], name: str, settings: Settings) -> Iterator[Source]:
    """One document per line; a line that cannot be read fails alone and is named by its number."""
    empty = True
    for number, line in enumerate(_bounded(lines, settings.max_line_bytes), 1):
        if not line.strip():
            continue
        empty = False
        source = _read_line(line, f"{name}:{number}", settings)
        if source is not None:
            yield source
    if empty:
        yield _failed(name, b"", "the file is empty; give one JSON object a line")


def _bounded(lines: BinaryIO | Iterable[bytes], limit: int) -> Iterator[bytes]:
    """The lines; one longer than the limit is cut there, and what follows of it is dropped unread into memory."""
    readline = getattr(lines, "readline", None)
    if readline is None:
        yield from lines
        return
    while line := readline(limit + 1):
        yield line
        while len(line) > limit and not line.endswith(b"\n"):
            line = readline(limit + 1)
            if not line:
                return


def _read_line(line: bytes, name: str, settings: Settings) -> Source | None:
    """The document of one line; `None` for a line of our own records that is no document."""
    if len(line) > settings.max_line_bytes:
        return _too_large(name, line[:4096], len(line), settings)
    try:
        plain = json.loads(line)
    except (ValueError, RecursionError) as error:
        return _failed(name, line, f"not a line of JSON ({error}); give one object a line with `text`")
    if not isinstance(plain, dict):
        return _failed(name, line, "not a JSON object; give one object a line with `text`")
    if plain.get("record", "document") != "document":
        return None
    return _from_object(plain, name, line)


def _from_object(plain: dict[str, Any], name: str, line: bytes) -> Source:
    source_id = _plain(str(plain.get("id") if "record" not in plain else plain.get("source_id") or name)) or name
    if plain.get("id") is None and "record" not in plain:
        source_id = name
    text = plain.get("text")
    metadata = {k: _plain(str(plain[k])) for k in _METADATA if plain.get(k)}
    if not isinstance(text, str) or not text.strip():
        return Source(source_id, None, line, metadata, failure="no text in this line; give the words under `text`")
    return Source(source_id, text, text.encode("utf-8", "surrogatepass"), metadata)


def _name(path: Path) -> str:
    """A file's name as text: bytes of it that are none become U+FFFD."""
    return _plain(path.name)


def _plain(text: str) -> str:
    """Text that can be written: lone surrogates become U+FFFD."""
    return _SURROGATES.sub("\ufffd", text)


def _parsed(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _failed(source_id: str, raw: bytes, reason: str) -> Source:
    return Source(source_id, None, raw, failure=_plain(reason))


def _too_large(source_id: str, head: bytes, size: int, settings: Settings) -> Source:
    limit = settings.max_line_bytes // 1_000_000
    return _failed(
        source_id, head, f"{size / 1e6:.0f} MB in one piece, over the limit of {limit} MB; split it into documents"
    )
