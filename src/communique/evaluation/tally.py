"""Counts of right, predicted and gold, and the figures made of them."""

from dataclasses import dataclass, field

from communique.evaluation.matching import f1


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: how much was right, of how much predicted and how much gold.

    An accuracy has as many predicted as gold. `right` may be a sum of fractions (a mean overlap).
    """

    right: float = 0
    predicted: int = 0
    gold: int = 0

    @property
    def precision(self) -> float | None:
        """Right of predicted; `None` where nothing was predicted."""
        return self.right / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """Right of gold; `None` where there is no gold."""
        return self.right / self.gold if self.gold else None

    @property
    def value(self) -> float | None:
        """F1, which is the accuracy where each gold record has one prediction; `None` where there is nothing."""
        return f1(self.right, self.predicted, self.gold) if self.predicted or self.gold else None

    def plus(self, other: "Row") -> "Row":
        """The sum of two rows."""
        return Row(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)


@dataclass(slots=True)
class Tally:
    """Named measures in the order of their first mention. `counts` are plain numbers: n of m."""

    rows: dict[str, Row] = field(default_factory=dict)
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, name: str, right: float, predicted: int = 1, gold: int = 1) -> None:
        """Add to a measure; one judged record where only `right` is given."""
        self.rows[name] = self.rows.get(name, Row()).plus(Row(right, predicted, gold))

    def add_nullable(self, name: str, *, gold: object, predicted: object, same: bool) -> None:
        """Add to a field that is mostly null: an accuracy over all, and P/R/F1 of the values that are there."""
        self.add(f"{name}, null included", same or (gold is None and predicted is None))
        self.add(f"{name}, where given", same, predicted is not None, gold is not None)

    def count(self, name: str, number: int, of: int) -> None:
        """Add to a plain number."""
        before, total = self.counts.get(name, (0, 0))
        self.counts[name] = (before + number, total + of)

    def value(self, name: str) -> float | None:
        """The figure of a measure; `None` where there was nothing to measure."""
        return self.rows.get(name, Row()).value

    def merge(self, other: "Tally") -> None:
        """Add all of another tally."""
        for name, row in other.rows.items():
            self.rows[name] = self.rows.get(name, Row()).plus(row)
        for name, (number, of) in other.counts.items():
            self.count(name, number, of)
