"""For each mention, the earlier ones of its issuer that it is worth comparing with."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from communique.linking.mentions import Mention
from communique.linking.near import UNIT, Numbers, Phrases, best_of, blocks

MOST = 6
"""Earlier mentions that one is compared with: those that the development crises need are among the first few."""
MEET, DIFFER = round(0.6 * UNIT), round(-0.4 * UNIT)
"""What common and what different targets add."""


def earlier_mentions(mentions: Sequence[Mention], *, most: int = MOST) -> list[list[int]]:
    """For each of some mentions in order of time, the places of the nearest before it that share an issuer."""
    sides = _Sides(mentions)
    of_issuer: dict[str, list[int]] = defaultdict(list)
    for place, mention in enumerate(mentions):
        for country in mention.issuers:
            of_issuer[country].append(place)
    found: list[dict[int, float]] = [{} for _ in mentions]
    for country in sorted(of_issuer):
        sides.compare(of_issuer[country], found, most)
    return [sorted(scores, key=lambda place: (-scores[place], place))[:most] for scores in found]


class _Sides:
    """Mentions as numbers: conditions, responses, and whom they address."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._triggers = Phrases(m.trigger for m in mentions)
        self._responses = Phrases(m.response for m in mentions)
        self._targets = [m.targets for m in mentions]
        self._ascribed = np.array([bool(m.commitment.ascribed_by) for m in mentions])

    def compare(self, places: Sequence[int], found: list[dict[int, float]], most: int) -> None:
        """Note for each of some mentions the nearest of those before it, with how near they are."""
        triggers, responses = self._triggers.columns(places), self._responses.columns(places)
        for block in blocks(len(places)):
            rows = [places[n] for n in block]
            same = self._triggers.nearness(rows, triggers) + self._responses.nearness(rows, responses)
            crossed = self._triggers.nearness(rows, responses) + self._responses.nearness(rows, triggers)
            scores = np.maximum(same, crossed) + self._of_targets(rows, places)
            scores[self._ascribed[rows][:, None] != self._ascribed[list(places)][None, :]] = -np.inf
            scores[np.arange(len(places))[None, :] >= np.array(block)[:, None]] = -np.inf
            for row, line, best in zip(rows, scores, best_of(scores, most=most, least=-UNIT), strict=True):
                found[row] |= {places[n]: float(line[n]) for n in best}

    def _of_targets(self, rows: Sequence[int], columns: Sequence[int]) -> Numbers:
        names = sorted({name for n in columns for name in self._targets[n]})
        own, others = (one_hot([self._targets[n] for n in side], names) for side in (rows, columns))
        meet = own @ others.T > 0
        both = np.outer(own.sum(axis=1), others.sum(axis=1)) > 0
        found: Numbers = np.where(meet, np.float32(MEET), np.where(both, np.float32(DIFFER), np.float32(0)))
        return found


def one_hot(sets: Sequence[frozenset[str]], names: Sequence[str]) -> NDArray[np.float32]:
    """A row for each set, a column for each name: 1 where the set has it."""
    number = {name: n for n, name in enumerate(names)}
    found = np.zeros((len(sets), len(names)), dtype=np.float32)
    for place, own in enumerate(sets):
        for name in own:
            found[place, number[name]] = 1
    return found
