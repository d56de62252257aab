"""Whether confidence means what it says: of the records with a confidence near .8, eight of ten should be right.

Right means: a statement that was found, a commitment of the right kind, an event of the right type.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from communique.evaluation.commitments import pair_commitments
from communique.evaluation.events import pair_events
from communique.evaluation.gold import GoldDocument
from communique.evaluation.predictions import Predictions
from communique.evaluation.statements import pair_statements
from communique.records import Commitment, Event, Statement

BINS = 10
Judged = tuple[float, bool]
"""A record's confidence, and whether it is right."""


@dataclass(frozen=True, slots=True)
class Reliability:
    """The judged records of one type."""

    judged: tuple[Judged, ...]

    def bins(self) -> Iterator[tuple[int, float, float]]:
        """For each tenth of confidence that occurs: records, their mean confidence, the share that is right."""
        for number in range(BINS):
            inside = [j for j in self.judged if min(int(j[0] * BINS), BINS - 1) == number]
            if inside:
                size = len(inside)
                yield size, sum(c for c, _ in inside) / size, sum(right for _, right in inside) / size

    @property
    def error(self) -> float:
        """The expected calibration error: how far confidence lies from the share that is right, on average."""
        return sum(size * abs(mean - right) for size, mean, right in self.bins()) / max(1, len(self.judged))

    def to_lines(self, name: str) -> Iterator[str]:
        """The table of one type."""
        yield f"{name:<14}{'records':>8}{'confidence':>12}{'right':>8}"
        for size, mean, right in self.bins():
            yield f"{'':<14}{size:>8}{mean:>12.2f}{right:>8.2f}"
        yield f"{'':<14}expected calibration error {self.error:.3f}"

    def to_plain(self) -> dict[str, Any]:
        """The same as JSON values."""
        rows = [{"records": n, "confidence": round(c, 4), "right": round(r, 4)} for n, c, r in self.bins()]
        return {"bins": rows, "error": round(self.error, 4)}


def reliability_of(documents: Sequence[GoldDocument], predictions: Predictions) -> dict[str, Reliability]:
    """The reliability of statements, commitments and events over some documents."""
    found: dict[str, list[Judged]] = {"statements": [], "commitments": [], "events": []}
    for document in documents:
        said = predictions.of(document.id, Statement)
        bound = predictions.of(document.id, Commitment)
        done = predictions.of(document.id, Event)
        right = {id(p) for _, p in pair_statements(document.statements, said)}
        right |= {id(p) for g, p in pair_commitments(document, bound, said) if g.kind == p.kind}
        right |= {id(p) for g, p in pair_events(document.text, document.events, done) if g.type == p.type}
        for name, records in (("statements", said), ("commitments", bound), ("events", done)):
            found[name] += _judged(records, right)
    return {name: Reliability(tuple(judged)) for name, judged in found.items()}


def _judged(records: Iterable[Statement | Commitment | Event], right: set[int]) -> Iterator[Judged]:
    return ((record.confidence, id(record) in right) for record in records)
