"""Arc scores to trees."""

from itertools import product

import numpy as np
import pytest

from communique.language import trees
from communique.language.trees import best_tree


def is_tree(heads: list[int]) -> bool:
    """Whether every word reaches the root, which has one child."""
    for start in range(1, len(heads) + 1):
        at, steps = start, 0
        while at != 0:
            at, steps = heads[at - 1], steps + 1
            if steps > len(heads):
                return False
    return heads.count(0) == 1


def brute_force(scores: np.ndarray, roots: list[int]) -> float:
    """The best total of any tree whose root child is one of the given words."""
    n = len(scores) - 1
    return max(
        sum(float(scores[d, h]) for d, h in enumerate(heads, 1))
        for heads in map(list, product(range(n + 1), repeat=n))
        if is_tree(heads) and heads.index(0) + 1 in roots
    )


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("n", [1, 2, 3, 4, 5])
def test_repair_finds_the_best_tree(seed: int, n: int) -> None:
    """Chu-Liu/Edmonds must give what trying every tree gives, over the three likeliest roots."""
    scores = np.random.default_rng(seed).normal(size=(n + 1, n + 1)).astype(np.float32)
    np.fill_diagonal(scores, -30)
    roots = [int(r) + 1 for r in np.argsort(-scores[1:, 0], kind="stable")[:3]]
    heads = best_tree(scores)
    assert is_tree(heads)
    total = sum(float(scores[d, h]) for d, h in enumerate(heads, 1))
    assert total == pytest.approx(brute_force(scores, roots), abs=1e-4)


@pytest.mark.parametrize(("heads", "good"), [([2, 0, 2], True), ([2, 1, 0], False), ([0, 0, 1], False), ([0], True)])
def test_greedy_heads_that_make_a_tree_are_told(heads: list[int], good: bool) -> None:
    """Repair must cost nothing where nothing is broken: neither a circle nor a second root."""
    assert trees.is_tree(heads) is good


def test_cycle_is_broken_at_its_weakest_arc() -> None:
    """Words 1 and 2 prefer each other; word 3 is the root."""
    scores = np.full((4, 4), -10, dtype=np.float32)
    scores[1, 2], scores[2, 1], scores[3, 0] = 9, 9, 5
    scores[1, 3], scores[2, 3] = 1, 4
    assert best_tree(scores) == [2, 3, 0]


def test_large_input_is_repaired_without_recursion_trouble() -> None:
    """The longest sentences of the encoder."""
    n = 300
    scores = np.random.default_rng(7).normal(size=(n + 1, n + 1)).astype(np.float32)
    assert is_tree(best_tree(scores))
