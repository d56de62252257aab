"""Who a party of a record is, from what the rules read, what the model points at and what stands around.

Each country or body that one of them proposes, and that it is nobody, has a score: its signs (`evidence.py`) times
fitted weights (`knowledge/pointing.py`). Their chances are shared out by these scores; the likeliest is taken where it
is likely enough, with whom the rules read beside it.
"""

import math
from collections.abc import Mapping, Sequence

from communique.knowledge.pointing import Weights, pointing_weights
from communique.records import Span
from communique.resolving.evidence import ByRule, Evidence, Pairs
from communique.resolving.pointing import Pointed, Pointing, side_key

_POSSIBLE = 0.2
"""Least chance of an answer that is not the likeliest for it to be weighed together with other answers."""

Options = tuple[tuple[Pairs, float], ...]


class Judge:
    """Weighs the evidence by fitted weights."""

    def __init__(self, weights: Weights | None = None) -> None:
        self._weights = pointing_weights() if weights is None else weights

    def decide(self, evidence: Evidence) -> Pairs:
        """The phrases and codes that are taken, the likeliest first."""
        return self.options(evidence)[0][0]

    def options(self, evidence: Evidence) -> Options:
        """The answers that may be meant, each with its chance, the likeliest first; the empty one is nobody."""
        weights = self._weights[evidence.party]
        chances = self.chances(evidence)
        ranked = sorted(chances, key=lambda key: (-chances[key], key or ""))
        if chances[ranked[0]] < weights.get("least", 0.0):
            ranked = [None, *(key for key in ranked if key is not None)]
        kept = [key for n, key in enumerate(ranked) if n == 0 or chances[key] >= _POSSIBLE]
        return tuple((self._answer(evidence, key, chances), chances[key]) for key in kept)

    def _answer(self, evidence: Evidence, best: str | None, chances: Mapping[str | None, float]) -> Pairs:
        """A side with those that the rules read beside it and that are nearly as likely."""
        if best is None:
            return ()
        also = self._weights[evidence.party].get("also", 1.0) * chances[best]
        read = (side_key(r.code) for r in evidence.read if r.by != "guess")
        beside = [key for key in dict.fromkeys(read) if key != best and chances[key] > also]
        return tuple(evidence.answer(key) for key in (best, *beside))

    def chances(self, evidence: Evidence) -> dict[str | None, float]:
        """How likely each side is the party; `None` stands for nobody, or nobody known."""
        weights = self._weights[evidence.party]
        scores: dict[str | None, float] = {key: _sum(weights, evidence.signs_of(key)) for key in evidence.proposed()}
        scores[None] = _sum(weights, evidence.signs_of_nobody())
        most = max(scores.values())
        raised = {key: math.exp(score - most) for key, score in scores.items()}
        total = sum(raised.values())
        return {key: value / total for key, value in raised.items()}


def _sum(weights: Mapping[str, float], signs: Mapping[str, float]) -> float:
    return sum([weights[sign] * value for sign, value in signs.items() if sign in weights])


class Bench:
    """Asks the model about one document's records, and the judge about what it and the rules say."""

    def __init__(self, pointing: Pointing, judge: Judge) -> None:
        self._pointing = pointing
        self._judge = judge

    def settle(
        self,
        party: str,
        kind: str,
        at: Span | None,
        read: Sequence[ByRule],
        *,
        taken: Sequence[str],
        unread: bool,
        around: Mapping[str, Mapping[str, float]],
    ) -> Options | None:
        """The answers for a party of the record that the span `at` stands for, the likeliest first; see `Evidence`.

        A party that is only pointed at has the phrase that names it, where that stands in the same sentence. `None`
        where the model did not read the sentence.
        """
        pointed = self._pointing.at(party, at)
        if pointed is None or at is None:
            return None
        evidence = Evidence(party, kind, at, read, pointed, tuple(taken), unread, around)
        return tuple(
            (tuple((span or self._near(pointed, code), code) for span, code in pairs), chance)
            for pairs, chance in self._judge.options(evidence)
        )

    def _near(self, pointed: Pointed, code: str) -> Span | None:
        place = pointed.words.get(code)
        return self._pointing.span_at(place) if place is not None and place[0] == pointed.sentence else None
