"""Documents that are one text: copies and near-copies share an origin, so that they count once.

Word 5-grams; two documents are of one origin when the smaller shares at least half of its 5-grams with the larger.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from communique.records import Document

_WORD = re.compile(r"\w+")
_SIZE = 5
_SHARED = 0.5
_TOO_COMMON = 50


def find_origins(documents: Sequence[Document]) -> Mapping[str, str]:
    """The origin of each document with text: the smallest id of its group."""
    grams = {d.id: _grams(d.text) for d in documents if d.text}
    parent = {i: i for i in grams}
    for (a, b), shared in sorted(_shared_counts(grams).items()):
        if shared >= _SHARED * max(1, min(len(grams[a]), len(grams[b]))):
            first, second = sorted((_root(parent, a), _root(parent, b)))
            parent[second] = first
    return {i: _root(parent, i) for i in parent}


def _grams(text: str) -> frozenset[int]:
    words = _WORD.findall(text.lower())
    return frozenset(hash(tuple(words[i : i + _SIZE])) for i in range(max(1, len(words) - _SIZE + 1)))


def _shared_counts(grams: Mapping[str, frozenset[int]]) -> Counter[tuple[str, str]]:
    """How many 5-grams each pair of documents shares; stock phrases of very many documents are left out."""
    holders: dict[int, list[str]] = defaultdict(list)
    for identity in sorted(grams):
        for gram in grams[identity]:
            holders[gram].append(identity)
    shared: Counter[tuple[str, str]] = Counter()
    for group in holders.values():
        if 1 < len(group) <= _TOO_COMMON:
            shared.update((a, b) for i, a in enumerate(group) for b in group[i + 1 :])
    return shared


def _root(parent: dict[str, str], node: str) -> str:
    while parent[node] != node:
        node = parent[node]
    return node
