"""Paths, directories, addresses and standard input to sources, one per document."""

import json
import shutil
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from communique.errors import SourceError
from communique.settings import Settings
from communique.sources.fetching.inputs import is_address
from communique.sources.formats.bounded import writable
from communique.sources.formats.json_outline import is_twitter
from communique.sources.formats.lines import LinesFormat, read_lines
from communique.sources.formats.text import TextFormat
from communique.sources.isolation import IsolatedReader
from communique.sources.registry import HEAD, format_of, known_suffixes
from communique.sources.source import Address, Note, Part, Source, SourceFormat
from communique.sources.stretches import Stretch, StretchOfLines

STANDARD_INPUT = "-"
_TEXT_SUFFIXES = frozenset({".txt", ".text"})
_LINE_SUFFIXES = frozenset({".jsonl", ".ndjson"})
_LONGEST = 20_000_000
_HOLLOW = "the directory holds no file of a kind that is read (text, HTML, PDF …); give files, or another one"
Fetch = Callable[[Iterable[Address]], Iterator[Part]]
"""What fetches pages: the bytes of each, or the reason why not, in the order asked."""


def read_sources(
    inputs: Iterable[str],
    *,
    settings: Settings,
    stdin: BinaryIO | None = None,
    fetch: Fetch | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> Iterator[Source]:
    """The documents of files, directories, addresses and standard input (`-`), in the order given.

    A directory gives its files of known kinds in order of their paths. Plain text and JSON Lines are decoded here, all
    else is opened in a process of its own (`isolation`). `fetch` fetches pages; without it they fail. `tell` is told
    what containers passed over. What cannot be read comes as a source with its `failure`; nothing is raised.
    """
    with IsolatedReader(settings.limits) as isolated:
        opener = _Opener(settings, isolated, fetch, tell)
        for given in inputs:
            if given == STANDARD_INPUT:
                yield from opener.stream(stdin)
            elif is_address(given):
                yield from opener.pages([Address(given)])
            else:
                paths, others = _listed_files(Path(given))
                for path in paths:
                    yield from opener.file(path)
                if others:
                    tell(writable(f"{given}: left out: {_counted(others)}"))


def files_of(path: Path) -> list[Path]:
    """The files that a path stands for: itself, or those of known kinds in a directory, by their paths."""
    return _listed_files(path)[0]


def _listed_files(path: Path) -> tuple[list[Path], list[Path]]:
    """The files that a path stands for, and those of a directory that are of no known kind, hidden ones aside."""
    if not _is_folder(path):
        return [path], []
    suffixes = tuple(_TEXT_SUFFIXES | _LINE_SUFFIXES | known_suffixes())
    known: list[Path] = []
    others: list[Path] = []
    for file in sorted(path.rglob("*")):
        is_known = file.name.lower().endswith(suffixes)
        if (is_known or not file.name.startswith(".")) and file.is_file():
            (known if is_known else others).append(file)
    return known or [path], others


def _counted(files: Iterable[Path]) -> str:
    """Files counted by their suffixes."""
    suffixes = Counter(file.suffix.lower() or "without a suffix" for file in files)
    return ", ".join(f"{count:,} {suffix}" for suffix, count in sorted(suffixes.items()))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def is_lines(path: Path) -> bool:
    """Whether a file holds one document a line."""
    return path.suffix.lower() in _LINE_SUFFIXES


def read_stretch(path: Path, stretch: Stretch, *, settings: Settings) -> Iterator[Source]:
    """The documents of some lines of a JSON Lines file, as reading the whole file would give them."""
    origin = writable(str(path.absolute()))
    with path.open("rb") as file:
        lines = StretchOfLines(file, stretch)
        for source in read_lines(lines, writable(path.name), settings.limits, first=stretch.first):
            yield replace(source, origin=origin)


class _Opener:
    """One input after the other, each opened as what it is."""

    def __init__(
        self, settings: Settings, isolated: IsolatedReader, fetch: Fetch | None, tell: Callable[[str], None]
    ) -> None:
        self._limits = settings.limits
        self._isolated = isolated
        self._fetch = fetch
        self._tell = tell

    def file(self, path: Path) -> Iterator[Source]:
        """The documents of a file, each with the path that it is found at again."""
        origin = writable(str(path.absolute()))
        for source in self._tried(path, writable(path.name)):
            yield replace(source, origin=source.origin or origin)

    def stream(self, stdin: BinaryIO | None, name: str = STANDARD_INPUT) -> Iterator[Source]:
        """Standard input or another pipe: a file of any kind, laid aside on the disk so that it may be large."""
        with NamedTemporaryFile() as held:
            if stdin is not None:
                shutil.copyfileobj(stdin, held)
            held.flush()
            yield from self._tried(Path(held.name), name)

    def pages(self, addresses: Iterable[Address]) -> Iterator[Source]:
        """The documents of pages, each fetched and opened; a page's own links are not followed."""
        if self._fetch is None:
            for address in addresses:
                yield _failed(address.url, "pages are not fetched here; save it, and read the file")
            return
        for part in self._fetch(addresses):
            for item in self._but_notes(self._isolated.open_part(part)):
                source = _listed(item) if isinstance(item, Address) else item
                yield replace(source, origin=part.metadata.get("url", part.name))

    def _tried(self, path: Path, name: str) -> Iterator[Source]:
        try:
            yield from self._file(path, name)
        except FileNotFoundError:
            yield _failed(name, f"no such file or directory: {path}; check the path")
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            yield _failed(name, f"cannot be opened: {reason}; check its name and permissions")

    def _file(self, path: Path, name: str) -> Iterator[Source]:
        if path.is_dir():
            yield _failed(name, _HOLLOW)
            return
        if not stat.S_ISREG(path.stat().st_mode):
            with path.open("rb") as pipe:  # it gives its bytes once
                yield from self.stream(pipe, name)
            return
        plain = _plain_format(path, name)
        if plain is not None:
            yield from self._plain(plain, path, name)
            return
        for source in self._with_pages(self._isolated.open_file(path, name)):
            yield _with_bytes(source, path, name)

    def _plain(self, form: SourceFormat, path: Path, name: str) -> Iterator[Source]:
        """Plain text or lines, which are decoded by Python alone, here."""
        with path.open("rb") as file:
            try:
                for item in form.read(file, name=name, limits=self._limits):
                    if isinstance(item, Source):
                        yield item
            except SourceError as error:
                yield _failed(name, str(error))

    def _with_pages(self, items: Iterator[Source | Address | Note]) -> Iterator[Source]:
        """The documents of a file, then those of the pages that it names: the child opens one thing at a time."""
        named: list[Address] = []
        for item in self._but_notes(items):
            if isinstance(item, Address):
                named.append(item)
            else:
                yield item
        yield from self.pages(named)

    def _but_notes(self, items: Iterator[Source | Address | Note]) -> Iterator[Source | Address]:
        """What was found; notes are told on the way."""
        for item in items:
            if isinstance(item, Note):
                if item.text:
                    self._tell(writable(item.text))
            else:
                yield item


def _plain_format(path: Path, name: str) -> SourceFormat | None:
    """Plain text or JSON Lines where a file is that, by its name or, where that says nothing, by its bytes."""
    lowered = name.lower()
    if lowered.endswith(tuple(_LINE_SUFFIXES)):
        return None if _is_posts(path) else LinesFormat()
    if lowered.endswith(tuple(_TEXT_SUFFIXES)):
        return TextFormat()
    with path.open("rb") as file:
        head = file.read(HEAD)
        file.seek(0)
        if name == STANDARD_INPUT and head.lstrip().startswith(b"{") and _is_object(file.readline(_LONGEST)):
            return LinesFormat()
    return TextFormat() if format_of(name, head) is None else None


def _is_posts(path: Path) -> bool:
    """Whether lines are an export of posts, which have their own form."""
    with path.open("rb") as file:
        return is_twitter(file.read(HEAD))


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _with_bytes(source: Source, path: Path, name: str) -> Source:
    """A file that failed as a whole, with the bytes that it is known by."""
    if source.failure is None or source.raw or source.captured or source.source_id != name:
        return source
    with path.open("rb") as file:
        return replace(source, raw=file.read(HEAD))


def _listed(address: Address) -> Source:
    return _failed(address.url, "a page that another page lists; give its address to read it")


def _failed(source_id: str, reason: str) -> Source:
    return Source(source_id, None, failure=writable(reason))
