"""Words that were cut at the ends of lines, mended."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from communique.sources.formats.pdf_layout import Line

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_CUT = re.compile(r"[^\W_]\.?-$")


def is_hyphenated(before: Line, line: Line) -> bool:
    """Whether a word goes on from one line to the next: PDFium says so, or a hyphen does."""
    return before.is_cut or (bool(_CUT.search(before.text)) and line.text[0].isalnum())


def joined(lines: Sequence[Line], words: Counter[str]) -> str:
    """The lines as one, words that were cut at line ends mended."""
    text = lines[0].text
    for before, line in pairwise(lines):
        if is_hyphenated(before, line):
            text = _mended(text.removesuffix("-"), line.text, words)
        else:
            text = f"{text} {line.text}"
    return text


def _mended(text: str, following: str, words: Counter[str]) -> str:
    """Two lines with a word cut between them: as one word, or with its hyphen where it is one that has it."""
    start = max(text.rfind(" ") + 1, 0)
    first = text[start:].strip("\"'“‘([")
    match = WORD.match(following)
    second = match.group() if match else ""
    return f"{text}-{following}" if _has_hyphen(first, second, words) else f"{text}{following}"


def _has_hyphen(first: str, second: str, words: Counter[str]) -> bool:
    """Whether a word is written with a hyphen: as elsewhere in the document, else by the dictionary.

    A part in capitals, with a figure or with a hyphen of its own keeps it: "Anglo-American", "U.S.-led".
    """
    from simplemma import is_known

    whole, compound = f"{first}{second}".lower(), f"{first}-{second}".lower()
    if words[compound] or words[whole]:
        return words[compound] > words[whole]
    if "-" in first or second[:1].isupper() or not first.isalpha():
        return True
    if is_known(whole, lang="en"):
        return False
    return is_known(first.lower(), lang="en") and is_known(second.lower(), lang="en")
