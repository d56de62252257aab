"""Two phrases side by side: what the model is shown to say how they relate, or whether one act meets a condition."""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.language.sentences import split_paragraphs, split_sentences
from communique.language.tokenizer import tokenize
from communique.records import Pointed


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The sentences of two texts as words, and the words asked about of the first and of the second (from 0)."""

    sentences: Sequence[tuple[str, ...]]
    one: tuple[int, ...]
    other: tuple[int, ...]


def side_by_side(one: Pointed, other: Pointed) -> SideBySide:
    """Both texts in one row of sentences."""
    sentences: list[tuple[str, ...]] = []
    asked: list[tuple[int, ...]] = []
    place = 0
    for side in (one, other):
        inside = []
        for begin, stop in split_paragraphs(side.text):
            words = tokenize(side.text, begin, stop)
            for a, b in split_sentences(side.text, words):
                sentences.append(tuple(side.text[s:e] for s, e in words[a:b]))
                inside += [place + n for n, (s, e) in enumerate(words[a:b]) if s < side.end and side.start < e]
                place += b - a
        asked.append(tuple(inside))
    return SideBySide(sentences, asked[0], asked[1])
