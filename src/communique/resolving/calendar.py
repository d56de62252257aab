"""The calendar behind TIMEX3 values: from which day to which day a value reaches, and how open values are closed."""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First months, in the northern half of the world."""
SEASON_NAMES = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}
DAY = timedelta(days=1)


def reach(value: str) -> tuple[date, date] | None:
    """First and last day of a closed value; nothing for durations, open values and days that no calendar has.

    >>> reach("2018-W35")
    (datetime.date(2018, 8, 27), datetime.date(2018, 9, 2))
    """
    if "/" in value:
        first, last = (reach(part) for part in value.split("/", 1))
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None
    try:
        return _reach(re.sub(r"T[\d:]+Z?$|T[A-Z]{2}$", "", value))
    except ValueError:
        return None


def _reach(value: str) -> tuple[date, date] | None:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        day = date.fromisoformat(value)
        return day, day
    if re.fullmatch(r"\d{4}-W\d\d(?:-WE)?", value):
        year, week = int(value[:4]), int(value[6:8])
        return date.fromisocalendar(year, week, 6 if value.endswith("WE") else 1), date.fromisocalendar(year, week, 7)
    if re.fullmatch(r"\d{4}-\d\d", value):
        return month_reach(int(value[:4]), int(value[5:]), 1)
    if re.fullmatch(r"\d{4}-(?:SP|SU|FA|WI)", value):
        return month_reach(int(value[:4]), SEASONS[value[5:]], 3)
    if re.fullmatch(r"\d{4}-Q[1-4]", value):
        return month_reach(int(value[:4]), 3 * int(value[6]) - 2, 3)
    if re.fullmatch(r"\d{2,4}", value) and int(value):
        length = 10 ** (4 - len(value))
        first = int(value) * length
        return date(max(first, 1), 1, 1), date(first + length - 1, 12, 31)
    return None


def month_reach(year: int, month: int, length: int) -> tuple[date, date]:
    """The first and last day of so many months."""
    after = shift_months(date(year, month, 1), length)
    return date(year, month, 1), after - DAY


def shift_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    last = (date(year + month // 11, (month + 1) % 12 + 1, 1) - DAY).day
    return date(year, month + 1, min(day.day, last))


def closest(candidates: Iterable[date | None], to: date) -> date | None:
    """The day nearest to another; of two equally near the earlier."""
    return min((c for c in candidates if c is not None), key=lambda c: (abs((c - to).days), c), default=None)


def day_of(year: int, month: int, day: int) -> date | None:
    """A day, or nothing where the calendar has none (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus, Meeus 1991)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    x = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * x) // 451
    month, day = divmod(h + x - 7 * m + 114, 31)
    return date(year, month, day + 1)


def week_of(day: date) -> str:
    """The ISO week of a day: 2018-W35."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def near_year(make: Callable[[int], date | None], to: date) -> date | None:
    """Of a day that comes every year, the one closest to another day."""
    return closest((make(year) for year in (to.year - 1, to.year, to.year + 1)), to)
