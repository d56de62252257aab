"""Everything behind one record: the exact words with their offsets, its history, what is linked to it."""

from collections.abc import Iterator, Set
from dataclasses import dataclass, fields, replace

from communique.queries.archive import Archive
from communique.queries.naming import find_record
from communique.queries.sentences import sentence_of
from communique.records import (
    Actor,
    Claim,
    Commitment,
    Document,
    Event,
    Instrument,
    Judgement,
    Link,
    Operation,
    Record,
    Span,
    Statement,
    Tripwire,
    to_plain,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of one document: their part in the record (trigger, speaker ...), and the sentence around them."""

    part: str
    document: str
    label: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place in a text where the record stands: its sentence, and its parts in the order of the text.

    `copies` are the other documents of the record that go back to the same source.
    """

    id: str
    record: str
    document: str
    label: str
    sentence: Span
    speaker: str | None
    parts: tuple[Passage, ...]
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """A record with its mentions, its links in words, and the judgements about it.

    `names` are aliases of the mentions of a tripwire (C2.1), which `compare` takes.
    """

    alias: str
    record: dict[str, object]
    mentions: tuple[Mention, ...]
    links: tuple[str, ...]
    judgements: tuple[dict[str, object], ...]
    names: tuple[str, ...] = ()


def show_record(archive: Archive, name: str) -> Details:
    """All about the record that an alias or the head of an id names."""
    record = find_record(archive, name)
    mentions = [m for r in _parts_of(archive, record) for m in _mentions(archive, r)]
    mentions.sort(key=lambda m: (archive.place_of(_home(archive, m), m.sentence), m.id))
    known = {m.document for m in mentions}
    mentions = [replace(m, copies=_copies(archive, m, known)) for m in mentions]
    wires = [archive.commitments[m.id] for m in mentions if m.id in archive.tripwire_of]
    return Details(
        alias=archive.labels.get(record.id, "") if isinstance(record, Document) else archive.alias(record.id),
        record=to_plain(record),
        mentions=tuple(mentions),
        links=tuple(_links(archive, record)),
        judgements=tuple(to_plain(j) for j in archive.of(Judgement) if j.about == record.id),
        names=tuple(map(archive.mention_alias, wires)) if isinstance(record, Tripwire) else (),
    )


def _home(archive: Archive, mention: Mention) -> str | None:
    return next((d.id for d in archive.documents.values() if d.source_id == mention.document), None)


def _copies(archive: Archive, mention: Mention, known: Set[str]) -> tuple[str, ...]:
    """Labels of the other documents of the record that share the mention's origin."""
    ids = archive.copies_of(_home(archive, mention) or "")
    return tuple(archive.label(i) for i in ids if archive.documents[i].source_id in known)


def _parts_of(archive: Archive, record: Record) -> list[Record]:
    """The records of single texts that a record over texts is made of."""
    if isinstance(record, Tripwire):
        return list(archive.members(record))
    if isinstance(record, Operation):
        return [archive.events[e] for e in record.events if e in archive.events]
    if isinstance(record, Instrument):
        group = next((g for g in archive.instruments if record.id in {m.id for m in g.members}), None)
        return list(group.members) if group and group.id == record.id else [record]
    return [] if isinstance(record, Document) else [record]


def _mentions(archive: Archive, record: Record) -> Iterator[Mention]:
    """One mention for each document that the record has words in; each mention of an actor or claim is one."""
    if isinstance(record, Actor | Claim | Link):
        for part, span in _named_spans(record):
            yield _mention(archive, record, [(part, span)], span.document)
    elif spans := list(_named_spans(record)):
        yield _mention(archive, record, spans, record.document)


def _mention(archive: Archive, record: Record, spans: list[tuple[str, Span]], home: str | None) -> Mention:
    document = archive.documents.get(home or "")
    source = document.source_id if document else home or "?"
    ordered = sorted(spans, key=lambda p: p[1])
    lead = next((s for part, s in spans if part in {"trigger", "response", "anchor", "cue", "span"}), ordered[0][1])
    passages = tuple(Passage(part=p, document=source, label=archive.label(home), span=s) for p, s in ordered)
    return Mention(
        id=record.id,
        record=record.record,
        document=source,
        label=archive.label(home),
        sentence=sentence_of(document, lead),
        speaker=_speaker(archive, record),
        parts=passages,
    )


def _named_spans(record: Record) -> Iterator[tuple[str, Span]]:
    """Each span of a record with the name of its field; of a claim, with who holds what."""
    if isinstance(record, Claim):
        yield from ((f"{p.stance} ({p.code or 'the text'})", p.evidence) for p in record.positions)
        return
    for field in fields(record):
        value = getattr(record, field.name)
        for span in value if isinstance(value, tuple) else (value,):
            if isinstance(span, Span):
                yield field.name, span


def _speaker(archive: Archive, record: Record) -> str | None:
    """Who says it: of a commitment, its statement's speaker; of an event, its holder."""
    statement = None
    if isinstance(record, Commitment):
        statement = archive.statements.get(record.statement or "")
    if isinstance(record, Statement):
        statement = record
    if isinstance(record, Event):
        return record.holder_code
    return archive.speaker_name(statement) if statement else None


def _links(archive: Archive, record: Record) -> list[str]:
    """The links of a record and, for a tripwire or operation, of its mentions; of a document those of its origin."""
    ids = {record.id}
    if isinstance(record, Document):
        return [_same_source(archive.documents[d]) for d in archive.copies_of(record.id)]
    if isinstance(record, Tripwire):
        ids |= set(record.members)
    return [_line(archive, k) for k in archive.of(Link) if k.from_ in ids or k.to in ids]


def _same_source(document: Document) -> str:
    told = ", ".join(part for part in (document.publisher, document.published or "undated") if part)
    return f"of one source with {document.source_id} ({told})"


def _line(archive: Archive, link: Link) -> str:
    needs = f"; needs: {'; '.join(link.needs)}" if link.needs else ""
    first, second = archive.ends(link)
    return f"{first} {link.relation.replace('_', ' ')} {second} ({link.kind}{needs}; {link.rule})"
