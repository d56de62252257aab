"""A new date for a text in the store: read again on that day, noted as the analyst's decision, with what changed."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from communique.errors import QueryError
from communique.queries.archive import Archive, FixedRecords
from communique.queries.changes import Change, changed_dates
from communique.queries.naming import find_document
from communique.records import Document, Judgement
from communique.records.identity import digest

if TYPE_CHECKING:
    from communique.cli.session import Reader
    from communique.store import Store

_UNDONE = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Redating:
    """A document's date before and after, and every value that is another now."""

    document: str
    id: str
    old: str | None
    new: str | None
    changes: tuple[Change, ...]


def redate(store: "Store", archive: Archive, reader: "Reader", *, document: str, published: str | None) -> Redating:
    """Give a document a date, or with `None` the one before its last change; ids stay the same."""
    from communique.cli.session import present, relink

    found = find_document(archive, document)
    if found.text is None:
        raise QueryError(f"{found.source_id} failed when it was read, it has no text to date; {found.warnings[-1]}")
    before = Archive(FixedRecords(archive.all()), like=archive)
    undoing = published is None
    new = _date_before(store.judgements(found.id), found) if undoing else published
    dated = replace(found, published=new, date_method=_method(found, new, store.judgements(found.id), undoing))
    if (dated.published, dated.date_method) != (found.published, found.date_method):
        store.add_reading(reader.read_document(replace(dated, origin=None)), replace=True)
        store.add_judgement(_judgement(found, new, _UNDONE if undoing else None))
        relink(store)
    changes = changed_dates(before, present(store))
    return Redating(document=found.source_id, id=found.id, old=found.published, new=new, changes=tuple(changes))


def _standing(judgements: Sequence[Judgement]) -> list[Judgement]:
    """The dates given that are not taken back, in order."""
    stack: list[Judgement] = []
    for judgement in judgements:
        if judgement.field != "published":
            continue
        if judgement.reason == _UNDONE and stack:
            stack.pop()
        else:
            stack.append(judgement)
    return stack


def _date_before(judgements: Sequence[Judgement], document: Document) -> str | None:
    stack = _standing(judgements)
    if not stack:
        raise QueryError(f"no date was given to {document.source_id} in this store, so there is nothing to undo")
    return stack[-1].old


def _method(document: Document, new: str | None, judgements: Sequence[Judgement], undoing: bool) -> str:
    """How the date is known; after the first given date is taken back, as it was known at first."""
    if not undoing or len(_standing(judgements)) > 1:
        return "given"
    if new is None:
        return "unresolved"
    from communique.documents.dateline import find_dateline

    dateline = find_dateline(document.text or "")
    return "dateline" if dateline and dateline[0] == new else "metadata"


def _judgement(document: Document, new: str | None, reason: str | None) -> Judgement:
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    author = os.environ.get("USER") or "analyst"
    return Judgement(
        id=digest("judgement", document.id, "published", document.published, new, author, now),
        about=document.id,
        field="published",
        old=document.published,
        new=new,
        author=author,
        time=now,
        reason=reason,
    )
