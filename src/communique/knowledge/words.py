"""Words as the tables of names know them: accents, dots, possessives and hyphens put aside.

"the U.S.-led", "Israel's" and "Élysée" become the keys `the US led`, `Israel` (possessive) and `Elysee`. Offsets stay
those of the text.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

# Handles, initials ("U.S."), or letters and digits with apostrophes inside ("Sana'a", "Quai d'Orsay").
_WORD = re.compile(r"@\w+|(?:[^\W\d_]\.){2,}|(?:[^\W_]++|[\u0300-\u036f]++)++(?:['’][^\W_]+)*")
# A text that is its own keys.
_PLAIN = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
_APOSTROPHES = ("'", "’")
_HYPHENS = "-‐‑"
# Letters that have no decomposition into a base letter and an accent.
_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "ʻ": None, "ʼ": None}
)


class Word(NamedTuple):
    """One word: its key, its offsets (without a possessive ending), and what stands between it and the word before.

    A tuple, because every text is cut into words several times and a tuple is made three times as fast.
    """

    key: str
    start: int
    end: int
    gap: str
    possessive: bool

    @property
    def glued(self) -> bool:
        """Whether a hyphen ties it to the word before: the "led" of "Saudi-led"."""
        return self.gap in _HYPHENS and self.gap != ""

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.key[:1].isupper()


def split_words(text: str) -> list[Word]:
    """The words of a text in order."""
    words: list[Word] = []
    make = tuple.__new__
    last = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        raw, gap = text[start:end], text[last:start]
        if raw in {"s", "S"} and gap.endswith(_APOSTROPHES) and words:
            words[-1] = words[-1]._replace(possessive=True)
            last = end
            continue
        last = end
        possessive = False
        if raw[-1] in "sS":
            if len(raw) > 2 and raw[-2] in _APOSTROPHES:
                possessive = True
                end -= 2
                raw = raw[:-2]
            else:
                possessive = text[end : end + 1] in _APOSTROPHES and text[end + 1 : end + 2] == " "
        words.append(make(Word, (fold(raw), start, end, gap, possessive)))
    return words


def keys_of(text: str) -> tuple[str, ...]:
    """The keys of the words of a text; most names of the tables are plain letters, which need no cutting."""
    if _PLAIN.fullmatch(text):
        return tuple(text.split(" "))
    return tuple([word.key for word in split_words(text)])


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """A word without accents, dots and apostrophes; capitals stay."""
    if word.isascii() and (word.isalnum() or word.startswith("@")):
        return word
    plain = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(letter for letter in plain if letter.isalnum())


def adjoining(word: Word, before: Word) -> bool:
    """Whether a word can belong to one name with the word before it: a blank, a hyphen, or the dot of "St."."""
    gap = word.gap
    if gap == " " or not gap or word.glued:
        return True
    if gap.strip() == "" and "\n\n" not in gap:
        return True
    return gap.strip() in {".", "&"} and (gap[:1] != "." or (len(before.key) <= 4 and before.capital))


def count_adjoining(words: Sequence[Word], at: int, most: int) -> int:
    """How many words from one on, `most` at the utmost, can belong to one name."""
    end, last = at + 1, min(len(words), at + most)
    while end < last and adjoining(words[end], words[end - 1]):
        end += 1
    return end - at
