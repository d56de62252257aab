"""When an undated text can have been written, by the office-holders that it names: a hint, and never a date.

"President Kennedy said" was written between 1961 and 1963, or speaks of those years. Only who is named with his office
counts, and only where the years of all who are named so have some in common.
"""

from typing import NamedTuple

from communique.knowledge.names import Name
from communique.knowledge.phrases import Item, find_items
from communique.knowledge.words import Word, adjoining, split_words

_PAST = frozenset({"former", "ex", "late", "then", "ousted", "deposed", "onetime"})
_FIRST, _LAST = "0000", "9999"
_FEW = 3

_Years = tuple[str, str]


class Tenure(NamedTuple):
    """The first and the last year in which all `holders` (with their offices, as written) were in office."""

    first: str
    last: str
    holders: tuple[str, ...]

    def describe(self) -> str:
        """In words, for a hint.

        >>> Tenure("1961", "1963", ("President Kennedy",)).describe()
        'President Kennedy held that office from 1961 to 1963'
        """
        *others, last = self.holders[:_FEW]
        named = f"{', '.join(others)} and {last}" if others else last
        held = "held that office" if len(self.holders) == 1 else "held these offices"
        if self.first == self.last:
            return f"{named} {held} in {self.first}"
        if self.last == _LAST:
            return f"{named} {held} from {self.first} on"
        return f"{named} {held} from {self.first} to {self.last}"


def common_tenure(text: str) -> Tenure | None:
    """The years that the office-holders of a text have in common; `None` where it names none, or they have none."""
    words = split_words(text)
    items = find_items(words)
    years: list[_Years] | None = None
    holders: dict[str, str] = {}
    for place in range(1, len(items)):
        office, person = items[place - 1], items[place]
        terms = _terms(words, office, person)
        if not terms:
            continue
        years = terms if years is None else _common(years, terms)
        holders.setdefault(person.names[0].bearer.lower(), text[words[office.at].start : words[person.end - 1].end])
    if not years or (years[0][0] == _FIRST):
        return None
    return Tenure(min(first for first, _ in years), max(last for _, last in years), tuple(holders.values()))


def _terms(words: list[Word], office: Item, person: Item) -> list[_Years]:
    """The years in which a person held the office that stands right before his name."""
    tied = office.office is not None and office.end == person.at and adjoining(words[person.at], words[person.at - 1])
    before = words[office.at - 1].key.lower() if office.at else ""
    if office.office is None or not tied or before in _PAST or person.kind != "person":
        return []
    title = " ".join(word.key for word in words[office.at : office.end]).lower()
    return sorted({_years(name) for name in person.names if _is_term(name, title)})


def _is_term(name: Name, title: str) -> bool:
    return name.office == title and name.sector != "ELI" and bool(name.since or name.until)


def _years(name: Name) -> _Years:
    return name.since[:4] or _FIRST, name.until[:4] or _LAST


def _common(years: list[_Years], others: list[_Years]) -> list[_Years]:
    both = ((max(a, c), min(b, d)) for a, b in years for c, d in others)
    return sorted({(first, last) for first, last in both if first <= last})
