"""Times, places and instruments by rules and model together, with a model whose answers are written here."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from communique.language.tokenizer import tokenize
from communique.reading.decoding.marks import Marks, marked_atoms
from communique.reading.joining.marks import log_odds, probability, read_marks
from communique.text import Analysis, Insight, Paragraph, Schema, Sentence, Token, WindowAnswers

MARKS = ("O", "B-time", "I-time", "B-place", "I-place", "B-instrument", "I-instrument")
KINDS = ("ceasefire", "agreement", "treaty")
STATES = ("in_force", "proposed", "violated")


def insight_of(words: list[str], marks: Mapping[str, str]) -> Insight:
    """A model that marks some words for sure, and holds every instrument for a treaty that is proposed."""
    rows = len(words) + 1
    layer = np.zeros((rows, len(MARKS)), dtype=np.float32)
    layer[:, 0] = 8
    for place, word in enumerate(words, 1):
        if word in marks:
            layer[place, 0], layer[place, MARKS.index(marks[word])] = 0, 8
    schema = Schema(
        layers={"mark": MARKS}, facts={"instrument": KINDS, "state": STATES}, kinds=(), roles=(), parties=()
    )
    nothing = np.zeros((rows, 0), dtype=np.float32)
    facts = {
        "instrument": np.tile(np.array([0, 0, 6], dtype=np.float32), (rows, 1)),
        "state": np.tile(np.array([0, 6, 0], dtype=np.float32), (rows, 1)),
    }
    heads, relations = (0,) * rows, ("root",) * rows
    window = WindowAnswers(
        0,
        (1,),
        {"mark": layer},
        facts,
        nothing,
        nothing,
        nothing,
        nothing,
        path=nothing,
        sense=nothing,
        heads=heads,
        relations=relations,
    )
    return Insight(schema, [window])


def analysis_of(text: str, **marks: str) -> Analysis:
    """A sentence without syntax but a guess at names and nouns, and what the model marks in it."""
    pieces = tokenize(text)
    tokens = [
        Token(
            index=i, text=text[a:b], start=a, end=b, lemma=text[a:b].lower(),
            upos="PROPN" if text[a].isupper() else "NOUN" if text[a].isalpha() else "PUNCT",
            xpos="NNP" if text[a].isupper() else "XX", head=i - 1, relation="dep",
        )
        for i, (a, b) in enumerate(pieces)
    ]  # fmt: skip
    insight = insight_of([t.text for t in tokens], {word: label.replace("_", "-") for word, label in marks.items()})
    paragraph = Paragraph(index=0, start=0, end=len(text), first=0, last=1)
    return Analysis("d", text, (Sentence(tokens),), (paragraph,), (), insight=insight)


def test_the_model_makes_now_a_time() -> None:
    """The grammar values the word, the model says that it is a time here."""
    assert [t.value for t in read_marks(analysis_of("the ship is now here", now="B_time"), ()).times] == ["PRESENT_REF"]
    assert read_marks(analysis_of("the ship is now here"), ()).times == ()


def test_what_the_grammar_cannot_value_is_no_time() -> None:
    """A marked word without a value is worth nothing."""
    assert read_marks(analysis_of("it sails whenever", whenever="B_time"), ()).times == ()


def test_the_model_adds_a_place_and_cuts_it_to_its_name() -> None:
    """Articles and closing marks do not belong; a word without a capital is no name."""
    analysis = analysis_of("they met under the Korvo .", the="B_place", Korvo="I_place")
    assert [p.span.text for p in read_marks(analysis, (), alone=True).places] == ["Korvo"]
    assert read_marks(analysis_of("they met under a korvo", korvo="B_place"), (), alone=True).places == ()


def test_the_model_adds_an_instrument_with_kind_and_state() -> None:
    """A noun that names an instrument only at times is one by its marks; a word that never does is none."""
    (found,) = read_marks(analysis_of("they spoke of charter", charter="B_instrument"), (), alone=True).instruments
    assert (found.span.text, found.kind, found.state) == ("charter", "treaty", "proposed")
    assert read_marks(analysis_of("they spoke of thunder", thunder="B_instrument"), (), alone=True).instruments == ()


def test_without_a_model_the_rules_read_alone() -> None:
    """No insight: the rules' own times."""
    analysis = replace(analysis_of("it fell on 12 May 2019"), insight=None)
    assert [t.value for t in read_marks(analysis, ()).times] == ["2019-05-12"]


def test_unread_sentences_keep_what_the_rules_find() -> None:
    """A sentence that was too long for the model has no answers; a sure time stays."""
    analysis = analysis_of("it fell on 12 May 2019")
    unread = replace(analysis, insight=Insight(Schema({}, {}, (), (), ()), []))
    assert [t.value for t in read_marks(unread, ()).times] == ["2019-05-12"]
    marks = Marks(unread)
    assert not marks.covers(unread.sentences[0])
    assert [a.value for a, _ in marked_atoms(marks, unread.sentences[0])] == ["2019-05-12"]


def test_certainty_has_limits() -> None:
    """One side alone never outweighs everything."""
    assert log_odds(1.0) == 5 == -log_odds(0.0)
    assert probability("time", {}) == pytest.approx(0.5)
