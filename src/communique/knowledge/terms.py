"""Which of his offices a person held on a day: the minister of 1975 is a former minister in 1980.

A name of the tables has a meaning for each of its bearer's offices, with its years. Of several that held on one day the
first of the tables counts, so that the higher office goes before (`leaders.tsv` is read before `persons.tsv`).
"""

from collections.abc import Sequence
from dataclasses import replace

from communique.knowledge.names import Name

OFFICIALS = frozenset(("GOV", "MIL", "LEG", "JUD", "SPY", "COP", "ELI"))
"""Sectors whose people are former officials (ELI) once they have left it, by the PLOVER manual."""
# Years for which a surname alone still means the former office-holder.
_REMEMBERED = 25
# Years after which a name is rather that of the next bearer of it.
_LINGERING = 8


def person_on(names: Sequence[Name], date: str | None, *, alone: bool) -> Name | None:
    """What a person's name meant on a day; `alone`: it is a surname without more. None where it is unsure.

    Without a day the present office counts, and a former official is still what he was. Named in full he is of his
    country before his first office, too; with the surname alone he may then be somebody else of the same name, and so
    long after the last.
    """
    if date is None:
        return _undated(names)
    held = [name for name in names if name.held_on(date)]
    if held:
        return held[0] if _is_one(held) else None
    past = [name for name in names if name.until and name.until[: len(date)] <= date]
    if not past and not alone:
        return _to_be(names, date)
    if not past or len({name.country for name in past}) > 1:
        return None
    official = [name for name in past if name.sector in OFFICIALS]
    last = max(official or past, key=lambda name: name.until)
    if alone and int(date[:4]) - int(last.until[:4]) > _REMEMBERED:
        return None
    if not last.country or last.sector not in OFFICIALS:
        return last
    return replace(last, code=f"{last.country} ELI", sector="ELI")


def _to_be(names: Sequence[Name], date: str) -> Name | None:
    """Who is named in full some years before his first office: of his country, and of no office yet."""
    first = min(names, key=lambda name: name.since)
    if not first.country or not _is_one(names) or int(first.since[:4] or 0) - int(date[:4]) > _REMEMBERED:
        return None
    return replace(first, code=f"{first.country} ELI", sector="ELI")


def is_remembered(name: Name, day: str | None) -> bool:
    """Whether a name can mean its bearer on a day: not before his office, nor so long after it that few know it."""
    if day is None:
        return True
    since = not name.since or day[: len(name.since)] >= name.since[: len(day)]
    return since and (name.held_on(day) or int(day[:4]) - int(name.until[:4]) <= _LINGERING)


def _undated(names: Sequence[Name]) -> Name | None:
    serving = [name for name in names if name.sector != "ELI"] or list(names)
    present = [name for name in serving if not name.until]
    found = present or serving
    return found[0] if _is_one(found) else None


def _is_one(names: Sequence[Name]) -> bool:
    """Whether names are of one country, or of one person who served two."""
    return len({name.country for name in names}) == 1 or len({name.bearer for name in names}) == 1
