"""What is near enough to be compared: by meaning, by rare words, by type, in whatever company."""

import random
from dataclasses import replace

import pytest

from communique.linking import link_readings
from communique.linking.at_once import at_once
from communique.linking.earlier import earlier_mentions
from communique.linking.mentions import Mention, mentions_of, time_order
from communique.linking.near import Phrases, best_of, blocks
from communique.linking.words import stems
from communique.records import Act, to_line
from communique.records.senses import read_vector, written
from crisis import readings


def act(text: str, *sense: float, kind: str | None = None) -> Act:
    return Act(text=text, type=kind, words=stems(text), sense=read_vector(written(sense)) if sense else b"")


ACTS = (
    act("shells the refinery", 1.0, 0.0, kind="ASSAULT"),
    act("bombards the plant", 0.9, 0.4, kind="ASSAULT"),
    act("recalls its ambassador", 0.0, 1.0),
    act("closes the refinery"),
    None,
)


def test_meaning_words_and_type_make_phrases_near() -> None:
    """A phrase without a meaning is known by its words alone, a missing one by nothing."""
    phrases = Phrases(ACTS)
    (row,) = phrases.nearness([0], phrases.columns(range(5)))
    assert row[0] > row[1] > row[3] > row[2] == row[4] == 0


def test_nearness_does_not_depend_on_the_company() -> None:
    """To the last digit: what is near must not change when another document comes."""
    phrases = Phrases(ACTS)
    (alone,) = phrases.nearness([1], Phrases(ACTS[:1]).columns([0]))
    (among,) = phrases.nearness([1], phrases.columns([3, 0, 2]))
    assert alone[0] == among[1]


def test_best_columns_come_first_and_of_equal_ones_the_first() -> None:
    """The order is the same on any machine."""
    phrases = Phrases([ACTS[0], ACTS[0], ACTS[2], ACTS[1]])
    scores = phrases.nearness([0], phrases.columns(range(4)))
    assert list(best_of(scores, most=3, least=0)) == [[0, 1, 3]]
    assert list(best_of(scores, most=9, least=1)) == [[0, 1, 3]]


def test_rows_are_taken_some_at_a_time() -> None:
    """All of them, each once."""
    assert [n for block in blocks(700) for n in block] == list(range(700))


def test_mentions_are_compared_with_the_nearest_before_them() -> None:
    """The same threat among copies of another: it is first, and nothing later is looked at."""
    own = sorted(mentions_of(readings()), key=time_order)
    found = earlier_mentions(own)
    assert found[0] == []
    assert all(n < place for place, near in enumerate(found) for n in near)
    threat = next(m for m in own if "PER" in m.issuers)
    others = [
        _with_trigger(threat, f"{word} sail past the lighthouse") for word in ("herons", "terns", "gulls", "rooks")
    ]
    assert earlier_mentions([threat, *others, threat], most=1)[-1] == [0]


def _with_trigger(mention: Mention, text: str) -> Mention:
    return replace(mention, trigger=act(text), response=act("counts them"))


def test_results_of_threads_come_in_order() -> None:
    """Many or few."""
    assert list(at_once(lambda n: n * n, range(5000))) == [n * n for n in range(5000)]
    assert list(at_once(str, [3])) == ["3"]


@pytest.mark.parametrize("seed", range(4))
def test_order_of_reading_does_not_change_the_record(seed: int) -> None:
    """Byte for byte."""
    shuffled = list(readings())
    random.Random(seed).shuffle(shuffled)
    assert list(map(to_line, link_readings(shuffled))) == list(map(to_line, link_readings(readings())))
