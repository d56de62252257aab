"""What phrases mean, asked of the model word by word, and kept as text."""

from collections.abc import Sequence

import numpy as np

from communique.reading.senses import senses_of
from communique.records import Commitment, Event, Span
from communique.records.senses import numbers_of, read_vector
from communique.text import Analysis, Insight, Sentence, Token
from communique.text.insight import Numbers, Place

TEXT = "Peru will close the border ."
HEADS = (2, 2, -1, 4, 2, 2)


class Answers(Insight):
    """A model whose words mean their number in the sentence."""

    def __init__(self) -> None:
        """Nothing is asked but senses."""

    def sense(self, places: Sequence[Place]) -> Numbers | None:
        """The first and the last word's number, in tenths."""
        return np.array([places[0][1] / 10, places[-1][1] / 10], dtype=np.float32)


def analysis(insight: Insight | None) -> Analysis:
    tokens, start = [], 0
    for index, (text, head) in enumerate(zip(TEXT.split(), HEADS, strict=True)):
        tokens.append(
            Token(
                index=index, text=text, start=start, end=start + len(text), lemma=text.lower(),
                upos="VERB" if text == "close" else "X", xpos="X", head=head, relation="dep",
            )
        )  # fmt: skip
        start += len(text) + 1
    return Analysis("d", TEXT, (Sentence(tokens),), (), (), insight=insight)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


COMMITMENT = Commitment(
    id="c", document="d", statement=None, kind="threat", issuer=span("Peru"), target=None, trigger=None,
    condition="unconditional", response=span("close the border"), confidence=1.0,
)  # fmt: skip
EVENT = Event(id="e", document="d", anchor=span("close"), type="SANCTION", status="planned", confidence=1.0)


def test_phrases_of_commitments_and_whole_acts_have_senses() -> None:
    """A response by its own words; an event by all that hangs from its word, its parties too."""
    senses = senses_of(analysis(Answers()), [COMMITMENT], [EVENT])
    found = {(s.about, s.part): numbers_of(read_vector(s.vector)).tolist() for s in senses}
    assert found == {("c", "response"): [25, 51], ("e", "anchor"): [0, 64]}


def test_without_a_model_nothing_is_known_of_meanings() -> None:
    """Rules alone leave linking to words and types."""
    assert senses_of(analysis(None), [COMMITMENT], [EVENT]) == ()
