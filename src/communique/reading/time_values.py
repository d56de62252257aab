"""What a matched time expression means: TIMEX3 values, open where only a date can settle them."""

import re

from communique.reading.time_match import Found
from communique.reading.time_words import middle_of, number_of, value_of

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_PERIODS = {"D": "day", "W": "week", "M": "month", "Y": "year", "10Y": "decade", "100Y": "century", "3M": "quarter"}
_PERIODS |= {"2W": "fortnight", "WE": "weekend", "TH": "hour", "TM": "minute", "TS": "second"}


def date(found: Found) -> str | None:
    """Day and month, with the year where there is one."""
    day = found.day("d")
    if day is None or (found.group("d")[-1].index == found.last and _counts(found)):
        return None
    return f"{_year_or_open(found)}-{found.value('m')}-{day:02}"


def _year_or_open(found: Found) -> str:
    year = found.group("y")
    return year[0].text if year else "XXXX"


def _counts(found: Found) -> bool:
    """Whether the last number counts the noun that follows: "In March 12 soldiers died"."""
    return found.next is not None and found.next.xpos == "NNS" and found.tokens[found.last].head == found.next.index


def two_days(found: Found) -> str | None:
    """27 and 28 May 1994, as an interval."""
    first, second = date(found), found.day("e")
    return f"{first}/{first[:-2]}{second:02}" if first and second else None


def iso_date(found: Found) -> str | None:
    """2018-09-05, which the tokenizer cuts at the hyphens."""
    year, month, day = (found.group(g)[0].text for g in ("y", "n", "d"))
    good = len(month) == 2 == len(day) and 1 <= int(month) <= 12 and 1 <= int(day) <= 31
    return f"{year}-{month}-{day}" if good else None


def numeric_date(found: Found) -> str | None:
    """12.05.2019 only where one of the numbers cannot be a month, or both are the same."""
    first, second, year = (int(n) for n in re.split(r"[./]", found.tokens[found.first].text))
    if first == second or first > 12:
        day, month = first, second
    elif second > 12:
        day, month = second, first
    else:
        return None
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and day <= 31 else None


def month(found: Found) -> str:
    """March, early in March 2018."""
    return f"{_year_or_open(found)}-{found.value('m')}"


_NUMBERED = frozenset("resolution resolutions no number nos flight article paragraph line para unit route room".split())
_CURRENCY = frozenset("$ € £ # @ : +".split())
_YEAR_BEFORE = frozenset("in since of by until till from before after circa year (".split())


def year(found: Found) -> str | None:
    """A number that is a year: not one that counts or numbers things, and old ones only after a preposition."""
    text, number = found.tokens[found.last].text, int(found.tokens[found.last].text)
    if found.before.rstrip(".") in _NUMBERED or found.before in _CURRENCY or found.after in ("%", "percent", "per"):
        return None
    counted = found.next is not None and found.next.xpos in ("NNS", "NN", "CD")
    if counted and (number % 100 == 0 or not 1900 <= number <= 2050):
        return None
    if found.next is not None and (found.next.xpos == "NNP" and any(c.isdigit() for c in found.next.text)):
        return None
    return text if number >= 1900 or found.before in _YEAR_BEFORE else None


def year_range(found: Found) -> str | None:
    """1998-2003, 1939-45."""
    first, last = found.group("y")[0].text, found.group("e")[0].text
    last = last if len(last) == 4 else first[:2] + last
    return f"{first}/{last}" if len(last) == 4 and first < last else None


_DIRECTIONS = {"L": "last", "X": "next", "H": "this"}


def deictic(found: Found) -> str | None:
    """last week, next month, this year: hours and days are said in other ways."""
    period = _PERIODS.get(found.value("u"), "")
    if period not in ("week", "month", "year", "weekend", "decade", "century", "quarter"):
        return None
    return f"UNDEF-{_DIRECTIONS[found.letter('d')]}-{period}"


