"""From the time expressions of a document to days of the calendar, and a hint where no date settles them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from communique.records import TimeExpression
from communique.resolving.calendar import WEEKDAYS, closest, day_of, reach, shift_months
from communique.resolving.open_times import close
from communique.resolving.tenures import common_tenure

_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FROM_DAY = re.compile(r"UNDEF-REF-(?P<unit>[a-z]+)-(?:MINUS|PLUS)-(?P<number>\d+)")
_CLOCK = re.compile(r"(?:XXXX-XX-XX)?T")
_SET = re.compile(r"(?i)(?:every|each)\b|\w+days\b")
_MONTH_DAY = re.compile(r"(?P<which>XXXX|UNDEF-next)-XX-(?P<day>\d\d)(?P<rest>T.*|)")
_NO_YEAR = re.compile(r"(?:XXXX|UNDEF-next)(?P<rest>-(?:\d\d(?:-\d\d)?|SP|SU|FA|WI)(?:T.*)?)")
_AHEAD = re.compile(r"UNDEF-next-(?P<name>[a-z]+day)(?P<rest>T.*|)")
_SAYS_NEXT = re.compile(r"(?i)\b(?:next|coming|following)\b")
_LINE_OF_DATE = re.compile(r"(?>[A-Z(][\w.'’()-]*|[^\w\s]+|of|de|del|la|le|el|al|the|and|es|\s)*+")
"""Capitals, signs and small words; nothing is tried twice, however long the line."""
_AFTER_DATE = re.compile(r"\s*(?:$|\n|[-–—.:(|\[,/])")
_BRACKET_YEAR = re.compile(r"\((\d{4})\)\s+of\s+$")
"""What precedes the day of a resolution: "246 (1968) of 14 March"."""
_BRACKET = 16
_HEAD, _LATE_DAYS = 300, 3
"""A dateline stands so far up; a report is printed so many days after the day that it is written on."""
_LETTER = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_NEAR = 600


def resolve_times(times: Iterable[TimeExpression], *, published: str | None, text: str) -> tuple[TimeExpression, ...]:
    """Each expression with its value, its first and last day, and the date it was counted from.

    `published` is the document's ISO date. Days counted from another day ("two days later") and times of day take the
    day last named in the text, where it is near. Without a date only what the text states in full gets days; the rest
    stays open, for today's date is never used. Ids do not change; resolving twice changes nothing.
    """
    times = tuple(times)
    today = _written(times, date.fromisoformat(published[:10]), text) if published else None
    resolved: list[TimeExpression] = []
    named: TimeExpression | None = None
    year: str | None = None
    for time in times:
        bracket = _BRACKET_YEAR.search(text, max(0, time.span.start - _BRACKET), time.span.start)
        known = bracket[1] if bracket else None if today else year
        one = _resolve(_of_year(time, known), today, named, text)
        resolved.append(one)
        if one.earliest and one.value[:4].isdigit():
            year = one.value[:4]
        if _FULL_DAY.match(one.value) and one.earliest and not _CLOCK.match(time.value):
            named = one
    return tuple(resolved)


def _written(times: Sequence[TimeExpression], published: date, text: str) -> date:
    """The day that the text was written on: that of its dateline where it is a little earlier than its publication."""
    for time in times[:3]:
        line = text[text.rfind("\n", 0, time.span.start) + 1 : time.span.start]
        if time.span.end > _HEAD or not re.match(r"(?:XXXX|UNDEF-next|\d{4})-\d\d-\d\d$", time.value):
            continue
        if _LINE_OF_DATE.fullmatch(line) and line.strip() and _AFTER_DATE.match(text, time.span.end):
            days = reach(_close(time.value, published) or time.value)
            if days and timedelta(0) < published - days[0] <= timedelta(days=_LATE_DAYS):
                return days[0]
    return published


def _of_year(time: TimeExpression, year: str | None) -> TimeExpression:
    """A day or month without a year, as one of a year that is known."""
    match = _NO_YEAR.fullmatch(time.value)
    return replace(time, value=year + match["rest"]) if match and year else time


def _resolve(time: TimeExpression, today: date | None, named: TimeExpression | None, text: str) -> TimeExpression:
    if _SET.match(time.span.text) or time.value.startswith("P"):
        return time
    anchor = _anchor(time, today, named, text)
    value = _close_near(time, anchor, today) if anchor else None
    days = reach(value or time.value)
    if days is None:
        return replace(time, value=value or (_length_at_least(time.value, today) if today else _plain(time)))
    used = anchor.isoformat() if value and anchor else time.anchor
    return replace(
        time, value=value or time.value, earliest=days[0].isoformat(), latest=days[1].isoformat(), anchor=used
    )


def _close_near(time: TimeExpression, anchor: date, today: date | None) -> str | None:
    """The value as said on a day: a bare weekday of that very day's name is that day, the 15th one near that day."""
    month_day, ahead = _MONTH_DAY.fullmatch(time.value), _AHEAD.fullmatch(time.value)
    if month_day and anchor != today:
        months = (shift_months(anchor.replace(day=1), step) for step in (-1, 0, 1))
        days = [day_of(month.year, month.month, int(month_day["day"])) for month in months]
        found = closest((day for day in days if day and _is_on_side(day, today, month_day["which"])), anchor)
        return f"{found.isoformat()}{month_day['rest']}" if found else None
    if ahead and WEEKDAYS[anchor.weekday()] == ahead["name"] and _is_bare(time.span.text, ahead["name"]):
        return anchor.isoformat() + ahead["rest"]
    return _close(time.value, anchor)


