"""Words that take back, deny or disavow: `data/retraction_cues.tsv`."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from communique.knowledge.loading import read_rows

_GAP = r"(?:\W+\w+){0,4}?\W+"
_WORD = re.compile(r"\w+")
_Cue = tuple[str, re.Pattern[str]]


@cache
def retraction_cues() -> Mapping[str, re.Pattern[str]]:
    """The pattern of each relation."""
    words: dict[str, list[str]] = defaultdict(list)
    for row in read_rows("retraction_cues.tsv"):
        words[row["relation"]].append(_pattern(row["words"]))
    return {relation: re.compile(rf"(?i)\b(?:{'|'.join(own)})\b") for relation, own in words.items()}


@lru_cache(maxsize=1 << 14)
def relations_cued(text: str) -> frozenset[str]:
    """The relations of which some words stand in a text: only rows are tried whose longest word it has.

    >>> sorted(relations_cued("The minister backed down, and it was over."))
    ['withdraws']
    """
    by_word, by_beginning = _rows_by_longest_word()
    words = set(_WORD.findall(text.lower()))
    able = [cue for word in words for cue in by_word.get(word, ())]
    for length, rows in by_beginning.items():
        able += [cue for beginning in {w[:length] for w in words} for cue in rows.get(beginning, ())]
    return frozenset(relation for relation, pattern in able if pattern.search(text))


@cache
def _rows_by_longest_word() -> tuple[Mapping[str, list[_Cue]], Mapping[int, Mapping[str, list[_Cue]]]]:
    """The rows by their longest word; those whose longest has any ending by its beginning, by its length."""
    by_word: dict[str, list[_Cue]] = defaultdict(list)
    by_beginning: dict[int, dict[str, list[_Cue]]] = defaultdict(lambda: defaultdict(list))
    for row in read_rows("retraction_cues.tsv"):
        cue = row["relation"], re.compile(rf"(?i)\b(?:{_pattern(row['words'])})\b")
        longest = max(re.findall(r"\w+\*?", row["words"].lower()), key=lambda word: len(word.rstrip("*")))
        if longest.endswith("*"):
            by_beginning[len(longest) - 1][longest[:-1]].append(cue)
        else:
            by_word[longest].append(cue)
    return by_word, by_beginning


def _pattern(words: str) -> str:
    """A row as a pattern: "call* off" is any ending of call, "no ... had" up to four words between."""
    parts = [" ".join(part.split()) for part in words.split("...")]
    escaped = [re.escape(part).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for part in parts]
    return _GAP.join(escaped)