def weekday(found: Found) -> str | None:
    """Tuesday, last Tuesday, Tuesday last week; "a Friday" is any."""
    if found.before in ("a", "any"):
        return None
    name = WEEKDAYS[int(found.value("w")) - 1]
    direction = found.letter("d")
    if found.group("u"):
        known = found.value("u") == "W"
        return f"UNDEF-{_DIRECTIONS[direction]}-week-{found.value('w')}" if known else None
    return f"UNDEF-{_DIRECTIONS[direction]}-{name}" if direction else f"XXXX-WXX-{found.value('w')}"


def weekday_part(found: Found) -> str | None:
    """Tuesday night, last Friday morning."""
    day = weekday(found)
    return f"{day}T{found.value('p')}" if day else None


def month_of_year(found: Found) -> str | None:
    """July of this year, May last year."""
    if found.value("u") != "Y":
        return None
    return f"UNDEF-{_DIRECTIONS[found.letter('d')]}-year-{found.value('m')}"


def deictic_month(found: Found) -> str:
    """last March."""
    return f"UNDEF-{_DIRECTIONS[found.letter('d')]}-{MONTHS[int(found.value('m')) - 1]}"


_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


def season(found: Found) -> str | None:
    """last summer, the summer of 1968."""
    direction = found.letter("d")
    if direction:
        return f"UNDEF-{_DIRECTIONS[direction]}-{_SEASONS[found.value('s')]}"
    return f"{_year_or_open(found)}-{found.value('s')}"


def bare_season(found: Found) -> str | None:
    """A season without a word that says which."""
    return f"XXXX-{found.value('s')}"


def edge(found: Found) -> str | None:
    """the end of the month, the beginning of March, the end of next year."""
    edge = found.value("b")
    if found.group("m"):
        base = month(found)
    elif found.group("y"):
        base = found.group("y")[0].text
    else:
        period = _PERIODS.get(found.value("u"), "")
        if period not in ("week", "month", "year", "decade", "century", "quarter"):
            return None
        base = f"UNDEF-{_DIRECTIONS[found.letter('d') or 'H']}-{period}"
    return base if edge == "MID" else f"{base}-{edge}"


def week_of_month(found: Found) -> str | None:
    """the second week of January."""
    number = int(found.value("r") or 0)
    if found.value("u") != "W" or not 1 <= number <= 5:
        return None
    return f"{month(found)}-WEEK-{number}"


def holiday(found: Found) -> str | None:
    """Christmas, Easter 2019, Christmas Eve."""
    if found.tokens[found.last].lower == "eve":
        return f"{_year_or_open(found)}-12-24" if found.value("z") == "12-25" else None
    return f"{_year_or_open(found)}-{found.value('z')}"


def new_year(found: Found) -> str | None:
    """New Year's Day, New Year's Eve."""
    words = [t.lower for t in found.tokens[found.first : found.last + 1]]
    if words[:2] != ["new", "year"]:
        return None
    if words[-1] == "eve":
        return "XXXX-12-31"
    return "XXXX-01-01" if words[-1] == "day" else None


def last_night(found: Found) -> str:
    """last night, this morning, tonight, overnight."""
    part = found.value("p")
    direction = _DIRECTIONS[found.letter("d")]
    return f"UNDEF-{direction}-dayT{part}"


def night_word(found: Found) -> str:
    """tonight, overnight."""
    return f"UNDEF-{value_of(found.tokens[found.first])}-dayTNI"


def this_am(found: Found) -> str:
    """this a.m."""
    return "UNDEF-this-dayT" + ("MO" if found.value("m") == "AM" else "AF")


def day_word(found: Found) -> str:
    """today, yesterday, tomorrow."""
    return f"UNDEF-{found.value('q')}-day"


def part_of_day_word(found: Found) -> str:
    """yesterday evening, tomorrow night."""
    return f"{day_word(found)}T{found.value('p')}"


