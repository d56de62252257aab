"""Paths, directories, addresses and standard input to sources, one per document."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, cast

from communique.errors import SourceError
from communique.settings import Settings
from communique.sources.decoding import decode
from communique.sources.fetching.inputs import is_address
from communique.sources.isolation import IsolatedReader
from communique.sources.registry import HEAD, format_of, known_suffixes
from communique.sources.source import Address, Part, Source
from communique.sources.stretches import Stretch, StretchOfLines

STANDARD_INPUT = "-"
_TEXT_SUFFIXES = frozenset({".txt", ".text"})
_LINE_SUFFIXES = frozenset({".jsonl", ".ndjson"})
_SURROGATES = re.compile("[\ud800-\udfff]")
Fetch = Callable[[Iterable[Address]], Iterator[Part]]
"""What fetches pages: the bytes of each, or the reason why not, in the order asked."""
_METADATA = ("title", "author", "published", "publisher", "url")


def read_sources(
    inputs: Iterable[str], *, settings: Settings, stdin: BinaryIO | None = None, fetch: Fetch | None = None
) -> Iterator[Source]:
    """The documents of files, directories, addresses and standard input (`-`), in the order given.

    A directory gives its files of known kinds in order of their paths. Plain text and JSON Lines are decoded here, all
    else is opened in a process of its own (`isolation`). `fetch` fetches pages; without it they fail. What cannot be
    read comes as a source with its `failure`; nothing is raised.
    """
    with IsolatedReader(settings.limits) as isolated:
        opener = _Opener(settings, isolated, fetch)
        for given in inputs:
            if given == STANDARD_INPUT:
                yield from opener.stream(stdin)
            elif is_address(given):
                yield from opener.pages([Address(given)])
            else:
                for path in files_of(Path(given)):
                    yield from opener.file(path)


def files_of(path: Path) -> list[Path]:
    """The files that a path stands for: itself, or those of known kinds in a directory, by their paths."""
    try:
        if not path.is_dir():
            return [path]
    except OSError:
        return [path]
    suffixes = tuple(_TEXT_SUFFIXES | _LINE_SUFFIXES | known_suffixes())
    found = [p for p in sorted(path.rglob("*")) if p.name.lower().endswith(suffixes) and p.is_file()]
    return found or [path]


def is_lines(path: Path) -> bool:
    """Whether a file holds one document a line."""
    return path.suffix.lower() in _LINE_SUFFIXES


def read_stretch(path: Path, stretch: Stretch, *, settings: Settings) -> Iterator[Source]:
    """The documents of some lines of a JSON Lines file, as reading the whole file would give them."""
    origin = _plain(str(path.absolute()))
    with path.open("rb") as file:
        lines = StretchOfLines(file, stretch)
        for source in _read_lines(cast(BinaryIO, lines), _name(path), settings, first=stretch.first):
            yield replace(source, origin=origin)


class _Opener:
    """One input after the other, each opened as what it is."""

    def __init__(self, settings: Settings, isolated: IsolatedReader, fetch: Fetch | None) -> None:
        self._settings = settings
        self._isolated = isolated
        self._fetch = fetch

    def file(self, path: Path) -> Iterator[Source]:
        """The documents of a file, each with the path that it is found at again."""
        origin = _plain(str(path.absolute()))
        for source in self._tried(path):
            yield replace(source, origin=source.origin or origin)

    def _tried(self, path: Path) -> Iterator[Source]:
        try:
            yield from self._file(path)
        except FileNotFoundError:
            yield _failed(_name(path), b"", f"no such file or directory: {path}; check the path")
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            yield _failed(_name(path), b"", f"cannot be opened: {reason}; check its name and permissions")

    def _file(self, path: Path) -> Iterator[Source]:
        if path.is_dir():
            reason = (
                "the directory holds no file of a kind that is read (text, HTML, PDF …); give files, or another one"
            )
            yield _failed(_name(path), b"", reason)
        elif is_lines(path):
            with path.open("rb") as lines:
                yield from _read_lines(lines, _name(path), self._settings)
        elif path.suffix.lower() in _TEXT_SUFFIXES or not _is_of_known_kind(path):
            yield _read_plain(path, self._settings)
        else:
            for item in self._isolated.open_file(path, _name(path)):
                yield from self.pages([item]) if isinstance(item, Address) else [_with_bytes(item, path)]

    def pages(self, addresses: Iterable[Address]) -> Iterator[Source]:
        """The documents of pages, each fetched and opened; a page's own links are not followed."""
        if self._fetch is None:
            for address in addresses:
                yield _failed(address.url, b"", "pages are not fetched here; save it, and read the file")
            return
        for part in self._fetch(addresses):
            for item in self._isolated.open_part(part):
                source = _listed(item) if isinstance(item, Address) else item
                yield replace(source, origin=part.metadata.get("url", part.name))

    def stream(self, stdin: BinaryIO | None) -> Iterator[Source]:
        """Standard input: JSON Lines when its first line is a JSON object, else one file of any kind."""
        limit = self._settings.max_line_bytes
        data = stdin.read() if stdin else b""
        if data.lstrip()[:1] == b"{" and isinstance(_parsed(data.lstrip().split(b"\n", 1)[0]), dict):
            yield from _read_lines(data.split(b"\n"), STANDARD_INPUT, self._settings)
        elif format_of(STANDARD_INPUT, data[:HEAD]) is not None:
            for item in self._isolated.open_part(Part(STANDARD_INPUT, data)):
                yield from self.pages([item]) if isinstance(item, Address) else [item]
        elif len(data) > limit:
            yield _too_large(STANDARD_INPUT, data[:HEAD], len(data), self._settings)
        else:
            yield _from_bytes(STANDARD_INPUT, data)


def _is_of_known_kind(path: Path) -> bool:
    """Whether some format reads it; else it is taken for plain text, which says what is wrong with it."""
    with path.open("rb") as file:
        return format_of(path.name, file.read(HEAD)) is not None


def _with_bytes(source: Source, path: Path) -> Source:
    """A file that failed as a whole, with the bytes that it is known by."""
    if source.failure is None or source.raw or source.captured or source.source_id != _name(path):
        return source
    with path.open("rb") as file:
        return replace(source, raw=file.read(HEAD))


def _listed(address: Address) -> Source:
    return _failed(address.url, b"", "a page that another page lists; give its address to read it")


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


def _read_lines(
    lines: BinaryIO | Iterable[bytes], name: str, settings: Settings, *, first: int = 1
) -> Iterator[Source]:
    """One document per line; a line that cannot be read fails alone and is named by its number."""
    empty = first == 1
    for number, line in enumerate(_bounded(lines, settings.max_line_bytes), first):
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
