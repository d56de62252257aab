"""Watch rules: which records now stand as a rule asks, with the words that show it.

A rule is a list of `field=value` filters over tripwires, instruments, events and claims, all of which one record must
meet; `*` stands for any characters, and `!=` for anything else. A field that holds a list meets a filter by any of its
values; of a claim, one position must meet all filters about positions. Any other rule is an act in plain words.
"""

import re
import shlex
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from fnmatch import fnmatchcase

from communique.errors import QueryError
from communique.linking.life import reported_acts
from communique.linking.unification import unify
from communique.linking.whatif import ask
from communique.queries.archive import Archive, parties
from communique.queries.names import pair_name
from communique.records import Act, Claim, Event, Instrument, PairJudge, Position, Reading, Record, Span, Tripwire

_FILTER = re.compile(r"(\w+)(!?=)(.*)", re.DOTALL)
_KINDS = (Tripwire, Instrument, Event, Claim)


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition: a field, the pattern its value must match, or must not."""

    field: str
    pattern: str
    is_negated: bool

    def holds(self, value: object) -> bool:
        """Whether a value meets it; of a list, any element; nothing is known of an empty field."""
        values = value if isinstance(value, tuple) else (value,)
        texts = [str(v) for v in values if v is not None and isinstance(v, str | int | float)]
        met = any(fnmatchcase(text.lower(), self.pattern.lower()) for text in texts)
        return met != self.is_negated


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """A record that stands as a rule asks: what it is, in which state, and the words that show it."""

    kind: str
    alias: str
    id: str
    name: str
    state: str
    words: Span | None
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What a rule finds; `reason` says why nothing."""

    rule: str
    alerts: tuple[Alert, ...]
    reason: str | None


def parse_rule(rule: str) -> tuple[Filter, ...]:
    """The filters of a rule; empty where it is an act in words. `QueryError` for a field that no record has."""
    try:
        parts = shlex.split(rule)
    except ValueError as error:
        raise QueryError(f"the rule {rule!r} cannot be read ({error}); close its quotation marks") from error
    found = [_FILTER.fullmatch(part) for part in parts]
    if not any(found):
        return ()
    bad = [part for part, match in zip(parts, found, strict=True) if match is None]
    if bad:
        raise QueryError(f"{bad[0]!r} is no filter; write field=value, and quote values of several words")
    filters = tuple(Filter(m[1], m[3], m[2] == "!=") for m in found if m)
    known = sorted({f.name for kind in (*_KINDS, Position) for f in fields(kind)} | {"record"})
    for f in filters:
        if f.field not in known:
            raise QueryError(f"no record has a field {f.field!r}; known: {', '.join(known)}")
    return filters


def watch(archive: Archive, rule: str, filters: Sequence[Filter]) -> Watched:
    """The tripwires, instruments, events and claims that meet all filters."""
    alerts = tuple(alert for kind in _KINDS for alert in _of_kind(archive, kind, filters))
    return Watched(rule=rule, alerts=alerts, reason=None if alerts else f"nothing in the store stands as {rule!r} asks")


def watch_act(
    archive: Archive, rule: str, readings: Sequence[Reading], acts: Sequence[Act], *, judge: PairJudge | None = None
) -> Watched:
    """The tripwires that the act fires, in the state that their triggers have now, and the reports of the act."""
    if not acts:
        raise QueryError(
            f"no act can be read in {rule!r}; say who does what, or give filters as in trigger_state=alleged"
        )
    fired = {t.tripwire.id for t in ask(readings, acts, words=rule, judge=judge).fires}
    wires = [_wire_alert(archive, w) for w in archive.tripwires if w.id in fired]
    alerts = (*wires, *(_event_alert(archive, e) for e in _reports(readings, acts)))
    return Watched(rule=rule, alerts=alerts, reason=None if alerts else f"no text tells of {rule!r}, and nothing waits")


def _reports(readings: Sequence[Reading], acts: Sequence[Act]) -> Iterator[Event]:
    """The events that are the act, as the words stand."""
    for reported in reported_acts(readings):
        fits = (unify(reported.act, act, wanted_by=frozenset(), against=frozenset()) for act in acts)
        if any(fit is not None and fit.kind == "stated" for fit in fits):
            yield reported.event


def _of_kind(archive: Archive, kind: type[Record], filters: Sequence[Filter]) -> Iterator[Alert]:
    own = {f.name for f in fields(kind)} | {"record"}
    inner = {f.name for f in fields(Position)} if kind is Claim else set()
    if any(f.field not in own | inner for f in filters):
        return
    outer = [f for f in filters if f.field in own]
    about = [f for f in filters if f.field not in own]
    for record in _records(archive, kind):
        if all(f.holds(getattr(record, f.field)) for f in outer) and _has_position(record, about):
            yield _ALERTS[kind](archive, record)


def _records(archive: Archive, kind: type[Record]) -> Iterable[Record]:
    return archive.tripwires if kind is Tripwire else archive.of(kind)


def _has_position(record: Record, about: Sequence[Filter]) -> bool:
    if not about:
        return True
    positions = record.positions if isinstance(record, Claim) else ()
    return any(all(f.holds(getattr(p, f.field)) for f in about) for p in positions)


def _alert(archive: Archive, record: Record, name: str, state: str, words: Span | None) -> Alert:
    return Alert(
        kind=record.record,
        alias=archive.alias(record.id),
        id=record.id,
        name=name,
        state=state,
        words=words,
        label=archive.label(words.document if words else None),
    )


def _wire_alert(archive: Archive, record: Record) -> Alert:
    assert isinstance(record, Tripwire)
    who = pair_name(parties(record.issuer_code, record.issuer_codes), parties(record.target_code, record.target_codes))
    what = record.response or record.trigger
    told = [e for e in record.history if e.field == "trigger_state"] or list(record.history)
    state = record.state if record.trigger_state == "none" else f"{record.state}, trigger {record.trigger_state}"
    return _alert(archive, record, f"{who}: {what}" if what else who, state, told[-1].evidence if told else None)


def _instrument_alert(archive: Archive, record: Record) -> Alert:
    assert isinstance(record, Instrument)
    return _alert(archive, record, f"{record.kind}: {record.name}", record.state, record.span.within(record.document))


def _event_alert(archive: Archive, record: Record) -> Alert:
    assert isinstance(record, Event)
    who = pair_name(parties(None, _known(record.actor_codes)), parties(None, _known(record.recipient_codes)))
    return _alert(archive, record, f"{who}: {record.type}", record.status, record.anchor.within(record.document))


def _known(codes: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(code for code in codes if code)


def _claim_alert(archive: Archive, record: Record) -> Alert:
    assert isinstance(record, Claim)
    stances = ", ".join(dict.fromkeys(p.stance for p in record.positions))
    return _alert(archive, record, record.proposition, stances, record.positions[0].evidence)


_ALERTS: dict[type[Record], Callable[[Archive, Record], Alert]] = {
    Tripwire: _wire_alert,
    Instrument: _instrument_alert,
    Event: _event_alert,
    Claim: _claim_alert,
}
