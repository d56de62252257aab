"""How far statements of rules, of the model and of both are to be trusted: the weights of a table.

`data/joining_statements.tsv` has one weight a row (`question`, `feature`, `weight`); it is written by
`tools/fit_joining_statements.py`, which says what each one means and how it is found.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from communique.knowledge.loading import read_rows

BOUND = 6.0
"""Log-odds of the model beyond which more of them tells no more."""


@dataclass(frozen=True, slots=True)
class StatementWeights:
    """The table by question.

    `base`, `slope`, `support` and `least` are by kind of pair: the log-odds that a statement is one are `base` and the
    model's log-odds for its word and for the words of its content, times `slope` and `support`; it stands from the
    probability `least` on. `even` is by role: the log-odds from which on a word belongs to a
    phrase. `margin` is by role: the mean log-odds by which the model must be sure of words to overrule the rules.
    `act` says how much each voice counts in the choice of an act (see `reading/joining/statement_acts.py`).
    """

    base: Mapping[str, float]
    slope: Mapping[str, float]
    support: Mapping[str, float]
    least: Mapping[str, float]
    even: Mapping[str, float]
    margin: Mapping[str, float]
    act: Mapping[str, float]

    def chance(self, kind: str, strength: float, support: float) -> float:
        """The probability that a pair of some kind is a statement, by the model's log-odds for word and content."""
        odds = self.base[kind] + self.slope[kind] * bounded(strength) + self.support[kind] * bounded(support)
        return 1 / (1 + math.exp(-odds))


def bounded(odds: float) -> float:
    """Log-odds within the bounds beyond which more of them tells no more."""
    return max(-BOUND, min(BOUND, odds))


@cache
def statement_weights() -> StatementWeights:
    """The weights, read once."""
    found: dict[str, dict[str, float]] = {
        name: {} for name in ("base", "slope", "support", "least", "even", "margin", "act")
    }
    for row in read_rows("joining_statements.tsv"):
        found[row["question"]][row["feature"]] = float(row["weight"])
    return StatementWeights(**found)
