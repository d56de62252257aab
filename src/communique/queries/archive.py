"""The linked records of a store as the questions use them: read once by type, joined by id, named by short aliases."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Protocol, TypeVar

from communique.linking.firmness import RANK
from communique.queries.aliases import Groups, Named, number, parts_of
from communique.queries.instruments import InstrumentGroup, group_instruments
from communique.queries.names import party_name, party_names
from communique.records import (
    Actor,
    Claim,
    Commitment,
    Document,
    Event,
    Instrument,
    Link,
    Operation,
    Record,
    Span,
    Statement,
    TimeExpression,
    Tripwire,
)

R = TypeVar("R", bound=Record)
_LABEL_LENGTH = 18
PRONOUNS = frozenset("he she it they i we who".split())
_DIGITS = re.compile(r"^\d+")


class RecordSource(Protocol):
    """Anything that lists linked records by type, as a store does."""

    def records(self, *kinds: str) -> Iterable[Record]:
        """The records of the given types, in listing order."""
        ...


class FixedRecords:
    """Records in memory, as a source."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = records

    def records(self, *kinds: str) -> Iterable[Record]:
        """The records of the given types, or all."""
        return (r for r in self._records if not kinds or r.record in kinds)


class Archive:
    """The linked records of one store or one reading. Each type is read when a question first needs it.

    `runs` says in which reading each document came in; `like` is another state of the same store, whose aliases hold;
    `nothing` is why there is no document, where a day was asked for before the first of them.
    """

    def __init__(
        self,
        source: RecordSource,
        *,
        runs: Mapping[str, int] | None = None,
        like: "Archive | None" = None,
        nothing: str | None = None,
    ) -> None:
        self.nothing = nothing
        self._source = source
        self._runs = runs or {}
        self._like = like
        self._read: dict[str, list[Record]] = {}

    def of(self, cls: type[R]) -> list[R]:
        """All records of a type, in listing order."""
        if cls.record not in self._read:
            self._read[cls.record] = list(self._source.records(cls.record))
        return [r for r in self._read[cls.record] if isinstance(r, cls)]

    def all(self) -> list[Record]:
        """Every record, in listing order."""
        return list(self._source.records())

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Documents by id, in the order of their source ids, numbers in them as numbers."""
        return {d.id: d for d in sorted(self.of(Document), key=lambda d: (natural(d.source_id), d.id))}

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """A short name for each document: its leading digits if no other has them, else the head of its source id."""
        numbers = {d.id: m.group() for d in self.documents.values() if (m := _DIGITS.match(d.source_id))}
        heads = {d.id: d.source_id[:_LABEL_LENGTH] for d in self.documents.values()}
        digits_used, heads_used = Counter(numbers.values()), Counter(heads.values())
        labels = {i: head if heads_used[head] == 1 else self.documents[i].source_id for i, head in heads.items()}
        return labels | {i: number for i, number in numbers.items() if digits_used[number] == 1}

    @cached_property
    def commitments(self) -> Mapping[str, Commitment]:
        """Commitments by id."""
        return {c.id: c for c in self.of(Commitment)}

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """Actors by id."""
        return {a.id: a for a in self.of(Actor)}

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """Statements by id."""
        return {s.id: s for s in self.of(Statement)}

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """Events by id."""
        return {e.id: e for e in self.of(Event)}

    @cached_property
    def times(self) -> Mapping[str, Sequence[TimeExpression]]:
        """Time expressions by document, in the order of the text."""
        found: dict[str, list[TimeExpression]] = {}
        for time in self.of(TimeExpression):
            found.setdefault(time.document, []).append(time)
        return found

    @cached_property
    def tripwires(self) -> tuple[Tripwire, ...]:
        """Standing commitments as they came in, then in the order of their first words; ascribed ones last."""
        return tuple(sorted(self.of(Tripwire), key=self._tripwire_place))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Contested claims as they came in, then in the order of their first words."""
        return tuple(
            sorted(
                self.of(Claim),
                key=lambda c: (
                    self._run(p.evidence.document or "" for p in c.positions),
                    min(self._spot(p.evidence) for p in c.positions),
                ),
            )
        )

    @cached_property
    def operations(self) -> tuple[Operation, ...]:
        """Operations as they came in, then in the order of their first words."""
        return tuple(sorted(self.of(Operation), key=lambda o: (self._run(self._homes(o)), self._first_event(o))))

    @cached_property
    def instruments(self) -> tuple[InstrumentGroup, ...]:
        """Agreements, resolutions, vetoes and channels, each merged over its mentions."""
        ordered = sorted(self.of(Instrument), key=lambda i: self.place_of(i.document, i.span))
        groups = group_instruments(ordered, self.documents)
        return tuple(sorted(groups, key=lambda g: self._run(m.document for m in g.members)))

    @cached_property
    def last_day(self) -> str | None:
        """The day of the latest dated document."""
        return max((d.published for d in self.documents.values() if d.published), default=None)

    @cached_property
    def agreements(self) -> tuple[InstrumentGroup, ...]:
        """Instruments that are no channels."""
        return tuple(g for g in self.instruments if g.kind != "channel")

    @cached_property
    def channels(self) -> tuple[InstrumentGroup, ...]:
        """Hotlines, deconfliction lines and other standing contacts."""
        return tuple(g for g in self.instruments if g.kind == "channel")

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """Ids by alias: C1 tripwires, K1 claims, A1 agreements, H1 channels, O1 operations. For display only."""
        known = parts_of(self._like._named, self._like.aliases.items()) if self._like else {}
        return number(self._named, known)

    @cached_property
    def _named(self) -> Groups:
        """What has an alias, with the parts by which it is known in other states of the store."""
        spots = [[f"{p.evidence.document} {p.evidence.start}" for p in c.positions] for c in self.claims]
        return (
            ("C", [Named(t.id, t.members) for t in self.tripwires]),
            ("K", [Named(c.id, tuple(spot)) for c, spot in zip(self.claims, spots, strict=True)]),
            ("A", [Named(g.id, tuple(m.id for m in g.members)) for g in self.agreements]),
            ("H", [Named(g.id, tuple(m.id for m in g.members)) for g in self.channels]),
            ("O", [Named(o.id, o.events) for o in self.operations]),
        )

    @cached_property
    def _alias_of(self) -> Mapping[str, str]:
        mentions = {m.id: g.id for g in self.instruments for m in g.members}
        own = {identity: alias for alias, identity in self.aliases.items()}
        return own | {m: own[g] for m, g in mentions.items() if g in own}

    def alias(self, identity: str) -> str:
        """The alias of a record, else the head of its id."""
        return self._alias_of.get(identity, identity[:8])

    def mention_alias(self, commitment: Commitment) -> str:
        """The name of one mention of a tripwire, C2.1 for its first; else the head of its id."""
        tripwire = self.tripwire_of.get(commitment.id)
        if tripwire is None:
            return commitment.id[:8]
        return f"{self.alias(tripwire.id)}.{tripwire.members.index(commitment.id) + 1}"

    def ends(self, link: Link) -> tuple[str, str]:
        """How a link's two records are called: mentions of one tripwire by their numbers in it."""
        one, other = self.tripwire_of.get(link.from_), self.tripwire_of.get(link.to)
        if one is not None and one is other:
            first, second = self.commitments[link.from_], self.commitments[link.to]
            return self.mention_alias(first), self.mention_alias(second)
        return self.alias(link.from_), self.alias(link.to)

    @cached_property
    def tripwire_of(self) -> Mapping[str, Tripwire]:
        """The tripwire of each commitment."""
        return {member: t for t in self.tripwires for member in t.members}

    def copies_of(self, document: str) -> list[str]:
        """The other documents of a document's origin: copies, retellings, quotations of one release."""
        own = self.documents.get(document)
        return [] if own is None or own.origin is None else [d for d in self._origins[own.origin] if d != document]

    @cached_property
    def _origins(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for d in self.documents.values():
            found.setdefault(d.origin or d.id, []).append(d.id)
        return found

    def label(self, document: str | None) -> str:
        """The short name of a document."""
        return self.labels.get(document or "", (document or "?")[:8])

    def links(self, *relations: str) -> list[Link]:
        """The links of some relations."""
        return [link for link in self.of(Link) if link.relation in relations]

    def members(self, tripwire: Tripwire) -> list[Commitment]:
        """The mentions of a tripwire, in order of time."""
        return [self.commitments[m] for m in tripwire.members if m in self.commitments]

    def lead(self, tripwire: Tripwire) -> Commitment | None:
        """The mention that says most: with trigger and response, the firmest, the first."""
        members = self.members(tripwire)
        return max(members, key=lambda c: (bool(c.trigger) + bool(c.response), RANK.get(c.firmness, 0)), default=None)

    def is_ascribed(self, tripwire: Tripwire) -> bool:
        """Whether only others say that the issuer would act."""
        members = self.members(tripwire)
        return bool(members) and all(c.ascribed_by for c in members)

    def speaker_name(self, statement: Statement) -> str:
        """The words that name a speaker, with the party in brackets; who it is, where the words are a pronoun."""
        party = party_name(statement.speaker_code)
        return party if statement.speaker is None else f"{self.speaker_words(statement)} [{party}]"

    def speaker_words(self, statement: Statement) -> str:
        """The words that name a speaker, and the resolved person where they are "he" or "she"; else the party."""
        if statement.speaker is None:
            return party_name(statement.speaker_code)
        words, person = statement.speaker.text, self.actors.get(statement.speaker_actor or "")
        return f"{words} ({person.name})" if person is not None and words.lower() in PRONOUNS else words

    def place_of(self, document: str | None, span: Span | None) -> tuple[int, int]:
        """Where words stand: the place of their document, then their offset."""
        order = self._document_order.get(document or "", len(self._document_order))
        return order, span.start if span else 0

    @cached_property
    def _document_order(self) -> Mapping[str, int]:
        return {identity: n for n, identity in enumerate(self.documents)}

    def _run(self, documents: Iterable[str]) -> int:
        """The first reading that brought one of some documents."""
        return min((self._runs.get(d, 0) for d in documents), default=0)

    def _homes(self, operation: Operation) -> Iterator[str]:
        return (self.events[e].document for e in operation.events if e in self.events)

    def _tripwire_place(self, tripwire: Tripwire) -> tuple[int, bool, int, int]:
        run = self._run(c.document for c in self.members(tripwire))
        return (run, self.is_ascribed(tripwire), *self._first_place(tripwire))

    def _first_place(self, tripwire: Tripwire) -> tuple[int, int]:
        spots = [
            self.place_of(c.document, min((s for s in (c.trigger, c.response, c.demand, c.issuer) if s), default=None))
            for c in self.members(tripwire)
        ]
        return min(spots, default=(0, 0))

    def _spot(self, span: Span) -> tuple[int, int]:
        return self.place_of(span.document, span)

    def _first_event(self, operation: Operation) -> tuple[int, int]:
        known = [self.events[e] for e in operation.events if e in self.events]
        return min((self.place_of(e.document, e.anchor) for e in known), default=(0, 0))


def parties(code: str | None, codes: Sequence[str]) -> str:
    """The names of all of a record's parties on one side."""
    return party_names(codes or (code,))


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key in which numbers inside names count as numbers.

    >>> sorted(["10-b", "9-a"], key=natural)
    ['9-a', '10-b']
    """
    parts = re.findall(r"[0-9]{1,18}|[^0-9]+|[0-9]", text)
    return tuple((0, int(p), "") if p.isdecimal() and p.isascii() else (1, 0, p) for p in parts)
