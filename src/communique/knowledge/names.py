"""The names we know: countries and their people, seats of government, bodies, movements, news agencies, leaders.

`load_names()` gives an index in which `find` looks up the longest name at a word. Spelling counts: "US" is a country,
"us" is not; a name in capitals ("BLUE HOUSE") is found too.
"""

from collections.abc import Iterator, KeysView, Sequence
from dataclasses import dataclass, replace
from functools import cache

from communique.knowledge.loading import read_rows
from communique.knowledge.phrase_words import word_class
from communique.knowledge.transliteration import Respelt, is_particle
from communique.knowledge.words import Word, count_adjoining, keys_of

_MOST_RESPELT = 5


@dataclass(frozen=True, slots=True)
class Name:
    """One meaning of a name.

    kind: country, adjective, national (one person of it), people (more than one), capital, body, person, mask (a name
    that holds a known one without meaning it: "Gulf of Oman"). `code` is the party's code where the name stands for
    one. `titled`: the name counts only after a title or an office ("Mr Brown"). `local`: it counts only beside its
    country, because others elsewhere are called so, too ("Mexico's PAN"). `since`, `until`: ISO days or years,
    both included, empty where open. `bearer` is a person's own name, whatever he is called.
    """

    kind: str
    code: str
    country: str
    sector: str
    office: str = ""
    since: str = ""
    until: str = ""
    titled: bool = False
    bearer: str = ""
    local: bool = False

    def held_on(self, date: str) -> bool:
        """Whether the name had this meaning on a day (ISO; a year or month alone is compared as far as it goes)."""
        after = not self.since or date[: len(self.since)] >= self.since[: len(date)]
        return after and (not self.until or date[: len(self.until)] <= self.until[: len(date)])


class NameIndex:
    """Names by their words; `find` takes the longest."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, ...], tuple[Name, ...]] = {}
        self._capitals: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._respelt: Respelt | None = None

    def add(self, text: str, name: Name) -> None:
        """Enter one spelling."""
        key = keys_of(text)
        known = self._names.get(key)
        if known is not None:
            if name not in known:
                self._names[key] = (*known, name)
            return
        self._names[key] = (name,)
        upper = tuple([part.upper() for part in key])
        self._capitals.setdefault(upper, key)
        self._enter(key[0], len(key))
        if upper[0] != key[0]:
            self._enter(upper[0], len(key))

    def _enter(self, first: str, length: int) -> None:
        lengths = self._lengths.get(first, ())
        if length not in lengths:
            self._lengths[first] = tuple(sorted((*lengths, length), reverse=True))

    def get(self, text: str) -> tuple[Name, ...]:
        """The meanings of a name as a whole."""
        return self._names.get(keys_of(text), ())

    @property
    def first_words(self) -> KeysView[str]:
        """The words with which a name can begin."""
        return self._lengths.keys()

    def can_begin(self, word: Word) -> bool:
        """Whether a name can begin with a word, in this spelling or another of a name in other letters."""
        return word.key in self._lengths or (word.capital and self._sounds().can_begin(word.key))

    def find_respelt(self, words: Sequence[Word], at: int) -> tuple[int, tuple[Name, ...]]:
        """The longest name at a word that is spelt in another way than the tables': "Mohammed Mursi"."""
        if not self.can_begin(words[at]):
            return 0, ()
        end, most = at, count_adjoining(words, at, _MOST_RESPELT)
        while end < at + most and (words[end].capital or is_particle(words[end].key)):
            end += 1
        length, keys = self._sounds().find([word.key for word in words[at:end]]) if end > at else (0, [])
        found = tuple(dict.fromkeys(name for key in keys for name in self._names[key] if name.kind == "person"))
        return (length, found) if len({name.bearer for name in found}) == 1 else (0, ())

    def _sounds(self) -> Respelt:
        if self._respelt is None:
            persons = ((key, names[0]) for key, names in self._names.items() if names[0].kind == "person")
            self._respelt = Respelt((key, name.country, name.bearer) for key, name in persons if not name.titled)
        return self._respelt

    def find(self, words: Sequence[Word], at: int) -> tuple[int, tuple[Name, ...]]:
        """How many words the longest name at a word has, and its meanings; (0, ()) where there is none."""
        lengths = self._lengths.get(words[at].key)
        if lengths is None:
            return 0, ()
        longest = count_adjoining(words, at, lengths[0]) if lengths[0] > 1 else 1
        keys = tuple([word.key for word in words[at : at + longest]])
        for length in lengths:
            if length > longest:
                continue
            key = keys[:length]
            found = self._names.get(key) or self._in_capitals(key)
            if found and not _is_shouted_word(words, at, at + length):
                return length, found
        return 0, ()

    def _in_capitals(self, key: tuple[str, ...]) -> tuple[Name, ...]:
        spelled = self._capitals.get(key)
        if spelled is None or sum(map(len, key)) < 4:
            return ()
        return self._names[spelled] if all(part.isupper() or not part.isalpha() for part in key) else ()


