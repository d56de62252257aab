"""Codes as people name them, and as linking compares them."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from communique.knowledge.heirs import heir_of
from communique.knowledge.loading import read_rows
from communique.knowledge.parties import find_parties
from communique.linking.words import stem

_BODIES = {
    "IGO UNO": "the United Nations",
    "IGO NAT": "NATO",
    "IGO EUU": "the European Union",
    "IGO": "an international body",
    "COALITION": "the coalition",
}


_STRUCK = re.compile(r"(?i)\b(?:against|on|upon|into)\s+(?:the\s+)?")
_WITH_ARTICLE = frozenset("USA GBR ARE NLD PHL MDV GMB BHS COD COG DOM CAF CZE SUN SLB MHL COM SYC".split())


@cache
def _countries() -> dict[str, tuple[str, str]]:
    """Name and first adjective by code."""
    return {
        row["code"]: (row["name"], (row["adjectives"] or row["name"]).split(";")[0])
        for row in read_rows("countries.tsv")
    }


def known_countries() -> frozenset[str]:
    """The codes of all countries in the table."""
    return frozenset(_countries())


@cache
def capitals() -> dict[str, tuple[str, str]]:
    """Country and name of each capital of one word, by stem."""
    rows = read_rows("countries.tsv")
    named = [(row["code"], name) for row in rows for name in row["capitals"].split(";") if name and " " not in name]
    return {stem(name.lower()): (code, name) for code, name in reversed(named)}


@cache
def party_stems() -> frozenset[str]:
    """The stems of all one-word names and adjectives of countries: they say who, never what."""
    names = {n for row in read_rows("countries.tsv") for n in (row["name"], *row["adjectives"].split(";"))}
    return frozenset(stem(n.lower()) for n in names if n and " " not in n) | {"american", "unit", "state"}


def country_of_code(code: str) -> str:
    """The country of a code, without its sector; international bodies stay whole.

    >>> country_of_code("RUS MIL"), country_of_code("IGO UNO")
    ('RUS', 'IGO UNO')
    """
    return code if code.startswith("IGO") else code.split(maxsplit=1)[0]


def state_of_code(code: str) -> str:
    """What two codes are compared by: the country, of a state that is gone the one that took its place.

    One text says "the Soviet Union", the next one "the Russians" or "Moscow".

    >>> state_of_code("SUN GOV"), state_of_code("RUS MIL"), state_of_code("IGO UNO")
    ('RUS', 'RUS', 'IGO UNO')
    """
    return heir_of(country_of_code(code))


def as_called(countries: Iterable[str], codes: Iterable[str | None]) -> list[str]:
    """Compared countries as some codes call them, in alphabetical order: words tell of the state that was.

    >>> as_called({"RUS", "USA"}, ["SUN MIL"])
    ['SUN', 'USA']
    """
    own = {state_of_code(code): country_of_code(code) for code in codes if code}
    return sorted(own.get(country, country) for country in countries)


def country_name(country: str) -> str:
    """The name of a country or body for people; the code where there is no name."""
    return _BODIES.get(country) or _countries().get(country, (country, country))[0]


def name_in_text(country: str) -> str:
    """The name as it stands in a sentence.

    >>> name_in_text("USA"), name_in_text("IRN")
    ('the United States', 'Iran')
    """
    name = country_name(country)
    return f"the {name}" if country in _WITH_ARTICLE else name


def adjective_of(country: str) -> str:
    """The adjective of a country: "Russian"."""
    return _countries().get(country, (country, country))[1]


@lru_cache(maxsize=4096)
def struck_by_name(text: str) -> tuple[str, ...]:
    """The codes of the parties that a text names right after "against", "on", "upon" or "into".

    >>> struck_by_name("any military intervention against Niger"), struck_by_name("a strike")
    (('NER GOV',), ())
    """
    after = {m.end() for m in _STRUCK.finditer(text)}
    return tuple(dict.fromkeys(code for start, _, code in find_parties(text) if start in after)) if after else ()


def countries_of(codes: tuple[str, ...] | list[str]) -> frozenset[str]:
    """The countries of some codes, as they are compared."""
    return frozenset(state_of_code(c) for c in codes)
