"""Documents that go back to one source share an origin, so that they count once.

Three signs, none of which needs the records: most of one text stands in the other (copies, excerpts); a long passage of
one is quoted by the other within a week (a release and who quotes it); one tells again, the same day or the next, what
the other told (`retellings.py`).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from communique.knowledge.word_counts import rarity
from communique.linking.days import days_between
from communique.linking.retellings import is_official, is_retelling, share_names
from communique.linking.shared_things import Things, shared_counts, things_of
from communique.linking.words import stems
from communique.records import Document

_WORD = re.compile(r"\w+")
_SIZE = 5
_SHARED = 0.5
"""The part of the smaller text's 5-grams that a copy or an excerpt shares."""
_COPIED_WITHIN, _REPRINTED = 10, 0.9
"""Days between two dated copies, and the part that a later reprint shares: ministries use their forms again."""
_QUOTED, _QUOTED_WITHIN = 15, 7
"""The 5-grams of a quotation that is no chance (some twenty words), and the days within which it is one."""
_RETOLD_WITHIN = 1
"""Days from a report to its retelling."""
_RARE, _FEW, _FEW_OF_RELEASE = 3.0, 5, 2
"""Only documents that share some stems as rare as this are compared; fewer where one is a release."""

Pair = tuple[str, str]


def find_origins(documents: Sequence[Document]) -> Mapping[str, str]:
    """The origin of each document with text: the smallest id of its group."""
    texts = {d.id: d for d in documents if d.text}
    return joined_origins({i: i for i in texts}, sorted({*_copied(texts), *_retold(texts)}))


def joined_origins(origins: Mapping[str, str], pairs: Sequence[Pair]) -> Mapping[str, str]:
    """The origins after those of some pairs of documents were made one: the smallest id of each group."""
    parent = dict(origins)
    for a, b in pairs:
        first, second = sorted((_root(parent, a), _root(parent, b)))
        parent[second] = first
    return {i: _root(parent, i) for i in parent}


def _copied(texts: Mapping[str, Document]) -> Iterator[Pair]:
    """Pairs of which one holds most of the other, or a long passage of it."""
    ids = sorted(texts)
    grams = [grams_of(texts[i]) for i in ids]
    for one, other, shared in shared_counts(grams):
        a, b = ids[one], ids[other]
        if is_copied(texts[a], texts[b], shared, min(len(grams[one]), len(grams[other]))):
            yield a, b


def grams_of(document: Document) -> Things:
    """The 5-grams of a text, as numbers."""
    return things_of(_grams_in_order(document.text or ""))


def is_copied(one: Document, other: Document, shared: int, size: int) -> bool:
    """Whether one of two texts (in the order of their ids) holds most of the other or a long passage of it; `shared`
    are the 5-grams of both, `size` is how many the smaller has.
    """
    part, days = shared / max(1, size), _days_apart(one, other)
    is_late = days is not None and days > _COPIED_WITHIN
    if part >= _REPRINTED or (not is_late and part >= _SHARED and share_names(one, other)):
        return True
    is_near = shared >= _QUOTED and days is not None and days <= _QUOTED_WITHIN
    return is_near and _longest_run(one, frozenset(_grams_in_order(other.text or ""))) >= _QUOTED


def _longest_run(document: Document, others: frozenset[int]) -> int:
    """How many 5-grams of a text in a row are among others: scattered ones are the phrases of notes and letters."""
    longest = run = 0
    for gram in _grams_in_order(document.text or ""):
        run = run + 1 if gram in others else 0
        longest = max(longest, run)
    return longest


def _retold(texts: Mapping[str, Document]) -> Iterator[Pair]:
    """Pairs of which one tells again, in words of its own, what the other told the day before."""
    yield from ((a, b) for a, b in _near_pairs(texts) if is_retelling(texts[a], texts[b]))


def _near_pairs(texts: Mapping[str, Document]) -> Iterator[Pair]:
    """Pairs of documents of one day or the next that share some rare stems; what a crisis shares is rare on a day."""
    rare = {i: rare_things_of(d) for i, d in texts.items() if d.published}
    days: dict[date, list[str]] = defaultdict(list)
    for identity in sorted(rare):
        days[date.fromisoformat((texts[identity].published or "")[:10])].append(identity)
    for day, own in list(days.items()):
        both = sorted((*own, *days.get(day + timedelta(_RETOLD_WITHIN), ())))
        first = frozenset(own)
        for one, other, shared in shared_counts([rare[i] for i in both]):
            a, b = both[one], both[other]
            if shares_enough(texts[a], texts[b], shared) and (a in first or b in first):
                yield a, b


def shares_enough(one: Document, other: Document, shared: int) -> bool:
    """Whether two documents have so many rare stems in common that one may tell the other again."""
    is_release = is_official(one.publisher) != is_official(other.publisher)
    return shared >= (_FEW_OF_RELEASE if is_release else _FEW)


def _days_apart(one: Document, other: Document) -> int | None:
    """Days between two documents; `None` where one has no date."""
    days = days_between(one.published, other.published)
    return None if days is None else abs(days)


def rare_things_of(document: Document) -> Things:
    """The rare stems of a text, as numbers."""
    return things_of(hash(word) for word in stems(document.text or "") if rarity(word) >= _RARE)


def _grams_in_order(text: str) -> Iterator[int]:
    words = _WORD.findall(text.lower())
    yield from (hash(tuple(words[i : i + _SIZE])) for i in range(max(1, len(words) - _SIZE + 1)))


def _root(parent: dict[str, str], node: str) -> str:
    """The smallest id of a group; the way there is shortened for the next that ask."""
    while parent[node] != node:
        parent[node] = parent[parent[node]]
        node = parent[node]
    return node
