"""A document with its language worked out: what every reading module is given."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from communique.records import Span
from communique.text.insight import Insight
from communique.text.sentence import Sentence
from communique.text.token import Token

CONTENT = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})
"""Parts of speech of words that can stand for a phrase."""
EDGE = " \t\r\n\u00a0\u200b\ufeff"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block between hard breaks: `[start, end)` in the document, and its sentences' indexes `[first, last)`."""

    index: int
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """The characters inside one pair of quotation marks, marks excluded.

    `pieces` has one `(start, end)` per paragraph when a quotation runs over several (each paragraph opens with a
    mark and only the last closes, as newspapers print it). `closed` is false where the closing mark is missing;
    `depth` is 0 for an outer quotation, 1 for one inside it.
    """

    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    closed: bool = True
    depth: int = 0

    def covers(self, offset: int) -> bool:
        """Whether a document offset lies inside the marks."""
        return any(a <= offset < b for a, b in self.pieces)


@dataclass(frozen=True)
class Analysis:
    """Text, sentences, paragraphs and quotations of one document.

    `document` is the document's id; `published` its date where it has one (an ISO date). `insight` is what the model
    holds the words to say; `None` where rules read alone.
    """

    document: str
    text: str
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[Paragraph, ...]
    quotations: tuple[Quotation, ...]
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    insight: Insight | None = None

    def span(self, start: int, end: int) -> Span:
        """The characters `[start, end)` without blanks at the edges; an end before the start gives an empty span."""
        end = max(start, end)
        while start < end and self.text[start] in EDGE:
            start += 1
        while end > start and self.text[end - 1] in EDGE:
            end -= 1
        return Span(start, end, self.text[start:end])

    def span_of(self, sentence: Sentence, first: int, last: int | None = None) -> Span:
        """The span from token `first` to token `last` of a sentence (both included)."""
        return self.span(sentence[first].start, sentence[first if last is None else last].end)

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers an offset, else the last one before it."""
        place = bisect_right(self._starts, offset) - 1
        return self.sentences[place] if place >= 0 else None

    def sentences_in(self, start: int, end: int) -> tuple[Sentence, ...]:
        """The sentences that share a character with `[start, end)`."""
        place = max(0, bisect_right(self._starts, start) - 1)
        found = []
        for sentence in self.sentences[place:]:
            if sentence.start >= end:
                break
            if sentence.end > start:
                found.append(sentence)
        return tuple(found)

    def tokens_in(self, start: int, end: int) -> Iterator[tuple[Sentence, Token]]:
        """The tokens that share a character with `[start, end)`, each with its sentence."""
        for sentence in self.sentences_in(start, end):
            for token in sentence.between(start, end):
                yield sentence, token

    def head_of(self, span: Span) -> tuple[int, int] | None:
        """The word that stands for a span, as (sentence, word): the first one whose governor lies outside the span.

        A word with content goes before one without. The model was taught to answer for that word.
        """
        if span not in self._heads:
            self._heads[span] = self._find_head(span)
        return self._heads[span]

    @cached_property
    def _heads(self) -> dict[Span, tuple[int, int] | None]:
        return {}

    def _find_head(self, span: Span) -> tuple[int, int] | None:
        for sentence in self.sentences_in(span.start, span.end):
            inside = sentence.between(span.start, span.end)
            within = {t.index for t in inside}
            heads = [t for t in inside if t.is_word and t.head not in within] or list(inside)
            content = [t for t in heads if t.upos in CONTENT] or heads
            if content:
                return sentence.index, content[0].index
        return None

    def quotation_at(self, offset: int) -> Quotation | None:
        """The outermost quotation that covers an offset."""
        for quotation in self._outer:
            if quotation.start <= offset < quotation.end and quotation.covers(offset):
                return quotation
        return None

    @cached_property
    def _outer(self) -> tuple[Quotation, ...]:
        return tuple(q for q in self.quotations if q.depth == 0)
