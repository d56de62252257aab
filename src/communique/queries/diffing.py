"""What is new between two states of a store: commitments, triggers, chains, claims, agreements, operations."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import TypeVar

from communique.queries.archive import Archive
from communique.queries.instruments import InstrumentGroup
from communique.queries.names import count
from communique.queries.sentences import sentence_of
from communique.queries.tripwires import wire_name
from communique.records import Claim, Commitment, Operation, Span, Tripwire

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One thing that is new or another now: a record by its alias, what changed in it, and the words that show it.

    `change` is `new`, or the field that changed (`state`, `trigger_state`, `mentions`, `positions`), with its values;
    `labels` are the texts that the new mentions or positions stand in.
    """

    kind: str
    alias: str
    id: str
    name: str
    change: str
    old: str | None
    new: str | None
    words: Span | None
    label: str
    labels: tuple[str, ...] = ()
    sentence: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """What came since: the texts, what they changed, and why nothing where nothing did.

    `copies` are those that go back to the same source as a text known before.
    """

    since: str
    documents: tuple[str, ...]
    news: tuple[News, ...]
    reason: str | None
    copies: tuple[str, ...] = ()


def compare_states(before: Archive, after: Archive, *, since: str, came_by: str = "read") -> Diff:
    """What the later state of a store has that the earlier had not; `since` says in words what the earlier was.

    `came_by` is how texts came in between: `read`, or `published`.
    """
    new = [i for i in after.documents if i not in before.documents]
    came = tuple(after.documents[i].source_id for i in new)
    copied = tuple(after.documents[i].source_id for i in new if set(after.copies_of(i)) & before.documents.keys())
    news = (
        *_wires(before, after, frozenset(new)),
        *_chains(before, after),
        *_claims(before, after),
        *_instruments(before, after),
        *_operations(before, after),
    )
    return Diff(
        since=since,
        documents=came,
        news=tuple(replace(n, sentence=_sentence(after, n.words)) for n in news),
        reason=None if news else _why_nothing(came, since, came_by),
        copies=copied,
    )


def _sentence(archive: Archive, words: Span | None) -> Span | None:
    return sentence_of(archive.documents.get(words.document or ""), words) if words else None


def _why_nothing(came: Sequence[str], since: str, came_by: str) -> str:
    if not came:
        return f"no text was {came_by} since {since}"
    return f"{count(len(came), 'text')} came since {since}, with nothing new on commitments, claims or agreements"


def _paired(old: Iterable[T], new: Iterable[T], parts: Callable[[T], Iterable[str]]) -> list[tuple[T | None, T]]:
    """Each new record with the old one that shares a part of it: ids may change as groups grow."""
    known = {part: record for record in old for part in parts(record)}
    return [(next((known[p] for p in parts(r) if p in known), None), r) for r in new]


def _wires(before: Archive, after: Archive, came: Set[str]) -> list[News]:
    found: list[News] = []
    for old, wire in _paired(before.tripwires, after.tripwires, lambda t: t.members):
        own = [m for m in after.members(wire) if old is None or m.id not in old.members]
        if old is None:
            found.append(_wire_news(after, wire, "new", None, wire.state, own))
            continue
        if own:
            found.append(_wire_news(after, wire, "mentions", str(len(old.members)), str(len(wire.members)), own))
        steps = [n for f in ("state", "trigger_state", "outcome") for n in _field_news(after, old, wire, f, own, came)]
        if not any(n.new in {"hardened", "softened"} for n in steps):
            steps += _field_news(after, old, wire, "firmness", own, came)
        found += steps
    return found


def _field_news(
    archive: Archive, old: Tripwire, wire: Tripwire, field: str, own: Sequence[Commitment], came: Set[str]
) -> Iterator[News]:
    """Each step that the new texts brought, softened and then hardened; that it was repeated, its mentions say."""
    last = getattr(old, field)
    told = [e for e in wire.history if e.field == field and e.evidence and e.evidence.document in came]
    steps = dict.fromkeys([*(e.value for e in told if e.value not in {last, "repeated"}), getattr(wire, field)])
    for value in steps:
        if value != last and not (value == "repeated" and own):
            yield _wire_news(archive, wire, field, last, value, own)
            last = value


