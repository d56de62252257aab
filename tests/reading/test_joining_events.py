"""Events by the model and by both: what is heard, what is kept, and that nothing open comes out as done."""

from collections.abc import Mapping

import numpy as np
import pytest

from communique.knowledge.plover import TYPES
from communique.reading.decoding.event_words import types_by_words, words_of_act
from communique.reading.decoding.events import CODES, decode_events, frame_of
from communique.reading.joining import events as joining
from communique.reading.joining.events import Weights, join_events, joining_weights
from communique.records import EventDraft, Span
from communique.text import Analysis, Insight, Schema, Sentence, Token, WindowAnswers
from communique.text.paths import CLASSES

STATUSES = ("done", "ongoing", "planned", "alleged", "denied", "negated", "conditional", "habitual")
LABELS = ("O", "ASSAULT", "COERCE", "AID")
PARTIES = ("actor", "recipient", "holder")
WORDS = (
    ("Chad", "Chad", "PROPN", "NNP", 1, "nsubj"),
    ("blorked", "blork", "VERB", "VBD", -1, "root"),
    ("Mali", "Mali", "PROPN", "NNP", 1, "obj"),
    (".", ".", "PUNCT", ".", 1, "punct"),
)
TEXT = "Chad blorked Mali."
"""An invented verb: no table can come to know it."""


WEIGHTS = Weights(
    kept={"always": -0.3, "strength": 0.5, "rule": 1.0, "rule's log-odds": 0.2, "open": -0.3},
    type={"model": 0.5, "rule": 0.7, "words": 0.5},
    status={"model": 0.8, "rule done": 1.0, "rule other": 1.6, "clause done": 1.0, "clause other": 1.2},
)


