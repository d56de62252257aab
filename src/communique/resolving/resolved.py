"""Records of drafts whose parties are known."""

from collections.abc import Sequence

from communique.records import (
    Commitment,
    CommitmentDraft,
    Event,
    EventDraft,
    Instrument,
    InstrumentDraft,
    Statement,
    StatementDraft,
    TimeExpression,
    content_id,
)
from communique.resolving.coreference import Said
from communique.resolving.drafts import date_of
from communique.resolving.event_sides import Pairs

_END_OF_DAY = "T24:00"


def statement_of(draft: StatementDraft, document: str, *, said: Said) -> Statement:
    """The statement of a draft; `said` holds the codes of who speaks and to whom."""
    return Statement(
        id=draft.id,
        document=document,
        speaker=draft.speaker,
        speaker_code=said.speaker_code,
        cue=draft.cue,
        content=draft.content,
        quote=draft.quote,
        act=draft.act,
        addressee_code=said.addressee_code,
        within=draft.within,
        confidence=draft.confidence,
    )


def commitment_of(
    draft: CommitmentDraft,
    document: str,
    *,
    issuers: tuple[str, ...],
    targets: tuple[str, ...],
    ascriber: str | None,
) -> Commitment:
    """The commitment of a draft with the codes of its parties."""
    return Commitment(
        id=draft.id,
        document=document,
        statement=draft.statement,
        kind=draft.kind,
        issuer=draft.issuer,
        issuer_code=issuers[0] if issuers else None,
        issuer_codes=issuers,
        target=draft.target,
        target_code=targets[0] if targets else None,
        target_codes=targets,
        trigger=draft.trigger,
        condition=draft.condition,
        response=draft.response,
        response_polarity=draft.response_polarity,
        hedges=draft.hedges,
        firmness=draft.firmness,
        deadline=draft.deadline,
        demand=draft.demand,
        ascribed_by=ascriber,
        confidence=draft.confidence,
    )


def event_of(
    draft: EventDraft,
    document: str,
    *,
    actors: Pairs,
    recipients: Pairs,
    holder: str | None,
    own_word: bool,
    times: Sequence[TimeExpression],
) -> Event:
    """The event of a draft. `own_word`: the actor tells of himself, so that the claim is done and nobody's else."""
    holder = None if own_word else holder
    return Event(
        id=content_id("event", document, [draft.anchor], holder),
        document=document,
        anchor=draft.anchor,
        type=draft.type,
        mode=draft.mode,
        contexts=draft.contexts,
        cameo=draft.cameo,
        actors=tuple(s for s, _ in actors),
        actor_codes=tuple(c for _, c in actors),
        recipients=tuple(s for s, _ in recipients),
        recipient_codes=tuple(c for _, c in recipients),
        status="done" if own_word else draft.status,
        holder_code=holder,
        place=draft.place,
        time=draft.time,
        date=date_of(draft.time, times),
        confidence=draft.confidence,
    )


def instrument_of(
    draft: InstrumentDraft,
    document: str,
    *,
    parties: tuple[str, ...],
    alleged: tuple[tuple[str, ...], tuple[str, ...]],
    times: Sequence[TimeExpression],
) -> Instrument:
    """The instrument of a draft; `alleged` are the codes of who alleges a breach, and against whom."""
    return Instrument(
        id=draft.id,
        document=document,
        kind=draft.kind,
        span=draft.span,
        name=draft.name,
        party_codes=parties,
        state=draft.state,
        duration=draft.duration,
        start=_day_of(date_of(draft.start, times)),
        alleged_by=alleged[0],
        alleged_against=alleged[1],
    )


def _day_of(value: str | None) -> str | None:
    """The day itself of what begins "at midnight on" it: T24:00 would be read as its end. A term is none."""
    if value is None or not (value[:1].isdigit() or value.startswith("XXXX")):
        return None
    return value.removesuffix(_END_OF_DAY)
