"""Names that are written in other letters at home, in whatever way the press spells them: "Muammar Khadafy".

Two spellings are one where the consonants are the same and no vowel stands against them: `a` and `e`, `e` and `i`, `o`
and `u` change places, a short `e` or `i` may be left out, doubled letters count once, the vowel at the end hardly
counts, and articles ("al-") not at all. Whole names are compared, and of single words only long ones: "Hassan" and
"Hussein" stay two.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from communique.knowledge.words import fold

Key = tuple[str, ...]

# States whose press writes in other letters than the Latin ones.
_LANDS = frozenset(
    "AFG ARE ARM AZE BGD BGR BHR BIH BLR DJI DZA EGY ERI ESH ETH GEO GRC IND IRN IRQ ISR JOR KAZ KGZ KWT LBN LBY LKA "
    "MAR MKD MNE MRT NPL OMN PAK PSE QAT RUS SAU SDN SOM SRB SUN SYR TJK TKM TUN UKR UZB YEM YUG".split()
)
_ARTICLES = frozenset(("al", "el", "ul", "as", "ar", "an", "ash", "at", "az", "ad", "ur"))
_SONS = frozenset(("bin", "ibn", "ben", "bint"))
_SERVANT = frozenset(("abdel", "abdul", "abdal", "abdol", "abdoul"))
_SPELT = (
    ("tsch", "ch"), ("tch", "ch"), ("sch", "sh"), ("ch", "1"), ("c ", "1"), ("c", "k"), ("kh", "k"), ("gh", "g"),
    ("dh", "d"), ("th", "t"), ("ph", "f"), ("x", "ks"), ("q", "k"), ("ow", "u"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("w", "v"), ("y", "i"), ("j", "i"), ("o", "u"), ("z", "s"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_CONSONANTS = re.compile(r"[^aiue]")
_NEAR = frozenset(("ae", "ea", "ei", "ie"))
# Consonants that a name must have in all its words, and a single word, to be known by them.
_ENOUGH, _ALONE = 6, 6
_MOST_WORDS = 5
# A name whose words all stand in more names than this is anybody's: "Mohammed Hassan".
_COMMON = 15


class Sound(NamedTuple):
    """A word by its consonants and the vowel before each of them and at the end (its first letter, or nothing)."""

    consonants: str
    vowels: tuple[str, ...]


@lru_cache(maxsize=20_000)
def sound_of(word: str) -> Sound:
    """How a word sounds, whatever its spelling."""
    plain = fold(word).lower()
    if plain in _SERVANT:
        plain = "abdel"
    plain += " "
    for written, meant in _SPELT:
        plain = plain.replace(written, meant)
    plain = _DOUBLED.sub(r"\1", plain.rstrip())
    if plain[:1] in "aiue":
        # What begins with a vowel begins with some vowel: "Yevgeny", "Evgeny".
        plain = "'" + plain.lstrip("aiue")
    return Sound("".join(_CONSONANTS.findall(plain)), tuple([part[:1] for part in _CONSONANTS.split(plain)]))


def are_one(one: Sound, other: Sound) -> bool:
    """Whether two words can be spellings of one.

    >>> are_one(sound_of("Morsi"), sound_of("Mursi")), are_one(sound_of("Hassan"), sound_of("Hussein"))
    (True, False)
    """
    if one.consonants != other.consonants:
        return False
    (*inner, end), (*others, final) = one.vowels, other.vowels
    near = all(a == b or a + b in _NEAR or (a + b) in {"e", "i"} for a, b in zip(inner, others, strict=True))
    return near and (end == "") == (final == "")


class Respelt:
    """Full names of other alphabets by how they sound; each is kept as the key by which the index knows it."""

    def __init__(self, names: Iterable[tuple[Key, str, str]]) -> None:
        """Enter names: each by its words, with the country and the name of its bearer."""
        self._keys: dict[Key, list[Key]] = {}
        bearers = defaultdict[str, set[str]](set)
        for key, country, bearer in names:
            if (country in _LANDS or not country) and (words := _without_articles(key)):
                sounds = tuple([sound_of(word).consonants for word in words])
                needed = _ENOUGH if len(words) > 1 else _ALONE
                if sum(map(len, sounds)) >= needed:
                    self._keys.setdefault(sounds, []).append(key)
                    for sound in sounds:
                        bearers[sound].add(bearer)
        for sounds in [each for each in self._keys if all(len(bearers[sound]) > _COMMON for sound in each)]:
            del self._keys[sounds]
        self._first = frozenset(sounds[0] for sounds in self._keys)

    def can_begin(self, word: str) -> bool:
        """Whether a name can begin with a word that sounds so."""
        return sound_of(word).consonants in self._first

    def find(self, words: Sequence[str]) -> tuple[int, list[Key]]:
        """How many of the words are a spelling of known names, and the keys of these; the longest run counts."""
        if not self.can_begin(words[0]):
            return 0, []
        for length in range(min(len(words), _MOST_WORDS), 0, -1):
            own = _without_articles(words[:length])
            keys = self._keys.get(tuple([sound_of(word).consonants for word in own]), [])
            meant = [key for key in keys if _are_spellings(own, _without_articles(key))]
            if meant and words[length - 1].lower() not in _ARTICLES:
                return length, meant
        return 0, []


def is_particle(word: str) -> bool:
    """Whether a word is a small one that names of other alphabets have: "al", "bin"."""
    return word.lower() in _ARTICLES | _SONS


def _without_articles(words: Sequence[str]) -> Key:
    return tuple([word for word in words if word.lower() not in _ARTICLES])


def _are_spellings(one: Sequence[str], other: Sequence[str]) -> bool:
    return all(are_one(sound_of(a), sound_of(b)) for a, b in zip(one, other, strict=True))
