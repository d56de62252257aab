"""Documents that go back to one source share an origin, so that they count once.

Three signs, none of which needs the records: most of one text stands in the other (copies, excerpts); a long passage of
one is quoted by the other within a week (a release and who quotes it); what is told in the same day or the next shares
so many rare words that it is one report retold.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from communique.knowledge.word_counts import rarity
from communique.linking.words import stems
from communique.records import Document

_WORD = re.compile(r"\w+")
_SIZE = 5
_SHARED = 0.5
"""The part of the smaller text's 5-grams that a copy or an excerpt shares."""
_QUOTED, _QUOTED_WITHIN = 15, 7
"""The 5-grams of a quotation that is no chance (some twenty words), and the days within which it is one."""
_RETOLD, _RETOLD_OF_NAMED, _RETOLD_WITHIN = 0.35, 0.25, 1
"""The weighed part of the smaller text's stems that a retelling shares; less where it names its source; in days.

Set on the development crises of `corpus/linking`: every pair from .33 on was of one origin.
"""
_TOO_COMMON = 50
_RARE, _FEW = 3.0, 5
"""Only documents that share some stems as rare as this are compared."""

Pair = tuple[str, str]


def find_origins(documents: Sequence[Document]) -> Mapping[str, str]:
    """The origin of each document with text: the smallest id of its group."""
    texts = {d.id: d for d in documents if d.text}
    parent = {i: i for i in texts}
    for a, b in sorted({*_copied(texts), *_retold(texts)}):
        first, second = sorted((_root(parent, a), _root(parent, b)))
        parent[second] = first
    return {i: _root(parent, i) for i in parent}


def _copied(texts: Mapping[str, Document]) -> Iterator[Pair]:
    """Pairs of which one holds most of the other, or a long passage of it."""
    grams = {i: _grams(d.text or "") for i, d in texts.items()}
    for (a, b), shared in _shared_counts(grams).items():
        is_copy = shared >= _SHARED * max(1, min(len(grams[a]), len(grams[b])))
        if is_copy or (shared >= _QUOTED and _days_apart(texts[a], texts[b]) <= _QUOTED_WITHIN):
            yield a, b


def _retold(texts: Mapping[str, Document]) -> Iterator[Pair]:
    """Pairs of which one tells again, in words of its own, what the other told the day before."""
    words = {i: stems(d.text or "") for i, d in texts.items() if d.published}
    weight = {i: sum(map(rarity, own)) for i, own in words.items()}
    for a, b in _near_pairs(texts, words):
        shared = sum(rarity(word) for word in sorted(words[a] & words[b])) / max(1.0, min(weight[a], weight[b]))
        least = _RETOLD_OF_NAMED if _names(texts[a], texts[b]) or _names(texts[b], texts[a]) else _RETOLD
        if shared >= least:
            yield a, b


def _near_pairs(texts: Mapping[str, Document], words: Mapping[str, frozenset[str]]) -> Iterator[Pair]:
    """Pairs of documents of one day or the next that share some rare stems."""
    rare = {i: frozenset(hash(w) for w in own if rarity(w) >= _RARE) for i, own in words.items()}
    for (a, b), shared in _shared_counts(rare).items():
        if shared >= _FEW and _days_apart(texts[a], texts[b]) <= _RETOLD_WITHIN:
            yield a, b


def _days_apart(one: Document, other: Document) -> float:
    """Days between two documents; endless where one has no date."""
    if one.published is None or other.published is None:
        return float("inf")
    return abs((date.fromisoformat(one.published[:10]) - date.fromisoformat(other.published[:10])).days)


def _names(one: Document, other: Document) -> bool:
    """Whether one names who published the other."""
    name = (other.publisher or "").split(",")[0].strip()
    return len(name) > 3 and name in (one.text or "")


def _grams(text: str) -> frozenset[int]:
    words = _WORD.findall(text.lower())
    return frozenset(hash(tuple(words[i : i + _SIZE])) for i in range(max(1, len(words) - _SIZE + 1)))


def _shared_counts(held: Mapping[str, frozenset[int]]) -> Counter[Pair]:
    """How many things each pair of documents shares; what very many documents hold is left out."""
    holders: dict[int, list[str]] = defaultdict(list)
    for identity in sorted(held):
        for thing in held[identity]:
            holders[thing].append(identity)
    shared: Counter[Pair] = Counter()
    for group in holders.values():
        if 1 < len(group) <= _TOO_COMMON:
            shared.update((a, b) for i, a in enumerate(group) for b in group[i + 1 :])
    return shared


def _root(parent: dict[str, str], node: str) -> str:
    while parent[node] != node:
        node = parent[node]
    return node
