"""Contested claims of a record that grows (`linking/claims.py`, `linking/breaches.py`, `linking/denials.py`)."""

from collections.abc import Hashable, Iterable, Mapping, Sequence

from communique.linking.breaches import Breach, breaches_in, joined_breaches
from communique.linking.claims import (
    SAME,
    Stance,
    claim_of,
    contradicts_oneself,
    is_contested,
    keys_of_stance,
    likeness_of,
    sameness,
    stances_in,
)
from communique.linking.denials import SAME_WORDS, denials_in, joined_denials
from communique.linking.growing.greedy import Greedy, Place
from communique.linking.growing.instruments import GrowingInstruments
from communique.linking.growing.readings import GrowingReadings
from communique.linking.words import dice
from communique.records import Claim, Instrument

_Denial = tuple[frozenset[str], Claim]


class _Stances(Greedy[Stance]):
    def noted(self, thing: Stance, /) -> Iterable[Hashable]:
        return keys_of_stance(thing)

    def fits(self, group: Sequence[Stance], thing: Stance, /) -> float:
        score = sameness(group, thing)
        return score if score >= SAME else 0.0

    def bears(self, member: Stance, thing: Stance, /) -> bool:
        return contradicts_oneself(member, thing) or likeness_of(member, thing) > 0

    def parts(self, member: Stance, thing: Stance, /) -> bool:
        return contradicts_oneself(member, thing)


class _Denials(Greedy[_Denial]):
    """Denials join the first one that they share most words with."""

    def noted(self, thing: _Denial, /) -> Iterable[Hashable]:
        return thing[0]

    def fits(self, group: Sequence[_Denial], thing: _Denial, /) -> float:
        return float(dice(group[0][0], thing[0]) >= SAME_WORDS)


class GrowingClaims:
    """Claims by what they were made of."""

    def __init__(self, readings: GrowingReadings) -> None:
        self._readings = readings
        self._stances, self._denials = _Stances(), _Denials()
        self._breaches = GrowingInstruments(readings.documents)
        self._breach: dict[str, Breach] = {}
        self._in: dict[str, tuple[list[Place], list[Place], list[Place]]] = {}
        self.claims: dict[Hashable, list[Claim]] = {}

    def change(self, documents: Iterable[str]) -> set[str]:
        """Take some documents anew; the ids of claims that changed, or are none any more."""
        gone: list[list[Place]] = [[], [], []]
        stances: dict[Place, Stance] = {}
        denials: dict[Place, _Denial] = {}
        breaches: dict[Place, Instrument] = {}
        for home in documents:
            for out, old in zip(gone, self._in.get(home, ((), (), ())), strict=True):
                out.extend(old)
            reading = self._readings[home]
            own = {(home, n): stance for n, stance in enumerate(stances_in(reading))}
            denied = {(home, n): denial for n, denial in enumerate(denials_in(reading))}
            broken = {(home, n): each for n, each in enumerate(breaches_in(reading))}
            self._breach |= {instrument.id: breach for instrument, breach in broken.values()}
            self._in[home] = [*own], [*denied], [*broken]
            stances |= own
            denials |= denied
            breaches |= {place: instrument for place, (instrument, _) in broken.items()}
        changed = set[str]()
        for first in self._stances.change(gone[0], stances):
            group = self._stances.group(first)
            told = [claim_of(group, self._readings)] if group and is_contested(group) else []
            changed |= self._put(("stance", first), told)
        for first in self._denials.change(gone[1], denials):
            matter = [claim for _, claim in self._denials.group(first)]
            changed |= self._put(("denial", first), [joined_denials(matter)] if matter else [])
        for first in self._breaches.change(gone[2], breaches):
            members = self._breaches.group(first)
            changed |= self._put(("breach", first), joined_breaches([self._breach[i.id] for i in members]))
        return changed

    def _put(self, owner: Hashable, claims: Sequence[Claim]) -> set[str]:
        was = self.claims.pop(owner, [])
        if claims:
            self.claims[owner] = list(claims)
        return {claim.id for claim in (*was, *claims)} if was != list(claims) else set()

    def by_id(self) -> Mapping[str, Claim]:
        """All claims by their ids."""
        return {claim.id: claim for claims in self.claims.values() for claim in claims}
