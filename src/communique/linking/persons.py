"""Which names in different documents are one person: by tables and day, else by surname, spelling and first name.

"Bush" in 1990 and "Bush" in 2003 are two men, "Araghchi" and "Araqchi" one. Persons of one country and surname whose
first names differ stay apart, and a bare surname that two of them bear is neither's.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from communique.knowledge.names import load_names
from communique.knowledge.spelling import are_alike, spelt
from communique.knowledge.terms import is_remembered

_TITLE = re.compile(
    r"(?i)^(?:the|mr|mrs|ms|dr|sir|president|prime minister|minister|general|gen|colonel|col|ambassador|al|el)\.?[\s-]+"
)
_FAMILY_FIRST = frozenset({"CHN", "TWN", "HKG", "PRK", "KOR"})
_MOST_WORDS = 3


def key_of_name(name: str) -> str:
    """The last word of a name in lower case, without titles, articles and hyphened particles."""
    words = _words(name)
    return words[-1].removeprefix("al-").removeprefix("el-") if words else ""


def family_name(name: str, country: str | None) -> str | None:
    """The family name where it stands first: the "Xi" of "Xi Jinping"; None elsewhere."""
    words = _words(name)
    return words[0] if country in _FAMILY_FIRST and 1 < len(words) <= _MOST_WORDS else None


def bearer_of(name: str, country: str, day: str | None) -> str | None:
    """The one person of the tables who is meant by a name on a day, by the name the tables list first."""
    found = {
        known.bearer
        for known in load_names().get(name)
        if known.kind == "person" and known.country == country and is_remembered(known, day)
    }
    return found.pop() if len(found) == 1 else None


def persons_apart(names: Iterable[tuple[str, str | None]]) -> Mapping[tuple[str, str | None], str]:
    """The label of each person for names of one country and one spelling of the surname, given with their bearers.

    A name without a bearer goes to the one person whose first name it can have; where there are several, it is
    somebody of his own.
    """
    ordered = sorted(set(names), key=lambda pair: (pair[1] is None, -len(_words(pair[0])), pair[0], pair[1] or ""))
    firsts: dict[str, list[Sequence[str]]] = {}
    labels: dict[tuple[str, str | None], str] = {}
    for name, bearer in ordered:
        words = _words(name)
        if bearer is not None:
            label = " ".join(_words(bearer))
            firsts.setdefault(label, [_words(bearer)[:-1]]).append(words[:-1])
        else:
            fitting = [each for each, known in firsts.items() if all(are_alike(words[:-1], one) for one in known)]
            label = fitting[0] if len(fitting) == 1 else " ".join(words)
            firsts.setdefault(label, []).append(words[:-1])
        labels[name, bearer] = label
    return labels


def group_persons(names: Iterable[tuple[str, str, str | None]]) -> dict[tuple[str, str, str | None], tuple[str, str]]:
    """Country and label of each person for (name, country, day)."""
    groups: dict[tuple[str, str], list[tuple[str, str | None]]] = defaultdict(list)
    known = {}
    for name, country, day in set(names):
        bearer = bearer_of(name, country, day)
        key = country, spelt(key_of_name(bearer or name))
        known[name, country, day] = key, (name, bearer)
        groups[key].append((name, bearer))
    labels = {key: persons_apart(members) for key, members in groups.items()}
    return {each: (key[0], labels[key][pair]) for each, (key, pair) in known.items()}


def _words(name: str) -> list[str]:
    plain = name.strip().replace("’", "'")
    while (match := _TITLE.match(plain)) is not None:
        plain = plain[match.end() :]
    return plain.lower().removesuffix("'s").split()