def _is_shouted_word(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a short name is rather a word in a line of capitals: the "IS" of "WAR IS OVER"."""
    if end - at > 1 or words[at].key not in word_class("shouted"):
        return False
    near = [words[i].key for i in (at - 1, end) if 0 <= i < len(words)]
    return any(len(key) > 3 and key.isalpha() and key.isupper() for key in near)


@cache
def load_names() -> NameIndex:
    """All names of the tables of countries, metonyms, bodies and persons."""
    index = NameIndex()
    for source in (_countries(), _metonyms(), _bodies(), _leaders()):
        for text, name in source:
            index.add(text, name)
    return index


# Where two states share a word, the one that the news means.
_FIRST = {"Congolese": "COD", "Dominican": "DOM", "Dominicans": "DOM", "Korean": "KOR"}


def _countries() -> Iterator[tuple[str, Name]]:
    for row in read_rows("countries.tsv"):
        code = row["code"]
        cells = (("country", "names"), ("adjective", "adjectives"), ("national", "nationals"), ("capital", "capitals"))
        for kind, column in cells:
            for text in filter(None, row[column].split(";")):
                if _FIRST.get(text, code) == code:
                    many = kind == "national" and text.endswith(("s", "men")) and not text.endswith(("ss", "ese"))
                    yield text, Name("people" if many else kind, f"{code} GOV", code, "GOV")


def _metonyms() -> Iterator[tuple[str, Name]]:
    for row in read_rows("metonyms.tsv"):
        yield from _spellings(row, "body")


def _bodies() -> Iterator[tuple[str, Name]]:
    for table in ("bodies.tsv", "organisations.tsv"):
        for row in read_rows(table):
            yield from _spellings(row, "mask" if row["code"] == "-" else "body")


def _leaders() -> Iterator[tuple[str, Name]]:
    for table in ("leaders.tsv", "persons.tsv"):
        for row in read_rows(table):
            yield from _spellings(row, "person")


@cache
def titled_surnames() -> dict[str, tuple[Name, ...]]:
    """Holders of high office by surnames that mostly mean others: Bush, Clinton, Sharon."""
    found: dict[str, tuple[Name, ...]] = {}
    for row in read_rows("leaders.tsv"):
        for text, name in _spellings(row, "person"):
            if name.titled:
                found[text] = (*found.get(text, ()), name)
    return found


# What stands before a name that counts only after a title, or only beside its country.
_TITLED, _LOCAL = "~", "^"


def _spellings(row: dict[str, str], kind: str) -> Iterator[tuple[str, Name]]:
    code = row["code"]
    country, sector = split_code(code)
    dates = (row.get("from", ""), row.get("to", ""))
    bearer = row["names"].split(";", 1)[0] if kind == "person" else ""
    plain = Name(kind, code, country, sector, row.get("office", ""), *dates, bearer=bearer)
    for text in filter(None, row["names"].split(";")):
        if text[0] in {_TITLED, _LOCAL}:
            yield text[1:], replace(plain, titled=text[0] == _TITLED, local=text[0] == _LOCAL)
        else:
            yield text, plain


def split_code(code: str) -> tuple[str, str]:
    """Country and sector of a code; both empty for a code that has no country ("IGO UNO", "COALITION")."""
    country, _, sector = code.partition(" ")
    if country in {"IGO", "COALITION", "IMG", "NGO", "-"}:
        return "", ""
    return country, sector
