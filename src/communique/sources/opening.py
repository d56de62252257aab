"""A file opened to the documents in it, through whatever files lie in one another."""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO
from urllib.parse import urlsplit

from communique.errors import SourceError
from communique.settings import Limits
from communique.sources.registry import HEAD, format_of
from communique.sources.source import Address, EncodedFormat, Item, Note, Part, Source, SourceFormat

Position = tuple[int, ...]
"""Where in a file something lies: its number there, its number in that, and so on; a whole file is ()."""


@dataclass(frozen=True, slots=True)
class Entered:
    """Reading of a file, or of a file inside one, begins; until `Left`, what happens is its doing."""

    position: Position
    label: str
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """Reading of it is done."""

    position: Position


@dataclass(frozen=True, slots=True)
class Found:
    """A document, a page to fetch, or what was passed over."""

    position: Position
    item: Source | Address | Note


Step = Entered | Left | Found


def open_part(part: Part, *, limits: Limits, after: Position | None = None) -> Iterator[Step]:
    """The documents of some bytes, step by step; what lies at or before `after` was had before and is left out."""
    yield from _open(io.BytesIO(part.data), part, limits=limits, position=(), after=after)


def open_file(file: BinaryIO, name: str, *, limits: Limits, after: Position | None = None) -> Iterator[Step]:
    """The same of a file open for reading."""
    yield from _open(file, Part(name, b""), limits=limits, position=(), after=after)


def _open(file: BinaryIO, part: Part, *, limits: Limits, position: Position, after: Position | None) -> Iterator[Step]:
    yield Entered(position, part.name, hashlib.sha256(part.data).hexdigest() if part.data else None)
    count = 0
    try:
        if part.failure is not None:
            raise SourceError(part.failure)
        form = _format(file, part)
        for count, item in enumerate(_within(_read(form, file, part, limits), limits.members), 1):
            own = (*position, count - 1)
            if _is_past(own, after):
                continue
            yield from _step(item, part, limits=limits, position=own, after=after)
        if not count:
            raise SourceError(f"nothing was found in it, read as {form.name}; check that it holds what you expect")
    except MemoryError:
        raise  # the whole process is short of it, not this file alone
    except (SourceError, RecursionError) as error:
        yield Found((*position, count), failed(part, _reason(error)))
    except Exception as error:  # a fault of a format fails the file alone
        yield Found(
            (*position, count), failed(part, f"its reader met a fault of its own ({type(error).__name__}: {error})")
        )
    yield Left(position)


def _step(item: Item, outer: Part, *, limits: Limits, position: Position, after: Position | None) -> Iterator[Step]:
    if isinstance(item, Address):
        yield Found(position, item)
    elif isinstance(item, Note):
        yield Found(position, Note(f"{outer.name}: {item.text}") if item.text else item)
    elif isinstance(item, Source):
        yield Found(position, _completed(item, outer))
    elif len(position) >= limits.depth + 1:
        inner = _labelled(item, outer)
        yield Found(position, failed(inner, f"files lie more than {limits.depth} deep in one another; unpack it first"))
    else:
        inner = _labelled(item, outer)
        yield from _open(io.BytesIO(inner.data), inner, limits=limits, position=position, after=after)


def _labelled(part: Part, outer: Part) -> Part:
    """A part under its whole name, with what its container says of it."""
    captured = part.captured or (outer.captured if not part.metadata.get("url") else None)
    return replace(
        part, name=f"{outer.name}:{part.name}", metadata={**outer.metadata, **part.metadata}, captured=captured
    )


def _completed(source: Source, part: Part) -> Source:
    """A document with what was said of the file that it came in."""
    metadata = {**part.metadata, **source.metadata}
    url = part.metadata.get("url")
    if url and not _of_one_host(url, metadata.get("url", "")):
        metadata["url"] = url
    if part.metadata.get("published") and not source.metadata.get("published"):
        metadata["published_by"] = part.metadata.get("published_by", "its container")
    captured = source.captured
    if part.captured is not None:
        sha256 = captured.sha256 if captured else part.captured.sha256
        captured = replace(part.captured, sha256=sha256)
    return replace(source, metadata=metadata, captured=captured, warnings=(*part.warnings, *source.warnings))


def _of_one_host(one: str, other: str) -> bool:
    """Whether two addresses are of one host: what a page calls its own address is believed no further."""
    try:
        hosts = [(urlsplit(address).hostname or "").removeprefix("www.") for address in (one, other)]
    except ValueError:
        return False
    return bool(hosts[0]) and hosts[0] == hosts[1]


def _read(form: SourceFormat, file: BinaryIO, part: Part, limits: Limits) -> Iterator[Item]:
    """What a format reads; it is told the character set that the server named, where it asks for that."""
    charset = part.metadata.get("charset")
    if charset and isinstance(form, EncodedFormat):
        return form.read_encoded(file, name=part.name, limits=limits, charset=charset)
    return form.read(file, name=part.name, limits=limits)


def _format(file: BinaryIO, part: Part) -> SourceFormat:
    head = file.read(HEAD)
    file.seek(0)
    if not head:
        raise SourceError("the file is empty; give a file with text")
    form = format_of(part.name, head, part.media_type)
    if form is None:
        raise SourceError(
            "what kind of file it is cannot be told; give text, HTML, PDF, DOCX, mail, WARC, JSON Lines or CSV"
        )
    return form


def _within(items: Iterator[Item], limit: int) -> Iterator[Item]:
    """The items, up to the limit of an archive."""
    for number, item in enumerate(items):
        if number >= limit:
            raise SourceError(f"it holds more than {limit:,} documents; split it")
        yield item


def _is_past(position: Position, after: Position | None) -> bool:
    """Whether all of it was had before: it lies before `after`, or is that itself."""
    return after is not None and (position <= after[: len(position)]) and not _leads_to(position, after)


def _leads_to(position: Position, after: Position) -> bool:
    return len(position) < len(after) and after[: len(position)] == position


def failed(part: Part, reason: str) -> Source:
    """A file that could not be read, known by its bytes."""
    captured = part.captured
    return Source(part.name, None, part.data, part.metadata, part.warnings, failure=reason, captured=captured)


def _reason(error: BaseException) -> str:
    return "its parts lie too deep in one another to be read" if isinstance(error, RecursionError) else str(error)
