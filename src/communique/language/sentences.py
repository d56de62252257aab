"""Paragraphs and sentences with exact offsets.

A line break is a hard break, unless the text is wrapped by hand (short lines, blank lines between paragraphs): then
only blank lines, bullets and numbered items break. Sentences end at . ! ? … with what closes after them, when what
follows can begin a sentence; abbreviations and initials do not end one.
"""

import re
from itertools import pairwise

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BULLET = re.compile(r"\s*(?:[-*•·–—▪]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s)")
_ENDS = frozenset({".", "!", "?", "…", "...", "....", "?!", "!!"})
_CLOSERS = frozenset("\"”’')]»*")
_OPENERS = frozenset("\"“‘'([«-–—•")
_ABBREVIATIONS = frozenset(
    """mr. mrs. ms. dr. gen. col. lt. maj. capt. sgt. cpl. brig. adm. cmdr. gov. sen. rep. rev. hon. prof. st. jr.
    sr. messrs. no. nos. art. arts. vs. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. amb. dept.
    pres. mt. ft. supt. insp. e.g. i.e. etc. cf. al. approx. ca.""".split()
)
_SOFT = frozenset(
    """inc. ltd. co. corp. u.s. u.k. u.n. u.s.a. u.s.s.r. u.a.e. e.u. d.c. a.m. p.m. etc. jr. sr.""".split()
)
_STARTERS = frozenset(
    """the a an he she it they we i you this that these those in on at by for from to with as but and or if when
    while after before since although however meanwhile there his her its their our my what who why how
    according speaking asked earlier later last both one no not any all some many most mr mrs ms president
    officials""".split()
)
_WRAP_WIDTH = 100


def split_paragraphs(text: str) -> list[tuple[int, int]]:
    """The paragraphs as `(start, end)` offsets; blank ones are left out."""
    lines = [m.span() for m in _LINE.finditer(text) if m.group().strip()]
    if not _is_wrapped(text, lines):
        return lines
    joined: list[tuple[int, int]] = []
    for start, end in lines:
        gap = text[joined[-1][1] : start] if joined else ""
        if joined and gap.count("\n") <= 1 and not _BULLET.match(text, start):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether lines were broken by hand at a width: most neighbours of one block end in mid-sentence."""
    if len(lines) < 3 or max(b - a for a, b in lines) > _WRAP_WIDTH:
        return False
    inner = [(a, b) for (a, b), (c, _) in pairwise(lines) if text.count("\n", b, c) <= 1]
    if len(inner) < 2:
        return False
    open_ends = sum(text[b - 1] not in '.!?:;"”’' and b - a > 40 for a, b in inner)
    return open_ends > 0.6 * len(inner)


def split_sentences(text: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges `[first, last)` of the words of one paragraph that make a sentence each."""
    ranges, first, i = [], 0, 0
    while i < len(words):
        if _ends_sentence(text, words, i, first):
            while i + 1 < len(words) and _closes(text, words, i + 1):
                i += 1
            if _can_begin(text, words, i + 1):
                ranges.append((first, i + 1))
                first = i + 1
        i += 1
    if first < len(words):
        ranges.append((first, len(words)))
    return ranges


def _word(text: str, words: list[tuple[int, int]], i: int) -> str:
    return text[words[i][0] : words[i][1]] if i < len(words) else ""


def _ends_sentence(text: str, words: list[tuple[int, int]], i: int, first: int) -> bool:
    word = _word(text, words, i)
    if word in _ENDS:
        return not _is_numbering(text, words, i, first)
    if not word.endswith(".") or len(word) < 2:
        return False
    following = _word(text, words, i + 1)
    is_initial = len(word) == 2 and word[0].isupper()
    if word.lower() in _SOFT or word.count(".") > 1 or is_initial:
        return following.lower() in _STARTERS and following[:1].isupper()
    return word.lower() not in _ABBREVIATIONS


def _is_numbering(text: str, words: list[tuple[int, int]], i: int, first: int) -> bool:
    """A point after "1" or "a" at the beginning, or after a lone initial, ends nothing."""
    before = _word(text, words, i - 1) if i > first else ""
    glued = i > first and words[i - 1][1] == words[i][0]
    if not glued or _word(text, words, i) != ".":
        return False
    return (i == first + 1 and (before.isdigit() or len(before) == 1)) or (
        len(before) == 1 and before.isupper() and before != "I"
    )


def _closes(text: str, words: list[tuple[int, int]], i: int) -> bool:
    """Whether a word only closes: quotation marks and brackets that touch the word before, or repeated ends."""
    word = _word(text, words, i)
    return word in _ENDS or (word in _CLOSERS and words[i][0] == words[i - 1][1])


def _can_begin(text: str, words: list[tuple[int, int]], i: int) -> bool:
    if i >= len(words):
        return True
    word = _word(text, words, i)
    if word[0] in _OPENERS and i + 1 < len(words):
        return _can_begin(text, words, i + 1) or word[0] in "•"
    return not word[0].islower() and word not in {",", ";", ":", ")"}
