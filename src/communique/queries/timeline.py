"""What happened or was said, in order: dated rows first, then those whose date is open, by document."""

from dataclasses import dataclass

from communique.queries.archive import Archive
from communique.queries.dates import date_of_event, date_of_statement
from communique.queries.names import party_name, party_names
from communique.records import Event, Span, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """One event or statement. `status` of an event is its standing, of a statement how it is quoted."""

    date: str | None
    day: str | None
    date_by: str | None
    what: str
    id: str
    who: str
    to: str
    act: str
    status: str
    holder: str | None
    words: Span
    document: str
    label: str


def timeline_rows(archive: Archive) -> list[TimelineRow]:
    """Events and statements by date; undated ones after all dated ones, in the order of the texts."""
    rows = [*(_event(archive, e) for e in archive.of(Event)), *(_said(archive, s) for s in archive.of(Statement))]
    place = {d.source_id: n for n, d in enumerate(archive.documents.values())}
    return sorted(rows, key=lambda r: (r.day is None, r.day or "", place.get(r.document, 0), r.words.start, r.id))


def _event(archive: Archive, event: Event) -> TimelineRow:
    dated = date_of_event(event)
    return TimelineRow(
        date=dated.value if dated else None,
        day=dated.day if dated else None,
        date_by=dated.by if dated else None,
        what="event",
        id=event.id,
        who=party_names(event.actor_codes),
        to=party_names(event.recipient_codes),
        act=event.type if not event.mode else f"{event.type} {event.mode}",
        status=event.status,
        holder=party_name(event.holder_code) if event.holder_code else None,
        words=event.anchor,
        document=archive.documents[event.document].source_id,
        label=archive.label(event.document),
    )


def _said(archive: Archive, statement: Statement) -> TimelineRow:
    dated = date_of_statement(archive, statement)
    return TimelineRow(
        date=dated.value if dated else None,
        day=dated.day if dated else None,
        date_by=dated.by if dated else None,
        what="statement",
        id=statement.id,
        who=archive.speaker_name(statement),
        to=party_name(statement.addressee_code),
        act=statement.act,
        status=statement.quote,
        holder=None,
        words=statement.content[0] if statement.content else (statement.cue or statement.speaker or Span(0, 0, "")),
        document=archive.documents[statement.document].source_id,
        label=archive.label(statement.document),
    )
