"""Words that are a time only where their surroundings say so: "now", "a day", "at seven", "the sixth week".

Their values are sure, their being times is not: the model decides, or a day next to them.
"""

import re

from communique.reading.times.time_match import Found
from communique.reading.times.time_spans import length
from communique.reading.times.time_values import PERIODS

_CLOCK = re.compile(r"(\d\d?)[.:]?(\d\d)")


def reference(found: Found) -> str:
    """now."""
    return found.value("v")


def meal(found: Found) -> str:
    """lunch, breakfast: as times of the day; after dark it is night."""
    is_night = found.tokens[found.last].lower == "dark" and found.before == "after"
    return "TNI" if is_night else f"T{found.value('v')}"


def rate(found: Found) -> str | None:
    """a day, an hour: in "twice a day"."""
    return length(1, found.value("u")) if found.value("u") != "WE" else None


def bare_length(found: Found) -> str | None:
    """weeks: a length that nobody counted; neither "early hours" nor "71 years old"."""
    previous = found.tokens[found.first - 1] if found.first else None
    if previous is not None and previous.upos in ("ADJ", "NOUN", "PROPN", "DET", "NUM", "PRON"):
        return None
    return length("X", found.value("u"))


def ordinal_length(found: Found) -> str | None:
    """the sixth day, its ninth week."""
    number = found.day("r")
    return length(number, found.value("u")) if number and found.value("u") not in ("WE", "3M") else None


_LEADS_HOUR = frozenset("at by before after from to since till until around about between and of".split())


def bare_hour(found: Found) -> str | None:
    """seven, in "at seven"."""
    hour = found.number("n")
    if not hour or hour > 24 or _counts(found) or found.before not in _LEADS_HOUR:
        return None
    return f"T{hour:02}:00"


def bare_clock(found: Found) -> str | None:
    """0640, 10.40."""
    match = _CLOCK.fullmatch(found.tokens[found.first].text)
    if match is None or int(match[1]) > 24 or int(match[2]) > 59 or _counts(found):
        return None
    return f"T{int(match[1]):02}:{match[2]}"


def _counts(found: Found) -> bool:
    """Whether the number counts what follows it: "at seven posts", "at 2.5 percent"."""
    following = found.next
    if following is None:
        return False
    return following.text in "%-–/" or following.xpos in ("NN", "NNS", "JJ", "CD") or following.lower in ("per", "of")


def part_of_day(found: Found) -> str:
    """the night, in "the night of 3 May"."""
    return f"T{found.value('p')}"


def all_of(found: Found) -> str | None:
    """all day, all week."""
    if found.group("p"):
        return "PT12H" if found.value("p") == "NI" else f"UNDEF-this-dayT{found.value('p')}"
    period = PERIODS.get(found.value("u"), "")
    return f"UNDEF-this-{period}" if period in ("day", "week", "month", "year") else None


def this_day(found: Found) -> str | None:
    """this day."""
    return "UNDEF-this-day" if found.value("u") == "D" else None


def loose_season(found: Found) -> str | None:
    """autumn, in "an autumn vote"."""
    return f"XXXX-{found.value('s')}" if found.tokens[found.last].upos in ("NOUN", "PROPN") else None


def new_year_word(found: Found) -> str | None:
    """New Year: as a name, so with two capitals."""
    return "XXXX-01-01" if all(t.text[0].isupper() for t in found.tokens[found.first : found.last + 1]) else None
