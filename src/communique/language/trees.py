"""Arc scores to a tree: greedy heads where they make one, else Chu-Liu/Edmonds (4-7 % of sentences need it)."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]
_FORBIDDEN = -1e9
_ROOTS_TRIED = 3


def is_tree(heads: Sequence[int]) -> bool:
    """Whether the heads of words 1..n, numbers 0..n, where 0 is the root, make a tree with one word at its root."""
    return heads.count(0) == 1 and _is_acyclic([0, *heads])


def best_tree(scores: Scores) -> list[int]:
    """The heads of words 1..n as numbers 0..n, where 0 is the root; one word alone has the root as head.

    `scores[d, h]` (n+1, n+1) says how good `h` is as head of `d`. It is asked for where the best heads one by one
    make no tree.
    """
    candidates = np.argsort(-scores[1:, 0], kind="stable")[:_ROOTS_TRIED] + 1
    trees = [_rooted(scores, int(root)) for root in candidates]
    return max(trees, key=lambda tree: _total(scores, tree))


def _total(scores: Scores, tree: list[int]) -> float:
    return float(sum(scores[d, h] for d, h in enumerate(tree, 1)))


def _rooted(scores: Scores, root: int) -> list[int]:
    """The best tree in which `root` alone hangs from the root."""
    masked = scores.astype(np.float64)
    masked[1:, 0] = _FORBIDDEN
    masked[root, :] = _FORBIDDEN
    masked[root, 0] = 0.0
    return [int(h) for h in _edmonds(masked)[1:]]


def _is_acyclic(heads: list[int]) -> bool:
    reaches = [False] * len(heads)
    reaches[0] = True
    for start in range(1, len(heads)):
        path, at = set(), start
        while not reaches[at]:
            if at in path:
                return False
            path.add(at)
            at = heads[at]
        for node in path:
            reaches[node] = True
    return True


def _find_cycle(heads: Heads) -> list[int]:
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if state[at] == 1:
            return path[path.index(at) :]
        for node in path:
            state[node] = 2
    return []


def _edmonds(scores: NDArray[np.float64]) -> Heads:
    """Chu-Liu/Edmonds on a dense matrix: contract a cycle, solve the smaller problem, expand."""
    scores = scores.copy()
    np.fill_diagonal(scores, 2 * _FORBIDDEN)
    heads: Heads = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _find_cycle(heads)
    if not cycle:
        return heads
    ring = np.array(cycle)
    rest = np.array([i for i in range(len(scores)) if i not in set(cycle)])
    inside = scores[np.ix_(ring, rest)] - scores[ring, heads[ring]][:, None]
    outside = scores[np.ix_(rest, ring)]
    size = len(rest)
    small = np.full((size + 1, size + 1), 2 * _FORBIDDEN)
    small[:size, :size] = scores[np.ix_(rest, rest)]
    small[:size, size] = outside.max(axis=1)
    small[size, :size] = inside.max(axis=0)
    small[0, :] = 2 * _FORBIDDEN
    solved = _edmonds(small)
    for place in range(1, size):
        chosen = int(solved[place])
        heads[rest[place]] = ring[outside[place].argmax()] if chosen == size else rest[chosen]
    entry = int(solved[size])
    heads[ring[inside[:, entry].argmax()]] = rest[entry]
    return heads
