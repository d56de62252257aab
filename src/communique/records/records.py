"""The records, field by field: see `docs/records.md` for what each means.

Codes are an ISO-3166 alpha-3 country, a space and a PLOVER sector (`RUS MIL`), or `IGO UNO`, `COALITION`, `IMG`;
`None` where the party is unknown. Dates are ISO strings; time values are TIMEX3. Confidence and scores lie in 0..1.
"""

from dataclasses import dataclass
from typing import ClassVar

from communique.records.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The bytes that a text was taken from: their hash, when they were fetched (UTC, ISO; `None` for a file at hand),
    and the id of the WARC record that holds them.
    """

    sha256: str
    time: str | None = None
    warc_record: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text as read, with its metadata and how reading it ended."""

    record: ClassVar[str] = "document"
    id: str
    document: str
    source_id: str
    title: str | None = None
    author: str | None = None
    published: str | None = None
    date_method: str = "unresolved"
    published_by: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    sha256: str
    text: str | None
    state: str = "ok"
    warnings: tuple[str, ...] = ()
    origin: str | None = None
    captured: Capture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One party, over the whole store: a state, an army, a person who speaks for it."""

    record: ClassVar[str] = "actor"
    id: str
    document: None = None
    name: str
    code: str | None
    kind: str
    mentions: tuple[Span, ...]
    role: str | None = None
    represents: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Reported speech: who said what, with which cue."""

    record: ClassVar[str] = "statement"
    id: str
    document: str
    speaker: Span | None
    speaker_code: str | None = None
    speaker_actor: str | None = None
    cue: Span | None
    content: tuple[Span, ...]
    quote: str
    act: str
    addressee_code: str | None = None
    within: str | None = None
    confidence: float
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """One mention of a threat, promise, assurance, guarantee or demand, with its condition."""

    record: ClassVar[str] = "commitment"
    id: str
    document: str
    statement: str | None
    kind: str
    issuer: Span | None
    issuer_code: str | None = None
    issuer_codes: tuple[str, ...] = ()
    target: Span | None
    target_code: str | None = None
    target_codes: tuple[str, ...] = ()
    trigger: Span | None
    condition: str
    response: Span | None
    response_polarity: str = "will"
    hedges: tuple[Span, ...] = ()
    firmness: str = "unqualified"
    deadline: Span | None = None
    demand: Span | None = None
    ascribed_by: str | None = None
    tripwire: str | None = None
    confidence: float
    earliest: str | None = None
    latest: str | None = None

    @property
    def main(self) -> Span | None:
        """The phrase that it is known by: its response, else its demand, else its trigger."""
        return self.response or self.demand or self.trigger


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What a party did, does or is said to do to another, with its standing and whose claim it is."""

    record: ClassVar[str] = "event"
    id: str
    document: str
    anchor: Span
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    actors: tuple[Span | None, ...] = ()
    actor_codes: tuple[str | None, ...] = ()
    recipients: tuple[Span | None, ...] = ()
    recipient_codes: tuple[str | None, ...] = ()
    status: str
    holder_code: str | None = None
    place: Span | None = None
    time: Span | None = None
    date: str | None = None
    operation: str | None = None
    confidence: float
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A ceasefire, agreement, resolution, veto or channel that binds or brakes the parties."""

    record: ClassVar[str] = "instrument"
    id: str
    document: str
    kind: str
    span: Span
    name: str
    party_codes: tuple[str, ...] = ()
    state: str
    duration: str | None = None
    start: str | None = None
    alleged_by: tuple[str, ...] = ()
    alleged_against: tuple[str, ...] = ()
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A date or duration in the text; open (no earliest, no latest) where the document has no date."""

    record: ClassVar[str] = "time"
    id: str
    document: str
    span: Span
    value: str
    earliest: str | None = None
    latest: str | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A named place below country level, as location; `radius_km` says how far the words reach."""

    record: ClassVar[str] = "place"
    id: str
    document: str
    span: Span
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one party holds about a claim: it asserts, implies, presupposes, alleges, denies or blames."""

    code: str | None
    stance: str
    scope: str
    other: str | None
    evidence: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A proposition that parties hold different positions on. There is no verdict."""

    record: ClassVar[str] = "claim"
    id: str
    document: None = None
    proposition: str
    events: tuple[str, ...]
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AtRisk:
    """People said to be at risk: the words of the quantity, of whom, and whose claim it is."""

    quantity: Span
    what: str
    holder_code: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """A military operation planned, expected or under way, over its mentions."""

    record: ClassVar[str] = "operation"
    id: str
    document: None = None
    name: str
    actor_codes: tuple[str, ...]
    place: str | None
    status: str
    events: tuple[str, ...]
    at_risk: tuple[AtRisk, ...]
    first_warning: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleAtRisk:
    """People whom a document says to be in danger: how many, who, where, on whose word. No count of victims.

    `holder_code` is whose claim it is, `None` where the text says so itself. Those near an operation stand in its
    `at_risk` as well.
    """

    record: ClassVar[str] = "risk"
    id: str
    document: str
    quantity: Span
    what: str
    holder_code: str | None
    place: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One change in the life of a tripwire: what became what, on whose word."""

    date: str | None
    field: str
    value: str
    evidence: Span
    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tripwire:
    """One standing commitment over all its mentions: same issuer, same act as trigger, a response that can be one."""

    record: ClassVar[str] = "tripwire"
    id: str
    document: None = None
    members: tuple[str, ...]
    issuer_code: str | None
    issuer_codes: tuple[str, ...]
    target_code: str | None
    target_codes: tuple[str, ...]
    kind: str
    trigger: str | None
    response: str | None
    firmness: str
    state: str
    trigger_state: str
    outcome: str
    history: tuple[HistoryEntry, ...]
    first: str | None
    last: str | None
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A relation between two records, stated by the text or possible, with what is still missing."""

    record: ClassVar[str] = "link"
    id: str
    document: None = None
    from_: str
    to: str
    relation: str
    kind: str
    needs: tuple[str, ...] = ()
    rule: str
    score: float
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """An analyst's decision about one field of one record: appended, never overwritten."""

    record: ClassVar[str] = "judgement"
    id: str
    document: None = None
    about: str
    field: str
    old: str | None
    new: str | None
    author: str
    time: str
    reason: str | None


Record = (
    Document
    | Actor
    | Statement
    | Commitment
    | Event
    | Instrument
    | TimeExpression
    | Place
    | Claim
    | Operation
    | Tripwire
    | Link
    | PeopleAtRisk
    | Judgement
)

RECORD_TYPES: tuple[type[Record], ...] = (
    Document,
    Actor,
    Statement,
    Commitment,
    Event,
    Instrument,
    TimeExpression,
    Place,
    Claim,
    Operation,
    Tripwire,
    Link,
    PeopleAtRisk,
    Judgement,
)
"""In the order in which a listing names them."""
