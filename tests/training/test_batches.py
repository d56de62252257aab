"""Passages as numbers; skipped where torch is not installed (the extra `train`)."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra `train`")

from communique.language.wordpiece import WordPiece  # noqa: E402
from communique.text.insight import distance_terms as in_numpy  # noqa: E402
from communique.training.batches import Encoding, batches, collate, epoch_windows  # noqa: E402
from communique.training.network import distance_term, distance_terms  # noqa: E402
from communique.training.passages import UNKNOWN, Anchored, Passage  # noqa: E402

WORDS = WordPiece(["[UNK]", *"abcde", "##b"])
LABELS = {"upos": ["NOUN", "VERB"], "xpos": ["NN"], "relation": ["root"]}


def trees() -> Passage:
    """Two sentences of two and one words."""
    tags = {"upos": ["NOUN", "VERB", "VERB"], "xpos": ["NN"] * 3, "head": [2, 0, 0], "relation": ["root"] * 3}
    return Passage("trees", (("a", "bb"), ("c",)), tags)


def event() -> Passage:
    """One event with an actor named twice and no recipient."""
    record = Anchored(
        "event", 1, facts={"status": "done"}, parties={"actor": frozenset({0, 2}), "recipient": frozenset()}
    )
    return Passage("corpus", (("a", "b", "c"),), {"event": ["O", "AID", "O"]}, (record,), (frozenset({"threat"}),))


def test_heads_are_places_of_the_window() -> None:
    """The second sentence's root points at the mark, its words count on from the first sentence's."""
    (window,) = Encoding(WORDS, LABELS).windows(trees())
    assert window.layers["head"] == [UNKNOWN, 2, 0, 0]
    assert window.sentence == [0, 1, 1, 2]
    assert window.first == [0, 1, 2, 4]


def test_unknown_layers_are_filled_with_unknown() -> None:
    """A batch mixes what trees know with what the corpus knows."""
    encoding = Encoding(WORDS, LABELS)
    batch = collate([*encoding.windows(trees()), *encoding.windows(event())])
    assert batch.layers["event"].tolist() == [[UNKNOWN] * 4, [UNKNOWN, 0, 6, 0]]
    assert batch.layers["head"].tolist()[1] == [UNKNOWN] * 4
    assert batch.size == 6


def test_parties_are_marked_where_named_and_nobody_at_the_mark() -> None:
    """Place 0 stands for nobody."""
    (window,) = Encoding(WORDS, LABELS).windows(event())
    batch = collate([window])
    assert batch.parties["actor"][1].tolist() == [[0, 1, 0, 1]]
    assert batch.parties["recipient"][1].tolist() == [[1, 0, 0, 0]]
    assert batch.facts["status"][0].tolist() == [[0, 2]]
    assert batch.says[0] == [(0, 1, 4)]


def test_same_seed_gives_the_same_epoch() -> None:
    """A run that is taken up again must see the same batches."""
    encoding = Encoding(WORDS, LABELS)
    many = [trees(), event()] * 10
    once, again = (list(batches(epoch_windows(many, encoding, seed=3), pieces=12, seed=3)) for _ in range(2))
    assert once == again
    assert len({id(w) for b in once for w in b}) == 20


def test_distances_are_numbered_alike_in_training_and_reading() -> None:
    """The program asks with numpy what was taught with torch."""
    places = np.arange(-300, 300)
    taught = distance_term(torch.from_numpy(places))
    assert taught.tolist() == in_numpy(places).tolist()
    assert int(taught.max()) == distance_terms() - 2
