"""Watching: which records now stand as a rule asks, with the words that show it.

A rule is a list of filters over tripwires, instruments, events and claims (`watch_rules.py`), all of which one record
must meet; of a claim, one position must meet all filters about positions. Any other rule is an act in plain words.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, fields, replace

from communique.errors import QueryError
from communique.linking.instruments import InstrumentGroup
from communique.linking.life import reported_acts
from communique.linking.unification import unify
from communique.linking.whatif import ask
from communique.queries.archive import Archive, parties
from communique.queries.names import count, pair_name
from communique.queries.sentences import sentence_of
from communique.queries.tripwires import wire_name
from communique.queries.watch_rules import KINDS, Filter, fields_of
from communique.records import Act, Claim, Event, Instrument, PairJudge, Reading, Record, Span, Tripwire


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """A record that stands as a rule asks: what it is, in which state, and the words that show it in their sentence."""

    kind: str
    alias: str
    id: str
    name: str
    state: str
    words: Span | None
    label: str
    sentence: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What a rule finds; `reason` says why nothing, `name` how the rule is saved, `note` what became of it."""

    rule: str
    alerts: tuple[Alert, ...]
    reason: str | None
    name: str | None = None
    note: str | None = None


def watch(archive: Archive, rule: str, filters: Sequence[Filter]) -> Watched:
    """The tripwires, instruments, events and claims that meet all filters."""
    alerts = tuple(alert for kind in KINDS for alert in _of_kind(archive, kind, filters))
    return Watched(rule=rule, alerts=alerts, reason=None if alerts else _why_nothing(archive, filters))


def _why_nothing(archive: Archive, filters: Sequence[Filter]) -> str:
    """How many records were looked at, and which of several filters none of them meets."""
    kinds = [kind for kind in KINDS if all(f.field in fields_of(kind) for f in filters)]
    looked = ", ".join(count(len(list(_records(archive, kind))), kind.record) for kind in kinds)
    unmet = [f for f in filters if not any(_of_kind(archive, kind, [f]) for kind in kinds)]
    failing = ", ".join(f"{f.field}{'!=' if f.is_negated else '='}{f.pattern}" for f in unmet)
    if len(filters) == 1 or not failing:
        return f"none of {looked} in the store meets this" + ("" if len(filters) == 1 else " as a whole")
    return f"none of {looked} in the store meets {failing}"


def watch_act(
    archive: Archive, rule: str, readings: Sequence[Reading], acts: Sequence[Act], *, judge: PairJudge | None = None
) -> Watched:
    """The tripwires that the act fires or its reports set off, as their triggers stand now, and these reports."""
    if not acts:
        raise QueryError(
            f"no act can be read in {rule!r}; say who does what, or give filters as in trigger_state=alleged"
        )
    fired = {t.tripwire.id for t in ask(readings, acts, words=rule, judge=judge).fires}
    reports = list(_reports(readings, acts))
    fired |= _set_off(archive, {e.id for e in reports})
    wires = [_wire_alert(archive, w) for w in archive.tripwires if w.id in fired]
    alerts = (*wires, *(_event_alert(archive, e) for e in reports))
    return Watched(rule=rule, alerts=alerts, reason=None if alerts else f"no text tells of {rule!r}, and nothing waits")


def _set_off(archive: Archive, reports: Set[str]) -> set[str]:
    """The tripwires whose trigger the reports are said to be: those of "a chemical attack", by whomever."""
    return {k.to for k in archive.links("alleged_trigger_of", "confirmed_trigger_of") if k.from_ in reports}


def _reports(readings: Sequence[Reading], acts: Sequence[Act]) -> Iterator[Event]:
    """The events that are the act, as the words stand."""
    for reported in reported_acts(readings):
        fits = (unify(reported.act, act, wanted_by=frozenset(), against=frozenset()) for act in acts)
        if any(fit is not None and fit.kind == "stated" for fit in fits):
            yield reported.event


def _of_kind(archive: Archive, kind: type[Record], filters: Sequence[Filter]) -> list[Alert]:
    if any(f.field not in fields_of(kind) for f in filters):
        return []
    own = {f.name for f in fields(kind)} | {"record"}
    outer = [f for f in filters if f.field in own]
    about = [f for f in filters if f.field not in own]
    asked = frozenset(f.field for f in filters)
    return [
        _about_asked(archive, _ALERTS[kind](archive, record), record, asked, about)
        for record in _records(archive, kind)
        if all(f.holds(getattr(record, f.field)) for f in outer) and _has_position(record, about)
    ]


def _about_asked(archive: Archive, alert: Alert, record: Record, asked: Set[str], about: Sequence[Filter]) -> Alert:
    """The alert with the words that last changed a field which the rule asks about, or of the position it means."""
    if isinstance(record, Claim) and about:
        held = (p for p in record.positions if all(f.holds(getattr(p, f.field)) for f in about))
        return _with_words(archive, alert, next(held).evidence)
    told = [e for e in record.history if e.field in asked] if isinstance(record, Tripwire) else []
    return _with_words(archive, alert, told[-1].evidence) if told else alert


def _with_words(archive: Archive, alert: Alert, words: Span | None) -> Alert:
    document = archive.documents.get(words.document or "") if words else None
    sentence = sentence_of(document, words) if words else None
    return replace(alert, words=words, sentence=sentence, label=archive.label(words.document if words else None))


def _records(archive: Archive, kind: type[Record]) -> Iterable[Record]:
    if kind is Instrument:
        return [whole_instrument(g) for g in archive.instruments]
    return archive.tripwires if kind is Tripwire else archive.claims if kind is Claim else archive.of(kind)


def whole_instrument(group: InstrumentGroup) -> Instrument:
    """The mention that gives an instrument its state, with what all its mentions tell of it."""
    return replace(
        group.decisive,
        name=group.name,
        party_codes=group.party_codes,
        state=group.state,
        duration=group.duration,
        start=group.start,
        alleged_by=group.alleged_by,
        alleged_against=group.alleged_against,
    )


def _has_position(record: Record, about: Sequence[Filter]) -> bool:
    if not about:
        return True
    positions = record.positions if isinstance(record, Claim) else ()
    return any(all(f.holds(getattr(p, f.field)) for f in about) for p in positions)


def _alert(archive: Archive, record: Record, name: str, state: str, words: Span | None) -> Alert:
    bare = Alert(
        kind=record.record, alias=archive.alias(record.id), id=record.id, name=name, state=state, words=None, label=""
    )
    return _with_words(archive, bare, words)


def _wire_alert(archive: Archive, record: Record) -> Alert:
    assert isinstance(record, Tripwire)
    told = [e for e in record.history if e.field == "trigger_state"] or list(record.history)
    state = record.state if record.trigger_state == "none" else f"{record.state}, trigger {record.trigger_state}"
    return _alert(archive, record, wire_name(archive, record), state, told[-1].evidence if told else None)


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