def _chains(before: Archive, after: Archive) -> Iterator[News]:
    """Links from a response to another's trigger that were not there."""
    known = {
        (m, n) for k in before.links("chains_to") for m in _mentions(before, k.from_) for n in _mentions(before, k.to)
    }
    for link in after.links("chains_to"):
        if any((m, n) in known for m in _mentions(after, link.from_) for n in _mentions(after, link.to)):
            continue
        words = next(iter(link.evidence), None)
        first, second = after.ends(link)
        yield News(
            kind="chain",
            alias=first,
            id=link.id,
            name=f"the response of {first} could set off {second}",
            change="new",
            old=None,
            new=f"{link.kind}, needs: {'; '.join(link.needs)}" if link.needs else link.kind,
            words=words,
            label=after.label(words.document if words else None),
        )


def _mentions(archive: Archive, wire: str) -> Sequence[str]:
    tripwire = archive.tripwire_of.get(wire)
    return tripwire.members if tripwire else (wire,)


def _wire_news(
    archive: Archive, wire: Tripwire, change: str, old: str | None, new: str, own: Sequence[Commitment]
) -> News:
    entry = next((e for e in reversed(wire.history) if e.field == change and e.value == new), None)
    shown = next((c for c in own if change == "firmness" and c.firmness == new), own[0] if own else None)
    words = entry.evidence if entry else _words_of(shown) if shown else None
    return News(
        kind="tripwire",
        alias=archive.alias(wire.id),
        id=wire.id,
        name=wire_name(archive, wire),
        change=change,
        old=old,
        new=new,
        words=words,
        label=archive.label(words.document if words else None),
        labels=tuple(dict.fromkeys(archive.label(c.document) for c in own)) if change == "mentions" else (),
    )


def _words_of(commitment: Commitment) -> Span | None:
    span = commitment.main
    return span.within(commitment.document) if span else None


def _claims(before: Archive, after: Archive) -> list[News]:
    def parts(claim: Claim) -> list[str]:
        return [f"{p.evidence.document} {p.evidence.start}" for p in claim.positions]

    found = []
    for old, claim in _paired(before.claims, after.claims, parts):
        known = set(parts(old)) if old else set()
        own = [p for p in claim.positions if f"{p.evidence.document} {p.evidence.start}" not in known]
        if own:
            change, was = ("positions", str(len(old.positions))) if old else ("new", None)
            found.append(
                News(
                    kind="claim",
                    alias=after.alias(claim.id),
                    id=claim.id,
                    name=claim.proposition,
                    change=change,
                    old=was,
                    new=str(len(claim.positions)),
                    words=own[0].evidence,
                    label=after.label(own[0].evidence.document),
                    labels=tuple(dict.fromkeys(after.label(p.evidence.document) for p in own)),
                )
            )
    return found


def _instruments(before: Archive, after: Archive) -> list[News]:
    def parts(group: InstrumentGroup) -> list[str]:
        return [m.id for m in group.members]

    found = []
    for old, group in _paired(before.instruments, after.instruments, parts):
        if old is not None and old.state == group.state:
            continue
        decisive = group.decisive
        found.append(
            News(
                kind=group.kind,
                alias=after.alias(group.id),
                id=group.id,
                name=group.name,
                change="state" if old else "new",
                old=old.state if old else None,
                new=group.state,
                words=decisive.span.within(decisive.document),
                label=after.label(decisive.document),
            )
        )
    return found


def _operations(before: Archive, after: Archive) -> list[News]:
    found = []
    for old, operation in _paired(before.operations, after.operations, lambda o: o.events):
        if old is None:
            found.append(_operation_news(after, operation, "new", None, operation.status))
        elif old.status != operation.status:
            found.append(_operation_news(after, operation, "status", old.status, operation.status))
        elif len(old.events) != len(operation.events):
            numbers = str(len(old.events)), str(len(operation.events))
            found.append(_operation_news(after, operation, "mentions", *numbers))
    return found


def _operation_news(archive: Archive, operation: Operation, change: str, old: str | None, new: str) -> News:
    last = archive.events.get(operation.events[-1]) if operation.events else None
    words = last.anchor.within(last.document) if last else None
    return News(
        kind="operation",
        alias=archive.alias(operation.id),
        id=operation.id,
        name=operation.name,
        change=change,
        old=old,
        new=new,
        words=words,
        label=archive.label(words.document if words else None),
    )
