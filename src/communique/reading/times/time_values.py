"""What neighbouring times mean together, and the names that all of them share."""

import re

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
PERIODS = {"D": "day", "W": "week", "M": "month", "Y": "year", "10Y": "decade", "100Y": "century", "3M": "quarter"}
PERIODS |= {"2W": "fortnight", "WE": "weekend", "TH": "hour", "TM": "minute", "TS": "second"}
DIRECTIONS = {"L": "last", "X": "next", "H": "this"}
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_DAY = re.compile(
    r"(?:[\dX]{4}-[\dX]{2}-[\dX]{2}|XXXX-WXX-\d|UNDEF-[A-Za-z]+-(?:day|week-\d|month-\d\d|[a-z]+day)(?:-[A-Z]+-\d+)?)$"
)


def moment(day: str, clock: str) -> str | None:
    """A day with a time of day, which replaces a vaguer one ("tonight, 2300"). Nothing where the day is none.

    In an afternoon, evening or night the hours up to eleven are those after noon: "4:15 this afternoon".

    >>> moment("XXXX-WXX-6", "T12:00")
    'XXXX-WXX-6T12:00'
    """
    day = day.split("/", 1)[0]
    plain = re.sub(r"T(?:\d\d:\d\dZ?|[A-Z]{2})$", "", day)
    time = clock.split("T", 1)[1]
    if day.endswith(("TAF", "TEV", "TNI")) and time[:2].isdigit() and 0 < int(time[:2]) < 12:
        time = f"{int(time[:2]) + 12}{time[2:]}"
    return f"{plain}T{time}" if _DAY.match(plain) else None


_WEEKDAY_VALUE = re.compile(r"(?:XXXX-WXX-\d|UNDEF-(?:last|this|next)-day)(?P<time>T.*|)")


def same_date(left: str, right: str) -> str | None:
    """A weekday or day word next to a date of the calendar is that date: "Friday, 7 September".

    >>> same_date("XXXX-WXX-1TMO", "XXXX-11-08")
    'XXXX-11-08TMO'
    """
    for one, other in ((left, right), (right, left)):
        match = _WEEKDAY_VALUE.fullmatch(one)
        if match and re.match(r"[\dX]{4}-\d\d-\d\d", other):
            return other + ("" if "T" in other else match["time"])
    return None


def as_future(value: str) -> str:
    """The same open value, looking forward: `XXXX-WXX-5` is `UNDEF-next-friday`, `XXXX-03` `UNDEF-next-march`."""
    if "/" in value:
        return value
    if re.match(r"XXXX-(?:\d\d|XX)-\d\d|XXXX-EASTER", value):
        return value.replace("XXXX", "UNDEF-next", 1)
    match = re.fullmatch(
        r"XXXX-(?:WXX-(?P<day>\d)|WXX-(?P<end>WE)|(?P<month>\d\d)|(?P<season>[A-Z]{2}))(?P<rest>T.*|)", value
    )
    if match is None:
        return value
    if match["day"]:
        name = WEEKDAYS[int(match["day"]) - 1]
    elif match["month"]:
        name = MONTHS[int(match["month"]) - 1]
    elif match["end"]:
        return "UNDEF-this-weekend"
    else:
        name = SEASONS[match["season"]]
    return f"UNDEF-next-{name}{match['rest']}"
