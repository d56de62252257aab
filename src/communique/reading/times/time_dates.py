"""Dates of the calendar: a day and month, a numeric date, a month, a year, a season, a feast."""

import re

from communique.reading.times.time_match import Found
from communique.reading.times.time_values import DIRECTIONS, SEASONS
from communique.reading.times.time_words import middle_of


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
    """A number that is a year: not one that counts or numbers things, and old ones only after a preposition.

    Nor is the year of "resolution 366 (1974)", which is part of its number.
    """
    text, number = found.tokens[found.last].text, int(found.tokens[found.last].text)
    if found.before == "(" and found.first > 1 and found.tokens[found.first - 2].text.isdigit():
        return None
    if (
        found.before == "at"
        or found.before.rstrip(".") in _NUMBERED
        or found.before in _CURRENCY
        or found.after in ("%", "percent", "per")
    ):
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


def month_of_year(found: Found) -> str | None:
    """July of this year, May last year."""
    if found.value("u") != "Y":
        return None
    return f"UNDEF-{DIRECTIONS[found.letter('d')]}-year-{found.value('m')}"


def season(found: Found) -> str | None:
    """last summer, the summer of 1968."""
    direction = found.letter("d")
    if direction:
        return f"UNDEF-{DIRECTIONS[direction]}-{SEASONS[found.value('s')]}"
    return f"{_year_or_open(found)}-{found.value('s')}"


def bare_season(found: Found) -> str | None:
    """A season without a word that says which."""
    return f"XXXX-{found.value('s')}"


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
