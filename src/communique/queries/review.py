"""What needs a person: each thing that the program left open, with its words and the reason."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from communique.queries.archive import Archive
from communique.queries.sentences import sentence_of
from communique.queries.tripwires import is_unsure
from communique.records import Event, Link, Record, Span

_START = Span(0, 0, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """One open thing: why it is here, its record (for `show`), its words and the sentence around them.

    `note` says of a possible link what it joins and what is missing.
    """

    reason: str
    record: str
    alias: str
    words: Span
    sentence: Span
    document: str | None
    label: str
    note: str | None


Found = Iterator[tuple[Record, Span | None]]


def review_rows(archive: Archive) -> list[ReviewRow]:
    """All of it, by reason, in the order of the texts; texts without a date first, as their dates hang on one."""
    return [
        row
        for reason, find in _REASONS
        for row in sorted((_row(archive, reason, r, s) for r, s in find(archive)), key=_place(archive))
    ]


def _place(archive: Archive) -> Callable[[ReviewRow], tuple[tuple[int, int], str]]:
    ids = {d.source_id: d.id for d in archive.documents.values()}
    return lambda row: (archive.place_of(ids.get(row.document or ""), row.words), row.record)


def _row(archive: Archive, reason: str, record: Record, span: Span | None) -> ReviewRow:
    home = record.document or (span.document if span else None) or record.id
    document = archive.documents.get(home)
    return ReviewRow(
        reason=reason,
        record=record.id,
        alias=archive.alias(record.id),
        words=span or _START,
        sentence=sentence_of(document, span) if span else _START,
        document=document.source_id if document else None,
        label=archive.label(home),
        note=_note(archive, record) if isinstance(record, Link) else None,
    )


def _note(archive: Archive, link: Link) -> str:
    return f"{archive.alias(link.from_)} could lead to {archive.alias(link.to)}, needs: {'; '.join(link.needs)}"


def _undated(archive: Archive) -> Found:
    return ((d, None) for d in archive.documents.values() if d.published is None and d.text is not None)


def _unknown_speakers(archive: Archive) -> Found:
    statements = archive.statements.values()
    return ((s, s.speaker) for s in statements if s.speaker is not None and not s.speaker_code and s.act != "ask")


def _unspoken_quotes(archive: Archive) -> Found:
    statements = archive.statements.values()
    return ((s, _first(s.content)) for s in statements if s.speaker is None and s.quote == "direct")


def _unknown_issuers(archive: Archive) -> Found:
    commitments = archive.commitments.values()
    return ((c, c.response or c.trigger or c.demand) for c in commitments if not c.issuer_code)


def _unsure(archive: Archive) -> Found:
    wires = (archive.members(t) for t in archive.tripwires)
    leads = (members[0] for members in wires if is_unsure(members))
    return ((c, c.response or c.trigger or c.demand) for c in leads)


def _unknown_parties(archive: Archive) -> Found:
    return ((g.members[0], g.members[0].span) for g in archive.agreements if not g.party_codes)


def _possible_links(archive: Archive) -> Found:
    return ((k, _first(k.evidence)) for k in archive.links("chains_to") if k.kind == "possible")


def _attacks_by_nobody(archive: Archive) -> Found:
    attacks = (e for e in archive.of(Event) if e.type == "ASSAULT" and not any(e.actor_codes))
    return ((e, e.anchor) for e in attacks if e.status in {"done", "ongoing", "alleged"})


def _first(spans: Sequence[Span]) -> Span | None:
    return next(iter(spans), None)


_REASONS: tuple[tuple[str, Callable[[Archive], Found]], ...] = (
    ("texts without a date", _undated),
    ("commitments whose issuer is unknown", _unknown_issuers),
    ("commitments read with doubt", _unsure),
    ("quotations without a speaker", _unspoken_quotes),
    ("speakers whose party is unknown", _unknown_speakers),
    ("agreements whose parties are unknown", _unknown_parties),
    ("hostile acts by nobody known", _attacks_by_nobody),
    ("possible links to confirm", _possible_links),
)
