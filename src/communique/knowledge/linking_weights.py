"""How much each feature counts when mentions are compared: `data/linking_weights.tsv`, by tools/fit_linking.py."""

from collections.abc import Mapping
from functools import cache

from communique.knowledge.loading import read_rows


@cache
def linking_weights(question: str) -> Mapping[str, float]:
    """Feature -> weight in log-odds for an answer ("relation hardens", "judged act stated")."""
    rows = read_rows("linking_weights.tsv")
    return {row["feature"]: float(row["weight"]) for row in rows if row["question"] == question}
