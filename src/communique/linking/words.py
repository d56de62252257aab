"""Words as linking compares them: without the grammar, cut to a stem."""

import re
from functools import lru_cache
from itertools import pairwise
from sys import intern

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(A-Z])|\n+")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_ENDINGS = (
    "ations",
    "ation",
    "ings",
    "ions",
    "ments",
    "ing",
    "ion",
    "ment",
    "ers",
    "ies",
    "ied",
    "ed",
    "er",
    "es",
    "s",
    "y",
    "e",
)
_EMPTY = frozenset(
    """a an the and or but if of to in on at by for from with without as into onto over under against upon about that
    this these those such it its they their them he his him she her we our us you your i my is are was were be been
    being am will would shall should may might can could must do does did done have has had not no nor any every each
    all some other another same kind sort type so then than there here who whom whose which what when where while it's
    also even just only again new more most very own up out off down s t take takes taken place places make makes made
    get let go goes come comes choose chooses chosen event case""".split()
)
_SHORTEST_STEM = 4
_DOUBLING = frozenset({"ing", "ings", "ed", "er", "ers"})
_IRREGULAR = {
    "struck": "strike",
    "stricken": "strike",
    "shot": "shoot",
    "sank": "sink",
    "sunk": "sink",
    "sent": "send",
    "fought": "fight",
    "withdrew": "withdraw",
    "withdrawn": "withdraw",
    "broke": "break",
    "broken": "break",
    "fell": "fall",
    "fallen": "fall",
    "took": "take",
    "gave": "give",
    "given": "give",
    "held": "hold",
    "flew": "fly",
    "flown": "fly",
    "shut": "close",
    "shuts": "close",
    "men": "man",
    "countries": "country",
    "cities": "city",
}


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end, by its marks alone; blank ones are left out."""
    ends = [0, *(m.end() for m in _SENTENCE_END.finditer(text)), len(text)]
    return [(a, b) for a, b in pairwise(ends) if text[a:b].strip()]


@lru_cache(maxsize=1024)
def bounds_of(text: str) -> tuple[tuple[int, int], ...]:
    """`sentence_bounds`, each text once."""
    return tuple(sentence_bounds(text))


def is_empty(word: str) -> bool:
    """Whether a word in lower case is only grammar."""
    return word in _EMPTY


def content_words(text: str) -> list[str]:
    """The words that carry the meaning, in lower case, in order.

    >>> content_words("if he chooses to use chemical weapons")
    ['use', 'chemical', 'weapons']
    """
    return [w for w in _WORD.findall(text.lower().replace("’", "'")) if w not in _EMPTY]


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word without its ending: attacks, attacked, attacking and attack are one.

    >>> {stem(w) for w in ("attacks", "attacked", "attacking", "attack")}
    {'attack'}
    >>> {stem(w) for w in ("strike", "strikes", "struck", "striking")}
    {'strik'}
    """
    word = _IRREGULAR.get(word, word)
    for ending in _ENDINGS:
        least = _SHORTEST_STEM - (ending == "s")
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith(("ss", "us", "is")):
            root = word[: -len(ending)]
            return _undoubled(root) if ending in _DOUBLING else root
    return word


def _undoubled(root: str) -> str:
    """A root without the consonant that an ending doubled, or its y: "ramm" of "ramming", "carry" of "carrying"."""
    if root[-1] == root[-2] and root[-1] in "bdgmnprt":
        return root[:-1]
    return root[:-1] if root[-1] == "y" and len(root) > _SHORTEST_STEM else root


def stems(text: str) -> frozenset[str]:
    """The stems of the content words."""
    return frozenset(intern(stem(w)) for w in content_words(text))


def dice(a: frozenset[str], b: frozenset[str]) -> float:
    """Twice the shared part over both sizes; 0 where either is empty."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
