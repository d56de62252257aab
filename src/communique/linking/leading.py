"""For each tripwire, the others to which its response could lead: those worth a careful look."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from communique.linking.earlier import one_hot
from communique.linking.near import UNIT, Numbers, Phrases, best_of, blocks
from communique.linking.parties import countries_of
from communique.linking.wires import Wire

MOST = 12
"""Conditions that a response is compared with."""
OF_DOER, OF_ADDRESSED = round(0.4 * UNIT), round(0.2 * UNIT)
"""What it adds that the issuer is whose act the other waits for, and that it addresses the other's issuer."""


def led_to(wires: Sequence[Wire]) -> list[list[int]]:
    """For each tripwire the places of those of other issuers whose conditions are nearest to its response."""
    pairs = _Pairs(wires)
    awaiting: dict[str, list[int]] = defaultdict(list)
    leading: dict[str, list[int]] = defaultdict(list)
    for place, wire in enumerate(wires):
        for country in awaited_by(wire) if waits_for_act(wire) else ():
            awaiting[country].append(place)
        for country in involved(wire) if wire.lead.response is not None else ():
            leading[country].append(place)
    found: list[dict[int, float]] = [{} for _ in wires]
    for country in sorted(awaiting.keys() & leading.keys()):
        pairs.compare(leading[country], awaiting[country], found)
    return [sorted(sorted(scores, key=lambda place: (-scores[place], place))[:MOST]) for scores in found]


def involved(wire: Wire) -> frozenset[str]:
    """The countries through which a wire can lead to another: who acts, and against whom."""
    return frozenset().union(*(m.issuers | m.targets for m in wire.wordings))


def awaited_by(wire: Wire) -> frozenset[str]:
    """The countries whose acts, or on whom, a wire waits."""
    named = [c for m in wire.wordings if m.trigger for c in (*m.trigger.actor_codes, *m.trigger.recipient_codes)]
    return involved(wire) | countries_of(named)


def waits_for_act(wire: Wire) -> bool:
    """Whether some wording names a condition that an act can meet."""
    return any(m.trigger is not None and m.commitment.trigger is not None for m in wire.wordings)


def doers_of(wire: Wire) -> frozenset[str]:
    """Whose act the fullest mention waits for."""
    return countries_of(wire.lead.trigger.actor_codes if wire.lead.trigger else ()) or wire.lead.targets


class _Pairs:
    """Responses and conditions as numbers, with the parties of both."""

    def __init__(self, wires: Sequence[Wire]) -> None:
        self._responses = Phrases(w.lead.response for w in wires)
        self._triggers = Phrases(w.lead.trigger for w in wires)
        self._issuers = [w.lead.issuers for w in wires]
        self._targets = [w.lead.targets for w in wires]
        self._doers = [doers_of(w) for w in wires]

    def compare(self, rows: Sequence[int], columns: Sequence[int], found: list[dict[int, float]]) -> None:
        """Note for each response the nearest conditions, with how near they are."""
        triggers = self._triggers.columns(columns)
        for block in blocks(len(rows)):
            places = [rows[n] for n in block]
            scores = self._responses.nearness(places, triggers)
            scores += OF_DOER * _meet(self._issuers, places, self._doers, columns)
            scores += OF_ADDRESSED * _meet(self._targets, places, self._issuers, columns)
            scores[_meet(self._issuers, places, self._issuers, columns) > 0] = -np.inf
            for place, line, best in zip(places, scores, best_of(scores, most=MOST, least=0), strict=True):
                found[place] |= {columns[n]: float(line[n]) for n in best}


def _meet(
    one: Sequence[frozenset[str]], rows: Sequence[int], other: Sequence[frozenset[str]], columns: Sequence[int]
) -> Numbers:
    """1 where a row and a column share a country."""
    names = sorted({name for n in columns for name in other[n]})
    own = one_hot([one[n] & frozenset(names) for n in rows], names)
    return (own @ one_hot([other[n] for n in columns], names).T > 0).astype(np.float32)
