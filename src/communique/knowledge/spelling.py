"""When two spellings are one name, and two first names one person's."""

import re
from collections.abc import Sequence
from functools import lru_cache

from communique.knowledge.words import fold

# Transliterations of one letter, as the press has them: "Lavrow", "Qaddafi", "Sergej", "Zelenskyy".
_SPELT = (
    ("tsch", "ch"), ("tch", "ch"), ("sch", "sh"), ("ph", "f"), ("gh", "g"), ("dh", "d"), ("ck", "k"), ("ou", "u"),
    ("oo", "u"), ("ee", "i"), ("w", "v"), ("q", "g"), ("y", "i"), ("j", "i"),
)  # fmt: skip


@lru_cache(maxsize=10_000)
def spelt(word: str) -> str:
    """A word as its transliterations have it in common.

    >>> spelt("Lavrow") == spelt("Lavrov"), spelt("Zelenskyy") == spelt("Zelensky")
    (True, True)
    """
    plain = fold(word).lower()
    for written, meant in _SPELT:
        plain = plain.replace(written, meant)
    return re.sub(r"(.)\1+", r"\1", plain)


def are_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether first names can be one person's: none is said, a common one, or an initial."""
    if not one or not other:
        return True
    bones, others = {_bones(word) for word in one}, {_bones(word) for word in other}
    initials = {word[:1] for word in one} & {word[:1] for word in other}
    short = any(len(word.strip(".")) == 1 for word in (*one, *other))
    return bool(bones & others) or (short and bool(initials))


def _bones(word: str) -> str:
    """The consonants of a first name: "Mohammed" and "Muhammad" have the same."""
    plain = spelt(word.strip("."))
    return plain[:1] + re.sub(r"[aeiou]", "", plain[1:])
