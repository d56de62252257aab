"""Tables made, or moved from those of an earlier version: what was read stays, what was linked is linked anew."""

from sqlalchemy import Connection, delete, insert, inspect, select, text, update

from communique.records import sha256_of
from communique.store.schema import SCHEMA_VERSION, WORDS_DDL, meta, metadata, readings

_FIRST = "1"
"""The version whose records were kept by their position, and whose readings had no digest."""
_SECOND = "2"
"""The version that kept no bytes and did not know where a document came from."""
_OLDER = frozenset({None, _FIRST, _SECOND})


def prepared(connection: Connection) -> str:
    """The version of the tables after making those that are missing; an unknown version is left as it is."""
    found = _version(connection)
    if found in _OLDER:
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # two programs may make the store at once
        found = _version(connection)
        if found == _FIRST:
            _move(connection)
        if found in _OLDER:
            metadata.create_all(connection)
            connection.execute(text(WORDS_DDL))
            connection.execute(delete(meta).where(meta.c.key == "schema"))
            connection.execute(insert(meta).values(key="schema", value=SCHEMA_VERSION))
            found = SCHEMA_VERSION
    return found or SCHEMA_VERSION


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table(meta.name):
        return None
    return connection.scalar(select(meta.c.value).where(meta.c.key == "schema"))


def _move(connection: Connection) -> None:
    connection.execute(text("DROP TABLE IF EXISTS records"))
    connection.execute(delete(meta).where(meta.c.key == "linked"))
    connection.execute(text("ALTER TABLE readings ADD COLUMN digest VARCHAR"))
    for document in list(connection.scalars(select(readings.c.document))):
        own = readings.c.document == document
        payload = connection.scalar(select(readings.c.payload).where(own)) or ""
        connection.execute(update(readings).where(own).values(digest=sha256_of(payload)))
