"""Closing open time values with a date: what "last week", "Friday" or "3 September" means on a given day.

One rule per form; the forms are those that `reading.time_grammar` writes. Weeks are ISO weeks.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from communique.resolving.calendar import (
    MONTHS,
    SEASON_NAMES,
    SEASONS,
    WEEKDAYS,
    closest,
    day_of,
    easter,
    near_year,
    reach,
    shift_months,
    week_of,
)

Close = Callable[[re.Match[str], date], str | None]

_STEP = {"last": -1, "this": 0, "next": 1}
_TIME = r"(?P<time>T[\d:]+Z?|T[A-Z]{2}|)"
_WHICH = r"UNDEF-(?P<which>last|this|next)-"


def close(value: str, today: date) -> str | None:
    """The value as said on a day; nothing where the value is not open or says nothing about a calendar.

    >>> close("UNDEF-last-week", date(2018, 9, 5)), close("XXXX-WXX-2", date(2018, 9, 5))
    ('2018-W35', '2018-09-04')
    """
    edge = re.search(r"-(START|END)$", value)
    if edge:
        return _edge(value[: edge.start()], edge[1], today)
    for pattern, rule in _RULES:
        match = pattern.fullmatch(value)
        if match:
            return rule(match, today)
    return None


def _edge(value: str, edge: str, today: date) -> str | None:
    """The first or last day of a period; of a month without a year, the closest such day."""
    if re.fullmatch(r"XXXX-\d\d", value):
        ends = (reach(f"{year}{value[4:]}") for year in (today.year - 1, today.year, today.year + 1))
        day = closest((e[edge == "END"] for e in ends if e), today)
        return day.isoformat() if day else None
    closed = reach(close(value, today) or value)
    return closed[edge == "END"].isoformat() if closed else None


_NEAR = 60
"""A day of the calendar without a year lies back, unless it is so few days ahead (datelines, plain present tenses)."""
_ALMOST_A_YEAR = 330
"""A day to come that is farther off is rather the one just past."""


def _calendar_day(match: re.Match[str], today: date) -> str | None:
    month, day = int(match["month"]), int(match["day"])
    years = (today.year - 1, today.year, today.year + 1)
    days = [found for year in years if (found := day_of(year, month, day))]
    return _one_of(days, today, match)


def _one_of(days: list[date], today: date, match: re.Match[str]) -> str | None:
    """Of a day in three years the one that is meant: the next, or the last unless one is near."""
    if match["which"] == "UNDEF-next":
        found = min((day for day in days if day >= today), default=None)
        if found is None or (found - today).days > _ALMOST_A_YEAR:
            found = closest(days, today)
    else:
        found = closest((day for day in days if (day - today).days <= _NEAR), today)
    return f"{found.isoformat()}{match['time']}" if found else None


def _two_days(match: re.Match[str], today: date) -> str | None:
    first, last = (close(match[g], today) for g in ("first", "last"))
    return f"{first}/{last}" if first and last else None


def _easter(match: re.Match[str], today: date) -> str | None:
    return _one_of([easter(year) for year in (today.year - 1, today.year, today.year + 1)], today, match)


def _month(match: re.Match[str], today: date) -> str:
    """The month just past, or this one."""
    month = int(match["month"])
    return f"{today.year - (month > today.month)}-{month:02}"


def _week_of_month(match: re.Match[str], today: date) -> str | None:
    month, middle = int(match["month"]), 7 * int(match["number"]) - 3
    year = match["year"]
    found = day_of(int(year), month, middle) if year != "XXXX" else near_year(lambda y: day_of(y, month, middle), today)
    return week_of(found) if found else None


def _past_weekday(match: re.Match[str], today: date) -> str:
    back = (today.isoweekday() - int(match["day"])) % 7
    return f"{(today - timedelta(days=back)).isoformat()}{match['time']}"


def _past_weekend(_: re.Match[str], today: date) -> str:
    saturday = today - timedelta(days=(today.isoweekday() - 6) % 7)
    return f"{week_of(saturday)}-WE"


def _season(match: re.Match[str], today: date) -> str:
    season = match["season"]
    return f"{today.year - (SEASONS[season] > today.month)}-{season}"


def _quarter(match: re.Match[str], today: date) -> str:
    number = int(match["number"])
    return f"{today.year - (3 * number - 2 > today.month)}-Q{number}"


def _named_weekday(match: re.Match[str], today: date) -> str:
    """last Tuesday and next Tuesday leave today out; this Tuesday is that of the week."""
    gap = WEEKDAYS.index(match["name"]) + 1 - today.isoweekday()
    if match["which"] == "last":
        gap = gap % -7 or -7
    elif match["which"] == "next":
        gap = gap % 7 or 7
    return f"{(today + timedelta(days=gap)).isoformat()}{match['time']}"


def _named_month(match: re.Match[str], today: date) -> str:
    month, which = MONTHS.index(match["name"]) + 1, match["which"]
    year = today.year
    if which == "last":
        year -= month >= today.month
    elif which == "next":
        year += month < today.month
    return f"{year}-{month:02}"


def _named_season(match: re.Match[str], today: date) -> str:
    season, which = SEASON_NAMES[match["name"]], match["which"]
    first = SEASONS[season]
    year = today.year
    if which == "last":
        year -= first + 2 >= today.month
    elif which == "next":
        year += first + 2 < today.month
    return f"{year}-{season}"


def _month_of_year(match: re.Match[str], today: date) -> str:
    return f"{today.year + _STEP[match['which']]}-{match['month']}"


def _day(match: re.Match[str], today: date) -> str:
    return f"{(today + timedelta(days=_STEP[match['which']])).isoformat()}{match['time']}"


def _week(match: re.Match[str], today: date) -> str:
    """A week, its weekend, or one of its days ("Tuesday last week")."""
    which, part = match["which"], match["part"]
    if part == "weekend" and which == "last":
        return _past_weekend(match, today)
    monday = today + timedelta(days=1 - today.isoweekday(), weeks=_STEP[which])
    if match["number"]:
        return f"{(monday + timedelta(days=int(match['number']) - 1)).isoformat()}{match['time']}"
    return week_of(monday) + ("-WE" if part == "weekend" else "")


def _long_period(match: re.Match[str], today: date) -> str:
    step, period = _STEP[match["which"]], match["period"]
    if period == "month":
        return shift_months(today.replace(day=1), step).isoformat()[:7]
    if period == "quarter":
        day = shift_months(today.replace(day=1), 3 * step)
        return f"{day.year}-Q{(day.month + 2) // 3}"
    length = {"year": 1, "decade": 10, "century": 100}[period]
    return str(today.year // length + step)


def _shifted(match: re.Match[str], today: date) -> str:
    """So many days, weeks, months or years away; of months and years the day is not kept."""
    number = int(match["number"]) * (-1 if match["sign"] == "MINUS" else 1)
    unit = match["unit"]
    if abs(number) > 9999:
        return match[0]
    if unit == "year":
        return f"{today.year + number:04}" if 0 < today.year + number < 10000 else match[0]
    if unit == "month":
        return shift_months(today, number).isoformat()[:7]
    days = {"day": number, "week": 7 * number}.get(unit, 0)
    return f"{(today + timedelta(days=days)).isoformat()}{match['time']}"


def _clock(match: re.Match[str], today: date) -> str | None:
    return f"{today.isoformat()}{match['time']}" if match["time"] else None


def _day_of_month(match: re.Match[str], today: date) -> str | None:
    """The 15th: the last one, or the next."""
    days = [_in_month(today, step, int(match["day"])) for step in (-2, -1, 0, 1, 2)]
    ahead = match["which"] == "UNDEF-next"
    found = closest((day for day in days if day and ((day >= today) if ahead else (day <= today))), today)
    return f"{found.isoformat()}{match['time']}" if found else None


def _in_month(today: date, step: int, day: int) -> date | None:
    month = shift_months(today.replace(day=1), step)
    return day_of(month.year, month.month, day)


def _day_of_this_month(match: re.Match[str], today: date) -> str | None:
    found = _in_month(today, _STEP[match["which"]], int(match["day"]))
    return f"{found.isoformat()}{match['time']}" if found else None


def _stretch(match: re.Match[str], today: date) -> str | None:
    """Between Monday and yesterday: both ends, where both can be told."""
    ends = [value if reach(value) else close(value, today) for value in (match["first"], match["last"])]
    return "/".join(end for end in ends if end) if all(ends) else None


_RULES: tuple[tuple[re.Pattern[str], Close], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (r"(?P<which>XXXX|UNDEF-next)-(?P<month>\d\d)-(?P<day>\d\d)" + _TIME, _calendar_day),
        (r"(?P<first>(?:XXXX|UNDEF-next)-\d\d-\d\d)/(?P<last>XXXX-\d\d-\d\d)", _two_days),
        (r"(?P<which>XXXX|UNDEF-next)-EASTER" + _TIME, _easter),
        (r"XXXX-(?P<month>\d\d)", _month),
        (r"(?P<year>XXXX|\d{4})-(?P<month>\d\d)-WEEK-(?P<number>\d)", _week_of_month),
        (r"XXXX-WXX-(?P<day>[1-7])" + _TIME, _past_weekday),
        (r"XXXX-WXX-WE", _past_weekend),
        (r"XXXX-(?P<season>SP|SU|FA|WI)", _season),
        (r"XXXX-Q(?P<number>[1-4])", _quarter),
        (r"(?:XXXX-XX-XX)?" + _TIME, _clock),
        (r"(?P<which>XXXX|UNDEF-next)-XX-(?P<day>\d\d)" + _TIME, _day_of_month),
        (_WHICH + r"month-(?P<day>\d\d)" + _TIME, _day_of_this_month),
        (r"(?P<first>(?![PT\d])[^/]{1,60})/(?P<last>[^/]+)", _stretch),
        (_WHICH + r"(?P<name>" + "|".join(WEEKDAYS) + ")" + _TIME, _named_weekday),
        (_WHICH + r"(?P<name>" + "|".join(MONTHS) + ")", _named_month),
        (_WHICH + r"(?P<name>" + "|".join(SEASON_NAMES) + ")", _named_season),
        (_WHICH + r"year-(?P<month>\d\d)", _month_of_year),
        (_WHICH + r"day" + _TIME, _day),
        (_WHICH + r"(?P<part>weekend|week)(?:-(?P<number>[1-7]))?" + _TIME, _week),
        (_WHICH + r"(?P<period>month|quarter|year|decade|century)", _long_period),
        (r"UNDEF-(?:REF|this)-(?P<unit>[a-z]+)-(?P<sign>MINUS|PLUS)-(?P<number>\d+)" + _TIME, _shifted),
    )
)
