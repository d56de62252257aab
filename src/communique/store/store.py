"""Reading and writing the store: one transaction per document, nothing twice."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, delete, event, func, insert, select, text
from sqlalchemy.exc import DatabaseError, OperationalError

from communique.errors import StoreError
from communique.records import (
    Judgement,
    Reading,
    Record,
    from_line,
    from_plain,
    reading_from_plain,
    reading_to_plain,
    sha256_of,
    to_plain,
)
from communique.store.attempts import (
    Attempt,
    altered_captures,
    drop_attempt,
    read_attempts,
    read_capture,
    read_unattempted,
    write_attempt,
    write_capture,
)
from communique.store.feeds import FeedLedger
from communique.store.migrating import prepared
from communique.store.schema import SCHEMA_VERSION, arrivals, compared, judgements, meta, readings, records, watches
from communique.store.writing import write_all, write_changes

_MISSING = "no store at {path}; make one with `communique read FILE --store {path}`"


@dataclass(frozen=True, slots=True)
class Arrival:
    """When a document was read into the store: in which run, counted from 1, and when (UTC, ISO)."""

    document: str
    run: int
    time: str


@dataclass(frozen=True, slots=True)
class Arrived:
    """The reading of one document on its way into the store, with where it came from and the bytes to be kept.

    Without a reading, only how the attempt ended is noted.
    """

    reading: Reading | None
    attempt: Attempt | None = None
    raw: bytes = b""


@dataclass(frozen=True, slots=True)
class SavedWatch:
    """A watch rule under its name, with the keys of what it found when it was last run."""

    name: str
    rule: str
    seen: tuple[str, ...] = ()


class Store:
    """An open store. Use it as a context manager; one process writes at a time.

    What is added while it is open is one run.
    """

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self.path = path
        self._run: int | None = None

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self._engine.dispose()

    @contextmanager
    def _connected(self, *, write: bool = False) -> Iterator[Connection]:
        """A connection, in one transaction where it writes; what the database reports becomes a `StoreError`."""
        try:
            with self._engine.begin() if write else self._engine.connect() as connection:
                yield connection
        except DatabaseError as error:
            raise StoreError(
                f"{self.path}: {error.orig}; if another program is writing to the store, wait for it, "
                "else make room, or read the documents into a new store"
            ) from error

    def add_reading(
        self, reading: Reading, *, replace: bool = False, attempt: Attempt | None = None, raw: bytes = b""
    ) -> bool:
        """Write the reading of one document in one transaction; whether it was new (or replaced).

        `attempt` says where it came from, `raw` are the bytes that its text was taken from, to be kept.
        """
        with self._connected(write=True) as connection:
            return self._add(connection, Arrived(reading, attempt, raw), replace=replace)

    def add_readings(self, arrived: Iterable[Arrived]) -> int:
        """Write many readings in one transaction; how many were new. Known ones are left as they are."""
        with self._connected(write=True) as connection:
            return sum(self._add(connection, one) for one in arrived)

    def _add(self, connection: Connection, arrived: Arrived, *, replace: bool = False) -> bool:
        if arrived.attempt is not None:
            write_attempt(connection, arrived.attempt, _now())
        if arrived.reading is None:
            return False
        if arrived.raw:
            write_capture(connection, arrived.raw)
        document = arrived.reading.document
        known = connection.scalar(select(readings.c.document).where(readings.c.document == document.id))
        if known and not replace:
            return False
        connection.execute(delete(readings).where(readings.c.document == document.id))
        payload = json.dumps(reading_to_plain(arrived.reading), ensure_ascii=False, separators=(",", ":"))
        row = {
            "document": document.id,
            "source_id": document.source_id,
            "state": document.state,
            "payload": payload,
            "digest": sha256_of(payload),
        }
        connection.execute(insert(readings).values(row))
        if not known:
            self._note_arrival(connection, document.id)
        return True

    def _note_arrival(self, connection: Connection, document: str) -> None:
        if self._run is None:
            self._run = (connection.scalar(select(func.max(arrivals.c.run))) or 0) + 1
        connection.execute(delete(arrivals).where(arrivals.c.document == document))
        connection.execute(insert(arrivals).values(document=document, run=self._run, time=_now()))

    def drop_attempt(self, attempt: Attempt) -> None:
        """Take out how reading something ended that its input, read anew, no longer gives."""
        with self._connected(write=True) as connection:
            drop_attempt(connection, attempt)

    def note_attempt(self, attempt: Attempt) -> None:
        """Note how reading an input ended, where it gave nothing that is kept or was known before."""
        with self._connected(write=True) as connection:
            write_attempt(connection, attempt, _now())

    def attempts(self, *states: str) -> tuple[Attempt, ...]:
        """How reading each input last ended, of the given states or all, by origin."""
        with self._connected() as connection:
            return tuple(read_attempts(connection, *states))

    def unattempted(self) -> tuple[Attempt, ...]:
        """The state of documents that came in before stores noted where from."""
        with self._connected() as connection:
            return tuple(read_unattempted(connection))

    def capture(self, sha256: str) -> bytes | None:
        """The bytes of a hash that a text was taken from; `None` where they were not kept."""
        with self._connected() as connection:
            return read_capture(connection, sha256)

    def altered_captures(self) -> tuple[str, ...]:
        """The hashes of kept bytes that are no longer what they were."""
        with self._connected() as connection:
            return tuple(altered_captures(connection))

    def arrivals(self) -> tuple[Arrival, ...]:
        """When each document came, in order of runs and ids."""
        with self._connected() as connection:
            rows = connection.execute(select(arrivals).order_by(arrivals.c.run, arrivals.c.document))
            return tuple(Arrival(row.document, row.run, row.time) for row in rows)

    def has_document(self, identity: str) -> bool:
        """Whether a document of that id was read before."""
        with self._connected() as connection:
            return connection.scalar(select(readings.c.document).where(readings.c.document == identity)) is not None

    def readings(self) -> tuple[Reading, ...]:
        """The readings of all documents, in order of their ids."""
        return tuple(self.each_reading())

    def each_reading(self, *documents: str) -> Iterator[Reading]:
        """The same one by one, of some documents or all: a large store's do not fit into memory together."""
        query = select(readings.c.payload).order_by(readings.c.document)
        if documents:
            query = query.where(readings.c.document.in_(documents))
        with self._connected() as connection:
            for row in connection.scalars(query):
                yield reading_from_plain(json.loads(row))

    def documents_read(self) -> tuple[str, ...]:
        """The ids of all documents, in order."""
        with self._connected() as connection:
            return tuple(connection.scalars(select(readings.c.document).order_by(readings.c.document)))

    def is_empty(self) -> bool:
        """Whether no document was read into it."""
        with self._connected() as connection:
            return connection.scalar(select(readings.c.document).limit(1)) is None

    def needs_linking(self) -> bool:
        """Whether documents or judgements were written since the records were last linked."""
        with self._connected() as connection:
            return self._meta(connection, "linked") != self._content_hash(connection)

    def content_hash(self) -> str:
        """The state of the readings and judgements; take it before reading what is to be linked."""
        with self._connected() as connection:
            return self._content_hash(connection)

    def replace_records(self, linked: Iterable[Record], *, of: str | None = None) -> None:
        """Write the linked records of the whole store in one transaction; they may come one by one, in any order.

        `of` is the `content_hash` that they were made of: what another program wrote since then stays to be linked.
        """
        with self._connected(write=True) as connection:
            write_all(connection, linked)
            self._set_meta(connection, "linked", of or self._content_hash(connection))

    def change_records(self, put: Iterable[Record], gone: Iterable[tuple[str, str]], *, of: str) -> None:
        """Write what further documents change in the linked records, in one transaction: records that are new or
        others than before, and those that are no more by their types and ids. `of` as in `replace_records`.
        """
        with self._connected(write=True) as connection:
            write_changes(connection, put, gone)
            self._set_meta(connection, "linked", of)

    def records(self, *kinds: str) -> Iterator[Record]:
        """The linked records in listing order, of the given types or all; judgements last."""
        query = select(records.c.payload).order_by(records.c.kind, records.c.home, records.c.first, records.c.id)
        if kinds:
            query = query.where(records.c.record.in_(kinds))
        with self._connected() as connection:
            for line in connection.scalars(query):
                yield from_line(line)
        if not kinds or "judgement" in kinds:
            yield from self.judgements()

    def search(self, words: str, *, prefixes: bool = False) -> frozenset[str]:
        """Ids of the statements and commitments that hold all the words, whatever their case and accents.

        With `prefixes`, a word that only begins alike will do.
        """
        star = "*" if prefixes else ""
        terms = [f'"{word}"{star}' for word in "".join(c if c.isalnum() else " " for c in words).split()]
        if not terms:
            return frozenset()
        with self._connected() as connection:
            query = text("SELECT id FROM words WHERE words MATCH :terms")
            return frozenset(connection.scalars(query, {"terms": " ".join(terms)}))

    def compared(self) -> dict[bytes, bytes]:
        """What the model has said of pairs of phrases so far, by their hash."""
        with self._connected() as connection:
            return {row.key: row.answer for row in connection.execute(select(compared))}

    def add_compared(self, answers: Mapping[bytes, bytes]) -> None:
        """Keep what the model has said of further pairs."""
        rows = [{"key": key, "answer": answer} for key, answer in answers.items()]
        with self._connected(write=True) as connection:
            if rows:
                connection.execute(insert(compared).prefix_with("OR IGNORE"), rows)

    def add_judgement(self, judgement: Judgement) -> None:
        """Append an analyst's decision."""
        payload = json.dumps(to_plain(judgement), ensure_ascii=False, separators=(",", ":"))
        with self._connected(write=True) as connection:
            row = {"id": judgement.id, "about": judgement.about, "payload": payload}
            connection.execute(insert(judgements).values(row))

    def judgements(self, about: str | None = None) -> tuple[Judgement, ...]:
        """The decisions in order of arrival, all or those about one record."""
        query = select(judgements.c.payload).order_by(judgements.c.number)
        if about is not None:
            query = query.where(judgements.c.about == about)
        with self._connected() as connection:
            found = [from_plain(json.loads(row)) for row in connection.scalars(query)]
        return tuple(j for j in found if isinstance(j, Judgement))

    def save_watch(self, watch: SavedWatch) -> None:
        """Keep a watch rule, in the place of another of its name."""
        with self._connected(write=True) as connection:
            connection.execute(delete(watches).where(watches.c.name == watch.name))
            seen = json.dumps(sorted(watch.seen), ensure_ascii=False)
            connection.execute(insert(watches).values(name=watch.name, rule=watch.rule, seen=seen))

    def forget_watch(self, name: str) -> bool:
        """Drop a watch rule; whether there was one of that name."""
        with self._connected(write=True) as connection:
            return connection.execute(delete(watches).where(watches.c.name == name)).rowcount > 0

    def watches(self) -> tuple[SavedWatch, ...]:
        """The saved watch rules by name."""
        with self._connected() as connection:
            rows = connection.execute(select(watches).order_by(watches.c.name))
            return tuple(SavedWatch(row.name, row.rule, tuple(json.loads(row.seen))) for row in rows)

    @property
    def feeds(self) -> FeedLedger:
        """What is known of the feeds that are followed into this store."""
        return FeedLedger(lambda write: self._connected(write=write))

    def _content_hash(self, connection: Connection) -> str:
        read = connection.scalars(select(readings.c.digest).order_by(readings.c.document))
        said = connection.scalars(select(judgements.c.id).order_by(judgements.c.number))
        return sha256_of("\n".join(map(str, [*read, *said])))

    def _meta(self, connection: Connection, key: str) -> str | None:
        return connection.scalar(select(meta.c.value).where(meta.c.key == key))

    def _set_meta(self, connection: Connection, key: str, value: str) -> None:
        connection.execute(delete(meta).where(meta.c.key == key))
        connection.execute(insert(meta).values(key=key, value=value))

    def prepare(self) -> None:
        """Make the tables where they are missing; `StoreError` for a store of another version."""
        with self._engine.begin() as connection:
            found = prepared(connection)
            if found != SCHEMA_VERSION:
                raise StoreError(
                    f"the store {self.path} has tables of version {found}, this program expects {SCHEMA_VERSION}; "
                    "read the documents again into a new store"
                )


def open_store(path: Path, *, create: bool = False) -> Store:
    """Open a store, or make it; `StoreError` where there is none, or the file is something else."""
    if not create and not path.is_file():
        raise StoreError(_MISSING.format(path=path))
    if not path.parent.is_dir():
        raise StoreError(f"no directory {path.parent} for the store; make it first")
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", _set_pragmas)
    store = Store(engine, path)
    try:
        store.prepare()
    except (OperationalError, DatabaseError, sqlite3.DatabaseError) as error:
        engine.dispose()
        reason = str(getattr(error, "orig", error))
        raise StoreError(f"{path} cannot be used as a store ({reason}); give another path with --store") from error
    return store


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _set_pragmas(connection: Any, _: object) -> None:
    for pragma in ("busy_timeout=30000", "journal_mode=WAL", "synchronous=NORMAL"):
        connection.execute(f"PRAGMA {pragma}")
