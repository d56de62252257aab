"""A wire on this machine to be followed: a feed and its pages, and a follower of it that needs no model."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from communique.cli.ingest import read_into
from communique.documents import Given
from communique.records import Document
from communique.settings import Limits
from communique.sources import Address, Note, Part, Source
from communique.sources.feeds.roles import Reports, StoppedError
from communique.sources.fetching.inputs import Fetches
from communique.sources.following import Follower
from communique.sources.opening import Found, open_part
from communique.store import Store
from crisis import StubPipeline
from loopback import Site, Visit, answer

BEGIN = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
TALK = "Lima warned Quito on day {0} that it would answer any raid on its ships, and Quito denied raid {0}."


def page_of(number: int) -> bytes:
    """The page of an entry."""
    body = "".join(f"<p>{TALK.format(number * 10 + n)}</p>" for n in range(3))
    return f"<html><head><title>Talk {number}</title></head><body><article>{body}</article></body></html>".encode()


def entry_of(number: int, port: int, more: str = "") -> str:
    """Its entry in the feed."""
    link = f"<link>http://127.0.0.1:{port}/{number}</link>"
    return f"<item><title>Talk {number}</title>{link}<pubDate>Sun, 03 May 2026 10:00:00 GMT</pubDate>{more}</item>"


def feed_of(entries: Iterator[str] | list[str]) -> bytes:
    """A feed of some entries, the newest first."""
    head = "<title>The Wire</title><link>http://wire.example/</link>"
    inside = "".join(reversed(list(entries)))
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{inside}</channel></rss>'.encode()


class Wire(Site):
    """A site with a feed of so many pages; it answers conditional requests."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.pages["/robots.txt"] = answer(404, b"none")
        self.publish(number)

    @property
    def feed(self) -> str:
        """The feed's address."""
        return f"http://127.0.0.1:{self.port}/feed"

    def publish(self, number: int) -> None:
        """Have so many pages from now on."""
        self.pages |= {f"/{n}": answer(body=page_of(n)) for n in range(1, number + 1)}
        data = feed_of([entry_of(n, self.port) for n in range(1, number + 1)])
        self.pages["/feed"] = conditional(data, f'"{number}"')

    def asked(self, path: str) -> int:
        """How often a path was asked for."""
        return self.paths().count(path)


def conditional(data: bytes, etag: str) -> Callable[[Visit], bytes]:
    """An answer that is 304 to who has it already."""

    def said(visit: Visit) -> bytes:
        if visit.headers.get("if-none-match") == etag:
            return answer(304, b"", length=False, etag=etag)
        return answer(body=data, content_type="application/rss+xml", etag=etag)

    return said


@dataclass
class NoStop:
    """Nobody asks to stop, until a test does."""

    is_asked: bool = False

    @contextmanager
    def droppable(self) -> Iterator[None]:
        if self.is_asked:
            raise StoppedError
        yield


@dataclass
class Following:
    """A follower with its time and what it told; with `most`, it is asked to stop after so many new texts."""

    store: Store
    fetcher: Fetches
    at: datetime = BEGIN
    new: list[Document] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    stop: NoStop = field(default_factory=NoStop)
    every: timedelta = timedelta(minutes=15)
    most: int = 0

    def visit(self, url: str, *, minutes: int = 0, is_asked_for: bool = False) -> bool:
        """Let time pass, and visit a feed."""
        self.at += timedelta(minutes=minutes)
        return self.follower.visit(url, every=self.every, is_asked_for=is_asked_for)

    @property
    def follower(self) -> Follower:
        """A new one each time: what it knows is in the store."""
        return Follower(
            fetcher=self.fetcher,
            open_part=opened,
            take=taking(self.store),
            ledger=self.store.feeds,
            stop=self.stop,
            reports=Reports(new=self._note, wrong=self.wrong.append),
            now=lambda: self.at,
        )

    def _note(self, document: Document) -> None:
        self.new.append(document)
        self.stop.is_asked = len(self.new) == self.most


def opened(part: Part) -> Iterator[Source | Address | Note]:
    """The documents of a file, opened in this process."""
    return (step.item for step in open_part(part, limits=Limits()) if isinstance(step, Found))


def taking(store: Store) -> Callable[[Source], tuple[Document, bool]]:
    """Reads a source into a store, without a model."""
    reader = StubPipeline()

    def take(source: Source) -> tuple[Document, bool]:
        outcome = read_into(store, [source], reader=reader, given=Given())
        return [*outcome.new, *outcome.known, *outcome.failed][0], bool(outcome.new)

    return take
