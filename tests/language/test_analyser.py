"""Texts to analyses, with a parser that makes chains."""

from collections.abc import Sequence

from hypothesis import given

from communique.language.analyser import Analyser
from communique.language.model import Parse
from communique.records import Document, sha256_of
from hostile_text import texts


class ChainParser:
    """Every word hangs from the one before it."""

    def read(self, sentences: Sequence[Sequence[str]]) -> tuple[list[Parse], None]:
        return [self.chain(len(words)) for words in sentences], None

    def chain(self, n: int) -> Parse:
        heads = tuple(range(-1, n - 1))
        return Parse(("NOUN",) * n, ("NN",) * n, heads, ("root", *("dep",) * (n - 1)), ("O",) * n)


def document(text: str | None) -> Document:
    return Document(
        id="d", document="d", source_id="s", sha256=sha256_of(text or ""), text=text, published="2020-02-02"
    )


@given(texts)
def test_tokens_are_the_texts_slices(text: str) -> None:
    """The one promise that all records rest on."""
    analysis = Analyser(ChainParser()).analyse(document(text))
    for sentence in analysis.sentences:
        assert all(text[t.start : t.end] == t.text for t in sentence)
        assert sentence.start == sentence.tokens[0].start
    for paragraph in analysis.paragraphs:
        inside = analysis.sentences[paragraph.first : paragraph.last]
        assert all(paragraph.start <= s.start and s.end <= paragraph.end for s in inside)


@given(texts)
def test_sentences_are_found_by_offset(text: str) -> None:
    """Each token's offset leads back to its sentence."""
    analysis = Analyser(ChainParser()).analyse(document(text))
    for sentence in analysis.sentences:
        for token in sentence:
            assert analysis.sentence_at(token.start) is sentence
            assert sentence in analysis.sentences_in(token.start, token.end)


def test_failed_document_has_no_sentences() -> None:
    """Nothing is read where there is no text."""
    analysis = Analyser(ChainParser()).analyse(document(None))
    assert (analysis.sentences, analysis.quotations, analysis.text) == ((), (), "")


def test_metadata_is_handed_on() -> None:
    """Reading needs the date and the publisher."""
    assert Analyser(ChainParser()).analyse(document("It rains.")).published == "2020-02-02"
