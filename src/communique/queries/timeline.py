"""What happened or was said, in order: dated rows first, then those whose date is open, by document."""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.linking.clauses import clause_in
from communique.queries.archive import Archive
from communique.queries.dates import date_of_event, date_of_statement
from communique.queries.names import party_name, party_names
from communique.records import Event, Span, Statement

_OPEN = frozenset({"conditional"})
_SPEECH = frozenset({"THREATEN", "ACCUSE", "REJECT", "REQUEST", "AGREE", "SUPPORT", "CONSULT", "CONCEDE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """One event or statement. `status` of an event is its standing, of a statement how it is quoted.

    `clause` is an event's word with what follows it, for people; of a statement, its words.
    """

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
    clause: Span
    document: str
    label: str
    published: str | None


def timeline_rows(archive: Archive) -> list[TimelineRow]:
    """Events and statements by date; undated ones after all dated ones, in the order of the texts.

    What has only been made a condition has not happened: the tripwires show it. An act of speech whose words are told
    as a statement, or asked in a question, is told once.
    """
    statements = archive.of(Statement)
    cues: dict[str, list[Span]] = {}
    for s in statements:
        cues.setdefault(s.document, []).extend(span for span in (s.cue,) if span)
    events = (e for e in archive.of(Event) if e.status not in _OPEN and not _is_told(e, cues.get(e.document, ())))
    rows = [*(_event(archive, e) for e in events), *(_said(archive, s) for s in statements if s.act != "ask")]
    place = {d.source_id: n for n, d in enumerate(archive.documents.values())}
    return sorted(rows, key=lambda r: (r.day is None, r.day or "", place.get(r.document, 0), r.words.start, r.id))


def _is_told(event: Event, cues: Sequence[Span]) -> bool:
    return event.type in _SPEECH and any(event.anchor.overlaps(cue) for cue in cues)


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
        clause=clause_in(archive.documents[event.document], event.anchor),
        document=archive.documents[event.document].source_id,
        label=archive.label(event.document),
        published=archive.documents[event.document].published,
    )


def _said(archive: Archive, statement: Statement) -> TimelineRow:
    dated = date_of_statement(archive, statement)
    words = statement.content[0] if statement.content else (statement.cue or statement.speaker or Span(0, 0, ""))
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
        words=words,
        clause=words,
        document=archive.documents[statement.document].source_id,
        label=archive.label(statement.document),
        published=archive.documents[statement.document].published,
    )
