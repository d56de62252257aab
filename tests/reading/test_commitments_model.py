"""Commitments from the model's answers, and joined with those of the rules; the answers are made by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pytest

from communique.reading.commitments import context_of
from communique.reading.decoding.commitment_spans import best_piece, pieces, trimmed, without_not
from communique.reading.decoding.commitments import decode_commitments
from communique.reading.joining import commitments as joining
from communique.reading.joining.commitments import join_commitments
from communique.records import CommitmentDraft, Span
from communique.text import Analysis, Insight, Paragraph, Sentence, Token
from communique.text.insight import Numbers, Place, Scores

SPEECH = {"If": "SCONJ", ".": "PUNCT", ",": "PUNCT", "will": "AUX", "not": "PART", '"': "PUNCT", "the": "DET"}
NO = -5.0


@dataclass
class Answers(Insight):
    """The model's answers as given: words that stand for a commitment, and the words of each of its phrases."""

    sentences: tuple[Sentence, ...]
    anchors: Mapping[str, tuple[str, float]]
    phrases: Mapping[str, str]
    facts: Mapping[str, str] = field(default_factory=dict)

    def covers(self, sentence: int) -> bool:
        return True

    def strengths(self, layer: str, sentence: int, length: int) -> Numbers:
        words = self.sentences[sentence].tokens
        return np.array([self.anchors.get(t.text, ("", -9.0))[1] for t in words], dtype=np.float32)

    def labels(self, layer: str, place: Place) -> dict[str, float]:
        if layer == "mark":
            return {"O": 1.0}
        found = self.anchors.get(self.sentences[place[0]][place[1]].text)
        return {"O": 0.1, found[0]: 0.9} if found else {"O": 1.0}

    def fact(self, name: str, place: Place) -> dict[str, float]:
        value = self.facts.get(name, {"condition": "unconditional", "polarity": "will"}.get(name, ""))
        return {value: 1.0}

    def says(self, sentence: int, length: int) -> dict[str, float]:
        return {"threat": 2.0 if any(t.text in self.anchors for t in self.sentences[sentence]) else -4.0}

    def phrase(self, role: str, place: Place, *, even: float = 0.0) -> Scores:
        wanted = self.phrases.get(role, "").split()
        return {s.index: [3.0 if _is_within(s, t.index, wanted) else NO for t in s] for s in self.sentences}


def _is_within(sentence: Sentence, place: int, wanted: list[str]) -> bool:
    words = [t.text for t in sentence]
    size = len(wanted)
    return any(words[k : k + size] == wanted for k in range(max(0, place - size + 1), place + 1) if size)


def analysis_of(*sentences: str, **answers: dict[str, object]) -> Analysis:
    """Sentences of words parted by blanks, every word hanging on the first, with the model's answers."""
    made: list[Sentence] = []
    start = 0
    for index, words in enumerate(s.split() for s in sentences):
        tokens = []
        for place, word in enumerate(words):
            speech = SPEECH.get(word, "NOUN")
            tokens.append(
                Token(place, word, start, start + len(word), word.lower(), speech, "X", (place and 0) or -1, "dep")
            )
            start += len(word) + 1
        made.append(Sentence(tokens, index=index))
    text = " ".join(sentences)
    insight = Answers(tuple(made), **answers)  # type: ignore[arg-type]
    paragraph = Paragraph(0, 0, len(text), 0, len(made))
    return Analysis("d", text, tuple(made), (paragraph,), (), insight=insight)


def only(analysis: Analysis, **options: float) -> CommitmentDraft:
    (found,) = decode_commitments(analysis, (), **options)
    return found


def test_piece_runs_over_a_weak_word_between_strong_ones() -> None:
    """One doubtful word does not cut a phrase in two; two strong denials do."""
    assert best_piece([-3.0, 2.0, -0.5, 3.0, -4.0])[:2] == (1, 3)
    assert best_piece([2.0, -9.0, 3.0])[:2] == (2, 2)
    assert best_piece([2.0, -9.0, 3.0], around=0)[:2] == (0, 0)


def test_runs_are_parted_where_a_word_is_denied() -> None:
    """Hedges may be several."""
    assert [p[:2] for p in pieces([1.0, 2.0, -1.0, 0.5, 3.0], least=1.0)] == [(0, 1), (3, 4)]
    assert pieces([0.5, -1.0], least=1.0) == []


