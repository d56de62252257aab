"""Durations and what repeats: forty-eight hours, the past two weeks, every day."""

import re

from communique.reading.times.time_match import Found
from communique.reading.times.time_words import value_of


def length(number: int | str, unit: str) -> str:
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
    if amount is None or not unit or is_hours_of_clock(found):
        return None
    if found.letter("u") == "U" and "-" not in found.letter("h") and amount != 1:
        return None
    if _is_age(found):
        return None
    if amount == 1 and unit == "D" and found.after not in _AFTER_SPAN and found.before not in ("in", "within", "for"):
        return None
    return length(amount, unit)


def is_hours_of_clock(found: Found) -> bool:
    """Whether "1340 hours" is a time of day."""
    number = found.group("n")[-1].text if found.group("n") else ""
    return found.value("u") == "TH" and bool(_FOUR_DIGITS.fullmatch(number)) and found.before not in _LASTS


_FOUR_DIGITS = re.compile(r"(?:[01]\d|2[0-4])[0-5]\d")
_LASTS = frozenset("for after within over than least about nearly almost some of".split())


def half_unit(found: Found) -> str | None:
    """half an hour."""
    return _HALVES.get(found.value("u"))


_HALVES = {"TH": "PT30M", "D": "PT12H", "Y": "P6M", "TM": "PT30S", "100Y": "P50Y", "10Y": "P5Y"}


def unit_and_half(found: Found) -> str | None:
    """a day and a half; two and a half years."""
    amount, unit = _amount(found), found.value("u")
    if amount == 1 and unit in _ONE_AND_HALF:
        return _ONE_AND_HALF[unit]
    return length(f"{amount}.5", unit) if isinstance(amount, int) and not re.search(r"\d", unit) else None


_ONE_AND_HALF = {"TH": "PT90M", "D": "PT36H", "Y": "P18M"}


def within_hour(found: Found) -> str | None:
    """the hour, in "within the hour"."""
    return length(1, found.value("u")) if found.before in ("within", "inside") else None


def each_unit(found: Found) -> str:
    """every day, each hour."""
    return length(1, found.value("u"))


def each_part(found: Found) -> str:
    """every night."""
    return f"XXXX-XX-XXT{found.value('p')}"


def uncounted_later(found: Found) -> str | None:
    """hours later, years earlier; "days ago" only says that it is past."""
    if found.letter("l") == "g":
        return "PAST_REF"
    return length("X", found.value("u"))


def two_durations(found: Found) -> str | None:
    """six to twelve months; "between 40 and 70 minutes" is no such range of one length."""
    first, second = found.number("n"), found.number("e")
    if first is None or second is None or _is_age(found) or _is_one_number(found, first, second):
        return None
    if any(t.lower == "and" for t in found.group("x")):
        return None
    return f"{length(first, found.value('u'))}/{length(second, found.value('u'))}"


def _is_one_number(found: Found, first: int, second: int) -> bool:
    """Whether tens and units are one numeral: forty-eight."""
    return found.letter("x") == "-" and found.group("n")[-1].text.isalpha() and first % 10 == 0 and second < 10


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
    return length(1, found.value("u"))


def open_length(found: Found) -> str | None:
    """ "for weeks", "since months": a length that nobody counted."""
    token = found.tokens[found.last]
    if token.xpos != "NNS" or found.before not in ("for", "since", "within") or found.after in ("of", "to"):
        return None
    return length("X", found.value("u"))


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
    """two days later, a week earlier: from the day last named; of hours only the length is kept.

    "Not one day later" is no time.
    """
    if found.letter("l") == "i" and (found.group("l")[0].lower != "before" or (found.next and found.next.is_word)):
        return None
    if found.before == "not":
        return None
    steps = _steps(found)
    if steps is None or steps[1] in ("hour", "minute", "second"):
        amount = _amount(found)
        return None if amount is None else length(amount, found.value("u"))
    word = found.group("l")[0].lower
    sign = "PLUS" if word in ("later", "afterwards") else "MINUS"
    return f"UNDEF-REF-{steps[1]}-{sign}-{steps[0]}"


def vague(found: Found) -> str:
    """a few months, several weeks, a couple of days."""
    return length(_amount(found) or "X", found.value("u"))


def past_span(found: Found) -> str | None:
    """the past three months, the next four decades, the last decade, recent days."""
    amount: int | str | None = _amount(found)
    if not found.group("n") and not found.group("q"):
        amount = "X" if found.letter("u") == "u" else 1
    return None if amount is None else length(amount, found.value("u"))


def past_unit(found: Found) -> str | None:
    """the past week, the last decade, the next year as lengths; "the last hour" too."""
    unit = found.value("u")
    if unit in ("D", "WE") or (found.group("d")[0].lower == "following"):
        return None
    return length(1, unit)


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
    return None if amount is None else length(amount, found.value("u"))
