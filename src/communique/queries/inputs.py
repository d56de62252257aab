"""How reading each input ended: ok, partial, failed or skipped, with the reasons."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from communique.store import Attempt

STATES = ("ok", "partial", "failed", "skipped")


@dataclass(frozen=True, slots=True, kw_only=True)
class InputRow:
    """One document as an input gave it. `origin` is the path or address, "" where it is not known or was a pipe."""

    state: str
    source_id: str
    origin: str
    document: str
    reasons: tuple[str, ...]
    time: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InputStatus:
    """How many documents ended how, by kind of file, and those that ask for a look."""

    counts: Mapping[str, int]
    kinds: Mapping[str, Mapping[str, int]]
    rows: Sequence[InputRow]


def input_status(attempts: Iterable[Attempt], *, every: bool = False) -> InputStatus:
    """The state of all inputs; rows for those that are not simply ok, or for every one."""
    rows = [_row(attempt) for attempt in attempts]
    rows.sort(key=lambda row: (-STATES.index(row.state), row.origin, row.source_id))
    kinds: dict[str, Counter[str]] = {}
    for row in rows:
        kinds.setdefault(_kind(row), Counter())[row.state] += 1
    return InputStatus(
        counts={state: sum(row.state == state for row in rows) for state in STATES},
        kinds={kind: dict(kinds[kind]) for kind in sorted(kinds)},
        rows=[row for row in rows if every or row.state != "ok"],
    )


def _row(attempt: Attempt) -> InputRow:
    return InputRow(
        state=attempt.state,
        source_id=attempt.source_id,
        origin=attempt.origin,
        document=attempt.document,
        reasons=attempt.reasons,
        time=attempt.time or None,
    )


def _kind(row: InputRow) -> str:
    """What kind of input it was, by its suffix."""
    if row.origin.lower().startswith(("http://", "https://")):
        return "page"
    return PurePath(row.origin or row.source_id).suffix.lower().lstrip(".") or "other"
