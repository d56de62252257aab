"""If this happens, whose promise is touched, and what is still missing? No option is ranked."""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.errors import QueryError
from communique.linking.whatif import Touched, ask
from communique.linking.words import dice, stems
from communique.queries.archive import Archive, parties
from communique.queries.names import count
from communique.queries.tripwires import condition_of, polarity_of
from communique.records import Act, PairJudge, Reading

_ALIKE = 0.5
_NOT_ALIKE = "; no condition in the store says the same in these words"
_UNREADABLE = 'no act can be read in {words!r}; say who does what to whom, as in "US strikes Syria"'


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchedRow:
    """A tripwire that the act fires (no needs) or could fire; `record` counts acts of the issuer like the response."""

    tripwire: str
    alias: str
    documents: tuple[str, ...]
    needs: tuple[str, ...]
    issuer: str
    target: str
    trigger: str | None
    response: str | None
    condition: str
    response_polarity: str
    record: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """What an act would fire for certain by the words, what it could fire, and why nothing where there is nothing."""

    act: str
    fires: tuple[TouchedRow, ...]
    possible: tuple[TouchedRow, ...]
    reason: str | None


def what_if(
    archive: Archive,
    readings: Sequence[Reading],
    acts: Sequence[Act],
    *,
    words: str,
    judge: PairJudge | None = None,
) -> WhatIf:
    """The standing commitments that an act touches; `QueryError` where no act could be read in the words.

    Words in which neither a known act nor a party is read touch only triggers that say much the same words.
    """
    if not acts:
        raise QueryError(_UNREADABLE.format(words=words))
    answer = ask(readings, acts, words=words, judge=judge)
    fires, possible = answer.fires, answer.possible
    if not any(act.type or act.actor_codes or act.recipient_codes for act in acts):
        fires, possible = _alike(fires, words), _alike(possible, words)
        if not fires and not possible:
            raise QueryError(_UNREADABLE.format(words=words) + _NOT_ALIKE)
    return WhatIf(
        act=words,
        fires=_rows(archive, fires),
        possible=_rows(archive, possible),
        reason=None if fires or possible else _why_none(archive, acts, words),
    )


def _alike(touched: Sequence[Touched], words: str) -> tuple[Touched, ...]:
    """Those whose trigger shares most words with what was asked."""
    own = stems(words)
    return tuple(t for t in touched if dice(own, stems(t.tripwire.trigger or "")) >= _ALIKE)


def _rows(archive: Archive, touched: Sequence[Touched]) -> tuple[TouchedRow, ...]:
    return tuple(sorted((_row(archive, t) for t in touched), key=_order))


def _order(row: TouchedRow) -> tuple[int, str]:
    return int(row.alias[1:]) if row.alias[1:].isdecimal() else 10**6, row.tripwire


def _row(archive: Archive, touched: Touched) -> TouchedRow:
    wire = touched.tripwire
    return TouchedRow(
        tripwire=wire.id,
        alias=archive.alias(wire.id),
        documents=touched.documents,
        needs=touched.needs,
        issuer=parties(wire.issuer_code, wire.issuer_codes),
        target=parties(wire.target_code, wire.target_codes),
        trigger=wire.trigger,
        response=wire.response,
        condition=condition_of(archive, wire),
        response_polarity=polarity_of(archive, wire),
        record=touched.precedents,
    )


def _why_none(archive: Archive, acts: Sequence[Act], words: str) -> str:
    standing = sum(not archive.is_ascribed(t) for t in archive.tripwires)
    if archive.nothing:
        return archive.nothing
    if not standing:
        return f"nothing in this store is touched by {words!r}: it holds no standing commitment"
    act = acts[0]
    read = act.type or "an act of no known type"
    who = ", ".join(act.actor_codes) or "nobody named"
    whom = ", ".join(act.recipient_codes) or "nobody named"
    return (
        f"nothing in this store is touched by {words!r}: it was read as {read}, by {who}, against {whom}, "
        f"and fits the trigger of none of {count(standing, 'standing commitment')}"
    )