_OLD_DAYS = {"day": "this-day", "morrow": "next-day", "night": "this-dayTNI"}


def old_day_word(found: Found) -> str | None:
    """to-day, to-morrow and to-night, as they were written up to the middle of the twentieth century."""
    first, last = found.tokens[found.first], found.tokens[found.last]
    joined = first.lower == "to" and last.start - first.end == 1
    return f"UNDEF-{_OLD_DAYS[last.lower]}" if joined and last.lower in _OLD_DAYS else None


def weekend(found: Found) -> str | None:
    """the weekend."""
    return "XXXX-WXX-WE" if found.value("u") == "WE" else None


def within_period(found: Found) -> str | None:
    """early in the week, later in the day."""
    period = _PERIODS.get(found.value("u"), "")
    return f"UNDEF-this-{period}" if period in ("day", "week", "month", "year", "decade") else None


def next_day(found: Found) -> str | None:
    """the next day, the following morning, the previous night: counted from the day last named."""
    if found.group("u") and found.value("u") != "D":
        return None
    word = found.group("d")[0].lower
    if word in ("last", "past", "coming"):
        return None
    sign = "MINUS" if found.letter("d") == "L" else "PLUS"
    return f"UNDEF-REF-day-{sign}-1" + (f"T{found.value('p')}" if found.group("p") else "")


def same_day(found: Found) -> str | None:
    """the same day, that night: the day last named."""
    if found.group("u") and found.value("u") != "D":
        return None
    if found.letter("d") == "j" and found.tokens[found.first].xpos != "DT":
        return None
    return "UNDEF-REF-day-PLUS-0" + (f"T{found.value('p')}" if found.group("p") else "")


def _length(number: int | str, unit: str) -> str:
    """TIMEX3 duration: P30D, PT48H, P2W (a fortnight), P10Y (a decade), PXM."""
    time, unit = ("T", unit[1:]) if unit[0] == "T" else ("", unit)
    factor = re.match(r"\d+", unit)
    if factor:
        times = int(factor.group())
        unit = unit[factor.end() :]
        number = times * number if isinstance(number, int) else number
    return f"P{time}{number}{unit}"


def _amount(found: Found) -> int | str | None:
    if found.group("q"):
        return "X" if found.group("q")[0].lower != "couple" else 2
    return found.number("n") if found.group("n") else 1


def duration(found: Found) -> str | None:
    """forty-eight hours, 30-day, about two weeks; not ages, not speeds."""
    amount, unit = _amount(found), found.value("u")
    if amount is None or not unit:
        return None
    if found.letter("u") == "U" and "-" not in found.letter("h") and amount != 1:
        return None
    if _is_age(found):
        return None
    if amount == 1 and unit == "D" and found.after not in _AFTER_SPAN and found.before not in ("in", "within", "for"):
        return None
    return _length(amount, unit)


def two_durations(found: Found) -> str | None:
    """six to twelve months; "between 40 and 70 minutes" is no such range of one length."""
    first, second = found.number("n"), found.number("e")
    if first is None or second is None or _is_age(found) or any(t.lower == "and" for t in found.group("x")):
        return None
    return f"{_length(first, found.value('u'))}/{_length(second, found.value('u'))}"


def _is_age(found: Found) -> bool:
    rest = [t.lower for t in found.tokens[found.last + 1 : found.last + 3]]
    return "old" in rest[:1] or rest in (["-", "old"], ["of", "age"]) or found.before in ("aged", "age")


_AFTER_SPAN = frozenset("after before later earlier ago from".split())


def one_unit(found: Found) -> str | None:
    """an hour, a week: only where the words around say that it is a length of time and no rate."""
    before = found.before
    if before in ("once", "twice", "times") or _is_age(found):
        return None
    spans = before in ("for", "in", "within", "after", "over", "under", "than", "nearly", "almost", "about", "least")
    if not spans and found.after not in _AFTER_SPAN:
        return None
    return _length(1, found.value("u"))


