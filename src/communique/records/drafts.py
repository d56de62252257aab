"""What reading hands to resolving: records whose parties are still phrases of the text, without codes.

A draft has the fields of its record (`records.py`), with a span in the place of each code. Reading fills drafts;
resolving turns them into records of one `Reading`; linking joins the readings of many documents.
"""

from dataclasses import dataclass

from communique.records.records import Commitment, Document, Event, Instrument, Place, Statement, TimeExpression
from communique.records.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementDraft:
    """Reported speech: see `Statement`. `addressee` is the phrase spoken to, `within` the id of the outer draft."""

    id: str
    speaker: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    quote: str
    act: str
    addressee: Span | None = None
    within: str | None = None
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentDraft:
    """A mention of a commitment: see `Commitment`.

    `issuer` and `target` are the phrases that name the parties (a pronoun such as "we" stays a pronoun; resolving
    finds who it is by way of `statement`). `co_issuers` and `co_targets` are further coordinated parties.
    `ascriber` is the phrase of whoever says that the issuer would act, where that is not the issuer's own side.
    """

    id: str
    statement: str | None
    kind: str
    issuer: Span | None
    co_issuers: tuple[Span, ...] = ()
    target: Span | None
    co_targets: tuple[Span, ...] = ()
    trigger: Span | None
    condition: str
    response: Span | None
    response_polarity: str = "will"
    hedges: tuple[Span, ...] = ()
    firmness: str = "unqualified"
    deadline: Span | None = None
    demand: Span | None = None
    ascriber: Span | None = None
    confidence: float

    @property
    def main(self) -> Span | None:
        """The phrase that it is known by: its response, else its demand, else its trigger."""
        return self.response or self.demand or self.trigger


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDraft:
    """An event: see `Event`. `holder` is the phrase of whose claim it is, `None` for the text's own voice.

    `statement` is the id of the innermost statement whose content holds the anchor. `parties_joint` is true where
    actors and recipients act together (they met, they agreed), so that all of them count as actors.
    """

    anchor: Span
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    parties_joint: bool = False
    status: str
    holder: Span | None = None
    statement: str | None = None
    place: Span | None = None
    time: Span | None = None
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentDraft:
    """An instrument: see `Instrument`. `parties`, `alleged_by` and `alleged_against` are phrases of the text.

    `duration` is the TIMEX value of its term (P30D); `start` the phrase that says when it began.
    """

    id: str
    kind: str
    span: Span
    name: str
    parties: tuple[Span, ...] = ()
    state: str
    duration: str | None = None
    start: Span | None = None
    alleged_by: tuple[Span, ...] = ()
    alleged_against: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceDraft:
    """A place name used as a location; `near` where the words only say near, outside or around it."""

    id: str
    span: Span
    near: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskDraft:
    """People said to be at risk: the words of the quantity, who they are, and whose claim it is."""

    quantity: Span
    what: str
    holder: Span | None
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts:
    """All that reading found in one document. Times have underspecified values until a date resolves them."""

    statements: tuple[StatementDraft, ...] = ()
    commitments: tuple[CommitmentDraft, ...] = ()
    events: tuple[EventDraft, ...] = ()
    instruments: tuple[InstrumentDraft, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[PlaceDraft, ...] = ()
    risks: tuple[RiskDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalActor:
    """A party as one document knows it: its mentions there, and what introduced it.

    `name` is the fullest name the document gives ("Sergey Lavrov", "Syrian government"); `code` may be unknown;
    `kind` as in `Actor`; `role` the office as written; `represents` the code of the party it speaks for.
    """

    name: str
    code: str | None
    kind: str
    mentions: tuple[Span, ...]
    role: str | None = None
    represents: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """People said to be at risk in one document; `holder_code` is whose claim it is."""

    quantity: Span
    what: str
    holder_code: str | None


@dataclass(frozen=True, slots=True)
class Sense:
    """What a phrase of a record means, for linking: never part of the record itself.

    `about` is the record's id, `part` its field (trigger, response, demand; anchor: the whole act of an event), and
    `vector` the direction as text (see `records.senses`).
    """

    about: str
    part: str
    vector: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All records of one document, codes and dates resolved as far as the document alone allows."""

    document: Document
    statements: tuple[Statement, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    events: tuple[Event, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[LocalActor, ...] = ()
    risks: tuple[Risk, ...] = ()
    senses: tuple[Sense, ...] = ()