def test_edges_lose_marks_and_waiting_words() -> None:
    """No quotation mark at either end, no article that waits for its noun."""
    sentence = analysis_of('" ships burn , the', anchors={}, phrases={}).sentences[0]
    assert trimmed(sentence, 0, 4) == (1, 2)
    assert trimmed(sentence, 0, 0) is None


def test_negation_is_cut_from_a_response() -> None:
    """The guide, decision 29: the response begins behind "not", which the polarity keeps."""
    sentence = analysis_of("ships will not sail", anchors={}, phrases={}).sentences[0]
    assert without_not(sentence, 1, 3, head=3) == (3, 3, True)
    assert without_not(sentence, 0, 0, head=0) == (0, 0, False)


def test_condition_of_the_sentence_before_is_found() -> None:
    """A trigger need not stand in the sentence of its response."""
    analysis = analysis_of(
        "Tanks cross the river .",
        "Then Oslo will shell them .",
        anchors={"shell": ("threat", 2.0)},
        phrases={"response": "will shell them", "trigger": "Tanks cross the river", "issuer": "Oslo"},
        facts={"condition": "happens"},
    )
    found = only(analysis)
    assert found.trigger is not None
    assert found.trigger.text == "Tanks cross the river"
    assert found.response is not None
    assert found.response.text == "will shell them"
    assert found.issuer is not None
    assert (found.kind, found.condition, found.issuer.text) == ("threat", "happens", "Oslo")


def test_refusal_is_read_with_its_polarity() -> None:
    """A response without its "not" has `will_not`."""
    analysis = analysis_of(
        "Oslo will not shell them .", anchors={"shell": ("assurance", 2.0)}, phrases={"response": "will not shell them"}
    )
    found = only(analysis)
    assert found.response is not None
    assert (found.response.text, found.response_polarity) == ("shell them", "will_not")


def test_demand_has_no_response() -> None:
    """A pure demand fills `demand` alone, whatever else is scored."""
    analysis = analysis_of(
        "Oslo : leave the port .", anchors={"leave": ("demand", 2.0)}, phrases={"demand": "leave the port"}
    )
    found = only(analysis)
    assert found.response is None
    assert found.demand is not None
    assert found.demand.text == "leave the port"


def test_faint_words_are_not_read_alone_but_can_be_asked_for() -> None:
    """Joining asks lower than the model alone."""
    analysis = analysis_of(
        "Oslo will shell them .", anchors={"shell": ("threat", -1.0)}, phrases={"response": "will shell them"}
    )
    assert decode_commitments(analysis, ()) == ()
    assert only(analysis, least=-2.0).confidence < 0.5


def test_without_a_model_nothing_is_decoded() -> None:
    """The rules read alone."""
    analysis = Analysis("d", "", (), (), ())
    assert decode_commitments(analysis, ()) == ()


def draft(text: str, response: str, *, confidence: float) -> CommitmentDraft:
    start = text.index(response)
    return CommitmentDraft(
        id="r",
        statement=None,
        kind="threat",
        issuer=None,
        target=None,
        trigger=None,
        condition="unconditional",
        response=Span(start, start + len(response), response),
        confidence=confidence,
    )


@pytest.fixture
def weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both sides count alike."""
    monkeypatch.setattr(joining, "joining_weights", lambda: {"rules": 1.0, "model": 1.0})


@pytest.mark.usefixtures("weights")
def test_what_one_side_doubts_the_other_may_confirm() -> None:
    """A weak rule and a sure model make one record; a weak rule that the model denies makes none."""
    sure = analysis_of(
        "Oslo will shell them .", anchors={"shell": ("threat", 3.0)}, phrases={"response": "will shell them"}
    )
    weak = draft(sure.text, "will shell them", confidence=0.2)
    (found,) = join_commitments(context_of(sure, ()), [weak], decode_commitments(sure, ()))
    assert found.confidence > 0.5
    deny = analysis_of("Oslo will shell them .", anchors={}, phrases={})
    assert join_commitments(context_of(deny, ()), [weak], ()) == ()


@pytest.mark.usefixtures("weights")
def test_two_readings_of_the_same_words_are_one() -> None:
    """Of two that answer with the same words the likelier is kept."""
    sure = analysis_of(
        "Oslo will shell them .", anchors={"shell": ("threat", 3.0)}, phrases={"response": "will shell them"}
    )
    both = [draft(sure.text, "will shell them", confidence=0.9), draft(sure.text, "them", confidence=0.8)]
    assert len(join_commitments(context_of(sure, ()), both, decode_commitments(sure, ()))) == 1
