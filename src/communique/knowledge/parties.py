"""Who acts or speaks, by the words that name him: "Russian Foreign Minister Sergey Lavrov" is RUS GOV.

`resolve_phrase(phrase, date=...)` gives a `PartyCode` for one noun phrase, None where nothing in it is known. Its
`code` is null where only the sector ("the army") or only the country ("Hungarian surveyors") is known, or where two
parties are equally near: the document may still fill it (`PartyCode.placed`). Cut coordinations ("Russian and Iranian
forces") before. `find_parties(text, date=...)` gives `(start, end, code)` of all names that stand for a party in a
text, in order. Small questions: `country_of(name)`, `sector_of(noun)`, `is_party_noun(lemma)`,
`is_outsider_noun(lemma)`.

`date` is the day of the text (ISO): it chooses between office-holders of one name and between a state and its
predecessor (Moscow in 1962 is SUN GOV). Codes: ISO 3166-1 alpha-3 and a PLOVER sector, `IGO UNO`, `COALITION`, `IMG`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from communique.knowledge.gazetteer import load_gazetteer
from communique.knowledge.homes import land_home
from communique.knowledge.loading import read_rows
from communique.knowledge.names import load_names, titled_surnames
from communique.knowledge.offices import is_outsider_noun, is_party_noun, load_offices, sector_of
from communique.knowledge.phrase_words import word_class
from communique.knowledge.phrases import Item, Part, cut_phrase, find_items
from communique.knowledge.readings import NAMING, PLACES, Reading, is_former, join_parts, on_day, read_part
from communique.knowledge.roles import outsider_sector
from communique.knowledge.terms import OFFICIALS
from communique.knowledge.words import Word, adjoining, split_words

__all__ = [
    "PartyCode",
    "country_of",
    "find_parties",
    "is_outsider_noun",
    "is_party_noun",
    "resolve_phrase",
    "sector_of",
]

# No phrase that names a party is longer; what comes after is a clause that slipped in.
_LONGEST = 60
_WITHIN, _FROM = frozenset({"in", "near", "at", "on", "outside", "around"}), frozenset({"of", "from"})
_LAND_WORDS = 4
# Names of countries no longer than this are other words in small letters: "us".
_SHORT_LAND = 3
_LEVELS = frozenset({"regional", "state", "provincial", "city", "county", "municipal", "district", "local"})
# Sectors whose people are called by their town: "Mumbai police", a "Nagasaki doctor".
_LOCAL = frozenset({"COP", "JUD", "MED", "EDU", "LAB"})
_ARMED = frozenset({"MIL", "REB", "UAF", "PRM"})


@dataclass(frozen=True, slots=True)
class PartyCode:
    """What a phrase says about its party: code, country, sector, the rule that told, and how sure it is (0 to 1)."""

    code: str | None
    country: str | None
    sector: str | None
    rule: str
    score: float

    def placed(self, country: str) -> "PartyCode":
        """The same party with a country that the document gives: "the army" in a text about Peru is PER MIL."""
        if self.country or self.code or not self.sector or self.rule in {"ambiguous", "outsider"}:
            return self
        return PartyCode(f"{country} {self.sector}", country, self.sector, "document", self.score)


def resolve_phrase(words: Sequence[str] | str, *, date: str | None = None, is_party: bool = False) -> PartyCode | None:
    """The party that a noun phrase names, or None. `is_party`: it acts or speaks, so that a bare common surname may be
    an office-holder's ("Clinton warned").

    >>> resolve_phrase("Russian Foreign Minister Sergey Lavrov").code
    'RUS GOV'
    >>> resolve_phrase("the US-led coalition").code
    'COALITION'
    >>> resolve_phrase("the army of Ruritania")
    PartyCode(code=None, country=None, sector='MIL', rule='sector', score=0.4)
    """
    phrase = words if isinstance(words, str) else join_words(words)
    found = _resolve(phrase, date)
    if (found is None or not (found.country or found.code)) and phrase.islower() and (raised := _with_capitals(phrase)):
        return _resolve(raised, date)
    return holder_of_surname(phrase, date) if found is None and is_party else found


def holder_of_surname(surname: str, date: str | None) -> PartyCode | None:
    """Who held high office on a day (without one: ever) under a surname that mostly means others; None for two."""
    names = titled_surnames().get(surname, ())
    held = {name.code: name for name in names if date is None or name.held_on(date)}
    if len({name.country for name in held.values()}) != 1 or (date is not None and len(held) > 1):
        return None
    first = next(name for name in names if name.code in held)
    return PartyCode(first.code, first.country, first.sector, "surname", 0.6)


def _with_capitals(phrase: str) -> str | None:
    """A phrase in small letters with capitals where countries and nationalities have them; None without any."""
    words, raised, at = phrase.split(), False, 0
    while at < len(words):
        end = min(len(words), at + _LAND_WORDS)
        while end > at and " ".join(words[at:end]).removesuffix("'s") not in _small_lands():
            end -= 1
        words[at:end] = [word.capitalize() for word in words[at:end]]
        raised, at = raised or end > at, max(end, at + 1)
    return " ".join(words) if raised else None


@cache
def _small_lands() -> frozenset[str]:
    """The names and adjectives of countries in small letters, without those that are other words ("turkey")."""
    cells = (row[column] for row in read_rows("countries.tsv") for column in ("names", "adjectives"))
    names = {
        name.lower() for cell in cells for name in cell.split(";") if name.replace(" ", "").isalpha() and len(name) > 3
    }
    return frozenset(names - word_class("small_word"))


@lru_cache(maxsize=20_000)  # the same few names fill the news
def _resolve(phrase: str, date: str | None) -> PartyCode | None:
    tokens = split_words(phrase)[:_LONGEST]
    parts = cut_phrase(tokens)
    if not parts:
        return None
    reading = read_part(tokens, parts[0], date)
    for part in parts[1:]:
        if reading.ambiguous:
            break
        reading = join_parts(tokens, reading, parts[0], part, read_part(tokens, part, date))
    if reading.empty or reading.kind == "outsider":
        return _outsider(reading, parts[0])
    party = _party(reading, former=is_former(tokens, parts[0]))
    return _at_home(party, tokens) if party.rule == "sector" else party


def _outsider(reading: Reading, core: Part) -> PartyCode | None:
    """Somebody who binds nobody: a country and a sector at most, and no code."""
    offices = [item.office.words for item in core.items if item.office is not None]
    sector = outsider_sector(offices[-1]) if offices and reading.kind == "outsider" else None
    return PartyCode(None, reading.country or None, sector, "outsider", 0.3) if reading.country or sector else None


def _at_home(party: PartyCode, words: Sequence[Word]) -> PartyCode:
    """A party with the country of the town that its words name: "a court in Boston", "a Wuhan doctor".

    Armed men in a town may be anybody's, but for generals in a capital; refugees are not of where they are.
    """
    homes = set()
    for link, name in _place_names(words):
        capital = country_of(name)
        if party.sector == "REF" and link in _WITHIN:
            continue
        if capital or not (link in _WITHIN and party.sector in _ARMED):
            homes.add(capital or land_home(name) or load_gazetteer().home_of(name))
    if not homes:
        homes = set(_lands_before_offices(words, party.sector))
    home = homes.pop() if len(homes) == 1 else None
    if home is None or not party.sector:
        return party
    return PartyCode(f"{home} {party.sector}", home, party.sector, "town", 0.6)


def _place_names(words: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """The names in a phrase that can be places, with the word before: capitals after "in" or "of", or a possessive."""
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and words[end].capital and (end == at or adjoining(words[end], words[end - 1])):
            end += 1
        before = words[at - 1].key.lower() if at else ""
        if before == "the" and at > 1:
            before = words[at - 2].key.lower()
        if end > at and (before in _WITHIN | _FROM or words[end - 1].possessive):
            yield before, " ".join(word.key for word in words[at:end])
        at = max(end, at + 1)


def _lands_before_offices(words: Sequence[Word], sector: str | None) -> Iterator[str]:
    """The states of the lands that stand right before an office: "the Texas governor", "Mumbai police"."""
    for at, word in enumerate(words):
        if not word.capital or not (at == 0 or words[at - 1].key.islower()):
            continue
        for end in range(min(len(words) - 1, at + _LAND_WORDS), at, -1):
            name = " ".join(word.key for word in words[at:end])
            based = words[end].glued and words[end].key == "based"
            if not (based or _is_before_office(words, end)):
                continue
            home = land_home(name) or (load_gazetteer().home_of(name) if based or sector in _LOCAL else None)
            if home is not None:
                yield home
                break


def _is_before_office(words: Sequence[Word], end: int) -> bool:
    """Whether an office follows, with or without its level: "Texas governor", "Lagos state governor"."""
    end += words[end].key.lower() in _LEVELS and end + 1 < len(words)
    return adjoining(words[end], words[end - 1]) and load_offices().find(words, end)[1] is not None


def join_words(words: Sequence[str]) -> str:
    """Words as a text again: hyphens that stand as words of their own tie their neighbours."""
    return " ".join(words).replace(" - ", "-").replace(" ‑ ", "-")


def country_of(name: str, *, date: str | None = None) -> str | None:
    """The alpha-3 code of a country by its name, adjective, people or capital; None where it is not known.

    >>> country_of("Holland"), country_of("Syrian"), country_of("the U.S.")
    ('NLD', 'SYR', 'USA')
    """
    names = load_names().get(name) or load_names().get(name.removeprefix("the ").removeprefix("The "))
    places = [on_day(each, date) for each in names if each.kind in PLACES]
    codes = {place.country for place in places}
    return codes.pop() if len(codes) == 1 else None


def _party(reading: Reading, *, former: bool) -> PartyCode:
    sector = reading.sector
    if (
        former
        and sector in OFFICIALS
        and not reading.bare
        and (reading.country or (reading.strong and not reading.code))
    ):
        code = f"{reading.country} ELI" if reading.country else None
        return PartyCode(code, reading.country or None, "ELI", "former", round(reading.score - 0.1, 3))
    code = reading.code or (f"{reading.country} {sector}" if reading.country and sector else None)
    if reading.ambiguous:
        return PartyCode(None, None, sector or None, "ambiguous", 0.2)
    if code is None:
        return PartyCode(None, reading.country or None, sector or None, "country" if reading.country else "sector", 0.4)
    return PartyCode(code, reading.country or None, sector or None, reading.rule, round(reading.score, 3))


def find_parties(text: str, *, date: str | None = None) -> list[tuple[int, int, str]]:
    """All names that stand for a party in a text: (start, end, code), in order and without overlap.

    A nationality and the office after it are one ("the Syrian army"). Names in a place ("in Damascus") are left out.

    >>> find_parties("Moscow warned NATO and the Syrian army.")
    [(0, 6, 'RUS GOV'), (14, 18, 'IGO NAT'), (27, 38, 'SYR MIL')]
    """
    words = split_words(text)
    items = find_items(words)
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(items):
        run = _run(words, items, at)
        own = items[at : at + run]
        first, last = own[0], own[-1]
        at += run
        if not any(item.kind in NAMING for item in own) or (run == 1 and _is_no_party(words, first)):
            continue
        reading = read_part(words, Part("", first.at, last.end, tuple(own)), date)
        if not reading.ambiguous and not reading.empty and reading.kind != "outsider":
            # One word back: "former" stands before the party's name.
            former = run > 1 and is_former(words, Part("", max(first.at - 1, 0), last.end, tuple(own)))
            if code := _party(reading, former=former).code:
                found.append((words[first.at].start, words[last.end - 1].end, code))
    return found


def _run(words: Sequence[Word], items: Sequence[Item], at: int) -> int:
    """How many items from one on belong to one party: a modifier, its office, the holder's name."""
    length = 1
    while at + length < len(items):
        last, following = items[at + length - 1], items[at + length]
        tied = last.end == following.at and adjoining(words[following.at], words[following.at - 1])
        if not tied or (following.office is None and last.office is None):
            break
        if following.office is None and following.kind != "person":
            break
        length += 1
    return length


def _is_no_party(words: Sequence[Word], item: Item) -> bool:
    """Whether a name alone tells where ("in Damascus") or of what kind ("Syrian oil"), or is part of another name."""
    before = words[item.at - 1].key.lower() if item.at else ""
    after = words[item.end] if item.end < len(words) and adjoining(words[item.end], words[item.end - 1]) else None
    following = after.key.lower() if after is not None else ""
    if item.kind in {"adjective", "national"}:
        # "The French have", but not "the French fleet sailed".
        return before != "the" or not (after is None or following in word_class("after_people"))
    if item.kind not in {"country", "capital", "body"}:
        return False
    if words[item.at].key == "coalition" and item.end - item.at == 1:
        # "A coalition of farmers" is none of states.
        return before not in word_class("coalition_opener") or following == "of"
    if item.kind == "capital" and item.at and words[item.at - 1].capital and before not in word_class("opener"):
        # "Imperial College London"
        return adjoining(words[item.at], words[item.at - 1])
    if before == "the" and item.at > 1:
        before = words[item.at - 2].key.lower()
    return before in word_class("locative") or (item.kind == "capital" and following in word_class("instrument"))