_AGO = {"TH": "hour", "TM": "minute", "TS": "second", "D": "day", "W": "week", "2W": "week", "M": "month", "Y": "year"}


def _steps(found: Found) -> tuple[int, str] | None:
    """How many of which period: a fortnight is two weeks, a decade ten years."""
    amount, unit = _amount(found), found.value("u")
    if not isinstance(amount, int):
        return None
    factor = re.match(r"\d+", unit)
    if factor:
        amount, unit = amount * int(factor.group()), unit[factor.end() :]
    return (amount, _AGO[unit]) if unit in _AGO else None


def ago(found: Found) -> str | None:
    """two days ago."""
    steps = _steps(found)
    if steps is None:
        return "PAST_REF" if found.group("q") else None
    return f"UNDEF-this-{steps[1]}-MINUS-{steps[0]}"


def later(found: Found) -> str | None:
    """two days later, a week earlier: from the day last named; of hours only the length is kept."""
    if found.letter("l") == "i" and (found.group("l")[0].lower != "before" or (found.next and found.next.is_word)):
        return None
    steps = _steps(found)
    if steps is None or steps[1] in ("hour", "minute", "second"):
        amount = _amount(found)
        return None if amount is None else _length(amount, found.value("u"))
    word = found.group("l")[0].lower
    sign = "PLUS" if word in ("later", "afterwards") else "MINUS"
    return f"UNDEF-REF-{steps[1]}-{sign}-{steps[0]}"


def vague(found: Found) -> str:
    """a few months, several weeks, a couple of days."""
    return _length(_amount(found) or "X", found.value("u"))


def past_span(found: Found) -> str | None:
    """the past three months, the next four decades, the last decade, recent days."""
    amount: int | str | None = _amount(found)
    if not found.group("n") and not found.group("q"):
        amount = "X" if found.letter("u") == "u" else 1
    return None if amount is None else _length(amount, found.value("u"))


def past_unit(found: Found) -> str | None:
    """the past week, the last decade, the next year as lengths; "the last hour" too."""
    unit = found.value("u")
    if unit in ("D", "WE") or (found.group("d")[0].lower == "following"):
        return None
    return _length(1, unit)


def set_of_days(found: Found) -> str:
    """Mondays, every Saturday."""
    return f"XXXX-WXX-{value_of(found.tokens[found.last])}"


def yearly(found: Found) -> str | None:
    """every September, every winter."""
    if found.next is not None and found.next.upos == "NOUN":
        return None
    return f"XXXX-{value_of(found.tokens[found.last])}"


def every(found: Found) -> str | None:
    """every 60 days."""
    amount = _amount(found)
    return None if amount is None else _length(amount, found.value("u"))


def decade(found: Found) -> str:
    """the 1990s."""
    return found.tokens[found.last].text[:3]


def middle(found: Found) -> str | None:
    """mid-2018, mid-March."""
    base = middle_of(found.tokens[found.first].text)
    return base.replace("XXXX", _year_or_open(found)) if base else None


def quarter(found: Found) -> str | None:
    """the first quarter of 2018."""
    number = int(found.value("r") or 0)
    if found.value("u") != "3M" or not 1 <= number <= 4:
        return None
    return f"{_year_or_open(found)}-Q{number}"


def _clock(hour: int, minute: int, half: str = "") -> str | None:
    if half == "PM" and hour < 12:
        hour += 12
    elif half == "AM" and hour == 12:
        hour = 0
    good = (hour < 24 and minute < 60) or (hour == 24 and minute == 0)
    return f"XXXX-XX-XXT{hour:02}:{minute:02}" if good else None


_CLOCK = re.compile(r"(\d{1,2})(?:[.:]?(\d\d))?(am|pm)?")