@pytest.fixture(autouse=True)
def weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same weights whatever was fitted last."""
    monkeypatch.setattr(joining, "joining_weights", lambda: WEIGHTS)


def analysis(events: Mapping[int, tuple[float, ...]], statuses: Mapping[int, str], *, heard: bool = True) -> Analysis:
    """The one sentence with what the model would hold of its words; it points at Chad as actor, Mali as recipient."""
    tokens, at = [], 0
    for number, (word, lemma, upos, xpos, head, relation) in enumerate(WORDS):
        at = TEXT.index(word, at)
        tokens.append(Token(number, word, at, at + len(word), lemma, upos, xpos, head, relation))
    size = len(tokens) + 1
    layer = np.zeros((size, len(LABELS)), dtype=np.float32)
    layer[:, 0] = 9.0
    for word_number, scores in events.items():
        layer[word_number + 1] = scores
    status = np.zeros((size, len(STATUSES)), dtype=np.float32)
    for word_number, value in statuses.items():
        status[word_number + 1, STATUSES.index(value)] = 8.0
    asker, asked = np.zeros((2, size, len(PARTIES), 1), dtype=np.float32)
    asker[:] = 1.0
    asked[1, 0], asked[3, 1], asked[0, 2] = 9.0, 9.0, 9.0
    window = WindowAnswers(
        first_sentence=0,
        starts=(1,),
        layers={"event": layer},
        facts={"status": status},
        says=np.zeros((size, 1), dtype=np.float32),
        asker=asker,
        asked=asked,
        distance=np.zeros((len(PARTIES), 20), dtype=np.float32),
        path=np.zeros((CLASSES, len(PARTIES)), dtype=np.float32),
        sense=np.zeros((size, 1), dtype=np.float32),
        heads=(0, *(head + 1 for *_, head, _ in WORDS)),
        relations=("-", *(relation for *_, relation in WORDS)),
    )
    schema = Schema({"event": LABELS}, {"status": STATUSES}, ("threat",), (), PARTIES)
    return Analysis("d", TEXT, (Sentence(tokens),), (), (), insight=Insight(schema, [window]) if heard else None)


def rule(kind: str, status: str, confidence: float = 0.9) -> EventDraft:
    start = TEXT.index("blorked")
    return EventDraft(
        anchor=Span(start, start + len("blorked"), "blorked"), type=kind, status=status, confidence=confidence
    )


SURE = {1: (-6.0, 6.0, 0.0, 0.0)}


def test_the_model_alone_gives_type_standing_and_the_parties_it_points_at() -> None:
    """A word that no table knows becomes an event with its phrases and the plain code of its type."""
    (event,) = decode_events(analysis(SURE, {1: "planned"}))
    assert (event.anchor.text, event.type, event.status, event.cameo) == ("blorked", "ASSAULT", "planned", "190")
    assert [s.text for s in event.actors] == ["Chad"]
    assert [s.text for s in event.recipients] == ["Mali"]
    assert event.holder is None
    assert event.confidence > 0.9


def test_a_model_that_hears_nothing_gives_nothing() -> None:
    """Neither from words without strength nor where there is no insight at all."""
    assert decode_events(analysis({}, {})) == ()
    assert decode_events(analysis(SURE, {1: "done"}, heard=False)) == ()


def test_without_a_model_the_rules_stand_as_they_are() -> None:
    """The ablation: what the rules give is what comes out."""
    given = (rule("ASSAULT", "done"),)
    assert join_events(analysis({}, {}, heard=False), given, (), ()) == given


def test_an_act_that_only_the_model_hears_is_kept_with_the_phrases_of_its_clause() -> None:
    """The table does not know "blorked"; its clause says who and whom."""
    (event,) = join_events(analysis(SURE, {1: "done"}), (), (), ())
    assert (event.type, event.status) == ("ASSAULT", "done")
    assert [s.text for s in (*event.actors, *event.recipients)] == ["Chad", "Mali"]


def test_one_word_gives_one_event() -> None:
    """Both sides find the act: one record, with the type that both hold."""
    (event,) = join_events(analysis(SURE, {1: "done"}), (rule("ASSAULT", "done"),), (), ())
    assert (event.type, event.status) == ("ASSAULT", "done")


@pytest.mark.parametrize("status", ["planned", "conditional", "alleged", "negated"])
def test_what_the_model_holds_for_open_is_not_done(status: str) -> None:
    """Rules say done, the model is sure of another standing: the other one."""
    (event,) = join_events(analysis(SURE, {1: status}), (rule("ASSAULT", "done"),), (), ())
    assert event.status == status


def test_a_faint_find_of_the_rules_that_the_model_does_not_hear_is_dropped() -> None:
    """A word of the table where the model is sure that nothing is done to anybody."""
    assert join_events(analysis({}, {}), (rule("COERCE", "done", 0.3),), (), ()) == ()


def test_confidence_is_a_probability_that_grows_with_agreement() -> None:
    """Both sides together are surer than one of them."""
    (alone,) = join_events(analysis(SURE, {1: "done"}), (), (), ())
    (both,) = join_events(analysis(SURE, {1: "done"}), (rule("ASSAULT", "done"),), (), ())
    assert 0 < alone.confidence < both.confidence <= 1


def test_every_type_has_a_plain_code_and_an_unknown_word_its_frame() -> None:
    """No event of the model is without a CAMEO code."""
    assert set(CODES) == TYPES
    token = Token(0, "bewildered", 0, 10, "bewilder", "VERB", "VBD", -1, "root")
    assert (frame_of(token, "COERCE").cameo, frame_of(token, "COERCE").mode) == ("170", None)


def test_a_known_word_keeps_the_finer_code_of_its_type() -> None:
    """The table knows that to shell is CAMEO 194, whoever found it."""
    token = Token(0, "shelled", 0, 7, "shell", "VERB", "VBD", -1, "root")
    assert frame_of(token, "ASSAULT").cameo == "194"


def test_weights_answer_the_three_questions() -> None:
    """The strength of the model speaks for an act in every fit; the table has no question without weights."""
    weights = joining_weights()
    assert weights.kept["strength"] > 0
    assert weights.type["model"] > 0
    assert weights.status["model"] > 0


def test_the_words_of_an_act_speak_for_its_type() -> None:
    """What hangs on a word counts: an accusation is one by its verb, a boat lent by what is given."""
    tokens = analysis({}, {}).sentences[0]
    found = types_by_words(tokens, tokens[1])
    assert sum(found.values()) == pytest.approx(1.0)
    assert {"is blork", "with mali", "as VERB"} <= set(words_of_act(tokens, tokens[1]))
    accuse = Token(0, "accused", 0, 7, "accuse", "VERB", "VBD", -1, "root")
    chances = types_by_words(Sentence([accuse]), accuse)
    assert max(chances, key=chances.__getitem__) == "ACCUSE"
