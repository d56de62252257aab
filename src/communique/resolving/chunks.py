"""The noun phrases of a document that name parties, in order."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.records import Span
from communique.resolving.cues import Cue
from communique.resolving.mentions import Phrase, Phrases
from communique.text import Analysis, Sentence

_HEADS = frozenset({"NOUN", "PROPN", "ADJ", "X"})
_PERSON = frozenset({"B-PER", "I-PER"})
_INSIDE = frozenset({"compound", "flat", "amod", "fixed", "goeswith", "det", "nummod", "punct"})
_NAMED = frozenset({"flat", "compound"})
_LEFT = frozenset({"det", "amod", "compound", "nmod", "nummod", "flat"})
_SUBJECTS = frozenset({"nsubj", "csubj"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One noun phrase that may name a party: where it stands and what it says by itself."""

    span: Span
    phrase: Phrase
    subject: bool
    quoted: bool
    nouns: frozenset[str]


def find_mentions(analysis: Analysis, phrases: Phrases) -> list[Mention]:
    """All noun phrases with a party word or a personal name, in order of their heads."""
    quoted = _Quoted(analysis)
    found: list[Mention] = []
    for sentence in analysis.sentences:
        marked = {i for c in phrases.cues_of(sentence) for i in range(c.first, c.last + 1)}
        marked |= {t.index for t in sentence.tokens if t.name in _PERSON}
        if marked:
            found += _in_sentence(analysis, sentence, phrases, marked, quoted)
    return found


class _Quoted:
    """The outer quotations of a document as sorted pieces, so that each question takes one search."""

    def __init__(self, analysis: Analysis) -> None:
        self._pieces = sorted(p for q in analysis.quotations if q.depth == 0 for p in q.pieces)
        self._starts = [start for start, _ in self._pieces]

    def __contains__(self, offset: int) -> bool:
        place = bisect_right(self._starts, offset) - 1
        return place >= 0 and offset < self._pieces[place][1]


def _in_sentence(
    analysis: Analysis, sentence: Sentence, phrases: Phrases, marked: set[int], quoted: _Quoted
) -> Iterator[Mention]:
    for token in sentence.tokens:
        if token.upos not in _HEADS or (token.upos == "ADJ" and token.index not in marked):
            continue
        relation = token.relation.partition(":")[0]
        if relation in _INSIDE:
            continue
        first, last = _bounds(sentence, token.index)
        if marked.isdisjoint(range(first, last + 1)):
            continue
        phrase = phrases.read(sentence, first, last)
        yield Mention(
            analysis.span_of(sentence, first, last),
            phrase,
            relation in _SUBJECTS,
            token.start in quoted,
            nouns_of(phrase, phrases.cues_of(sentence)),
        )


def nouns_of(phrase: Phrase, cues: Sequence[Cue]) -> frozenset[str]:
    """The words by which a later definite phrase may take this one up: its head and its titles."""
    titles = {
        phrase.sentence[c.last].lemma.lower()
        for c in cues
        if phrase.first <= c.first and c.last <= phrase.last and c.office and c.last <= phrase.head
    }
    return frozenset(titles | {phrase.noun})


def _bounds(sentence: Sentence, head: int) -> tuple[int, int]:
    """First and last token of a noun phrase without its clauses: modifiers, names, one "of"."""
    first = last = head
    for child in sentence.children(head):
        relation = child.relation.partition(":")[0]
        low, high = sentence.extent(child.index)
        if child.index < head:
            first = min(first, low) if relation in _LEFT else first
        elif relation in _NAMED or (relation == "nmod" and low <= last + 1 and high - low < 8):
            last = max(last, high)
    return first, _with_double_name(sentence, last)


def _with_double_name(sentence: Sentence, last: int) -> int:
    """The end of a name that goes on after a hyphen: "Quispe-Rojas"."""
    while last + 2 < len(sentence) and sentence[last + 1].text == "-" and sentence[last].upos == "PROPN":
        after = sentence[last + 2]
        glued = sentence[last].end == sentence[last + 1].start and sentence[last + 1].end == after.start
        if not glued or not after.text[0].isupper():
            break
        last += 2
    return last
