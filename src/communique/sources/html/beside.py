"""What stands in words beside a page's text: the day it was published, and who wrote it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from communique.sources.html.head import Time
from communique.sources.html.naming import clean_names
from communique.sources.html.written_dates import find_date, is_date_line, read_date

_LATER = re.compile(r"updat|modif|revis|edited|corrected|amended|last\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"publi|posted|issued|released|created|entry-date|pubdate|\bdate\b", re.IGNORECASE)
_OWN_BYLINE = re.compile(
    r"(?:(?:[Pp]osted |[Ww]ritten )?[Bb]y|BY)\s+([A-Z][\w.'’-]+(?: (?:and|&|al|de|van|von|bin|der|"
    r"[A-Z][\w.'’-]*),?){1,10}?)(?: (?:in|at|on)\b.{0,60})?"
)
_NEAR = 8
"""So many runs of text lie between the date above a headline and the headline."""
_BETWEEN = 60
"""So many runs of text at most between headline and text are looked through."""


def window_of(runs: Sequence[str], title: str | None, first: str) -> tuple[Sequence[str], int]:
    """The runs of text just above the headline and between it and the text, and where the headline is among them."""
    key = first[:30]
    end = next((i for i, run in enumerate(runs) if key and run.startswith(key) and run != title), None)
    if end is None:
        pieces = (i for i, run in enumerate(runs) if len(run) > 20 and run[:60] in first and run != title)
        end = next(pieces, 0)
    start = next((i for i in range(end, -1, -1) if i < len(runs) and title and title in runs[i]), None)
    if start is None:
        return runs[max(0, end - _NEAR) : end], 0
    top = max(0, start - _NEAR)
    return runs[top : min(end, start + _BETWEEN)], start - top


def runs_after(runs: Sequence[str], last: str) -> Sequence[str]:
    """The runs of text just behind the text."""
    found = (i for i in range(len(runs) - 1, -1, -1) if len(runs[i]) > 10 and last.endswith(runs[i][-40:]))
    end = next(found, len(runs))
    return runs[end + 1 : end + 5]


def element_date(times: Sequence[Time], window: Sequence[str]) -> str | None:
    """The date of the `time` element beside the headline that is not one of a change; one said to publish first."""
    near: list[tuple[bool, str]] = []
    for time in times:
        if time.shown and not any(run in time.shown or time.shown in run for run in window):
            continue
        if (time.shown or time.with_heading) and not _LATER.search(time.said) and (day := read_date(time.value)):
            near.append((_PUBLISHED.search(time.said) is None, day))
    return min(near, key=lambda one: one[0])[1] if near else None


def line_date(window: Sequence[str], title: int, *, american: bool | None) -> str | None:
    """The date after a word for publishing, or on a line of its own, below the headline sooner than above it.

    One after a word for changing is none.
    """
    below: str | None = None
    above: str | None = None
    for index, (before, run) in enumerate(pairwise(("", *window))):
        if len(run) > 160 or (found := find_date(run, american=american)) is None:
            continue
        label = f"{before if len(before) < 30 and ':' in before[-2:] + ':' else ''} {run[: found[1]]}"
        later, published = _LATER.search(label), _PUBLISHED.search(label)
        if published and (not later or published.start() > later.start()):
            return found[0]
        if later:
            continue
        if index >= title and below is None and (is_date_line(run) or _is_dated(run, found)):
            below = found[0]
        elif index < title and above is None and is_date_line(run):
            above = found[0]
    return below or above


def _is_dated(run: str, found: tuple[str, int, int]) -> bool:
    """Whether a line ends in its date: "Moscow, September 5, 2018", "By Ann Other | 4 May 1999"."""
    return len(run) - found[2] < 12 and found[1] < 60


def line_author(window: Sequence[str]) -> str | None:
    """The writer that a line "By ..." names."""
    for before, run in pairwise(("", *window)):
        joined = f"{before} {run}" if before.strip().lower() in ("by", "by:") else run
        match = _OWN_BYLINE.fullmatch(joined.strip()) if len(joined) < 120 else None
        if match and (name := clean_names([match.group(1)])):
            return name
    return None
