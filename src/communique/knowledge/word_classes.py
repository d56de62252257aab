"""Classes of words that several tables refer to."""

from functools import cache

from communique.knowledge.loading import read_rows

LIST = ";"
"""Separates the items of a cell."""


@cache
def word_classes() -> dict[str, frozenset[str]]:
    """The classes of nouns that frames refer to as @name: force, arms, vessel, deal ..."""
    return {row["class"]: frozenset(row["words"].split(LIST)) for row in read_rows("word_classes.tsv")}


def word_set(cell: str) -> frozenset[str] | None:
    """The lemmas a cell names, with `@class` replaced by its words; `None` for "*", which any word meets."""
    if cell == "*":
        return None
    found: set[str] = set()
    for word in cell.split(","):
        found |= word_classes()[word[1:]] if word.startswith("@") else {word}
    return frozenset(found)
