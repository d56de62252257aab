"""How much each word says for or against a crisis: `data/relevance_words.tsv`, by tools/fit_relevance.py."""

from collections.abc import Mapping
from functools import cache

from communique.knowledge.loading import read_rows

CONSTANT = "*"
"""The row that every text has: how much must speak for it before it passes."""


@cache
def relevance_words() -> Mapping[str, int]:
    """Word (small letters of the alphabet alone) -> tenths of log-odds that it adds."""
    return {row["word"]: int(row["tenths"]) for row in read_rows("relevance_words.tsv")}
