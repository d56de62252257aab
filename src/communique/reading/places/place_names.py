"""Runs of words that may be the name of a place, before the words around them decide whether they are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from communique.knowledge.gazetteer import load_country_points, load_gazetteer
from communique.knowledge.names import load_names
from communique.knowledge.place_words import place_words
from communique.text import Sentence, Token

_PARTICLES = frozenset(
    "al el ash as az ad an ar at ul de del da do des du la le les los las es sur der den bin ben abu umm".split()
)
_HYPHENS = frozenset("-‐‑–")
_ELIDED = re.compile(r"[dl]['’][A-Z]")
_NOT_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december easter christmas ramadan".split()
)


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens `first` to `last` (both included) of a sentence, and what the names we know say of them.

    kinds: kinds of `knowledge.names` that the whole has (country, capital, adjective, body, person ...).
    """

    first: int
    last: int
    kinds: frozenset[str]


def find_runs(sentence: Sentence) -> list[Run]:
    """Capitalised names of a sentence, as long as they go: "Port Said", "Colomb-Béchar", "Gulf of Aden"."""
    tokens, runs, place = sentence.tokens, [], 0
    while place < len(tokens):
        if not _is_namey(tokens[place]):
            place += 1
            continue
        last = _end_of_run(tokens, place)
        first = place - 1 if _lacks_its_start(tokens, place, last) else place
        runs.append(_run(sentence, first, last))
        place = last + 1
    return runs


def _lacks_its_start(tokens: tuple[Token, ...], place: int, last: int) -> bool:
    """Whether the word before "Sea" is an adjective that belongs to the name: "Dead Sea"."""
    if place != last or place < 2 or tokens[last].lower not in place_words("land"):
        return False
    before = tokens[place - 1]
    return before.text[0].isupper() and before.is_word and tokens[place - 2].lower != "."


def _is_namey(token: Token) -> bool:
    text = token.text
    if not text[0].isalpha() or token.lower.rstrip(".") in _NOT_NAMES:
        return False
    if token.name[2:] == "LOC":
        return text[0].isupper()
    return text[0].isupper() and (token.name != "O" or token.upos == "PROPN")


def _end_of_run(tokens: tuple[Token, ...], place: int) -> int:
    last = place
    while last + 1 < len(tokens):
        following = tokens[last + 1]
        if _is_namey(following) and _adjoin(tokens[last], following) and not _breaks(tokens[last], following):
            last += 1
            continue
        if _ELIDED.match(following.text) and _adjoin(tokens[last], following):
            last += 1
            continue
        step = _over_joint(tokens, last)
        if not step:
            break
        last += step
    return last


def _adjoin(left: Token, right: Token) -> bool:
    return right.start - left.end <= 1


def _breaks(left: Token, right: Token) -> bool:
    """A country or an adjective of one right before a name is no part of it: "Belarus President", "Iran Air" stays."""
    return right.name.startswith("B-") and left.name != "O" and right.name[2:] != left.name[2:]


def _over_joint(tokens: tuple[Token, ...], last: int) -> int:
    """How many tokens a hyphen, a particle or "of" carries the name on; 0 where it ends."""
    if last + 2 >= len(tokens):
        return 0
    joint, beyond = tokens[last + 1], tokens[last + 2]
    if joint.name.startswith("I-") and beyond.name.startswith("I-") and beyond.text[0].isupper():
        return 2
    if joint.text in _HYPHENS and joint.start == tokens[last].end and beyond.start == joint.end:
        if _is_namey(beyond) or (beyond.name[2:] == "LOC" and beyond.text[0].isalpha()):
            return 2
        if beyond.lower in _PARTICLES and last + 4 < len(tokens) and tokens[last + 3].text in _HYPHENS:
            return 4 if tokens[last + 4].text[0].isupper() else 0
        return 0
    if joint.lower in _PARTICLES and _adjoin(tokens[last], joint):
        if _is_namey(beyond):
            return 2
        hyphen = beyond.text in _HYPHENS and beyond.start == joint.end and last + 3 < len(tokens)
        return 3 if hyphen and tokens[last + 3].text[0].isupper() else 0
    if joint.lower == "of" and tokens[last].lower in place_words("land") and _is_namey(beyond):
        return 2
    if joint.lower == "'s" and tokens[last - 1].lower in ("st.", "st") and not _is_namey(beyond):
        return 1
    return 0


def _run(sentence: Sentence, first: int, last: int) -> Run:
    text = " ".join(t.text for t in sentence.tokens[first : last + 1]).replace(" - ", "-").replace(" 's", "'s")
    return Run(first, last, _kinds(text))


@cache
def _kinds(text: str) -> frozenset[str]:
    names = load_names()
    found = names.get(text) or (names.get(text.title()) if text.isupper() and len(text) > 3 else ())
    return frozenset(name.kind for name in found if not (name.titled or name.local))


CITY_STATES = frozenset({"Singapore", "Hong Kong", "Macau", "Gibraltar", "Monaco", "Djibouti", "Luxembourg"})


def is_country_name(words: Sequence[Token]) -> bool:
    """Whether words together name a country or its people, and no city."""
    if " ".join(t.text for t in words) in CITY_STATES:
        return False
    return bool(_kinds(" ".join(t.text for t in words)) & {"country", "adjective", "people", "national"})


@cache
def is_country(text: str) -> bool:
    """Whether a word alone names a country."""
    return "country" in _kinds(text)


@cache
def is_country_word(text: str) -> bool:
    """Whether a word alone names a country or its people."""
    return bool(_kinds(text) & {"country", "adjective", "people"})


@cache
def is_on_map(text: str) -> bool:
    """Whether a place of that name is known anywhere."""
    return bool(load_gazetteer().find(text, countries=load_country_points()))