def time_of_day(found: Found) -> str | None:
    """14:30, 0640 hours, 4pm, 6 a.m., four o'clock, 1130 GMT."""
    words = found.group("n")
    match = _CLOCK.fullmatch(words[0].lower)
    if match is None:
        number = number_of(words)
        hour, minute, half = number or 25, 0, ""
    else:
        hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").upper()
    if found.group("m"):
        half = found.value("m")
    value = _clock(hour, minute, half)
    zones = (value_of(t) for t in found.tokens[found.first : found.last + 1])
    return value + "Z" if value and "Z" in zones else value


def hour_in_part(found: Found) -> str | None:
    """four in the morning."""
    hour, part = found.number("n"), found.value("p")
    if not hour or hour > 12:
        return None
    late = part in ("AF", "EV") or (part == "NI" and hour > 5)
    return _clock(hour, 0, "PM" if late else "AM")


def hour_of_part(found: Found) -> str | None:
    """ten, in "ten this morning"."""
    hour = found.number("n")
    return _clock(hour, 0) if hour and hour <= 12 and found.before not in ("last", "past", "the") else None


def noon(found: Found) -> str:
    """noon, midnight."""
    return f"XXXX-XX-XXT{found.value('o')}"


_PART_BEFORE = frozenset("in by at before until till during since towards toward through after".split())


def part(found: Found) -> str | None:
    """the afternoon, dawn: as a time of this day, so only after a preposition."""
    if found.before not in _PART_BEFORE:
        return None
    value, word = found.value("p"), found.tokens[found.last].lower
    bare = not found.group("t") and word not in ("dawn", "daybreak", "sunrise", "dusk", "sunset", "nightfall")
    if bare and (value == "NI" or found.before in ("in", "during", "after", "since", "through")):
        return None
    return f"XXXX-XX-XXT{value}"


def first_light(found: Found) -> str | None:
    """first light."""
    if found.tokens[found.first].lower != "first":
        return None
    return "XXXX-XX-XXTMO"


_DAY = re.compile(
    r"(?:[\dX]{4}-[\dX]{2}-[\dX]{2}|XXXX-WXX-\d|UNDEF-[A-Za-z]+-(?:day|week-\d|[a-z]+day)(?:-[A-Z]+-\d+)?)$"
)


def moment(day: str, clock: str) -> str | None:
    """A day with a time of day, which replaces a vaguer one ("tonight, 2300"). Nothing where the day is none.

    In an afternoon, evening or night the hours up to eleven are those after noon: "4:15 this afternoon".

    >>> moment("XXXX-WXX-6", "XXXX-XX-XXT12:00")
    'XXXX-WXX-6T12:00'
    """
    plain = re.sub(r"T(?:\d\d:\d\dZ?|[A-Z]{2})$", "", day)
    time = clock.split("T", 1)[1]
    if day.endswith(("TAF", "TEV", "TNI")) and time[:2].isdigit() and 0 < int(time[:2]) < 12:
        time = f"{int(time[:2]) + 12}{time[2:]}"
    return f"{plain}T{time}" if _DAY.match(plain) else None


_WEEKDAY_VALUE = re.compile(r"XXXX-WXX-\d$|UNDEF-(?:last|this|next)-day$")


def same_date(left: str, right: str) -> str | None:
    """A weekday or day word next to a date of the calendar is that date: "Friday, 7 September"."""
    for one, other in ((left, right), (right, left)):
        if _WEEKDAY_VALUE.match(one) and re.match(r"[\dX]{4}-\d\d-\d\d", other):
            return other
    return None


def as_future(value: str) -> str:
    """The same open value, looking forward: `XXXX-WXX-5` is `UNDEF-next-friday`, `XXXX-03` `UNDEF-next-march`."""
    if re.match(r"XXXX-\d\d-\d\d|XXXX-EASTER", value):
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
        name = _SEASONS[match["season"]]
    return f"UNDEF-next-{name}{match['rest']}"
