"""The sides of a conflict as one document shows them: who stands against whom near a place of the text."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from communique.resolving.chunks import Mention
from communique.resolving.coreference import Discourse
from communique.resolving.countries import Countries, country_of
from communique.resolving.instrument_parties import same_side, side_of
from communique.text import Sentence

_NEAR = 3.0
_LATER = 0.5
_STATED = 0.6
_FADE = 16
_CLEAR = 0.03
_CLEARER = 0.4
"""An organisation has no natural adversary: one country must stand out."""
_PAIR = 2
_IN = frozenset({"in", "at", "near", "from", "outside"})


class Sides:
    """States, rebels and organisations as sides, weighed by how much and how near a document speaks of them.

    `codes` are those of the mentions, with their scores.
    """

    def __init__(
        self,
        mentions: Sequence[Mention],
        codes: Sequence[tuple[str | None, float]],
        *,
        discourse: Discourse,
        countries: Countries,
    ) -> None:
        self._discourse = discourse
        self._countries = countries
        self._scores = [score for _, score in codes]
        self._sides = [
            side_of(code) if mention.phrase.party_head and not _is_where(mention) else None
            for mention, (code, _) in zip(mentions, codes, strict=True)
        ]
        stated = zip(self._sides, self._scores, strict=True)
        self._overall = Counter(side for side, score in stated if side and score >= _STATED)
        self._weights: dict[int, Mapping[str, float]] = {}

    def weights(self, offset: int) -> Mapping[str, float]:
        """How much each side is in play at an offset."""
        place = self._discourse.before(offset)
        found = self._weights.get(place)
        if found is None:
            found = self._weights[place] = self._weights_at(place)
        return found

    def _weights_at(self, place: int) -> dict[str, float]:
        """How much each side is in play before a mention."""
        weights: defaultdict[str, float] = defaultdict(float, self._overall)
        for index in range(max(0, place - _FADE), min(len(self._sides), place + _FADE)):
            side = self._sides[index]
            if side:
                near = _NEAR if index < place else _NEAR * _LATER
                weights[side] += near * self._scores[index] * (1 - abs(index - place) / _FADE)
        return dict(weights)

    def in_play(self, offset: int) -> tuple[str, ...]:
        """The sides, the most spoken of first."""
        weights = self.weights(offset)
        return tuple(sorted(weights, key=lambda s: (-weights[s], s)))

    def against(self, code: str, offset: int, sentence: Sentence) -> tuple[str | None, float]:
        """The other party in play and how sure it is: another country, or the rebels of one's own."""
        mine = country_of(code)
        weights = self.weights(offset)
        across = [s for s in weights if mine and country_of(s) == mine and not same_side(s, code)]
        rival = max(across, key=lambda s: (weights[s], s), default=None)
        country, lead = self._countries.dominant(offset, sentence, without=frozenset({mine} if mine else ()))
        if rival is not None and weights[rival] >= weights.get(f"{country} GOV", 0.0):
            return rival, 0.45
        least = _CLEAR if mine else _CLEARER
        return (f"{country} GOV", 0.3 + 0.3 * lead) if country and lead >= least else (None, 0.0)

    def pair(self, offset: int, sentence: Sentence, *, without: str | None = None) -> list[str]:
        """The two countries most in play, in the order of the text; empty where there are not two.

        `without`, who speaks of them, is one of them only where the document is mainly about him.
        """
        weights = self._countries.weights(offset, sentence)
        ranked = sorted(weights, key=lambda c: (-weights[c], c))
        main = sorted(self._countries.counts, key=lambda c: (-self._countries.counts[c], c))[:_PAIR]
        ranked = [c for c in ranked if c in main or c != without][:_PAIR]
        return self._countries.in_order(ranked) if len(ranked) == _PAIR else []

    def two_but(self, mine: frozenset[str]) -> list[str]:
        """The two countries that a document names most beside that of who speaks; empty where it is not clear which."""
        named = Counter({c: n for c, n in self._countries.by_name.items() if c not in mine})
        ranked = sorted(named, key=lambda c: (-named[c], c))
        if len(ranked) < _PAIR or (len(ranked) > _PAIR and named[ranked[_PAIR]] == named[ranked[_PAIR - 1]]):
            return []
        return self._countries.in_order(ranked[:_PAIR])


def _is_where(mention: Mention) -> bool:
    """Whether a capital only says where something was said or signed: "in Geneva", "from Addis Ababa"."""
    phrase = mention.phrase
    before = phrase.sentence[phrase.first - 1].lower if phrase.first else ""
    return phrase.kind == "capital" and before in _IN
