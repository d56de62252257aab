"""Which countries' people bear a name: it chooses between the countries that a text names, and names none itself."""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from communique.knowledge.loading import read_rows

_SPELLED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "ə": "a"})
_GIVEN, _SURNAME, _ENDING, _SHORT_ENDING = 1.0, 1.0, 0.8, 0.5
_BESIDES = 0.5
"""What a name counts where it is borne besides: a French one in Mali."""
_SHORT = 2
_STEM = 2
"""Least letters before an ending."""

_Table = Mapping[str, Mapping[str, float]]


def origins_of(name: Sequence[str]) -> Mapping[str, float]:
    """How much the words of a personal name speak for each country; empty where no table knows them.

    >>> max(origins_of(("Sergei", "Larionov")).items(), key=lambda kv: kv[1])[0] in {"RUS", "SUN"}
    True
    >>> dict(origins_of(("Qwx",)))
    {}
    """
    words = [plain for word in name for piece in word.split("-") if len(plain := plain_of(piece)) > 1]
    given, surnames, endings = _tables()
    found: dict[str, float] = {}
    for place, word in enumerate(words):
        last = place == len(words) - 1
        parts = [surnames.get(word, {})]
        if not last or len(words) == 1:
            parts.append(given.get(word, {}))
        if last:
            parts.append(_by_ending(word, endings))
        best: dict[str, float] = {}
        for part in parts:
            for country, weight in part.items():
                best[country] = max(best.get(country, 0.0), weight)
        for country, weight in best.items():
            found[country] = found.get(country, 0.0) + weight
    return found


def plain_of(word: str) -> str:
    """A word in small letters without marks and without what is no letter: "Öztürk" is "ozturk"."""
    spelled = unicodedata.normalize("NFKD", word.lower().translate(_SPELLED))
    return "".join(c for c in spelled if c.isalpha() and not unicodedata.combining(c))


def _by_ending(word: str, endings: _Table) -> Mapping[str, float]:
    """What the longest known ending of a surname says."""
    for length in range(len(word) - _STEM, 1, -1):
        found = endings.get(word[-length:])
        if found:
            return found
    return {}


@cache
def _tables() -> tuple[_Table, _Table, _Table]:
    """Given names, surnames and endings of surnames, each with its countries."""
    given: dict[str, dict[str, float]] = {}
    surnames: dict[str, dict[str, float]] = {}
    endings: dict[str, dict[str, float]] = {}
    for row in read_rows("name_origins.tsv"):
        for table, cell, full in (
            (given, "given", _GIVEN),
            (surnames, "surnames", _SURNAME),
            (endings, "endings", 0.0),
        ):
            for word in row[cell].split():
                weight = full or (_ENDING if len(word) > _SHORT else _SHORT_ENDING)
                known = table.setdefault(plain_of(word), {})
                for column, part in (("countries", 1.0), ("also", _BESIDES)):
                    for country in row[column].split():
                        known[country] = max(known.get(country, 0.0), weight * part)
    return given, surnames, endings
