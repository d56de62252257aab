"""Earlier states of a store: what was known on a day, or before some reading."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from communique.errors import QueryError
from communique.queries import Archive, FixedRecords
from communique.records import Reading

if TYPE_CHECKING:
    from communique.store import Store

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def archive_of(readings: "tuple[Reading, ...]", *, like: Archive | None = None, nothing: str | None = None) -> Archive:
    """The records of some readings, linked anew; named as in another state of their store."""
    from communique.cli.session import linked

    return Archive(FixedRecords(linked(readings)), like=like, nothing=nothing)


def known_on(store: "Store", day: str, *, like: Archive | None = None) -> tuple[Archive, int]:
    """What was published by a day, and how many undated texts are left out; `QueryError` where it is no day."""
    if not _is_day(day):
        raise QueryError(f"{day!r} is no day; give YYYY-MM-DD")
    readings = store.readings()
    undated = sum(r.document.published is None for r in readings)
    known = tuple(r for r in readings if r.document.published and r.document.published <= day)
    days = sorted(r.document.published for r in readings if r.document.published)
    first = f"; the first is of {days[0]}" if days else ", as none has a date"
    nothing = None if known else f"no text in this store is known to be published by {day}{first}"
    return archive_of(known, like=like, nothing=nothing), undated


def before(store: "Store", since: str | None) -> tuple[Archive, str]:
    """The store as it was before a time of reading (ISO, UTC), else before the last reading; and that in words."""
    arrivals = {a.document: a for a in store.arrivals()}
    if since is None:
        last = max((a.run for a in arrivals.values()), default=0)
        if not last:
            raise QueryError("this store does not know when its texts were read; give --since with a time of reading")
        began = min(a.time for a in arrivals.values() if a.run == last)[:16].replace("T", " ")
        return _earlier(store, lambda document: document not in arrivals or arrivals[document].run < last), (
            f"the last reading began, {began} UTC"
        )
    moment = _moment(since)
    return _earlier(store, lambda document: document not in arrivals or arrivals[document].time < moment), since


def published_before(store: "Store", day: str) -> tuple[Archive, str]:
    """What had been published before a day; and that in words."""
    if not _is_day(day):
        raise QueryError(f"{day!r} is no day; give YYYY-MM-DD")
    known = (r for r in store.readings() if r.document.published and r.document.published < day)
    return archive_of(tuple(known)), day


def _earlier(store: "Store", is_known: Callable[[str], bool]) -> Archive:
    return archive_of(tuple(r for r in store.readings() if is_known(r.document.id)))


def _moment(since: str) -> str:
    """A day or time as the store writes it."""
    try:
        moment = datetime.fromisoformat(since)
    except ValueError as error:
        raise QueryError(f"{since!r} is no day or time; give YYYY-MM-DD or YYYY-MM-DDTHH:MM (UTC)") from error
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment.isoformat(timespec="seconds")


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return bool(_DAY.fullmatch(text))
