"""Days between dates of publication, as whole numbers."""

from datetime import date
from functools import lru_cache


@lru_cache(maxsize=4096)
def ordinal(day: str | None) -> int | None:
    """The number of a day given in ISO (a time of day is dropped); `None` for an unknown one."""
    return date.fromisoformat(day[:10]).toordinal() if day else None


def days_between(earlier: str | None, later: str | None) -> int | None:
    """The days from one date to another, below zero where they stand the other way round; `None` where one is unknown.

    >>> days_between("2018-09-03", "2018-09-05T10:00"), days_between(None, "2018-09-05")
    (2, None)
    """
    first, last = ordinal(earlier), ordinal(later)
    return None if first is None or last is None else last - first
