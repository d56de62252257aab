"""Times, places and instruments as the model hears them: the words that it marks, with a chance for each.

Grammar and syntax only cut and value what is marked: a time must be one that the grammar can value, a place is cut to
its name, an instrument to its noun phrase.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from communique.reading.times.time_grammar import find_atoms
from communique.reading.times.time_joining import Atom
from communique.text import Analysis, Sentence

FAINTEST = -3.0
"""Least log-odds of a word that is asked at all."""

HEARD = 0.25
"""Least chance of a word that belongs to a span that the model alone puts forward."""

LIKELY = 0.5
"""Least mean chance of a span that the model alone makes a record."""

FAINT = 0.1
"""Least chance of a word in a sentence that is asked for times of which the words alone are not sure."""

NO_CHANCE = 0.01
"""The chance of a word that is not asked."""

KINDS = ("time", "place", "instrument")
_EDGES = frozenset("the a an this that its their his her our your".split())


@dataclass(frozen=True, slots=True)
class Mark:
    """Words `first` to `last` (both included) of a sentence that the model marks, and their mean chance."""

    kind: str
    sentence: Sentence
    first: int
    last: int
    chance: float


class Marks:
    """The chances of the words of a document to begin or continue a time, place or instrument."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._heard: dict[int, dict[int, dict[str, float]]] = {}
        insight = analysis.insight
        for sentence in analysis.sentences if insight else ():
            if insight is None or not insight.covers(sentence.index):
                continue
            strengths = insight.strengths("mark", sentence.index, len(sentence))
            self._heard[sentence.index] = {
                int(word): insight.labels("mark", (sentence.index, int(word)))
                for word in (strengths > FAINTEST).nonzero()[0]
            }

    def covers(self, sentence: Sentence) -> bool:
        """Whether the model read a sentence."""
        return sentence.index in self._heard

    def is_silent(self, sentence: Sentence, kind: str) -> bool:
        """Whether no word of a sentence is marked for a kind, however faintly."""
        heard = self._heard.get(sentence.index, {})
        return all(self._word(labels, kind) < FAINT for labels in heard.values())

    def chance(self, kind: str, sentence: Sentence, first: int, last: int) -> float:
        """The mean chance of some words to belong to a span of a kind."""
        heard = self._heard.get(sentence.index, {})
        chances = [self._word(heard.get(word), kind) for word in range(first, last + 1)]
        return sum(chances) / len(chances)

    def highest(self, kind: str, sentence: Sentence, first: int, last: int) -> float:
        """The highest chance among some words."""
        heard = self._heard.get(sentence.index, {})
        return max(self._word(heard.get(word), kind) for word in range(first, last + 1))

    @staticmethod
    def _word(labels: dict[str, float] | None, kind: str) -> float:
        return max(NO_CHANCE, labels[f"B-{kind}"] + labels[f"I-{kind}"]) if labels else NO_CHANCE

    @cached_property
    def spans(self) -> dict[str, tuple[Mark, ...]]:
        """The marked spans of each kind, in order."""
        return {kind: tuple(self._spans(kind)) for kind in KINDS}

    def _spans(self, kind: str) -> Iterator[Mark]:
        for sentence in self._analysis.sentences:
            heard = self._heard.get(sentence.index)
            if not heard:
                continue
            begun: list[int] = []
            for word in range(min(heard), max(heard) + 2):
                labels = heard.get(word)
                within = self._word(labels, kind) >= HEARD
                anew = labels is not None and labels[f"B-{kind}"] > labels[f"I-{kind}"]
                if begun and (not within or anew):
                    yield from self._cut(kind, sentence, begun)
                    begun = []
                if within:
                    begun.append(word)

    def _cut(self, kind: str, sentence: Sentence, words: list[int]) -> Iterator[Mark]:
        """The span without articles and marks at its edges; an instrument keeps its article."""
        first, last = words[0], words[-1]
        while first <= last and (not sentence[first].is_word or (kind == "place" and sentence[first].lower in _EDGES)):
            first += 1
        while last > first and (not sentence[last].is_word or sentence[last].lower == "'s"):
            last -= 1
        if first <= last:
            yield Mark(kind, sentence, first, last, self.chance(kind, sentence, first, last))


def marked_atoms(marks: Marks, sentence: Sentence) -> list[tuple[Atom, float]]:
    """The time expressions that the grammar can value, with the model's chance of each; unsure ones only if marked."""
    atoms = find_atoms(sentence, is_loose=not marks.is_silent(sentence, "time"))
    return [(atom, marks.highest("time", sentence, atom.first, atom.last)) for atom in atoms]
