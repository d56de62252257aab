"""Warnings to whoever fits a description: "we warn any state determined to seize our wells ..."."""

import re

from communique.text import Sentence

NEED = re.compile(r"(?i)^(?:\w+ )?(?:must|have to|has to|need(?:s|ed)?(?: be)?|necessary|required|forced|possible)$")
"""A condition that names no act but the speaker's own need: a hedge ("if we must", "if necessary")."""

_ANYONE = frozenset({"any", "every", "each", "all"})
_PERSONS = frozenset({"anyone", "whoever", "those", "anybody", "everyone"})
_NEAR = 3


def warned_of(sentence: Sentence) -> tuple[int, int] | None:
    """The words (first, last) that say what those warned must not do; `None` where nobody is warned in general."""
    for token in sentence:
        if token.lemma != "warn":
            continue
        for place in range(token.index + 1, min(token.index + 1 + _NEAR, len(sentence) - 1)):
            if _is_anyone(sentence, place) and _describes(sentence, place + 1):
                return place + 1, _end(sentence, place + 1)
    return None


def _is_anyone(sentence: Sentence, place: int) -> bool:
    if sentence[place].lower in _PERSONS:
        return True
    is_noun = sentence[place].upos in ("NOUN", "PROPN")
    return is_noun and any(t.lower in _ANYONE for t in sentence.tokens[max(0, place - _NEAR) : place])


def _describes(sentence: Sentence, place: int) -> bool:
    token = sentence[place]
    return token.xpos in ("VBN", "VBG") or token.lower in ("who", "which")


def _end(sentence: Sentence, first: int) -> int:
    """The last word before a comma, a colon or the clause that the warning announces."""
    for token in sentence.tokens[first + 1 :]:
        if token.lower in (",", ":", ";", "–", "—", "that"):
            return token.index - 1
    return len(sentence) - 2
