"""Deadlines that the documents' own dates show to have passed. Today's date is never asked for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from communique.linking.mentions import Mention, is_one_time
from communique.linking.packed import ByDocument
from communique.linking.wires import Wire
from communique.records import HistoryEntry, Reading, Span

_STANDING = frozenset({"issued", "repeated", "hardened", "softened"})
_TERM = re.compile(r"P(?:T(?P<hours>\d+)H|(?P<days>\d+)D|(?P<weeks>\d+)W)")
_HOURS = 24


def mark_expired(wires: Sequence[Wire], readings: Sequence[Reading]) -> list[Wire]:
    """The wires with those `expired` whose last deadline lies before a later document, nothing more being told.

    One said again after its deadline still stands; where its condition came about or its response was carried out,
    that is what became of it.
    """
    of_document = ByDocument(readings)
    days = sorted({r.document.published for r in readings if r.document.published})
    return [marked_expired(wire, of_document, days) for wire in wires]


def marked_expired(wire: Wire, readings: Mapping[str, Reading], days: Sequence[str]) -> Wire:
    """One tripwire, `expired` where a day of the documents shows it."""
    record = wire.record
    if record.state not in _STANDING or record.outcome != "unknown" or record.trigger_state == "confirmed":
        return wire
    found = [
        (day, span)
        for m in wire.mentions
        if m.commitment.deadline and (day := deadline_of(m, readings.get(m.document.id))) and (span := _words(m))
    ]
    dated = [m.document.published for m in wire.mentions if m.document.published]
    if not found or len(dated) < len(wire.mentions):
        return wire
    day, span = max(found, key=lambda f: f[0])
    later = [d for d in days if d > day and is_one_time(d, day)]
    if not later or max(dated) > day:
        return wire
    entry = HistoryEntry(date=later[0], field="state", value="expired", evidence=span, by=None)
    return replace(wire, record=replace(record, state="expired", history=(*record.history, entry)))


def deadline_of(mention: Mention, reading: Reading | None) -> str | None:
    """The last day of a commitment's deadline; `None` where it has none, or its date is open."""
    span, published = mention.commitment.deadline, mention.document.published
    if span is None or reading is None or not published:
        return None
    for time in reading.times:
        if time.span.overlaps(span):
            day = time.latest or _after(published, time.value)
            return day[:10] if day and day >= published else None
    return None


def _after(published: str, term: str) -> str | None:
    """The day a term runs out that begins on the day of publication: "within 48 hours"."""
    match = _TERM.fullmatch(term)
    if match is None or len(published) < len("2018-09-04"):
        return None
    hours = int(match["hours"] or 0) + _HOURS * (int(match["days"] or 0) + 7 * int(match["weeks"] or 0))
    return (date.fromisoformat(published[:10]) + timedelta(hours=hours)).isoformat()


def _words(mention: Mention) -> Span | None:
    span = mention.commitment.deadline
    return span.within(mention.commitment.document) if span else None
