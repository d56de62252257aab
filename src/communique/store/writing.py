"""Writing the linked records: all those of a store at once, only what changed, without holding up other readers."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, Text, insert, text

from communique.records import Record, from_line, order_key, spans_in, to_line

_SEARCHED = frozenset({"statement", "commitment"})
_AT_ONCE = 5_000
_FIELDS = "record, id, document, kind, home, first, payload"

_metadata = MetaData()
_incoming = Table(
    "incoming",
    _metadata,
    Column("record", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("document", String),
    Column("kind", Integer),
    Column("home", String),
    Column("first", Integer),
    Column("payload", Text),
    Column("content", Text),
    prefixes=["TEMPORARY"],
)
_CHANGED = (
    f"INSERT OR REPLACE INTO records ({_FIELDS}) SELECT {_FIELDS} FROM incoming AS new WHERE NOT EXISTS "
    "(SELECT 1 FROM records AS old WHERE old.record = new.record AND old.id = new.id AND old.payload = new.payload)"
)
_WORDS = "INSERT INTO words (id, record, content) SELECT id, record, content FROM incoming WHERE content IS NOT NULL"
_PUT = f"INSERT OR REPLACE INTO records ({_FIELDS}) VALUES ({', '.join(':' + f for f in _FIELDS.split(', '))})"
_WORD = "INSERT INTO words (id, record, content) VALUES (:id, :record, :content)"
_PAYLOAD = text("SELECT payload FROM records WHERE record = :of AND id = :under")
_GONE = (
    "DELETE FROM records WHERE NOT EXISTS "
    "(SELECT 1 FROM incoming AS new WHERE new.record = records.record AND new.id = records.id)"
)


def write_all(connection: Connection, linked: Iterable[Record]) -> None:
    """Put the records in the place of those that were there; they come in any order, and are taken as they come.

    They are laid aside first, so that others can read the store while they are made.
    """
    connection.execute(text("DROP TABLE IF EXISTS temp.incoming"))
    _metadata.create_all(connection, checkfirst=False)
    rows = (_row(record) for record in linked)
    while some := list(islice(rows, _AT_ONCE)):
        connection.execute(insert(_incoming), some)
    for statement in (_GONE, _CHANGED, "DELETE FROM words", _WORDS, "DROP TABLE temp.incoming"):
        connection.execute(text(statement))


def write_changes(connection: Connection, put: Iterable[Record], gone: Iterable[tuple[str, str]]) -> None:
    """Write records that are new or others than before, and drop others, given by type and id; the rest stays."""
    for kind, identity in gone:
        _drop(connection, kind, identity)
    for record in put:
        row = _row(record)
        content = row.pop("content")
        was = connection.scalar(_PAYLOAD, {"of": record.record, "under": record.id})
        if was == row["payload"]:
            continue
        is_said_anew = content is not None and (was is None or _searched(from_line(was)) != content)
        if is_said_anew and was is not None:
            _drop(connection, record.record, record.id)
        connection.execute(text(_PUT), row)
        if is_said_anew:
            connection.execute(text(_WORD), {"id": record.id, "record": record.record, "content": content})


def _drop(connection: Connection, kind: str, identity: str) -> None:
    for table in ("records", "words") if kind in _SEARCHED else ("records",):
        where = text(f"DELETE FROM {table} WHERE record = :of AND id = :under")
        connection.execute(where, {"of": kind, "under": identity})


def _row(record: Record) -> dict[str, Any]:
    kind, home, first, identity = order_key(record)
    return {
        "record": record.record,
        "id": identity,
        "document": record.document,
        "kind": kind,
        "home": home,
        "first": first,
        "payload": to_line(record),
        "content": _searched(record) if record.record in _SEARCHED else None,
    }


def _searched(record: Record) -> str:
    """The words that a search for a record looks through."""
    return "\n".join(dict.fromkeys(span.text for span in spans_in(record)))
