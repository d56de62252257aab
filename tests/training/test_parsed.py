"""Trees by the parser on texts that have none."""

import pytest

pytest.importorskip("torch")

from communique.language.model import load_reader
from communique.training.parsed import TREE_LAYERS, with_trees, without_trees
from communique.training.passages import Passage


@pytest.fixture(scope="module")
def parsed() -> Passage:
    """Two sentences with their trees."""
    bare = Passage("forms", (("Peru", "expelled", "two", "diplomats", "."), ("It", "left", ".")), {"kind": ["O"] * 8})
    (found,) = with_trees([bare], load_reader())
    return found


def test_trees_are_laid_over_the_words(parsed: Passage) -> None:
    """Heads count from 1 in each sentence, 0 is the root."""
    assert parsed.tags["head"] == [2, 0, 4, 2, 2, 2, 0, 2]
    assert parsed.tags["upos"][:4] == ["PROPN", "VERB", "NUM", "NOUN"]
    assert list(parsed.tags["kind"]) == ["O"] * 8


def test_trees_can_be_left_out_again(parsed: Passage) -> None:
    """What is known of records stays."""
    assert list(without_trees(parsed).tags) == ["kind"]


def test_known_trees_are_kept() -> None:
    """A treebank's passage is not parsed."""
    known = Passage("trees", (("a",),), {layer: ["X"] for layer in TREE_LAYERS})
    assert list(with_trees([known], load_reader())) == [known]
