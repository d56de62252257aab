"""The first screen: how much was read, what waits for a date, what needs a person."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from communique.queries.archive import Archive
from communique.queries.dates import first_day
from communique.queries.review import review_rows
from communique.records import Document, TimeExpression

_MONTH_OPEN = re.compile(r"XXXX-(\d\d)(?:-\d\d)?")
_MONTHS = "January February March April May June July August September October November December".split()
_RELATIVE = re.compile(r"XXXX|UNDEF|_REF")
_STATED = re.compile(r"stays? open: (.{1,2000}); give the date")
"""How a document's warning words what its text says about its date."""
_SHOWN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Undated:
    """A text without a publication date: what waits for it, and what the text itself says about it."""

    document: str
    label: str
    waiting: tuple[str, ...]
    hint: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Counts over the documents, and what needs a person, each with its number."""

    documents: int
    failed: int
    characters: int
    quotes: int
    reported: int
    conditional: int
    standing: int
    ascribed: int
    contested: int
    undated: tuple[Undated, ...]
    review: tuple[tuple[str, int], ...]


def overview(archive: Archive) -> Overview:
    """The counts of the first screen."""
    documents = list(archive.documents.values())
    statements = list(archive.statements.values())
    ascribed = sum(archive.is_ascribed(t) for t in archive.tripwires)
    return Overview(
        documents=len(documents),
        failed=sum(d.state == "failed" for d in documents),
        characters=sum(len(d.text or "") for d in documents),
        quotes=sum(s.quote in {"direct", "mixed"} for s in statements),
        reported=sum(s.quote == "indirect" for s in statements),
        conditional=sum(c.condition != "unconditional" for c in archive.commitments.values()),
        standing=len(archive.tripwires) - ascribed,
        ascribed=ascribed,
        contested=len(archive.claims),
        undated=tuple(_undated(archive, d) for d in documents if d.text is not None and d.published is None),
        review=tuple(Counter(row.reason for row in review_rows(archive)).items()),
    )


def _undated(archive: Archive, document: Document) -> Undated:
    times = archive.times.get(document.id, ())
    waiting = [t.span.text for t in times if is_waiting(t)]
    return Undated(
        document=document.source_id,
        label=archive.label(document.id),
        waiting=tuple(waiting),
        hint=date_hint(times, document.warnings),
    )


def is_waiting(time: TimeExpression) -> bool:
    """Whether a time expression waits for the document's date."""
    return time.earliest is None and bool(_RELATIVE.search(time.value))


def date_hint(times: Iterable[TimeExpression], warnings: Iterable[str] = ()) -> str | None:
    """What the text itself fixes about its date: as its warning bounds it, dates named in full, months named."""
    known = list(times)
    bounds = [m[1] for w in warnings if (m := _STATED.search(w))]
    full = sorted({t.value for t in known if not _RELATIVE.search(t.value) and first_day(t.value)}, key=first_of)
    open_months = [m[1] for t in known if (m := _MONTH_OPEN.match(t.value))]
    months = dict.fromkeys(_MONTHS[int(m) - 1] for m in open_months if 0 < int(m) <= len(_MONTHS))
    parts = bounds or ([f"it names {', '.join(full[-_SHOWN:])}"] if full else [])
    parts += [f"it speaks of {', '.join(months)} without a year"] if months else []
    return "; ".join(parts) or None


def first_of(value: str) -> str:
    """The first day of a value for sorting, empty where it has none."""
    return first_day(value) or ""
