"""Quotation marks paired: what stands inside them, over paragraphs too.

English print opens every paragraph of a long quotation with a mark and closes only the last. Marks: “ ” „ « »,
straight " and, where no double marks are used around them, ‘ ’ and straight ' (told apart from apostrophes).
"""

import re
from collections.abc import Sequence

from communique.text import Quotation

_OPEN_SINGLE = re.compile(r"(?:(?<=[\s(\[“\"—–:])|(?<![\s\S]))['‘](?=[^\W\d_])(?!(?:em|til|tis|twas|cause|n)\b)")
_CLOSE_SINGLE = re.compile(r"(?<=[\w.,!?…])['’](?=$|[\s.,;:!?)\]”\"—–])")
_DOUBLE = re.compile(r"[“”„«»\"]|``|''")
_LONGEST_SINGLE = 1500


def find_quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Quotation, ...]:
    """The quotations of a text, outer ones and those inside them, in order of their first character."""
    outer = _continue(text, [_pair_doubles(text, start, end) for start, end in paragraphs], paragraphs)
    singles = [q for start, end in paragraphs for q in _pair_singles(text, start, end, outer)]
    return tuple(sorted([*outer, *singles], key=lambda q: (q.start, q.depth)))


def _pair_doubles(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """`(start, end, closed)` of the double-marked quotations of one paragraph."""
    found, opened = [], -1
    for match in _DOUBLE.finditer(text, start, end):
        if opened < 0:
            if _opens(text, match, start):
                opened = match.end()
        elif _closes(text, match, end):
            found.append((opened, match.start(), True))
            opened = -1
        elif match.group() in "“„«":
            found.append((opened, match.start(), False))
            opened = match.end()
    if opened >= 0:
        found.append((opened, end, False))
    return [(a, b, closed) for a, b, closed in found if text[a:b].strip()]


def _opens(text: str, match: re.Match[str], start: int) -> bool:
    mark = match.group()
    if mark in "“„«":
        return True
    before = text[match.start() - 1] if match.start() > start else " "
    return mark != "''" and (before.isspace() or before in "([—–-/:'‘") and (mark != "”" or before.isspace())


def _closes(text: str, match: re.Match[str], end: int) -> bool:
    mark = match.group()
    if mark in "“„«``":
        return False
    if mark == '"':
        after = text[match.end()] if match.end() < end else " "
        before = text[match.start() - 1]
        return not (before.isspace() and not after.isspace() and after.isalnum())
    return True


def _continue(
    text: str, pairs: list[list[tuple[int, int, bool]]], paragraphs: Sequence[tuple[int, int]]
) -> list[Quotation]:
    """Join a quotation left open at a paragraph's end with the one that opens the next paragraph."""
    found: list[Quotation] = []
    for (start, _), pieces in zip(paragraphs, pairs, strict=True):
        for a, b, closed in pieces:
            last = found[-1] if found else None
            opens_paragraph = not text[start : a - 1].strip()
            if last and not last.closed and opens_paragraph and not text[last.end : start].strip():
                found[-1] = Quotation(last.start, b, (*last.pieces, (a, b)), closed)
            else:
                found.append(Quotation(a, b, ((a, b),), closed))
    return found


def _pair_singles(text: str, start: int, end: int, outer: list[Quotation]) -> list[Quotation]:
    """Quotations in single marks: inside a double-marked one (depth 1) or on their own (depth 0)."""
    found, at = [], start
    while (opening := _OPEN_SINGLE.search(text, at, end)) is not None:
        begin = opening.end()
        closing = _CLOSE_SINGLE.search(text, begin, min(end, begin + _LONGEST_SINGLE))
        if closing is None:
            at = begin
            continue
        stop = closing.start()
        holder = next((q for q in outer if q.covers(begin)), None)
        if holder is None or holder.covers(stop):
            found.append(Quotation(begin, stop, ((begin, stop),), True, 0 if holder is None else 1))
        at = closing.end()
    return found