def _plain(time: TimeExpression) -> str:
    """In a text without a date, a bare day keeps the value that says no more than its words."""
    match = _MONTH_DAY.fullmatch(time.value)
    if match:
        return f"XXXX-XX-{match['day']}{match['rest']}"
    ahead = _AHEAD.fullmatch(time.value)
    if ahead and ahead["name"] in WEEKDAYS and _is_bare(time.span.text, ahead["name"]):
        return f"XXXX-WXX-{WEEKDAYS.index(ahead['name']) + 1}{ahead['rest']}"
    return time.value


def _is_bare(words: str, weekday: str) -> bool:
    """Whether words name a weekday without "next"."""
    return weekday[:3] in words.lower() and not _SAYS_NEXT.search(words)


def _is_on_side(day: date, today: date | None, which: str) -> bool:
    """Whether a day lies ahead of the text's own day where it should, else not."""
    return today is None or (day >= today if which == "UNDEF-next" else day <= today)


def _close(value: str, anchor: date) -> str | None:
    try:
        return close(value, anchor)
    except (ValueError, OverflowError):  # a day before year 1 or after 9999
        return None


def _anchor(time: TimeExpression, today: date | None, named: TimeExpression | None, text: str) -> date | None:
    """The day to count from: the one last named for "two days later" and times of day, else the document's."""
    before = date.fromisoformat(named.value[:10]) if named else None
    if _MONTH_DAY.match(time.value):
        return before or today
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


def describe_hint(times: Sequence[TimeExpression], published: str | None, *, text: str = "") -> str | None:
    """For a text without a date: what it fixes itself, and the command that gives the date. Never a guess.

    The latest day, month or year that a text names in full and speaks of as past bounds it, and so do the years of the
    office-holders whom it names; nothing is said where no relative date is open.
    """
    if published or not any(_is_open(t) for t in times):
        return None
    bounds = [(t.earliest, t.span.text) for t in times if t.earliest and not t.anchor]
    count = sum(_is_open(t) for t in times)
    relative = "1 relative date stays open" if count == 1 else f"{count} relative dates stay open"
    command = "give the date with `communique date DOC YYYY-MM-DD`"
    tenure = common_tenure(text) if text else None
    held = f"; {tenure.describe()}" if tenure else ""
    if not bounds:
        return f"{relative}: the text states no date{held}; {command}"
    earliest, words = max(bounds)
    return f"{relative}: not before {earliest[:7]}, as the text names {words}{held}; {command}"


def _is_open(time: TimeExpression) -> bool:
    return time.earliest is None and time.value.startswith(("XXXX", "UNDEF", "T"))
