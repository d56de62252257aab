"""What a new date changed: the same records before and after, value by value."""

from collections.abc import Mapping
from dataclasses import dataclass

from communique.queries.archive import Archive
from communique.records import Event, TimeExpression


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One value that is another now: of which record, in which words."""

    record: str
    id: str
    name: str
    field: str
    old: str | None
    new: str | None


def changed_dates(before: Archive, after: Archive) -> list[Change]:
    """Time expressions, events, tripwires and operations whose dates differ, in the order of the texts."""
    rows = [*_times(before, after), *_events(before, after)]
    rows += _fields(
        {t.id: (before.alias(t.id), t) for t in before.tripwires},
        {t.id: (after.alias(t.id), t) for t in after.tripwires},
        ("first", "last", "state"),
        "tripwire",
    )
    return rows + _fields(
        {o.id: (o.name, o) for o in before.operations},
        {o.id: (o.name, o) for o in after.operations},
        ("first_warning",),
        "operation",
    )


def _times(before: Archive, after: Archive) -> list[Change]:
    old = {t.id: (t.span.text, t) for t in before.of(TimeExpression)}
    new = {t.id: (t.span.text, t) for t in after.of(TimeExpression)}
    return _fields(old, new, ("value", "earliest", "latest"), "time")


def _events(before: Archive, after: Archive) -> list[Change]:
    old = {e.id: (e.anchor.text, e) for e in before.of(Event)}
    new = {e.id: (e.anchor.text, e) for e in after.of(Event)}
    return _fields(old, new, ("date",), "event")


def _fields(
    old: Mapping[str, tuple[str, object]], new: Mapping[str, tuple[str, object]], fields: tuple[str, ...], record: str
) -> list[Change]:
    return [
        Change(record=record, id=i, name=name, field=f, old=getattr(old[i][1], f), new=getattr(now, f))
        for i, (name, now) in new.items()
        if i in old
        for f in fields
        if getattr(old[i][1], f) != getattr(now, f)
    ]
