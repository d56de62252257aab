"""Text to an `Analysis`: paragraphs, sentences, words, tags, trees, names, lemmas, quotations."""

from typing import Protocol

from communique.language.lemmas import lemma_of
from communique.language.model import Parse, load_parser
from communique.language.quotations import find_quotations
from communique.language.sentences import split_paragraphs, split_sentences
from communique.language.tokenizer import tokenize
from communique.records import Document
from communique.text import Analysis, Paragraph, Sentence, Token


class Parser(Protocol):
    """What gives a sentence its tags and tree."""

    def parse(self, words: list[str]) -> Parse:
        """Tags and tree of one sentence."""
        ...


class Analyser:
    """Documents to analyses, with a parser handed in (tests hand in a small one)."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser

    def analyse(self, document: Document) -> Analysis:
        """The language of a document worked out; a document without text has no sentences."""
        text = document.text or ""
        blocks = split_paragraphs(text)
        sentences: list[Sentence] = []
        paragraphs: list[Paragraph] = []
        for number, (start, end) in enumerate(blocks):
            first = len(sentences)
            words = tokenize(text, start, end)
            for a, b in split_sentences(text, words):
                sentences.append(self._sentence(text, words[a:b], index=len(sentences), paragraph=number))
            paragraphs.append(Paragraph(number, start, end, first, len(sentences)))
        return Analysis(
            document=document.id,
            text=text,
            sentences=tuple(sentences),
            paragraphs=tuple(paragraphs),
            quotations=find_quotations(text, blocks),
            title=document.title,
            publisher=document.publisher,
            published=document.published,
        )

    def _sentence(self, text: str, words: list[tuple[int, int]], *, index: int, paragraph: int) -> Sentence:
        forms = [text[a:b] for a, b in words]
        parse = self._parser.parse(forms)
        tokens = (
            Token(i, form, a, b, lemma_of(form, upos, xpos), upos, xpos, head, relation, name)
            for i, (form, (a, b), upos, xpos, head, relation, name) in enumerate(
                zip(forms, words, parse.upos, parse.xpos, parse.heads, parse.relations, parse.names, strict=True)
            )
        )
        return Sentence(tokens, index=index, paragraph=paragraph, signals=parse.signals)


def load_analyser() -> Analyser:
    """The analyser with the packaged model."""
    return Analyser(load_parser())
