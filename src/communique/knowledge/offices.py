"""Offices, bodies and people by their PLOVER sector: "foreign minister" GOV, "troops" MIL, "villagers" CVL."""

from collections.abc import KeysView, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from communique.knowledge.loading import read_rows
from communique.knowledge.words import Word, count_adjoining, split_words

# Kinds of nouns whose bearer can act or bind somebody between states.
_ACTING = frozenset({"body", "person", "rank", "role", "voice", "diplomat", "polity"})
_ACTING_SECTORS = frozenset({"GOV", "MIL", "LEG", "JUD", "OPP", "REB", "COP", "SPY", "PRM", "UAF", "PTY"})
_IRREGULAR = {
    "thief": "thieves",
    "man": "men",
    "woman": "women",
    "child": "children",
    "chargé d'affaires": "chargés d'affaires",
}


@dataclass(frozen=True, slots=True)
class Office:
    """A noun for a party: its sector and kind (see the header of offices.tsv)."""

    words: str
    sector: str
    kind: str


class OfficeIndex:
    """Offices by their words, singular and plural, without regard to capitals."""

    def __init__(self) -> None:
        self._offices: dict[tuple[str, ...], Office] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}

    def add(self, text: str, office: Office) -> None:
        """Enter one form; the first entry of a form stays."""
        key = key_of(text)
        if key in self._offices:
            return
        self._offices[key] = office
        self._lengths[key[0]] = tuple(sorted({*self._lengths.get(key[0], ()), len(key)}, reverse=True))

    def get(self, text: str) -> Office | None:
        """The office that these words name as a whole."""
        return self._offices.get(key_of(text))

    @property
    def first_words(self) -> KeysView[str]:
        """The words with which an office can begin, in lower case."""
        return self._lengths.keys()

    def find(self, words: Sequence[Word], at: int) -> tuple[int, Office | None]:
        """How many words the longest office at a word has, and the office."""
        lengths = self._lengths.get(words[at].key.lower())
        if lengths is None:
            return 0, None
        longest = count_adjoining(words, at, lengths[0]) if lengths[0] > 1 else 1
        keys = tuple([word.key.lower() for word in words[at : at + longest]])
        for length in lengths:
            if length <= longest:
                office = self._offices.get(keys[:length])
                if office is not None:
                    return length, office
        return 0, None


@lru_cache(maxsize=20_000)
def key_of(text: str) -> tuple[str, ...]:
    """The words of an office as the index keeps them."""
    return tuple(word.key.lower() for word in split_words(text))


@cache
def load_offices() -> OfficeIndex:
    """The table of offices."""
    index = OfficeIndex()
    for row in read_rows("offices.tsv"):
        for words in row["words"].split(";"):
            office = Office(words, row["sector"], row["kind"])
            index.add(words, office)
            for form in plurals(words):
                index.add(form, office)
    return index


@cache
def load_outsiders() -> frozenset[str]:
    """Nouns for those who judge and predict, but bind nobody."""
    return frozenset(row["noun"] for row in read_rows("outsiders.tsv"))


def plurals(words: str) -> tuple[str, ...]:
    """The plural forms of a phrase: its last word, or the word before "of", "in", "general": "ministers of defence"."""
    parts = words.split(" ")
    head = len(parts) - 1
    for place, part in enumerate(parts[1:], 1):
        if part in {"of", "in", "for", "general"}:
            head = place - 1
            break
    return (" ".join((*parts[:head], _plural(parts[head]), *parts[head + 1 :])),)


def _plural(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("child"):
        return word + "ren"
    if word.endswith("wife"):
        return word[:-2] + "ves"
    if word.endswith("arch"):
        # Said with a k: monarchs, oligarchs, patriarchs.
        return word + "s"
    if word.endswith("man") and word not in {"german", "human"}:
        return word[:-3] + "men"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def sector_of(noun: str) -> str | None:
    """The PLOVER sector of a noun or a compound ("troops", "foreign minister"); None where it is not known.

    >>> sector_of("foreign minister"), sector_of("rebels"), sector_of("teapot")
    ('GOV', 'REB', None)
    """
    office = load_offices().get(noun)
    return office.sector if office is not None and office.sector != "UNK" else None


def is_party_noun(lemma: str) -> bool:
    """Whether a noun denotes somebody who can act between states: government, army, leader, side, rebels.

    >>> is_party_noun("government"), is_party_noun("analyst")
    (True, False)
    """
    office = load_offices().get(lemma)
    if office is None or lemma.lower() in load_outsiders():
        return False
    return office.kind in _ACTING and office.sector in _ACTING_SECTORS


def is_outsider_noun(lemma: str) -> bool:
    """Whether a noun denotes somebody who judges or predicts but binds nobody: analyst, columnist, think tank."""
    office = load_offices().get(lemma)
    return lemma.lower() in load_outsiders() or (office is not None and office.kind == "outsider")
