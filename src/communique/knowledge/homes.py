"""Whose home is which state, where a phrase names neither a state nor its people: "Bavarian", "Hazara", "Kerala".

`people_before(words, at)` reads the people whose adjective stands right before a noun, `people_at(words, at)` the
people's own name in the plural, `land_home(name)` a state, province or city. What has several homes ("Kurdish") has
an empty country: its people are civilians of a state that only the text can tell.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from communique.knowledge.loading import read_rows
from communique.knowledge.words import Word, split_words

_Key = tuple[str, ...]


class _Homes(NamedTuple):
    """Countries by the words of an adjective, of a people's plural, and of a land."""

    adjectives: dict[_Key, str]
    plurals: dict[_Key, str]
    lands: dict[_Key, str]
    longest: int


def people_before(words: Sequence[Word], start: int, end: int) -> str | None:
    """The home of the people whose adjective ends right before `end`; "" for several homes, None for no people.

    >>> people_before(split_words("the Crimean Tatar leaders"), 0, 3)
    'UKR'
    """
    return _longest(_load().adjectives, words, start, end)


def people_at(words: Sequence[Word], start: int, end: int) -> str | None:
    """The home of the people whose plural ends right before `end`; "" for several homes, None for no people."""
    return _longest(_load().plurals, words, start, end)


def land_home(name: str) -> str | None:
    """The state that a province, a federal state or a large city belongs to; None where the table does not say.

    >>> land_home("Kerala"), land_home("the West Bank")
    ('IND', 'PSE')
    """
    key = _key(name)
    return _load().lands.get(key[1:] if key[:1] == ("the",) else key)


def _longest(table: dict[_Key, str], words: Sequence[Word], start: int, end: int) -> str | None:
    for at in range(max(start, end - _load().longest), end):
        home = table.get(tuple([word.key for word in words[at:end]]))
        if home is not None:
            return home
    return None


@cache
def _load() -> _Homes:
    tables = _Homes({}, {}, {}, 0)
    for row in read_rows("homes.tsv"):
        names = tables.lands if row["kind"] == "land" else tables.adjectives
        for column, table in (("names", names), ("plurals", tables.plurals)):
            for text in filter(None, row[column].split(";")):
                key = _key(text)
                table.setdefault(key[1:] if key[0] == "the" else key, row["country"])
    return tables._replace(longest=max(map(len, (*tables.adjectives, *tables.plurals))))


def _key(text: str) -> _Key:
    return tuple(word.key for word in split_words(text))
