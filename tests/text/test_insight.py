"""The model's answers, asked by sentence and word."""

import numpy as np
import pytest

from communique.text import Insight, Schema, WindowAnswers
from communique.text.insight import distance_terms
from communique.text.paths import AFTER, CLASSES, RELATIONS

SCHEMA = Schema(
    layers={"event": ("O", "AID", "COERCE")},
    facts={"status": ("done", "planned")},
    kinds=("threat", "promise"),
    roles=("trigger",),
    parties=("actor",),
)
TERMS = 20


@pytest.fixture
def insight() -> Insight:
    """Two sentences of two words and one, in one window; word 1 of sentence 0 is a likely COERCE, done."""
    size = 4
    events = np.zeros((size, 3), dtype=np.float32)
    events[2] = (0.0, 1.0, 3.0)
    status = np.zeros((size, 2), dtype=np.float32)
    status[2] = (2.0, 0.0)
    says = np.array([[0, 0], [-1, 2], [1, -2], [-5, -5]], dtype=np.float32)
    asker, asked = np.zeros((2, size, 2, 1), dtype=np.float32)
    asker[2] = 1.0
    asked[:, 0, 0] = (9.0, -1.0, -2.0, 4.0)
    asked[:, 1, 0] = (0.0, 3.0, 0.0, 1.0)
    distance = np.zeros((2, TERMS), dtype=np.float32)
    distance[0, 1] = 2.0
    path = np.zeros((CLASSES, 2), dtype=np.float32)
    path[RELATIONS.index("nsubj"), 0] = 10.0
    path[AFTER, 0] = 100.0
    return Insight(
        SCHEMA,
        [
            WindowAnswers(
                first_sentence=0,
                starts=(1, 3),
                layers={"event": events},
                facts={"status": status},
                says=says,
                asker=asker,
                asked=asked,
                distance=distance,
                path=path,
                sense=np.array([[0, 0], [1, 0], [0, 1], [3, 4]], dtype=np.float32),
                heads=(0, 2, 0, 0),
                relations=("root", "nsubj", "root", "root"),
            )
        ],
    )


def test_labels_are_probabilities_of_the_word(insight: Insight) -> None:
    """The likeliest label is the one with the highest score, and all of them sum to one."""
    labels = insight.labels("event", (0, 1))
    assert max(labels, key=lambda k: labels[k]) == "COERCE"
    assert sum(labels.values()) == pytest.approx(1.0)


def test_strength_is_the_odds_of_any_label(insight: Insight) -> None:
    """log(e^1 + e^3) for the likely word; two labels of score 0 against O of score 0 give log 2."""
    strengths = insight.strengths("event", 0, 2)
    assert strengths.tolist() == pytest.approx([np.log(2), np.logaddexp(1, 3)], abs=1e-5)


def test_a_sentence_says_what_its_strongest_words_say(insight: Insight) -> None:
    """Each kind is the maximum over the words of that sentence alone."""
    assert insight.says(0, 2) == {"threat": 1.0, "promise": 2.0}
    assert insight.says(1, 1) == {"threat": -5.0, "promise": -5.0}


def test_phrase_scores_words_and_never_the_windows_mark(insight: Insight) -> None:
    """The word before gets the terms of its distance and of a subject; the mark's high score is nobody's word."""
    assert insight.phrase("trigger", (0, 1)) == {0: pytest.approx([11.0, -2.0]), 1: pytest.approx([104.0])}


def test_parties_are_a_distribution_with_nobody(insight: Insight) -> None:
    """Probabilities over all words and `None`."""
    chances = insight.party("actor", (0, 1))
    assert sum(chances.values()) == pytest.approx(1.0)
    assert chances[0, 0] == max(chances.values())
    assert chances[None] == pytest.approx(1 / (1 + np.exp(3) + 1 + np.e), abs=1e-5)


def test_facts_are_probabilities(insight: Insight) -> None:
    """Done was scored two above planned."""
    assert insight.fact("status", (0, 1))["done"] == pytest.approx(1 / (1 + np.exp(-2)), abs=1e-6)


def test_a_sentence_that_no_window_holds_is_not_covered(insight: Insight) -> None:
    """One too long for the encoder has no answers."""
    assert insight.covers(1)
    assert not insight.covers(2)


def test_near_distances_have_their_own_terms_and_far_ones_share() -> None:
    """Before and after differ; 5 to 9 words are one term; beyond 80 it no longer matters."""
    terms = distance_terms(np.array([0, 1, -1, 4, 5, 9, 10, 80, 500, -500])).tolist()
    assert terms[0] == 0
    assert terms[4] == terms[5] != terms[6]
    assert terms[7] == terms[8] == 18
    assert terms[9] == 9
    assert len(set(terms)) == 8


def test_sense_is_the_direction_of_the_words_together(insight: Insight) -> None:
    """The mean of the words' vectors, of length 1; words of sentences that no model read say nothing."""
    sense = insight.sense([(0, 0), (0, 1), (9, 0)])
    assert sense is not None
    assert sense.tolist() == pytest.approx([2**-0.5, 2**-0.5])
    assert insight.sense([(9, 0)]) is None
