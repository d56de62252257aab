"""What the model holds the words of a document to say: labels of words, and phrases and parties of a record.

Rules and model read the same text; reading asks both. Every answer is about a word, given by its sentence's number in
the document and its own in the sentence. Probabilities are between 0 and 1; scores are log-odds, above 0 is "yes".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from communique.text.paths import path_classes

Numbers = NDArray[np.float32]
Chances = NDArray[np.float64]
Terms = NDArray[np.int64]
Place = tuple[int, int]
"""A word: the number of its sentence in the document, and its own there."""
Scores = Mapping[int, Sequence[float]]
"""A score for each word of a window's sentences, by the sentence's number in the document."""

NEAREST, DOUBLINGS = 4, 5
"""Distances up to the first have a term of their own, farther ones one for each doubling (see the training)."""


@dataclass(frozen=True, slots=True)
class Schema:
    """The model's lists of labels: of words by layer, of facts by name, and the names of roles and parties."""

    layers: Mapping[str, Sequence[str]]
    facts: Mapping[str, Sequence[str]]
    kinds: Sequence[str]
    roles: Sequence[str]
    parties: Sequence[str]


@dataclass(frozen=True, eq=False)
class WindowAnswers:
    """The model's output for one window of sentences, one row a word after the row of the window's mark.

    `layers` and `facts` hold log-scores per label (W, labels); `says` (W, kinds); `asker` and `asked` (W, pairs, 48)
    score a pair by their product; `distance` (pairs, terms) and `path` (classes, pairs: see `paths.py`) are added.
    `sense` (W, 96) is what the words mean where they stand, where the
    model tells. `heads` (rows of the window, 0 for a root) and `relations`
    are the trees.
    """

    first_sentence: int
    starts: tuple[int, ...]
    layers: Mapping[str, Numbers]
    facts: Mapping[str, Numbers]
    says: Numbers
    asker: Numbers
    asked: Numbers
    distance: Numbers
    path: Numbers
    sense: Numbers | None
    heads: tuple[int, ...]
    relations: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many rows there are, the mark's included."""
        return len(self.says)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The word of each row but the mark's."""
        ends = (*self.starts[1:], self.size)
        return tuple(
            (self.first_sentence + number, row - start)
            for number, (start, end) in enumerate(zip(self.starts, ends, strict=True))
            for row in range(start, end)
        )

    def pair_scores(self, number: int, row: int) -> Numbers:
        """The score of each row for a question asked from one row."""
        terms, paths = self._standing(row)
        scores: Numbers = self.asked[:, number] @ self.asker[row, number]
        scores += self.distance[number].take(terms)
        scores += self.path[:, number].take(paths)
        return scores

    def strengths(self, layer: str) -> Numbers:
        """For each row the log-odds of some label of a layer other than its first, worked out once."""
        found = self._strengths.get(layer)
        if found is None:
            scores = self.layers[layer].astype(np.float64)
            some = scores[:, 1:]
            most = some.max(axis=1)
            odds = np.log(np.exp(some - most[:, None]).sum(axis=1)) + most - scores[:, 0]
            found = self._strengths[layer] = odds.astype(np.float32)
        return found

    def label_chances(self, layer: str) -> Chances:
        """For each row the probability of each label of a layer, worked out once."""
        found = self._label_chances.get(layer)
        if found is None:
            found = self._label_chances[layer] = _softmax(self.layers[layer])
        return found

    def fact_chances(self, name: str) -> Chances:
        """For each row the probability of each value of a fact, worked out once."""
        found = self._fact_chances.get(name)
        if found is None:
            found = self._fact_chances[name] = _softmax(self.facts[name])
        return found

    @cached_property
    def _strengths(self) -> dict[str, Numbers]:
        return {}

    @cached_property
    def _label_chances(self) -> dict[str, Chances]:
        return {}

    @cached_property
    def _fact_chances(self) -> dict[str, Chances]:
        return {}

    def _standing(self, row: int) -> tuple[Terms, Terms]:
        """The distance terms and path classes of all rows as seen from one, worked out once."""
        found = self._known.get(row)
        if found is None:
            terms = self._terms[self.size - row : 2 * self.size - row].copy()
            terms[0] = self.distance.shape[1] - 1
            paths = np.array(path_classes(row, self.heads, self.relations, self._numbers))
            found = self._known[row] = (terms, paths)
        return found

    @cached_property
    def _known(self) -> dict[int, tuple[Terms, Terms]]:
        return {}

    @cached_property
    def _terms(self) -> Terms:
        """The term of every distance in the window, from the farthest before."""
        return distance_terms(np.arange(-self.size, self.size))

    @cached_property
    def _numbers(self) -> tuple[int, ...]:
        """The number of each row's sentence in the window, from 1; 0 for the mark."""
        return (0, *(sentence - self.first_sentence + 1 for sentence, _ in self.places))


