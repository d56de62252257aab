"""The words of time expressions, as one letter each: what the grammar of times is written over.

A sentence becomes a string with one letter per token ("on Tuesday , 4 September" is `iW,dM`), so that a rule is a
short regular expression over letters and never looks at characters. The letters of words stand in
`knowledge/data/time_words.tsv`; numerals get theirs by shape:
d 1 to 31, y a year (1000 to 2099), n another number, r an ordinal (12th), h 14:30, s 14.30, k 0640, a 4pm or 4:30pm,
D a decade (1990s), x a whole date (12.05.2019, only where day and month cannot be confused), p mid-2018 or mid-March.
"""

import re
from functools import cache
from importlib import resources

from communique.text import Sentence, Token

OTHER = "_"
ANCHORS = frozenset("MWwUuPOSyhskaDxQYZpr1Gmc34f")
"""A sentence without any of these letters holds no time expression."""

_SHAPES = (
    ("k", re.compile(r"0\d[0-5]\d")),
    ("y", re.compile(r"1\d{3}|20\d\d")),
    ("r", re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)")),
    ("h", re.compile(r"(?:[01]?\d|2[0-4])(?::[0-5]\d|h(?:[0-5]\d)?)")),
    ("s", re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")),
    ("a", re.compile(r"(?:0?\d|1[0-2])(?:[.:][0-5]\d)?[ap]m")),
    ("D", re.compile(r"(?:1\d|20)\d0s")),
    ("x", re.compile(r"\d{1,2}[./]\d{1,2}[./](?:1\d|20)\d\d")),
)
_CAPITAL = frozenset("MWwZ")
_ABBREVIATION = 5
"""Weekdays of so many letters or fewer are abbreviations, which need a capital ("wed", "thurs")."""
_NAMES = ("PER", "ORG")


@cache
def words() -> dict[str, tuple[str, str]]:
    """Each word of the table with its letter and its value."""
    text = (resources.files("communique.knowledge") / "data" / "time_words.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {word: (letter, value) for word, letter, value in rows}


def letters_of(sentence: Sentence) -> str:
    """The sentence as one letter per token.

    A month or weekday must be written with a capital and be no verb, so that "may", "march" and "sat" are none.
    """
    table = words()
    return "".join([_letter(token, table) for token in sentence.tokens])


def _letter(token: Token, table: dict[str, tuple[str, str]]) -> str:
    text = token.text
    if text[0].isdigit():
        return _numeral(text.lower())
    known = table.get(text) or table.get(token.lower.removesuffix(".") or ".")
    if known is None:
        return "p" if text[:4].lower() == "mid-" and middle_of(text) else OTHER
    letter = known[0]
    if letter in _CAPITAL and not _is_name_of_time(token):
        return OTHER
    return letter


def _is_name_of_time(token: Token) -> bool:
    written = token.text[0].isupper() or (token.lower.rstrip("s").endswith("day") and len(token.text) > _ABBREVIATION)
    return written and token.upos not in ("AUX", "VERB") and token.name[2:] not in _NAMES


def _numeral(text: str) -> str:
    if text.isdigit() and len(text) < 3:
        return "d" if 1 <= int(text) <= 31 else "n"
    return next((letter for letter, shape in _SHAPES if shape.fullmatch(text)), "n")


def middle_of(text: str) -> str | None:
    """The value of a word such as "mid-2018", "mid-March" or "mid-1990s".

    >>> middle_of("mid-March"), middle_of("mid-2018"), middle_of("mid-air")
    ('XXXX-03', '2018', None)
    """
    rest = text[4:]
    letter, value = words().get(rest.lower(), (OTHER, ""))
    if letter == "M" and rest[0].isupper():
        return f"XXXX-{value}"
    if rest.isdigit() and _numeral(rest) == "y":
        return rest
    return rest[:3] if _numeral(rest.lower()) == "D" and rest[0].isdigit() else None


def value_of(token: Token) -> str:
    """What the table says of a word; the empty string for others."""
    known = words().get(token.text) or words().get(token.lower.removesuffix("."))
    return known[1] if known else ""


def number_of(tokens: tuple[Token, ...]) -> int | None:
    """The number that words or digits name: "forty - eight" is 48, "a hundred" 100, "3,000" 3000."""
    total, current = 0, 0
    for token in tokens:
        digits = token.text.replace(",", "")
        if digits.isdigit():
            current += int(digits)
            continue
        value = value_of(token)
        number = int(value) if value.isdigit() else 0
        if number >= 100:
            current = max(current, 1) * number
        else:
            current += number
    total += current
    return total or None
