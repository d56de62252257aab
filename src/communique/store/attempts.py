"""How reading each input ended, and what it was read from: bytes by their hash, reasons by their document."""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from communique.records import Document, sha256_of
from communique.store.schema import arrivals, attempts, captures, readings


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """How reading one document ended: ok, partial, failed or skipped, with the reasons.

    `origin` is the path or address that can be read again, "" where there is none (standard input).
    """

    origin: str
    source_id: str
    document: str
    state: str
    reasons: tuple[str, ...] = ()
    time: str = ""


def attempt_of(document: Document, origin: str) -> Attempt:
    """The attempt that a document ended."""
    return Attempt(
        origin=origin,
        source_id=document.source_id,
        document=document.id,
        state=document.state,
        reasons=document.warnings if document.state != "ok" else (),
    )


def write_attempt(connection: Connection, attempt: Attempt, time: str) -> None:
    """Note an attempt in the place of the last one; a failed document that was read at last is taken out."""
    own = (attempts.c.origin == attempt.origin) & (attempts.c.source_id == attempt.source_id)
    before = connection.execute(select(attempts.c.document, attempts.c.state).where(own)).first()
    connection.execute(delete(attempts).where(own))
    row = {name: getattr(attempt, name) for name in ("origin", "source_id", "document", "state")}
    reasons = json.dumps(attempt.reasons, ensure_ascii=True)
    connection.execute(insert(attempts).values(**row, reasons=reasons, time=time))
    if before is not None and before.state == "failed" and before.document != attempt.document:
        _forget(connection, before.document)


def drop_attempt(connection: Connection, attempt: Attempt) -> None:
    """Take an attempt out that its input no longer gives, and the failed document that it stood for."""
    own = (attempts.c.origin == attempt.origin) & (attempts.c.source_id == attempt.source_id)
    connection.execute(delete(attempts).where(own))
    _forget(connection, attempt.document)


def _forget(connection: Connection, document: str) -> None:
    """Take out a failed document that no other input stands for."""
    if connection.scalar(select(attempts.c.document).where(attempts.c.document == document).limit(1)) is None:
        connection.execute(delete(readings).where(readings.c.document == document, readings.c.state == "failed"))
        connection.execute(delete(arrivals).where(arrivals.c.document == document))


def read_attempts(connection: Connection, *states: str) -> Iterator[Attempt]:
    """The attempts of some states, or all, by origin and name."""
    query = select(attempts).order_by(attempts.c.origin, attempts.c.source_id)
    if states:
        query = query.where(attempts.c.state.in_(states))
    for row in connection.execute(query):
        yield Attempt(
            origin=row.origin,
            source_id=row.source_id,
            document=row.document,
            state=row.state,
            reasons=tuple(json.loads(row.reasons)),
            time=row.time,
        )


def read_unattempted(connection: Connection) -> Iterator[Attempt]:
    """Documents that were read before a store noted inputs: their state, without an origin."""
    query = select(readings.c.document, readings.c.source_id, readings.c.state, readings.c.payload)
    missing = query.where(readings.c.document.not_in(select(attempts.c.document))).order_by(readings.c.document)
    for row in connection.execute(missing):
        document = json.loads(row.payload)["document"] if row.state != "ok" else {"warnings": ()}
        yield Attempt(
            origin="",
            source_id=row.source_id,
            document=row.document,
            state=row.state,
            reasons=tuple(document["warnings"]),
        )


def write_capture(connection: Connection, raw: bytes) -> None:
    """Keep the bytes that a text was taken from, once."""
    sha256 = sha256_of(raw)
    if connection.scalar(select(captures.c.sha256).where(captures.c.sha256 == sha256)) is None:
        connection.execute(insert(captures).values(sha256=sha256, size=len(raw), packed=zlib.compress(raw, 3)))


def read_capture(connection: Connection, sha256: str) -> bytes | None:
    """The bytes of a hash; `None` where they were not kept. Altered ones come as they are."""
    packed = connection.scalar(select(captures.c.packed).where(captures.c.sha256 == sha256))
    if packed is None:
        return None
    try:
        return zlib.decompress(packed)
    except zlib.error:
        return b""


def altered_captures(connection: Connection) -> Iterator[str]:
    """The hashes of bytes that are no longer those that were kept."""
    for row in connection.execute(select(captures.c.sha256, captures.c.packed)):
        try:
            raw = zlib.decompress(row.packed)
        except zlib.error:
            raw = b""
        if sha256_of(raw) != row.sha256:
            yield row.sha256
