"""How much each sign of who is meant counts: the rules' phrase, the model's pointer, what kind of record it is.

`data/pointing.tsv` has one row for each party of a record and sign, with a weight in log-odds; it is fitted by
`tools/fit_pointing.py`. The row `least` of a party is the least probability at which its likeliest reading is taken.
"""

from collections.abc import Mapping
from functools import cache

from communique.knowledge.loading import read_rows

Weights = Mapping[str, Mapping[str, float]]


@cache
def pointing_weights() -> Weights:
    """The weight of each sign, by party."""
    weights: dict[str, dict[str, float]] = {}
    for row in read_rows("pointing.tsv"):
        weights.setdefault(row["party"], {})[row["sign"]] = float(row["weight"])
    return weights
