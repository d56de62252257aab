"""Times of the day: 14:30, four in the morning, noon, at dawn."""

import re

from communique.reading.times.time_match import Found
from communique.reading.times.time_words import number_of, value_of


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