def distance_terms(places: Terms) -> Terms:
    """The number of the term for each distance in words (negative: before)."""
    size = np.maximum(np.abs(places), 1)
    most = NEAREST + DOUBLINGS
    doubled = NEAREST + 1 + np.maximum(np.floor(np.log2(size / (NEAREST + 1))), 0).astype(np.int64)
    bucket = np.where(size <= NEAREST, size, np.minimum(doubled, most))
    return np.where(places == 0, 0, bucket + (places > 0) * most)


class Insight:
    """The answers for a whole document."""

    def __init__(self, schema: Schema, windows: Sequence[WindowAnswers]) -> None:
        self._schema = schema
        self._of = {w.first_sentence + n: (w, start) for w in windows for n, start in enumerate(w.starts)}
        self._roles = {role: number for number, role in enumerate(schema.roles)}
        self._parties = {party: number for number, party in enumerate(schema.parties, len(schema.roles))}

    def covers(self, sentence: int) -> bool:
        """Whether the model read a sentence (one too long for it is read in pieces and has no answers)."""
        return sentence in self._of

    def labels(self, layer: str, place: Place) -> dict[str, float]:
        """The probability of each label of a word: layers cue, kind, event and mark, with `O` for none."""
        window, start = self._of[place[0]]
        chances: list[float] = window.label_chances(layer)[start + place[1]].tolist()
        return dict(zip(self._schema.layers[layer], chances, strict=True))

    def strengths(self, layer: str, sentence: int, length: int) -> Numbers:
        """For each word of a sentence, the log-odds that it has some label other than `O` (length,)."""
        window, start = self._of[sentence]
        return window.strengths(layer)[start : start + length]

    def fact(self, name: str, place: Place) -> dict[str, float]:
        """The probability of each value (of `status`, say) for the record that a word stands for."""
        window, start = self._of[place[0]]
        chances: list[float] = window.fact_chances(name)[start + place[1]].tolist()
        return dict(zip(self._schema.facts[name], chances, strict=True))

    def says(self, sentence: int, length: int) -> dict[str, float]:
        """For each kind of commitment, the log-odds that the sentence holds one."""
        window, start = self._of[sentence]
        scores = window.says[start : start + length].max(axis=0)
        return {kind: round(float(s), 3) for kind, s in zip(self._schema.kinds, scores, strict=True)}

    def phrase(self, role: str, place: Place, *, even: float = 0.0) -> Scores:
        """The log-odds of every word of the window to belong to a phrase of the record that a word stands for.

        `even` is taken from each, so that 0 means as likely as not where the model's own 0 does not.
        """
        window, start = self._of[place[0]]
        scores = (window.pair_scores(self._roles[role], start + place[1]).astype(np.float64) - even).tolist()
        ends = (*window.starts[1:], window.size)
        begun = enumerate(zip(window.starts, ends, strict=True), window.first_sentence)
        return {sentence: scores[start:end] for sentence, (start, end) in begun}

    def sense(self, places: Sequence[Place]) -> Numbers | None:
        """What some words mean together (96,), of length 1; `None` where none of them was read.

        Like meanings have like directions: their product is a cosine.
        """
        known = [(self._of[place[0]], place[1]) for place in places if place[0] in self._of]
        vectors = [window.sense[start + word] for (window, start), word in known if window.sense is not None]
        if not vectors:
            return None
        total = np.add.reduce(vectors, axis=0) / len(vectors)
        length = float(np.sqrt(total.dot(total)))
        return np.asarray(total / length if length else total, dtype=np.float32)

    def party(self, party: str, place: Place, *, least: float = 0.0) -> dict[Place | None, float]:
        """The probability of the words of the window to name a party of the record; `None` means that nobody is.

        Words below `least` are left out.
        """
        window, start = self._of[place[0]]
        chances = _softmax(window.pair_scores(self._parties[party], start + place[1]))
        rows = np.flatnonzero(chances[1:] >= least).tolist()
        places = window.places
        named: dict[Place | None, float] = {places[row]: float(chances[row + 1]) for row in rows}
        named[None] = float(chances[0])
        return named


def _softmax(scores: Numbers) -> Chances:
    """Scores as probabilities that sum to one along the last axis."""
    raised = scores.astype(np.float64)
    raised -= raised.max(axis=-1, keepdims=True)
    np.exp(raised, out=raised)
    raised /= raised.sum(axis=-1, keepdims=True)
    return raised
