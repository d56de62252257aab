"""What words of a later text say of an earlier commitment: `data/change_words.tsv`, by tools/fit_change_words.py."""

from collections.abc import Mapping
from functools import cache

from communique.knowledge.loading import read_rows

_ROW = "words"
_ALL = "<all>"
"""The row of what counts for every text."""


@cache
def change_relations() -> tuple[str, ...]:
    """The relations that the table weighs, in its order."""
    return tuple(name for name in next(read_rows("change_words.tsv")) if name != _ROW)


@cache
def change_words() -> Mapping[str, tuple[float, ...]]:
    """Words in a row -> their weight in log-odds for each relation."""
    return {row[_ROW]: tuple(float(row[r] or 0) for r in change_relations()) for row in read_rows("change_words.tsv")}


def constant() -> tuple[float, ...]:
    """The weights that every text has."""
    return change_words()[_ALL]
