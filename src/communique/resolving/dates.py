"""From the time expressions of a document to days of the calendar, and a hint where no date settles them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from communique.records import TimeExpression
from communique.resolving.calendar import reach
from communique.resolving.open_times import close

_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FROM_DAY = re.compile(r"UNDEF-REF-(?P<unit>[a-z]+)-(?:MINUS|PLUS)-(?P<number>\d+)")
_CLOCK = re.compile(r"XXXX-XX-XXT")
_SET = re.compile(r"(?i)(?:every|each)\b|\w+days\b")
_LETTER = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_NEAR = 600


def resolve_times(times: Iterable[TimeExpression], *, published: str | None, text: str) -> tuple[TimeExpression, ...]:
    """Each expression with its value, its first and last day, and the date it was counted from.

    `published` is the document's ISO date. Days counted from another day ("two days later") and times of day take the
    day last named in the text, where it is near. Without a date only what the text states in full gets days; the rest
    stays open, for today's date is never used. Ids do not change; resolving twice changes nothing.
    """
    today = date.fromisoformat(published[:10]) if published else None
    resolved: list[TimeExpression] = []
    named: TimeExpression | None = None
    for time in times:
        one = _resolve(time, today, named, text)
        resolved.append(one)
        if _FULL_DAY.match(one.value) and one.earliest and not _CLOCK.match(time.value):
            named = one
    return tuple(resolved)


def _resolve(time: TimeExpression, today: date | None, named: TimeExpression | None, text: str) -> TimeExpression:
    if _SET.match(time.span.text) or time.value.startswith("P"):
        return time
    anchor = _anchor(time, today, named, text)
    value = _close(time.value, anchor) if anchor else None
    days = reach(value or time.value)
    if days is None:
        return replace(time, value=value or _length_at_least(time.value, today))
    used = anchor.isoformat() if value and anchor else time.anchor
    return replace(
        time, value=value or time.value, earliest=days[0].isoformat(), latest=days[1].isoformat(), anchor=used
    )


def _close(value: str, anchor: date) -> str | None:
    try:
        return close(value, anchor)
    except (ValueError, OverflowError):  # a day before year 1 or after 9999
        return None


def _anchor(time: TimeExpression, today: date | None, named: TimeExpression | None, text: str) -> date | None:
    """The day to count from: the one last named for "two days later" and times of day, else the document's."""
    before = date.fromisoformat(named.value[:10]) if named else None
    if _FROM_DAY.match(time.value):
        near = named is not None and time.span.start - named.span.end < _NEAR
        return before if near else None
    if _CLOCK.match(time.value) and named is not None and "\n" not in text[named.span.end : time.span.start]:
        return before
    return today


def _length_at_least(value: str, today: date | None) -> str:
    """ "Two days later" in a dated text that names no day before it: only the length is known."""
    match = _FROM_DAY.match(value)
    if match and today and int(match["number"]) > 1:
        return f"P{match['number']}{_LETTER[match['unit']]}"
    return value


def describe_hint(times: Sequence[TimeExpression], published: str | None) -> str | None:
    """For a text without a date: what it fixes itself, and the command that gives the date. Never a guess.

    Only the latest day, month or year that a text names in full and speaks of as past bounds it; nothing is said where
    no relative date is open.
    """
    if published or not any(_is_open(t) for t in times):
        return None
    bounds = [(t.earliest, t.span.text) for t in times if t.earliest and not t.anchor]
    count = sum(_is_open(t) for t in times)
    relative = "1 relative date stays open" if count == 1 else f"{count} relative dates stay open"
    command = "give the date with `communique date DOC YYYY-MM-DD`"
    if not bounds:
        return f"{relative}: the text states no date; {command}"
    earliest, words = max(bounds)
    return f"{relative}: not before {earliest[:7]}, as the text names {words}; {command}"


def _is_open(time: TimeExpression) -> bool:
    return time.earliest is None and time.value.startswith(("XXXX", "UNDEF"))
