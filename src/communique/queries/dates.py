"""Days for sorting and showing: of TIMEX values, of statements, of events."""

import re
from dataclasses import dataclass
from datetime import date

from communique.queries.archive import Archive
from communique.queries.sentences import sentence_of
from communique.records import Event, Statement

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})(?!\d)")
_HOURS = {"MO": "morning", "MI": "noon", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "day"}
_YEAR = re.compile(r"(\d{4})(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date as a TIMEX value, its first day for sorting, and what gives it: `text` or `publication`."""

    value: str
    day: str
    by: str


def first_day(value: str) -> str | None:
    """The first day of a TIMEX date; `None` for durations and open values.

    >>> first_day("2018-W35"), first_day("2018-03"), first_day("P30D")
    ('2018-08-27', '2018-03-01', None)
    """
    try:
        if match := _DAY.match(value):
            return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
        if match := _WEEK.match(value):
            return date.fromisocalendar(int(match[1]), int(match[2]), 1).isoformat()
        if match := _MONTH.match(value):
            return date(int(match[1]), int(match[2]), 1).isoformat()
        return date(int(match[1]), 1, 1).isoformat() if (match := _YEAR.match(value)) else None
    except ValueError:
        return None


def day_in_words(value: str) -> str:
    """A TIMEX date as people write it, with the part of the day in words.

    >>> day_in_words("1962-10-24TMO"), day_in_words("1995-07-30T14:20"), day_in_words("2018-W35")
    ('1962-10-24 morning', '1995-07-30 14:20', '2018-W35')
    """
    day, mark, hour = value.partition("T")
    return f"{day} {_HOURS.get(hour, hour)}".rstrip() if mark else value


def date_of_statement(archive: Archive, statement: Statement) -> Dated | None:
    """When it was said: by a time expression beside its cue, outside what was said; else the day it was published."""
    document = archive.documents.get(statement.document)
    place = statement.cue or statement.speaker
    if place is not None:
        sentence = sentence_of(document, place)
        for time in archive.times.get(statement.document, ()):
            said = any(c.overlaps(time.span) for c in statement.content)
            if sentence.contains(time.span) and not said and (day := first_day(time.value)):
                return Dated(value=time.value, day=day, by="text")
    published = document.published if document else None
    return Dated(value=published, day=published, by="publication") if published else None


def date_of_event(event: Event) -> Dated | None:
    """The event's own date, where the text gives one that is resolved."""
    day = first_day(event.date) if event.date else None
    return Dated(value=event.date, day=day, by="text") if event.date and day else None
