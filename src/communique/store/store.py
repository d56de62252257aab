"""Reading and writing the store: one transaction per document, nothing twice."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, delete, event, func, insert, inspect, select, text
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
    spans_in,
    to_line,
    to_plain,
)
from communique.store.schema import (
    SCHEMA_VERSION,
    WORDS_DDL,
    arrivals,
    judgements,
    meta,
    metadata,
    readings,
    records,
    watches,
)

_SEARCHED = frozenset({"statement", "commitment"})
_MISSING = "no store at {path}; make one with `communique read FILE --store {path}`"


@dataclass(frozen=True, slots=True)
class Arrival:
    """When a document was read into the store: in which run, counted from 1, and when (UTC, ISO)."""

    document: str
    run: int
    time: str


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

    def add_reading(self, reading: Reading, *, replace: bool = False) -> bool:
        """Write the reading of one document in one transaction; whether it was new (or replaced)."""
        document = reading.document
        with self._connected(write=True) as connection:
            known = connection.scalar(select(readings.c.document).where(readings.c.document == document.id))
            if known and not replace:
                return False
            connection.execute(delete(readings).where(readings.c.document == document.id))
            row = {
                "document": document.id,
                "source_id": document.source_id,
                "state": document.state,
                "payload": json.dumps(reading_to_plain(reading), ensure_ascii=False, separators=(",", ":")),
            }
            connection.execute(insert(readings).values(row))
            if not known:
                self._note_arrival(connection, document.id)
        return True

    def _note_arrival(self, connection: Connection, document: str) -> None:
        if self._run is None:
            self._run = (connection.scalar(select(func.max(arrivals.c.run))) or 0) + 1
        now = datetime.now(UTC).isoformat(timespec="seconds")
        connection.execute(delete(arrivals).where(arrivals.c.document == document))
        connection.execute(insert(arrivals).values(document=document, run=self._run, time=now))

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
        with self._connected() as connection:
            rows = connection.scalars(select(readings.c.payload).order_by(readings.c.document))
            return tuple(reading_from_plain(json.loads(row)) for row in rows)

    def needs_linking(self) -> bool:
        """Whether documents or judgements were written since the records were last linked."""
        with self._connected() as connection:
            return self._meta(connection, "linked") != self._content_hash(connection)

    def content_hash(self) -> str:
        """The state of the readings and judgements; take it before reading what is to be linked."""
        with self._connected() as connection:
            return self._content_hash(connection)

    def replace_records(self, linked: Sequence[Record], *, of: str | None = None) -> None:
        """Write the linked records of the whole store, in the order given, in one transaction.

        `of` is the `content_hash` that they were made of: what another program wrote since then stays to be linked.
        """
        rows = [
            {"id": r.id, "record": r.record, "document": r.document, "place": place, "payload": to_line(r)}
            for place, r in enumerate(linked)
        ]
        words = [{"id": r.id, "record": r.record, "content": _searched(r)} for r in linked if r.record in _SEARCHED]
        with self._connected(write=True) as connection:
            connection.execute(delete(records))
            connection.execute(text("DELETE FROM words"))
            if rows:
                connection.execute(insert(records), rows)
            if words:
                connection.execute(
                    text("INSERT INTO words (id, record, content) VALUES (:id, :record, :content)"), words
                )
            self._set_meta(connection, "linked", of or self._content_hash(connection))

    def records(self, *kinds: str) -> Iterator[Record]:
        """The linked records in listing order, of the given types or all; judgements last."""
        query = select(records.c.payload).order_by(records.c.place)
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

    def _content_hash(self, connection: Connection) -> str:
        rows = connection.execute(select(readings.c.payload).order_by(readings.c.document)).scalars()
        said = connection.execute(select(judgements.c.id).order_by(judgements.c.number)).scalars()
        return sha256_of("\n".join([*(sha256_of(row) for row in rows), *said]))

    def _meta(self, connection: Connection, key: str) -> str | None:
        return connection.scalar(select(meta.c.value).where(meta.c.key == key))

    def _set_meta(self, connection: Connection, key: str, value: str) -> None:
        connection.execute(delete(meta).where(meta.c.key == key))
        connection.execute(insert(meta).values(key=key, value=value))

    def prepare(self) -> None:
        """Make the tables where they are missing; `StoreError` for a store of another version."""
        with self._engine.begin() as connection:
            if not inspect(connection).has_table(watches.name):
                connection.exec_driver_sql("BEGIN IMMEDIATE")  # two programs may make the store at once
                metadata.create_all(connection)
                connection.execute(text(WORDS_DDL))
            found = self._meta(connection, "schema")
            if found is None:
                self._set_meta(connection, "schema", SCHEMA_VERSION)
            elif found != SCHEMA_VERSION:
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


def _set_pragmas(connection: Any, _: object) -> None:
    for pragma in ("busy_timeout=30000", "journal_mode=WAL", "synchronous=NORMAL"):
        connection.execute(f"PRAGMA {pragma}")


def _searched(record: Record) -> str:
    """The words that a search for a record looks through."""
    spans: Iterable[Any] = spans_in(record)
    return "\n".join(dict.fromkeys(span.text for span in spans))
