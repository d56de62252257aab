"""Paragraphs and sentences with exact offsets.

A line break is a hard break, unless the text is wrapped by hand (short lines, blank lines between paragraphs): then
only blank lines, bullets and numbered items break; nor does it break where a long line without an end is continued in
lower case. Sentences end at . ! ? … with what closes after them, when what
follows can begin a sentence; abbreviations and initials do not end one.
"""

import re
from itertools import pairwise

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BULLET = re.compile(r"\s*(?:[-*•·–—▪]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s)")
_ENDS = frozenset(".!?…")
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
    according speaking asked earlier later last both one no not any all some many most mr mrs ms
    """.split()
)
_WRAP_WIDTH = 100
_SHORTEST_LINE = 40
_LONGEST_LINE = 160
_LINE_ENDS = frozenset('.!?:;"”’»')


def split_paragraphs(text: str) -> list[tuple[int, int]]:
    """The paragraphs as `(start, end)` offsets; blank ones are left out."""
    lines = [m.span() for m in _LINE.finditer(text) if m.group().strip()]
    wrapped = _is_wrapped(text, lines)
    joined: list[tuple[int, int]] = []
    for start, end in lines:
        near = bool(joined) and text.count("\n", joined[-1][1], start) <= 1 and not _BULLET.match(text, start)
        if near and (wrapped or _runs_on(text, joined[-1], start)):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _runs_on(text: str, line: tuple[int, int], following: int) -> bool:
    """Whether a long line without an end is continued by one in lower case, whatever the rest of the text does."""
    return _is_open(text, line) and text[following].islower()


def _is_open(text: str, line: tuple[int, int]) -> bool:
    """Whether a line is as long as one broken at a width and does not end like a sentence."""
    start, end = line
    last = text[start:end].rstrip()[-1:]
    return _SHORTEST_LINE < end - start <= _LONGEST_LINE and last not in _LINE_ENDS


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether lines were broken by hand at a width: most long neighbours of one block end in mid-sentence.

    A list of headlines has open ends too, but its lines do not begin in lower case.
    """
    inner = [(line, after) for line, (after, _) in pairwise(lines) if text.count("\n", line[1], after) <= 1]
    longer = [(line, after) for line, after in inner if line[1] - line[0] > _SHORTEST_LINE]
    blocks = len(inner) < len(lines) - 1
    if len(longer) < 2 or (not blocks and max(b - a for a, b in lines) > _WRAP_WIDTH):
        return False
    open_ends = sum(_is_open(text, line) for line, _ in longer)
    lower = sum(text[after].islower() for _, after in longer)
    return open_ends > 0.6 * len(longer) and lower > 0.3 * len(longer)


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


def _is_end(word: str) -> bool:
    """Whether a word is a mark that ends a sentence, repeated or not ("?", "?!", "...")."""
    return bool(word) and _ENDS.issuperset(word)


def _word(text: str, words: list[tuple[int, int]], i: int) -> str:
    if i >= len(words):
        return ""
    start, end = words[i]
    return text[start:end]


def _ends_sentence(text: str, words: list[tuple[int, int]], i: int, first: int) -> bool:
    word = _word(text, words, i)
    if word[-1] not in _ENDS:
        return False
    if _is_end(word):
        return not _is_numbering(text, words, i, first)
    if word[-1] != "." or len(word) < 2:
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
    return _is_end(word) or (word in _CLOSERS and words[i][0] == words[i - 1][1])


def _can_begin(text: str, words: list[tuple[int, int]], i: int) -> bool:
    if i >= len(words):
        return True
    word = _word(text, words, i)
    if word[0] in _OPENERS and i + 1 < len(words):
        return _can_begin(text, words, i + 1) or word[0] in "•"
    return not word[0].islower() and word not in {",", ";", ":", ")"}
