"""Times of the day: 14:30, four in the morning, noon, at dawn."""

import re

from communique.reading.times.time_match import Found
from communique.reading.times.time_spans import is_hours_of_clock
from communique.reading.times.time_words import number_of, value_of


def _clock(hour: int, minute: int, half: str = "") -> str | None:
    if half == "PM" and hour < 12:
        hour += 12
    elif half == "AM" and hour == 12:
        hour = 0
    good = (hour < 24 and minute < 60) or (hour == 24 and minute == 0)
    return f"T{hour:02}:{minute:02}" if good else None


_CLOCK = re.compile(r"(\d{1,2})(?:[.:h]?(\d\d))?h?(am|pm)?")


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


def clock_hours(found: Found) -> str | None:
    """1340 hours, 1730 hrs."""
    return time_of_day(found) if is_hours_of_clock(found) else None


def half_past(found: Found) -> str | None:
    """half past three, half-past five in the morning, ten past six."""
    if found.group("l")[0].lower != "past":
        return None
    minute = 30 if found.group("f") else 15 if found.value("m") == "3M" else found.number("m") or 1
    hour, late = found.number("n"), found.value("p") in ("AF", "EV")
    return _clock(hour, minute, "PM" if late else "") if hour and hour <= 12 else None


def two_clocks(found: Found) -> str | None:
    """2000 to 2200 hours."""
    first, last = (_CLOCK.fullmatch(found.group(g)[0].lower) for g in ("n", "e"))
    if first is None or last is None:
        return None
    if found.group("u") and not (found.value("u") == "TH" and first[2] and last[2]):
        return None
    ends = (_clock(int(m[1]), int(m[2] or 0)) for m in (first, last))
    one, other = ends
    return f"{one}/{other}" if one and other else None


def two_hours_in_part(found: Found) -> str | None:
    """one to four in the afternoon."""
    half = "PM" if found.value("p") in ("AF", "EV") else "AM"
    ends = [number for number in (found.number("n"), found.number("e")) if number and number <= 12]
    if len(ends) != 2:
        return None
    return "/".join(value for hour in ends if (value := _clock(hour, 0, half)))


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
    return f"T{found.value('o')}"


_PART_BEFORE = frozenset("in by at before until till during since towards toward through after".split())


def part(found: Found) -> str | None:
    """the afternoon, dawn: as a time of this day, so only after a preposition."""
    if found.before not in _PART_BEFORE:
        return None
    value, word = found.value("p"), found.tokens[found.last].lower
    bare = not found.group("t") and word not in ("dawn", "daybreak", "sunrise", "dusk", "sunset", "nightfall")
    if bare and (value == "NI" or found.before in ("in", "during", "after", "since", "through")):
        return None
    return f"T{value}"


def first_light(found: Found) -> str | None:
    """first light."""
    if found.tokens[found.first].lower != "first":
        return None
    return "TMO"
