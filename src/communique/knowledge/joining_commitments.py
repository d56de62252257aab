"""How much rules and model each count in the question whether something is a commitment."""

from functools import cache

from communique.knowledge.loading import read_rows


@cache
def joining_weights() -> dict[str, float]:
    """Feature -> its weight in the log-odds of a commitment (`data/joining_commitments.tsv`, made by its fit)."""
    return {row["feature"]: float(row["weight"]) for row in read_rows("joining_commitments.tsv")}
