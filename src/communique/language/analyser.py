"""Text to an `Analysis`: paragraphs, sentences, words, tags, trees, names, lemmas, quotations, the model's insight."""

from collections.abc import Sequence
from typing import Protocol

from communique.language.lemmas import lemma_of
from communique.language.model import NeuralReader, Parse, load_reader
from communique.language.quotations import find_quotations
from communique.language.sentences import split_paragraphs, split_sentences
from communique.language.snippets import snippet
from communique.language.tagging import mended_tags
from communique.language.tokenizer import tokenize
from communique.records import Document, Estimate, Pointed
from communique.text import Analysis, Insight, Paragraph, Sentence, Token

Offsets = list[tuple[int, int]]

_PLACES = frozenset({"GPE", "FAC"})
_OTHER = frozenset({"NORP", "WEAPON", "PLATFORM", "EVENT"})


class Parser(Protocol):
    """What gives the sentences of a text their tags and trees."""

    def read(self, sentences: Sequence[Sequence[str]]) -> tuple[list[Parse], Insight | None]:
        """Tags and tree of each sentence, and what the model holds them to say, where it says something."""
        ...


class Analyser:
    """Documents to analyses, with a parser handed in (tests hand in a small one).

    `is_model_asked` is false where the rules are to read alone.
    """

    def __init__(self, parser: Parser, *, is_model_asked: bool = True) -> None:
        self._parser = parser
        self._is_model_asked = is_model_asked

    def analyse(self, document: Document) -> Analysis:
        """The language of a document worked out; a document without text has no sentences."""
        text = document.text or ""
        blocks = split_paragraphs(text)
        found: list[tuple[int, Offsets]] = []
        paragraphs: list[Paragraph] = []
        for number, (start, end) in enumerate(blocks):
            first = len(found)
            words = tokenize(text, start, end)
            found += [(number, words[a:b]) for a, b in split_sentences(text, words)]
            paragraphs.append(Paragraph(number, start, end, first, len(found)))
        forms = [[text[a:b] for a, b in words] for _, words in found]
        parses, insight = self._parser.read(forms) if forms else ([], None)
        return Analysis(
            document=document.id,
            text=text,
            sentences=tuple(
                Sentence(_tokens(spelt, words, parse), index=index, paragraph=paragraph)
                for index, ((paragraph, words), spelt, parse) in enumerate(zip(found, forms, parses, strict=True))
            ),
            paragraphs=tuple(paragraphs),
            quotations=find_quotations(text, blocks),
            title=document.title,
            publisher=document.publisher,
            published=document.published,
            insight=insight if self._is_model_asked else None,
        )

    @property
    def can_judge(self) -> bool:
        """Whether the model compares two texts."""
        return isinstance(self._parser, NeuralReader) and self._parser.can_judge

    def judge(self, one: Pointed, other: Pointed) -> Estimate | None:
        """What the model says of two phrases, each shown with the sentences around it; `None` without a model."""
        if not isinstance(self._parser, NeuralReader):
            return None
        return self._parser.judge(*(_shown(side) for side in (one, other)))


def _shown(side: Pointed) -> Pointed:
    start, end = snippet(side.text, side.start, side.end)
    return Pointed(side.text[start:end], side.start - start, side.end - start)


def _tokens(forms: list[str], words: Offsets, parse: Parse) -> list[Token]:
    parse = mended_tags(forms, parse)
    return [
        Token(i, form, a, b, lemma_of(form, upos, xpos), upos, xpos, head, relation, coarse(name), name)
        for i, (form, (a, b), upos, xpos, head, relation, name) in enumerate(
            zip(forms, words, parse.upos, parse.xpos, parse.heads, parse.relations, parse.names, strict=True)
        )
    ]


def coarse(name: str) -> str:
    """A tag of the types PER, ORG and LOC for one of nine: states are places, peoples and things no name."""
    mark, _, kind = name.partition("-")
    return "O" if kind in _OTHER else f"{mark}-LOC" if kind in _PLACES else name


def load_analyser(*, is_model_asked: bool = True) -> Analyser:
    """The analyser with the packaged model."""
    return Analyser(load_reader(), is_model_asked=is_model_asked)
