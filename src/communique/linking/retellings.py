"""One report told again in other words, the same day or the next: of one origin with the first.

The retelling is looked for in one or two sentences, since the rest of either text may be about something else: they
must share much in absolute weight, as all reports of one crisis share its names. What a ministry or another official
body made public and a newspaper repeats needs less; but a report with a dateline was written where things happened,
and is a source of its own, whatever it quotes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from communique.knowledge.offices import load_offices
from communique.knowledge.parties import find_parties
from communique.knowledge.word_counts import rarity
from communique.knowledge.words import split_words
from communique.linking.words import stems
from communique.records import Document

_PASSAGE, _SHARED, _SHARED_OF_NAMED = 0.45, 36.0, 30.0
"""The weighed part of their stems that two passages share, and its weight; less where one names the other's publisher.

Set on the development crises of `corpus/linking` and on reports of one day written for this: retellings share from 39
on, other reports up to 33.
"""
_WHOLE, _OF_ALL = 0.6, 0.35
"""The part of a passage that is a retelling whatever else is told; of a less like one, what both texts share in all."""
_NAMES = 2
"""Names and numbers among them: a form letter to another state shares all but these."""
_RELEASE, _RELEASE_OF_NAMED = 0.45, 0.35
"""The part of a passage that a retold release shares; less where the report names the body."""
_KINDS = frozenset({"body", "voice", "person", "diplomat"})
_SECTORS = frozenset({"GOV", "MIL", "LEG"})
_AFTER = frozenset({"of", "for", "and"})
_SEATS = frozenset({"state house", "government house", "presidential palace", "royal palace", "foreign office"})
_FOREIGN = frozenset({"ministerio", "ministério", "ministère", "ministero", "ministerium", "palacio", "palais"})
_SENTENCE = re.compile(r"(?<=[.!?;])[\"”’)]*\s+|\n+")
_DATELINE = re.compile(
    r"\s*[A-Z][A-Z .'’/-]{2,40}(?:, [A-Z][\w. ]{2,25})?(?:,? \w{3,9}\.? \d{1,2})?(?:,? \d{4})?"
    r"(?: ?\([^)]{2,40}\))? ?(?:-{1,2}|–|—) "
)
_NAME = re.compile(r"(?<=\s)[\"“‘(]?([A-Z][\w'’-]+|\d[\d,.]*)")
_MOST = 60
"""Sentences of a text that are compared."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """One or two sentences: their stems, names and numbers among these, and what the stems weigh."""

    stems: frozenset[str]
    names: frozenset[str]
    weight: float


@lru_cache(maxsize=4096)
def is_official(publisher: str | None) -> bool:
    """Whether a publisher speaks for itself: a ministry, an army, an embassy, a seat of government; no newspaper.

    >>> is_official("Ministry of Defence, London"), is_official("White House"), is_official("Army Times")
    (True, True, False)
    """
    name = re.split(r"[,:(]", publisher or "")[0].strip().removeprefix("The ")
    words = split_words(name)
    if name.lower() in _SEATS or name.lower().split(" ")[0] in _FOREIGN:
        return True
    offices = load_offices()
    for at in range(len(words)):
        length, office = offices.find(words, at)
        if office and office.kind in _KINDS and office.sector in _SECTORS:
            after = words[at + length : at + length + 1]
            if not after or after[0].key.lower() in _AFTER:
                return True
    return any(
        code.endswith(" GOV") and end - start == len(name) and start == 0 and name.count(" ")
        for start, end, code in find_parties(name)
    )


def is_retelling(one: Document, other: Document) -> bool:
    """Whether one of two documents of the same days tells again what the other told.

    Never of two with datelines, nor of two official ones.
    """
    texts = one.text or "", other.text or ""
    least = _SHARED_OF_NAMED if _names(one, other) or _names(other, one) else _SHARED
    release = min(_least_of_release(one, other), _least_of_release(other, one))
    words = _stems_of(texts[0]), _stems_of(texts[1])
    shared = _weight(words[0] & words[1])
    if all(map(_DATELINE.match, texts)) or all(is_official(d.publisher) for d in (one, other)):
        return False
    if release > 1 and shared < least:
        return False
    passage = _PASSAGE if shared >= _OF_ALL * min(map(_weight, words)) else _WHOLE
    return any(
        likeness >= release or (likeness >= passage and weight >= least) for likeness, weight in _likenesses(*texts)
    )


def has_dateline(document: Document) -> bool:
    """Whether a text opens with the town where it was written."""
    return bool(_DATELINE.match(document.text or ""))


def share_names(one: Document, other: Document) -> bool:
    """Whether two texts of like words are about the same: of the names and numbers of one, half stand in the other."""
    first, second = (_names_in(d.text or "") for d in (one, other))
    return 2 * len(first & second) >= min(len(first), len(second))


def _least_of_release(release: Document, report: Document) -> float:
    """How like the passages of a release and of a report must be; more than they can where these are none."""
    is_order = (release.published or "") <= (report.published or "")
    if not is_order or not is_official(release.publisher) or is_official(report.publisher):
        return 2.0
    if _DATELINE.match(report.text or ""):
        return 2.0
    told = _stems_of(report.text or "")
    return _RELEASE_OF_NAMED if any(word in told for word in stems(release.publisher or "")) else _RELEASE


def _names(one: Document, other: Document) -> bool:
    """Whether one names who published the other."""
    name = (other.publisher or "").split(",")[0].strip()
    return len(name) > 3 and name in (one.text or "")


def _likenesses(one: str, other: str) -> Iterator[tuple[float, float]]:
    """Of passages of both that share names: the weighed part of stems they share, and its weight."""
    second = _passages(other)
    for a in _passages(one):
        for b in second:
            if len(a.names & b.names) >= _NAMES:
                shared = _weight(a.stems & b.stems)
                yield 2 * shared / (a.weight + b.weight), shared


@lru_cache(maxsize=512)
def _stems_of(text: str) -> frozenset[str]:
    return stems(text)


@lru_cache(maxsize=512)
def _passages(text: str) -> tuple[_Passage, ...]:
    """Each sentence, and each two in a row."""
    sentences = [(own, _names_in(part)) for part in _SENTENCE.split(text)[:_MOST] if len(own := stems(part)) > 2]
    pairs = [(a | b, c | d) for (a, c), (b, d) in pairwise(sentences)]
    return tuple(_Passage(own, names, _weight(own)) for own, names in (*sentences, *pairs))


def _names_in(sentence: str) -> frozenset[str]:
    """The stems of capitalised words and numbers past the first word."""
    return stems(" ".join(_NAME.findall(sentence)))


def _weight(words: frozenset[str]) -> float:
    return sum(rarity(word) for word in sorted(words))
