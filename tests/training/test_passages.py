"""Records cut with their passage."""

from communique.training.passages import Anchored, Passage


def passage() -> Passage:
    """Two sentences; the event in the second has its actor in the first."""
    event = Anchored(
        "event",
        3,
        roles={"place": frozenset({4}), "time": frozenset({0})},
        facts={"status": "done"},
        parties={"actor": frozenset({1}), "recipient": frozenset(), "holder": frozenset({1, 4})},
        also=(1, 4),
    )
    return Passage("corpus", (("a", "b"), ("c", "d", "e")), {"event": ["O"] * 5}, (event,), (frozenset(), frozenset()))


def test_words_are_counted_from_the_part() -> None:
    """The second sentence's own first word is 0."""
    (event,) = passage().part(1, 2).anchored
    assert event.word == 1
    assert event.roles == {"place": frozenset({2}), "time": frozenset()}
    assert event.also == (2,)


def test_a_party_named_outside_is_unknown_and_nobody_stays_nobody() -> None:
    """Teaching "nobody" where somebody is named elsewhere would be wrong."""
    (event,) = passage().part(1, 2).anchored
    assert event.parties == {"recipient": frozenset(), "holder": frozenset({2})}


def test_records_of_other_sentences_are_left_out() -> None:
    """The first sentence holds no event."""
    assert passage().part(0, 1).anchored == ()
