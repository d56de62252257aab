"""How two records are compared: by the characters under their spans, their codes, one to one, the best pair first.

The definitions are those of the project's measurements: two spans overlap by the F1 of their characters, and a record
is found where its best match reaches one half. States that are gone count as their successors, on both sides.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from communique.records import Commitment, Record, Span

FOUND = 0.5
"""The overlap from which on two records are taken to be one."""
GOOD = 0.8
"""The overlap from which on a span is taken to be right."""
SUCCESSORS = {"SUN": "RUS", "YUG": "SRB", "DDR": "DEU", "CSK": "CZE"}

_WORD = re.compile(r"\w+")
_CODE_FIELDS = ("_code", "_codes", "ascribed_by")

Gold = TypeVar("Gold")
Predicted = TypeVar("Predicted")
AnyRecord = TypeVar("AnyRecord", bound=Record)
Spans = Span | None | Iterable[Span]


def characters(*spans: Spans) -> frozenset[int]:
    """The offsets under spans; lists and nulls welcome."""
    found: set[int] = set()
    for span in spans:
        if isinstance(span, Span):
            found.update(range(span.start, span.end))
        elif span is not None:
            found |= characters(*span)
    return frozenset(found)


def words_under(text: str, offsets: frozenset[int]) -> frozenset[int]:
    """The numbers of the words of a text that the offsets touch."""
    return frozenset(
        number for number, word in enumerate(_WORD.finditer(text)) if not offsets.isdisjoint(range(*word.span()))
    )


def f1(right: float, predicted: float, gold: float) -> float:
    """The harmonic mean of precision and recall; 0 where there is nothing on either side."""
    return 2 * right / (predicted + gold) if predicted + gold else 0.0


def overlap(one: frozenset[Any], other: frozenset[Any]) -> float:
    """F1 of two sets; 0 where either is empty."""
    return f1(len(one & other), len(one), len(other))


def core(commitment: Commitment) -> frozenset[int]:
    """The offsets that a commitment is known by: its trigger, response and demand."""
    return characters(commitment.trigger, commitment.response, commitment.demand)


def country(code: str | None) -> str | None:
    """A code without its sector; an international body keeps its name.

    >>> country("RUS MIL"), country("IGO UNO"), country(None)
    ('RUS', 'IGO UNO', None)
    """
    return code if not code or code.startswith("IGO") else code.split()[0]


def countries(codes: Iterable[str | None]) -> frozenset[str | None]:
    """The codes without their sectors."""
    return frozenset(country(code) for code in codes)


def modern(record: AnyRecord) -> AnyRecord:
    """The record with the codes of states that are gone written as their successors'."""
    changes = {
        field.name: _modern_codes(getattr(record, field.name))
        for field in fields(record)
        if field.name.endswith(_CODE_FIELDS)
    }
    return replace(record, **changes) if changes else record


def _modern_codes(codes: Any) -> Any:
    if isinstance(codes, tuple):
        return tuple(_modern_codes(code) for code in codes)
    return SUCCESSORS.get(codes[:3], codes[:3]) + codes[3:] if codes else codes


def match(
    gold: Sequence[Gold], predicted: Sequence[Predicted], score: Callable[[Gold, Predicted], tuple[float, ...] | None]
) -> list[tuple[Gold, Predicted]]:
    """Pairs of gold and prediction, each used once, the best score first; `score` gives `None` for no match.

    Ties go to the earlier gold record, then to the earlier prediction.
    """
    scored = [
        (value, -i, -j)
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
        if (value := score(g, p)) is not None
    ]
    pairs: list[tuple[Gold, Predicted]] = []
    left: set[int] = set()
    right: set[int] = set()
    for _, i, j in sorted(scored, reverse=True):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((gold[-i], predicted[-j]))
    return pairs


def together(clusters: Iterable[tuple[str, str | None]]) -> frozenset[frozenset[str]]:
    """Items with the name of their cluster, as the unordered pairs of items that share one."""
    items = list(clusters)
    return frozenset(
        frozenset((a, b)) for a, one in items for b, other in items if a != b and one is not None and one == other
    )
