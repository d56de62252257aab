"""Small places: only in which countries there is one of that name.

`village_countries("Konitsa")` gives the countries (alpha-3) of a list with a hundred thousand names that the gazetteer
lacks. Such names are rarely unique: they say where a place may lie, among the countries that a text speaks of.
"""

from functools import cache

from communique.knowledge.gazetteer import place_key
from communique.knowledge.loading import lines_of, read_packed


def village_countries(name: str) -> frozenset[str]:
    """The countries that have a small place of that name, beside those whose towns of that name the gazetteer lists.

    >>> sorted(village_countries("Konitsa"))
    ['GRC']
    """
    found = next(lines_of(read_villages(), place_key(name)), None)
    return frozenset(found[1].split()) if found else frozenset()


@cache
def read_villages() -> list[str]:
    """The lines of the table, read once."""
    return read_packed("villages.tsv.gz")
