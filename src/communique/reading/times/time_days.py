"""Days counted from the text's own day or from the one named last: today, last week, the next morning, on Friday."""

from communique.reading.times.time_dates import month
from communique.reading.times.time_match import Found
from communique.reading.times.time_values import DIRECTIONS, MONTHS, PERIODS, WEEKDAYS
from communique.reading.times.time_words import value_of


def deictic(found: Found) -> str | None:
    """last week, next month, this year: hours and days are said in other ways."""
    period = PERIODS.get(found.value("u"), "")
    if period not in ("week", "month", "year", "weekend", "decade", "century", "quarter"):
        return None
    return f"UNDEF-{DIRECTIONS[found.letter('d')]}-{period}"


def weekday(found: Found) -> str | None:
    """Tuesday, last Tuesday, Tuesday last week; "a Friday" is any."""
    if found.before in ("a", "any"):
        return None
    name = WEEKDAYS[int(found.value("w")) - 1]
    direction = found.letter("d")
    if found.group("u"):
        known = found.value("u") == "W"
        return f"UNDEF-{DIRECTIONS[direction]}-week-{found.value('w')}" if known else None
    return f"UNDEF-{DIRECTIONS[direction]}-{name}" if direction else f"XXXX-WXX-{found.value('w')}"


def weekday_part(found: Found) -> str | None:
    """Tuesday night, last Friday morning."""
    day = weekday(found)
    return f"{day}T{found.value('p')}" if day else None


def deictic_month(found: Found) -> str:
    """last March."""
    return f"UNDEF-{DIRECTIONS[found.letter('d')]}-{MONTHS[int(found.value('m')) - 1]}"


def month_day(found: Found) -> str | None:
    """the 15th, the twenty-first: a day of the month last named, or of the month that a date makes it."""
    if found.next is not None and (found.next.xpos[:2] in ("NN", "JJ", "CD") or found.next.text in "-–'’"):
        return None
    number = found.day("d")
    return f"XXXX-XX-{number:02}" if number else None


def weekday_and_day(found: Found) -> str | None:
    """WEDNESDAY 7th."""
    number = found.day("d")
    return f"XXXX-XX-{number:02}" if number else None


def day_of_period(found: Found) -> str | None:
    """the 14th of this month, the 9th and 10th of last month."""
    if found.value("u") != "M":
        return None
    base = f"UNDEF-{DIRECTIONS[found.letter('k')]}-month"
    days = [number for g in ("d", "e") if (number := found.day(g))]
    return "/".join(f"{base}-{number:02}" for number in days) or None


def edge(found: Found) -> str | None:
    """the end of the month, the beginning of March, the end of next year."""
    edge = found.value("b")
    if found.group("m"):
        base = month(found)
    elif found.group("y"):
        base = found.group("y")[0].text
    else:
        period = PERIODS.get(found.value("u"), "")
        if period not in ("week", "month", "year", "decade", "century", "quarter"):
            return None
        base = f"UNDEF-{DIRECTIONS[found.letter('d') or 'H']}-{period}"
    whole = edge == "MID" or base.endswith("-week")
    return base if whole else f"{base}-{edge}"


def last_night(found: Found) -> str:
    """last night, this morning, tonight, overnight."""
    part = found.value("p")
    direction = DIRECTIONS[found.letter("d")]
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
    period = PERIODS.get(found.value("u"), "")
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
