"""Which countries a document speaks of, and which is in play at a place of it."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from communique.resolving.cues import Cue
from communique.resolving.mentions import is_attitude
from communique.text import Analysis

_NEAR_CUES = 24
_AFTER = 4
_DECAY = 0.6
_LATER = 0.5
_OVERALL = 1.5
_CLOSE = 45
_KINDS = {"country": 1.0, "capital": 1.0, "fixed": 1.0, "leader": 1.0, "people": 0.9, "national": 0.8, "adjective": 0.8}


@dataclass(frozen=True, slots=True)
class CountryCue:
    """A country named at an offset of the document: in which sentence, and how much its form says that it acts."""

    offset: int
    sentence: int
    country: str
    weight: float


class Countries:
    """The countries of a document as context for phrases that name none.

    A country counts more the nearer it is named before the place, by name rather than as adjective, and the more
    often the document (its title and publisher included) names it.
    """

    def __init__(self, analysis: Analysis, cues: Sequence[Sequence[Cue]], *, title: Sequence[str] = ()) -> None:
        self._cues = [
            CountryCue(s[c.first].start, s.index, country, _KINDS.get(c.kind, 1.0))
            for s, inside in zip(analysis.sentences, cues, strict=True)
            for c in inside
            if (country := country_of_cue(c)) and not is_attitude(s, c)
        ]
        self._offsets = [c.offset for c in self._cues]
        self.counts = Counter(c.country for c in self._cues)
        self.counts.update(title)
        self._total = max(1, sum(self.counts.values()))

    def weights(self, offset: int, sentence: int, *, but: tuple[int, int] = (0, 0)) -> dict[str, float]:
        """How much each country is in play at an offset; cues between the offsets `but` say nothing."""
        weights: defaultdict[str, float] = defaultdict(float)
        place = bisect_left(self._offsets, offset)
        for cue in self._cues[max(0, place - _NEAR_CUES) : place + _AFTER]:
            if but[0] <= cue.offset < but[1]:
                continue
            weight = cue.weight * _DECAY ** abs(sentence - cue.sentence)
            if abs(cue.offset - offset) < _CLOSE and cue.sentence == sentence:
                weight *= 1.5
            weights[cue.country] += weight if cue.offset < offset else _LATER * weight
        for country, count in self.counts.items():
            weights[country] += _OVERALL * count / self._total
        return weights

    def dominant(
        self, offset: int, sentence: int, *, without: frozenset[str] = frozenset(), but: tuple[int, int] = (0, 0)
    ) -> tuple[str | None, float]:
        """The country most in play and how clearly (0..1): its lead over the next, as a part of its weight."""
        weights = self.weights(offset, sentence, but=but)
        ranked = sorted((-w, c) for c, w in weights.items() if c not in without)
        if not ranked:
            return None, 0.0
        second = ranked[1][0] if len(ranked) > 1 else 0.0
        return ranked[0][1], (ranked[0][0] - second) / ranked[0][0]


def country_of_cue(cue: Cue) -> str | None:
    """The country that a cue names, `None` for offices and for organisations above countries."""
    if cue.is_country:
        return cue.code
    return country_of(cue.code) if cue.kind in {"fixed", "leader"} else None


def country_of(code: str | None) -> str | None:
    """The country of a code, `None` for organisations and coalitions.

    >>> country_of("RUS MIL"), country_of("IGO UNO"), country_of("COALITION")
    ('RUS', None, None)
    """
    if code is None or len(code) not in {3, 7} or code[:3] in {"IGO", "IMG", "NGO"}:
        return None
    return code[:3]
