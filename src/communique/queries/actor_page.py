"""All that the store has of one party: who speaks for it, what it said, threatens, is accused of and has done."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from communique.errors import QueryError
from communique.knowledge.parties import country_of
from communique.linking.parties import country_of_code
from communique.linking.persons import key_of_name
from communique.linking.precedents import times_in
from communique.queries.archive import Archive, parties
from communique.queries.dates import date_of_statement
from communique.queries.names import count, party_name, party_names, words_for_code
from communique.records import Actor, Claim, Event, Span, Tripwire

_MATERIAL = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "RETREAT", "AID", "COOPERATE", "CONCEDE"})
"""Types of events that change something on the ground: a party's record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who holds or held an office for the party, with the office as the texts write it."""

    name: str
    role: str | None
    mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A tripwire of the party or against it, and how it stands."""

    alias: str
    other: str
    kind: str
    trigger: str | None
    response: str | None
    state: str
    trigger_state: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """An act told of the party, with its status, whose claim it is (`None`: the text's own voice), and the words.

    `times` is how often the text says that it was done: "has twice struck" is two.
    """

    type: str
    others: str
    status: str
    holder: str | None
    date: str | None
    words: Span
    label: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """What the party denies, and how: the act, its capability, its responsibility."""

    alias: str
    proposition: str
    scope: str
    words: Span
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage:
    """One party. `said` counts its statements by act; `outcomes` counts its tripwires by outcome."""

    name: str
    code: str
    people: tuple[Person, ...]
    said: dict[str, int]
    first: str | None
    last: str | None
    binds: tuple[Standing, ...]
    bound_against: tuple[Standing, ...]
    accuses: tuple[Deed, ...]
    accused: tuple[Deed, ...]
    denies: tuple[Denial, ...]
    record: tuple[Deed, ...]
    outcomes: dict[str, int]


def actor_page(archive: Archive, asked: str) -> ActorPage:
    """The page of a country, body or party named by code, name or a person's name; `QueryError` where none is known."""
    code = _code_of(archive, asked)
    is_own = _matcher(code)
    said = [s for s in archive.statements.values() if is_own(s.speaker_code)]
    days = [d.day for s in said if (d := date_of_statement(archive, s)) is not None]
    own = [t for t in archive.tripwires if any(map(is_own, t.issuer_codes)) and not archive.is_ascribed(t)]
    return ActorPage(
        name=party_name(code),
        code=code,
        people=_people(archive.of(Actor), is_own),
        said=dict(Counter(s.act for s in said).most_common()),
        first=min(days, default=None),
        last=max(days, default=None),
        binds=tuple(_standing(archive, t, parties(t.target_code, t.target_codes)) for t in own),
        bound_against=tuple(
            _standing(archive, t, parties(t.issuer_code, t.issuer_codes))
            for t in archive.tripwires
            if any(map(is_own, t.target_codes))
        ),
        accuses=_deeds(archive, lambda e: e.type == "ACCUSE" and any(map(is_own, e.actor_codes))),
        accused=_deeds(archive, lambda e: e.type == "ACCUSE" and any(map(is_own, e.recipient_codes)), by_others=True),
        denies=_denials(archive, is_own),
        record=_deeds(archive, lambda e: _is_deed(e, is_own)),
        outcomes=dict(Counter(t.outcome for t in own)),
    )


def _code_of(archive: Archive, asked: str) -> str:
    """The country, body or whole code that is meant."""
    wanted = asked.strip()
    country = country_of(wanted)
    if country is not None:
        return country
    known = sorted({c for c in _codes(archive) if c})
    for code in (*sorted({country_of_code(c) for c in known}), *known):
        if wanted.lower().removeprefix("the ") in words_for_code(code):
            return code
    key = key_of_name(wanted)
    persons = {a.code for a in archive.of(Actor) if a.kind == "person" and a.code and key_of_name(a.name) == key}
    if len(persons) == 1:
        code = persons.pop()
        return code if _is_apart(code) else country_of_code(code)
    heard = ", ".join(sorted({country_of_code(c) for c in known})[:12]) or "none"
    raise QueryError(f"no party {asked!r} in the store; known codes: {heard}")


def _codes(archive: Archive) -> Iterable[str | None]:
    for actor in archive.of(Actor):
        yield actor.code
    for wire in archive.tripwires:
        yield from (*wire.issuer_codes, *wire.target_codes)
    for event in archive.events.values():
        yield from (*event.actor_codes, *event.recipient_codes)


def _matcher(code: str) -> Callable[[str | None], bool]:
    """Whether a code is the party's own: of a country its government and state, not its rebels; of a body that body."""
    if " " in code and not code.startswith("IGO"):
        return lambda other: other == code
    return lambda other: other is not None and country_of_code(other) == code and not _is_apart(other)


def _is_apart(code: str) -> bool:
    """Whether a code is of those who act on their own in a country: rebels, opposition, the press, citizens."""
    return code.rpartition(" ")[2] in {"REB", "OPP", "JRN", "CVL", "UAF", "CRM", "NGO", "REF", "BUS"}


def _people(actors: Sequence[Actor], is_own: Callable[[str | None], bool]) -> tuple[Person, ...]:
    """Those who hold an office or speak for the party; private persons have no place on a page."""
    held = [a for a in actors if a.kind == "person" and is_own(a.code)]
    found = [Person(name=a.name, role=a.role, mentions=len(a.mentions)) for a in held]
    return tuple(sorted(found, key=lambda p: (-p.mentions, p.name)))


def _standing(archive: Archive, wire: Tripwire, other: str) -> Standing:
    return Standing(
        alias=archive.alias(wire.id),
        other=other,
        kind=wire.kind,
        trigger=wire.trigger,
        response=wire.response,
        state=wire.state,
        trigger_state=wire.trigger_state,
        outcome=wire.outcome,
    )


def _is_deed(event: Event, is_own: Callable[[str | None], bool]) -> bool:
    return (
        event.type in _MATERIAL
        and event.status in {"done", "ongoing", "alleged"}
        and any(map(is_own, event.actor_codes))
    )


def _deeds(archive: Archive, is_meant: Callable[[Event], bool], *, by_others: bool = False) -> tuple[Deed, ...]:
    found = []
    for event in archive.events.values():
        if is_meant(event):
            others = event.actor_codes if by_others else event.recipient_codes
            words = event.anchor.within(event.document)
            found.append(
                Deed(
                    type=event.type,
                    others=party_names(others),
                    status=event.status,
                    holder=party_name(event.holder_code) if event.holder_code else None,
                    date=event.date,
                    words=words,
                    label=archive.label(event.document),
                    times=times_in(archive.documents[event.document].text or "", event.anchor),
                )
            )
    return tuple(sorted(found, key=lambda d: archive.place_of(d.words.document, d.words)))


def _denials(archive: Archive, is_own: Callable[[str | None], bool]) -> tuple[Denial, ...]:
    return tuple(
        Denial(
            alias=archive.alias(claim.id),
            proposition=claim.proposition,
            scope=p.scope,
            words=p.evidence,
            label=archive.label(p.evidence.document),
        )
        for claim in archive.of(Claim)
        for p in claim.positions
        if p.stance == "denies" and is_own(p.code)
    )


def why_nothing(page: ActorPage, documents: int) -> str | None:
    """What to say of a party of which nothing stands in the store."""
    if page.said or page.binds or page.bound_against or page.record or page.accuses or page.accused or page.denies:
        return None
    return f"{page.name} is named in {count(documents, 'document')}, but says, does and is bound to nothing there"
