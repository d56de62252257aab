"""What is contested, agreed, open as a channel, planned: each as rows with its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.queries.archive import Archive
from communique.queries.instruments import InstrumentGroup
from communique.queries.names import count, party_name, party_names
from communique.queries.sentences import sentence_of
from communique.records import Claim, Event, Operation, PeopleAtRisk, Position, Span, Statement
from communique.records.identity import digest

_SOME_BODY = "IGO"
"""A code that says no more than that it is an international body: its name in the text says more."""
_LETTERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What one party holds: `stance` and `scope` as in the claim, the words, and the document they stand in."""

    party: str
    code: str | None
    stance: str
    scope: str
    blames: str | None
    words: Span
    document: str | None
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestedRow:
    """A claim with who asserts it, who denies it, and who gives another account. No verdict."""

    alias: str
    claim: str
    proposition: str
    asserts: tuple[Held, ...]
    denies: tuple[Held, ...]
    other_account: tuple[Held, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A state that an instrument came to, with the day of the text, who says so and of whom, and the sentence."""

    date: str | None
    state: str
    by: tuple[str, ...]
    against: tuple[str, ...]
    words: Span
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementRow:
    """An agreement, resolution or veto over its mentions; `answers` is what the accused said to an allegation.

    `state_words` is the sentence that gives it its state; `ends` the day on which its term is over, `is_over` whether
    a document is later than that day. No other clock is asked.
    """

    alias: str
    instrument: str
    kind: str
    name: str
    parties: str
    party_codes: tuple[str, ...]
    state: str
    state_words: Span
    changes: tuple[Changed, ...]
    duration: str | None
    start: str | None
    ends: str | None
    is_over: bool
    alleged_by: tuple[str, ...]
    alleged_against: tuple[str, ...]
    answers: tuple[Held, ...]
    mentions: int
    documents: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelRow:
    """A line of contact: its parties and state, the sentence that says what it is for, and who says so.

    `state_words` is the sentence that gives it its state.
    """

    alias: str
    instrument: str
    name: str
    parties: str
    party_codes: tuple[str, ...]
    state: str
    state_words: Span
    changes: tuple[Changed, ...]
    purpose: Span
    speaker: str | None
    mentions: int
    documents: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Endangered:
    """People said to be at risk, in the words of whoever says so."""

    quantity: Span
    what: str
    holder: str
    document: str | None
    label: str
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationRow:
    """One operation over its mentions; `said_by` are those whose word it is, where no text tells it as known.

    No casualties are recorded: being at risk is no count of victims.
    """

    alias: str
    operation: str
    name: str
    actors: str
    actor_codes: tuple[str, ...]
    place: str | None
    status: str
    said_by: tuple[str, ...]
    mentions: int
    documents: tuple[str, ...]
    labels: tuple[str, ...]
    at_risk: tuple[Endangered, ...]
    first_warning: str | None


def contested_rows(archive: Archive) -> list[ContestedRow]:
    """Claims on which parties differ."""
    return [_contested(archive, claim) for claim in archive.claims]


def _contested(archive: Archive, claim: Claim) -> ContestedRow:
    held = [_held(archive, p) for p in claim.positions]
    return ContestedRow(
        alias=archive.alias(claim.id),
        claim=claim.id,
        proposition=claim.proposition,
        asserts=tuple(h for h in held if h.stance not in {"denies", "blames"}),
        denies=tuple(h for h in held if h.stance == "denies"),
        other_account=tuple(h for h in held if h.stance == "blames"),
    )


def _held(archive: Archive, position: Position) -> Held:
    document = archive.documents.get(position.evidence.document or "")
    return Held(
        party=party_name(position.code) if position.code else "the text",
        code=position.code,
        stance=position.stance,
        scope=position.scope,
        blames=party_name(position.other) if position.other else None,
        words=position.evidence,
        document=document.source_id if document else None,
        label=archive.label(position.evidence.document),
    )


def agreement_rows(archive: Archive) -> list[AgreementRow]:
    """Agreements, resolutions, vetoes and sanctions, with who says they are broken."""
    claims = {c.id: c for c in archive.claims}
    return [_agreement(archive, group, claims) for group in archive.agreements]


def _agreement(archive: Archive, group: InstrumentGroup, claims: dict[str, Claim]) -> AgreementRow:
    found = [claims[i] for m in group.members if (i := digest("claim", m.id)) in claims]
    positions = [p for c in found for p in c.positions]
    answers = [_held(archive, p) for p in positions if p.stance in {"denies", "blames"}]
    asserting = tuple(dict.fromkeys(p.code for p in positions if p.stance == "asserts" and p.code))
    return AgreementRow(
        alias=archive.alias(group.id),
        instrument=group.id,
        kind=group.kind,
        name=group.name,
        parties=party_names(group.party_codes),
        party_codes=group.party_codes,
        state=group.state,
        state_words=sentence_of(archive.documents.get(group.decisive.document), group.decisive.span),
        changes=_changes(archive, group),
        duration=group.duration,
        start=group.start,
        ends=group.ends,
        is_over=bool(group.ends and archive.last_day and archive.last_day >= group.ends),
        alleged_by=group.alleged_by or asserting,
        alleged_against=group.alleged_against,
        answers=tuple(dict.fromkeys(answers)),
        mentions=len(group.members),
        documents=source_ids(archive, [m.document for m in group.members]),
        labels=labels(archive, [m.document for m in group.members]),
    )


def _changes(archive: Archive, group: InstrumentGroup) -> tuple[Changed, ...]:
    return tuple(
        Changed(
            date=c.date,
            state=c.state,
            by=c.by,
            against=c.against,
            words=sentence_of(archive.documents.get(c.mention.document), c.mention.span),
            label=archive.label(c.mention.document),
        )
        for c in group.changes
    )


def channel_rows(archive: Archive) -> list[ChannelRow]:
    """Lines of contact between the parties: the brakes."""
    return [_channel(archive, group) for group in archive.channels]


def _channel(archive: Archive, group: InstrumentGroup) -> ChannelRow:
    first = group.members[0]
    statement = statement_around(archive, first.document, first.span)
    return ChannelRow(
        alias=archive.alias(group.id),
        instrument=group.id,
        name=group.name,
        parties=party_names(group.party_codes),
        party_codes=group.party_codes,
        state=group.state,
        state_words=sentence_of(archive.documents.get(group.decisive.document), group.decisive.span),
        changes=_changes(archive, group),
        purpose=sentence_of(archive.documents.get(first.document), first.span),
        speaker=archive.speaker_name(statement) if statement else None,
        mentions=len(group.members),
        documents=source_ids(archive, [m.document for m in group.members]),
        labels=labels(archive, [m.document for m in group.members]),
    )


def operation_rows(archive: Archive) -> list[OperationRow | Endangered]:
    """Offensives and deployments planned, expected or under way, one row each; then people said to be in danger where
    no operation is told of.
    """
    return [*(_operation(archive, operation) for operation in archive.operations), *endangered_elsewhere(archive)]


def _operation(archive: Archive, operation: Operation) -> OperationRow:
    events = [archive.events[e] for e in operation.events if e in archive.events]
    at_risk = [_endangered(archive, r.quantity, r.what, r.holder_code, None) for r in operation.at_risk]
    return OperationRow(
        alias=archive.alias(operation.id),
        operation=operation.id,
        name=operation.name,
        actors=party_names(operation.actor_codes),
        actor_codes=operation.actor_codes,
        place=operation.place,
        status=operation.status,
        said_by=_said_by(events) if operation.status == "alleged" else (),
        mentions=len(operation.events),
        documents=source_ids(archive, [e.document for e in events]),
        labels=labels(archive, [e.document for e in events]),
        at_risk=tuple(at_risk),
        first_warning=operation.first_warning,
    )


def endangered_elsewhere(archive: Archive) -> list[Endangered]:
    """People said to be in danger where no operation is told of, by day and text."""
    covered = {r.quantity for o in archive.operations for r in o.at_risk}
    found = [r for r in archive.of(PeopleAtRisk) if r.quantity.within(r.document) not in covered]
    return [
        _endangered(archive, r.quantity.within(r.document), r.what, r.holder_code, r.place)
        for r in sorted(found, key=lambda r: (_day(archive, r), r.document, r.quantity))
    ]


def _day(archive: Archive, risk: PeopleAtRisk) -> str:
    document = archive.documents.get(risk.document)
    return (document.published or "") if document else ""


def _endangered(archive: Archive, quantity: Span, what: str, holder: str | None, place: str | None) -> Endangered:
    return Endangered(
        quantity=quantity,
        what=what,
        holder=_teller(archive, quantity, holder),
        document=next(iter(source_ids(archive, [quantity.document])), None),
        label=archive.label(quantity.document),
        place=place,
    )


def _teller(archive: Archive, quantity: Span, holder: str | None) -> str:
    """Who says so: the party, else the speaker of the words as the text calls him, else the text itself."""
    if holder and holder != _SOME_BODY:
        return party_name(holder)
    statement = statement_around(archive, quantity.document or "", quantity)
    name = statement.speaker.text if statement and statement.speaker else ""
    return name if len(name) > _LETTERS else party_name(holder) if holder else "the text"


def _said_by(events: Sequence[Event]) -> tuple[str, ...]:
    """Who says that it is planned or under way, each once."""
    return tuple(dict.fromkeys(party_name(e.holder_code) for e in events if e.holder_code))


def statement_around(archive: Archive, document: str, span: Span) -> Statement | None:
    """The innermost statement whose content holds the words."""
    around = [s for s in archive.of(Statement) if s.document == document and any(c.contains(span) for c in s.content)]
    return min(around, key=lambda s: sum(len(c) for c in s.content), default=None)


def source_ids(archive: Archive, documents: Sequence[str | None]) -> tuple[str, ...]:
    """The source ids of some documents, each once."""
    found = (archive.documents.get(d or "") for d in documents)
    return tuple(dict.fromkeys(d.source_id for d in found if d))


def labels(archive: Archive, documents: Sequence[str]) -> tuple[str, ...]:
    """The short names of some documents, each once."""
    return tuple(dict.fromkeys(archive.label(d) for d in documents))


def why_none(archive: Archive, what: str) -> str:
    """Why there is nothing of a kind to show."""
    read = sum(d.text is not None for d in archive.documents.values())
    if not read:
        return "no document in this store could be read"
    return f"{what} in {count(read, 'document')} that could be read"
