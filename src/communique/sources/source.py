"""What a source of documents hands on: one document as found, a file inside another, and how much either may be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol, runtime_checkable

from communique.records import Capture
from communique.settings import Limits


@dataclass(frozen=True, slots=True)
class Source:
    """One document as found: its text, or the reason why there is none.

    `source_id` is the input's `id`, else the file's name, `-` for standard input. `raw` are the bytes that it was made
    of, and that a failed document is known by. `metadata` holds what the input says: title, author, published,
    published_by (what says it: "meta article:published_time"), publisher, url. `captured` is when and as what the
    bytes were fetched, for those that were no plain text. `origin` is the input that holds it and can be read again: a
    path or an address, "" for standard input.
    """

    source_id: str
    text: str | None
    raw: bytes = b""
    metadata: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    failure: str | None = None
    captured: Capture | None = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A file inside another (a member of an archive, a record of a WARC, a mail of a mailbox), yet to be told apart.

    `name` is its name there, and gives its format by its suffix where `media_type` does not. `metadata` and `captured`
    go to its document; what the part itself says of its title and date comes before them, `url` and `captured` do not.
    `warnings` go to its documents, too. `failure` says why its bytes cannot be had: cut off, encrypted, over a limit.
    """

    name: str
    data: bytes
    media_type: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    captured: Capture | None = None
    warnings: tuple[str, ...] = ()
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """A page that a list or a feed names, yet to be fetched; `metadata` is what the list says of it."""

    url: str
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """What a container says of itself where nothing went wrong: how much of it was passed over, and of what kinds.

    An empty one says that it goes on: a format gives one after much that it passed over, for the time that a document
    may take counts from one item to the next. Where it does so hangs on the file alone, never on a clock.
    """

    text: str


Item = Source | Part | Address | Note


class SourceFormat(Protocol):
    """One form in which documents come: HTML, PDF, a WARC. Found by entry point (group `communique.sources`).

    A class without arguments. `read` is called in a process of its own that has little memory and time
    (`sources/isolation`), never fetches anything and opens no other file. It yields documents (`Source`), files inside
    (`Part`), pages to fetch (`Address`) or what it passed over (`Note`); a source with its `failure` where one document
    cannot be read; or it raises `SourceError`, which fails the whole file with that reason. It never yields nothing
    without saying why.
    """

    name: str
    suffixes: frozenset[str]
    media_types: frozenset[str]

    def recognises(self, head: bytes) -> bool:
        """Whether the first bytes (4,096 at most) can only be of this format."""
        ...

    def read(self, file: BinaryIO, *, name: str, limits: Limits) -> Iterator[Item]:
        """The documents of a file open for reading at its beginning (and seekable).

        `name` is what the file is called, with the names of those around it: the source id of its one document; of its
        many, the id that they bear themselves, else `name:number`.
        """
        ...


@runtime_checkable
class EncodedFormat(SourceFormat, Protocol):
    """A format whose letters the server may name, where the file itself does not: HTML."""

    def read_encoded(self, file: BinaryIO, *, name: str, limits: Limits, charset: str) -> Iterator[Item]:
        """As `read`, with the character set of the answer's header; what the file says of itself may know better."""
        ...
