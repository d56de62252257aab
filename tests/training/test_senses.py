"""Phrases drawn from trees, and the loss that keeps their meaning."""

import random

import pytest

torch = pytest.importorskip("torch")

from communique.training import network  # noqa: E402
from communique.training.network import Reader, Sizes  # noqa: E402
from communique.training.senses import draw_phrases, phrase_vectors, sense_loss  # noqa: E402

HEADS = [0, 2, 0, 5, 5, 2, 7, 0]
SENTENCES = [0, 1, 1, 1, 1, 1, 2, 2]


def test_phrases_are_whole_subtrees_of_one_sentence() -> None:
    """Of "They left the old house. He stayed": the object with its words, or a sentence; never over the full stop."""
    found = {span for seed in range(50) for span in draw_phrases(HEADS, SENTENCES, random.Random(seed))}
    assert found == {(3, 5), (1, 5), (6, 7)}


def test_no_phrase_is_drawn_where_there_is_no_room() -> None:
    """A window of one word has none."""
    assert draw_phrases([0, 0], [0, 1], random.Random(1)) == []


def test_loss_is_nothing_where_the_teacher_is_met(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same direction costs nothing, the opposite one two."""
    monkeypatch.setattr(network, "_LAYERS", 1)
    monkeypatch.setattr(network, "_VOCABULARY", 110)
    torch.manual_seed(0)
    model = Reader(Sizes(2, 1, 2))
    words, phrases = torch.randn(1, 5, network.WIDTH), [(0, 1, 2), (0, 3, 3)]
    own = phrase_vectors(model, words, phrases).detach()
    assert sense_loss(model, words, phrases, own * 3).item() == pytest.approx(0.0, abs=1e-6)
    assert sense_loss(model, words, phrases, -own).item() == pytest.approx(2.0, abs=1e-6)
