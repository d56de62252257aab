"""The packaged model at work."""

import pytest
from hypothesis import HealthCheck, given, settings

from communique.language import Analyser, load_analyser
from communique.records import Document, sha256_of
from communique.text import Analysis, Sentence
from hostile_text import texts

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return load_analyser()


def document(text: str) -> Document:
    return Document(id="d", document="d", source_id="s", sha256=sha256_of(text), text=text)


def analyse(analyser: Analyser, text: str) -> Analysis:
    return analyser.analyse(document(text))


def shape(sentence: Sentence) -> list[tuple[str, str, str, int, str, str]]:
    return [(t.text, t.upos, t.xpos, t.head, t.relation, t.name) for t in sentence]


def test_document_is_parsed_the_same_alone_and_among_others(analyser: Analyser) -> None:
    """The same text gives the same records, whatever is read beside it."""
    texts_read = [
        "The marshal warned Altania that any landing would be met with force. Nobody in Port Kelan slept.",
        "Rain fell.",
        "If the pilots are not released by Friday, said the envoy, Borland will close its airspace. He left.",
    ]
    alone = [analyse(load_analyser(), text) for text in texts_read]
    together = [analyse(analyser, text) for text in reversed(texts_read)][::-1]
    assert [[shape(s) for s in a.sentences] for a in together] == [[shape(s) for s in a.sentences] for a in alone]


def test_plain_clause_is_parsed_as_grammar_has_it(analyser: Analyser) -> None:
    """A swapped label table would pass every check of form."""
    (sentence,) = analyse(analyser, "The general visited Russia on Monday.").sentences
    found = {t.text: (t.upos, t.relation) for t in sentence}
    assert found["visited"] == ("VERB", "root")
    assert found["general"][1] == "nsubj"
    assert found["Russia"] == ("PROPN", "obj")
    assert next(t.name for t in sentence if t.text == "Russia") == "B-LOC"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts)
def test_hostile_text_gives_trees(analyser: Analyser, text: str) -> None:
    """Each sentence has one root that every word reaches, and words that are the text's."""
    for sentence in analyse(analyser, text).sentences:
        assert sum(t.head < 0 for t in sentence) == 1
        assert all(sum(1 for _ in sentence.ancestors(t.index)) < len(sentence) for t in sentence)
        assert all(text[t.start : t.end] == t.text for t in sentence)


def test_very_long_sentence_is_parsed_in_pieces(analyser: Analyser) -> None:
    """More words than the encoder holds."""
    text = "The council met " + "and the council met again " * 200 + "."
    (sentence,) = analyse(analyser, text).sentences
    assert len(sentence) > 900
    assert sum(t.head < 0 for t in sentence) == 1
