"""The words around a phrase that are enough to judge it by: its sentences, and some before them."""

from communique.language.sentences import split_paragraphs, split_sentences
from communique.language.tokenizer import tokenize

MOST_WORDS = 50
"""Words of a snippet beside the sentences that hold the phrase itself."""


def snippet(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentences begin and end that hold a phrase, with those before them while there is room."""
    sentences = _sentences(text)
    inside = [n for n, (a, b, _) in enumerate(sentences) if a < end and start < b]
    if not inside:
        return start, end
    first, last = inside[0], inside[-1]
    size = sum(count for _, _, count in sentences[first : last + 1])
    while first > 0 and size + sentences[first - 1][2] <= MOST_WORDS:
        first -= 1
        size += sentences[first][2]
    return sentences[first][0], sentences[last][1]


def sentences_of(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a text begins and ends."""
    return [(start, end) for start, end, _ in _sentences(text)]


def _sentences(text: str) -> list[tuple[int, int, int]]:
    """Start, end and number of words of each sentence."""
    found = []
    for begin, stop in split_paragraphs(text):
        words = tokenize(text, begin, stop)
        found += [(words[a][0], words[b - 1][1], b - a) for a, b in split_sentences(text, words)]
    return found
