"""Small places: only in which countries there is one of that name.

`village_countries("Konitsa")` gives the countries (alpha-3) of a list with a hundred thousand names that the gazetteer
lacks. Such names are rarely unique: they say where a place may lie, among the countries that a text speaks of.
"""

import gzip
from bisect import bisect_left
from functools import cache
from importlib import resources

from communique.errors import KnowledgeError
from communique.knowledge.gazetteer import place_key


def village_countries(name: str) -> frozenset[str]:
    """The countries that have a small place of that name, beside those whose towns of that name the gazetteer lists.

    >>> sorted(village_countries("Konitsa"))
    ['GRC']
    """
    lines, prefix = _lines(), place_key(name) + "\t"
    at = bisect_left(lines, prefix)
    if at < len(lines) and lines[at].startswith(prefix):
        return frozenset(lines[at][len(prefix) :].split())
    return frozenset()


@cache
def _lines() -> list[str]:
    try:
        packed = (resources.files("communique.knowledge") / "data" / "villages.tsv.gz").read_bytes()
        lines = gzip.decompress(packed).decode("utf-8").split("\n")
    except (OSError, EOFError) as error:
        raise KnowledgeError("the table villages.tsv.gz is missing or broken; install communique again") from error
    return [line for line in lines if not line.startswith("#")]
