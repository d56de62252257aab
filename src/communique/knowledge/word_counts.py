"""How rare a stem is in news and statements: what two texts share tells the more, the rarer it is."""

from collections.abc import Mapping
from functools import cache
from math import log

from communique.knowledge.loading import read_rows

_ALL = "*"


@cache
def _counts() -> Mapping[str, int]:
    return {row["stem"]: int(row["documents"]) for row in read_rows("word_counts.tsv")}


@cache
def rarity(stem: str) -> float:
    """The inverse document frequency of a stem: 0 where every document has it (Spärck Jones 1972)."""
    counts = _counts()
    return log((counts[_ALL] + 1) / (counts.get(stem, 1) + 1))
