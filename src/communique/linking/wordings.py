"""What the words of a later sentence say of an earlier one: that it stands, is firmer, replaced, taken back, denied.

The later sentence is read with the earlier one beside it: a word of matter that both share becomes `=`, a party of both
`<same>`, another party `<other>`, another name `<name>`, so that "the = was called off" is one wording whatever was
called off. Runs of one to three such words are weighed (`knowledge/data/change_words.tsv`, fitted on families of
wordings by tools/fit_change_words.py); those inside the phrase asked about count once more, those of the earlier
sentence that the later lacks count apart ("may" there, "will" here).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import exp, log

from communique.knowledge.change_words import change_relations, change_words, constant
from communique.knowledge.parties import find_parties
from communique.linking.parties import state_of_code
from communique.linking.words import is_empty, stem
from communique.records import Pointed

_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|\d+|[\"“”:;]")
_SHARED, _NAME, _NUMBER = "=", "<name>", "#"
_SAME, _OTHER = "<same>", "<other>"
_SILENT = frozenset({_SHARED, _NAME, _SAME, _OTHER, "^", "$"})
"""What says nothing by itself."""
_LONGEST = 3
_LEAST = -6.0
Scores = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as it stands: its place, what it is without a neighbour, its stem where it has matter, its party."""

    start: int
    plain: str
    stem: str | None
    party: str | None


def wording_scores(earlier: Pointed, later: Pointed) -> Scores:
    """The logarithm of the probability of each relation by words alone."""
    return scores_of(wording_features(earlier, later))


def scores_of(features: Mapping[str, float]) -> Scores:
    """The logarithms of the probabilities that the table gives some features."""
    table = change_words()
    total = list(constant())
    for name, value in features.items():
        for place, weight in enumerate(table.get(name, ())):
            total[place] += weight * value
    most = max(total)
    whole = most + log(sum(exp(t - most) for t in total))
    return {r: max(t - whole, _LEAST) for r, t in zip(change_relations(), total, strict=True)}


def wording_features(earlier: Pointed, later: Pointed) -> dict[str, float]:
    """The runs of words of both sentences, and how much they share."""
    found = dict.fromkeys(_runs(later, earlier.text, is_later=True), 1.0)
    found |= dict.fromkeys(_runs(earlier, later.text, is_later=False), 1.0)
    return found | shared_features(earlier, later)


def shared_features(earlier: Pointed, later: Pointed) -> dict[str, float]:
    """How much of the sentences and of their phrases is in the other, by stems and parties."""
    one, other = _matter(earlier.text), _matter(later.text)
    first, second = (_matter(p.text[p.start : p.end]) for p in (earlier, later))
    parties = _parties(earlier.text), _parties(later.text)
    return {
        "later shared": _part(other, one),
        "earlier shared": _part(one, other),
        "later phrase in phrase": _part(second, first),
        "earlier phrase in phrase": _part(first, second),
        "later phrase shared": _part(second, one),
        "earlier phrase shared": _part(first, other),
        "parties shared": len(parties[0] & parties[1]) / max(1, len(parties[0] | parties[1])),
        "another party": float(bool(parties[1] - parties[0])),
    }


def sentence_at(text: str, bounds: Sequence[tuple[int, int]], start: int, end: int) -> Pointed:
    """The sentence in which a phrase begins, the phrase pointed at."""
    first, last = next(((a, b) for a, b in bounds if a <= start < b), (0, len(text)))
    return Pointed(text[first:last], start - first, min(end, last) - first)


def _part(some: frozenset[str], of: frozenset[str]) -> float:
    return len(some & of) / max(1, len(some))


def _runs(sentence: Pointed, beside: str, *, is_later: bool) -> Iterator[str]:
    """The runs of words, marked `a` in the earlier sentence, `b` in the later, `c` inside its phrase."""
    words = [("^", False), *_seen(sentence, beside), ("$", False)]
    for length in range(1, _LONGEST + is_later):
        for at in range(len(words) - length + 1):
            run = words[at : at + length]
            if not _SILENT.issuperset(w for w, _ in run):
                said = " ".join(w for w, _ in run)
                yield f"{'b' if is_later else 'a'} {said}"
                if is_later and length < _LONGEST and all(inside for _, inside in run):
                    yield f"c {said}"


def _seen(sentence: Pointed, beside: str) -> list[tuple[str, bool]]:
    """The words of a sentence as they look beside another, each with whether it is in the phrase pointed at."""
    matter, parties = _matter(beside), _parties(beside)
    seen: list[tuple[str, bool]] = []
    for word in _words(sentence.text):
        if word.party is not None:
            look = _SAME if word.party in parties else _OTHER
        else:
            look = _SHARED if word.stem is not None and word.stem in matter else word.plain
        if not seen or look != seen[-1][0] or look not in _SILENT:
            seen.append((look, sentence.start <= word.start < sentence.end))
    return seen


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[_Word, ...]:
    found: list[_Word] = []
    parties = iter(find_parties(text))
    start, end, code = next(parties, (len(text), len(text), ""))
    for match in _WORD.finditer(text):
        while match.start() >= end and start < len(text):
            start, end, code = next(parties, (len(text), len(text), ""))
        own = match[0].lower().replace("’", "'")
        if start <= match.start() < end:
            found.append(_Word(match.start(), own, None, state_of_code(code)))
        elif own.isdigit() or not own[0].isalpha() or is_empty(own):
            found.append(_Word(match.start(), _NUMBER if own.isdigit() else own, None, None))
        else:
            plain = _NAME if match[0][0].isupper() and match.start() else own
            found.append(_Word(match.start(), plain, stem(own), None))
    return tuple(a for a, b in pairwise([*found, None]) if a and not (b and a.party and a.party == b.party))


@lru_cache(maxsize=8192)
def _matter(text: str) -> frozenset[str]:
    return frozenset(w.stem for w in _words(text) if w.stem is not None)


@lru_cache(maxsize=8192)
def _parties(text: str) -> frozenset[str]:
    return frozenset(w.party for w in _words(text) if w.party is not None)
