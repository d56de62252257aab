"""Means and victims that tell two acts of one type apart: a chemical attack from an attack, on ships from on troops."""

from dataclasses import dataclass
from functools import cache

from communique.knowledge.loading import read_rows


@dataclass(frozen=True, slots=True)
class Theme:
    """`role` is `means` or `victim`; `need` says in the user's words what is missing where the theme is."""

    name: str
    role: str
    need: str


@cache
def themes() -> dict[str, Theme]:
    """The themes by name."""
    return {row["theme"]: Theme(row["theme"], row["role"], row["need"]) for row in read_rows("themes.tsv")}


@cache
def _by_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in read_rows("themes.tsv"):
        for word in row["words"].split():
            found[word] = (*found.get(word, ()), row["theme"])
    return found


def themes_of(words: list[str]) -> frozenset[str]:
    """The themes that some words, in lower case, name.

    >>> sorted(themes_of("a chemical attack on our soldiers".split()))
    ['cbrn', 'forces']
    """
    table = _by_word()
    return frozenset(theme for word in words for theme in table.get(word, ()))
