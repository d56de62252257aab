"""Tripwires of a record that grows: from their mentions to their last state, each stage only for those it changes."""

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from operator import is_

from communique.linking.deadlines import marked_expired
from communique.linking.growing.chains import GrowingChains
from communique.linking.growing.groups import GrowingGroups
from communique.linking.growing.links import GrowingLinks, Place
from communique.linking.growing.readings import GrowingReadings
from communique.linking.growing.relations import GrowingRelations
from communique.linking.growing.sides import Sides
from communique.linking.growing.told import GrowingTold
from communique.linking.growing.withdrawals import GrowingWithdrawals
from communique.linking.mentions import Mention, mentions_in, time_order
from communique.linking.related import ENDING, Related, ended_by, is_taken_back
from communique.linking.tripwires import link_members, wire_of
from communique.linking.weighing import Weigher
from communique.linking.wires import Wire
from communique.linking.withdrawals import ended
from communique.records import Link

_LIFE, _TAKEN_BACK, _RELATED, _CHAINED, BRAKED, _MEMBERS, QUOTED = range(7)
"""The order in which links are made."""


class GrowingWires:
    """Tripwires by the numbers of their first mentions; `wires` are those in their last state."""

    def __init__(self, readings: GrowingReadings, weigher: Weigher, links: GrowingLinks) -> None:
        self._readings, self._weigher, self._links = readings, weigher, links
        self.sides = Sides()
        self.groups = GrowingGroups(self.sides, weigher)
        self._told = GrowingTold(readings)
        self._withdrawals = GrowingWithdrawals(readings, weigher)
        self._relations = GrowingRelations(self.sides, weigher)
        self._chains = GrowingChains(self.sides, weigher)
        self.mentioned: dict[str, list[int]] = {}
        self._base: dict[int, Wire] = {}
        self._lived: dict[int, Wire] = {}
        self._taken: dict[int, list[tuple[str, str]]] = {}
        self._is_taken: Counter[tuple[str, str]] = Counter()
        self._contradicting: set[int] = set()
        self._ended_by: dict[int, int] = {}
        self._enders: dict[int, dict[int, tuple[Place, Related]]] = defaultdict(dict)
        self._days: list[str] = []
        self._timed: set[int] = set()
        self.wires: dict[int, Wire] = {}
        self.regrouped: set[int] = set()

    def change(self, documents: Iterable[str]) -> set[int]:
        """Take the mentions of some documents anew; the tripwires that changed, or are none any more."""
        homes = list(documents)
        self.regrouped = self._regroup(homes)
        bases = self._rebuilt(self.regrouped)
        told = self._told.change(homes, bases)
        for first in told:
            self._live(first)
        ended = self._end(self._withdrawals.change(homes, bases))
        related = self._relate(self._relations.change(bases))
        stale = set(bases) | told | ended | related | self._of_new_days(homes)
        changed = {first for first in stale if self._conclude(first)}
        for first in self._chains.change({first: self.wires.get(first) for first in changed}):
            links = self._chains.links.get(first, ())
            place = time_order(self.wires[first].mentions[0]) if links else ()
            self._links.put(("chains", first), [((_CHAINED, place, n), link) for n, link in enumerate(links)])
        return changed

    def _regroup(self, homes: Sequence[str]) -> set[int]:
        """Take the mentions of some documents anew; those that are as they were keep their numbers."""
        gone, new, is_known = list[int](), list[Mention](), any(home in self.mentioned for home in homes)
        for home in homes:
            was = {self.sides.mentions[n].commitment.id: n for n in self.mentioned.get(home, ())}
            now = mentions_in(self._readings[home])
            kept = {
                m.commitment.id
                for m in now
                if m.commitment.id in was and self.sides.mentions[was[m.commitment.id]] == m
            }
            gone += [n for identity, n in was.items() if identity not in kept]
            new += [m for m in now if m.commitment.id not in kept]
            self.mentioned[home] = [was[identity] for identity in was if identity in kept]
        if is_known:
            self._weigher.forget()
        touched = self.groups.change(gone, new)
        for mention in new:
            self.mentioned[mention.document.id].append(self.sides.number_of[mention.commitment.id])
        return touched

    def _rebuilt(self, firsts: Iterable[int]) -> dict[int, Wire | None]:
        """The tripwires of some groups as their mentions make them; those that changed."""
        found: dict[int, Wire | None] = {}
        for first in firsts:
            mentions, was = self.groups.group(first), self._base.get(first)
            if was is not None and len(was.mentions) == len(mentions) and all(map(is_, was.mentions, mentions)):
                continue
            if mentions:
                wire = found[first] = self._base[first] = wire_of(mentions, {}, self._weigher)
                links = [((_MEMBERS, time_order(mentions[0]), n), k) for n, k in enumerate(link_members(wire))]
                self._links.put(("members", first), links)
            elif was is not None:
                found[first] = None
                del self._base[first]
                for owner in ("members", "life", "ends"):
                    self._links.put((owner, first), ())
            has_term = bool(mentions) and any(m.commitment.deadline for m in mentions)
            (self._timed.add if has_term else self._timed.discard)(first)
        return found

    def _live(self, first: int) -> None:
        """What later texts tell of a tripwire."""
        wire = self._base.get(first)
        if wire is None:
            self._lived.pop(first, None)
            return
        self._lived[first], links = self._told.live(first, wire, self._weigher)
        place = time_order(wire.mentions[0])
        self._links.put(("life", first), [((_LIFE, place, n), link) for n, link in enumerate(links)])

    def _end(self, firsts: set[int]) -> set[int]:
        """Link the words that end some tripwires; those tripwires."""
        for first in firsts:
            found = [((_TAKEN_BACK, place), link) for place, _, link in self._withdrawals.ends.get(first, ())]
            for end in self._taken.pop(first, ()):
                self._is_taken[end] -= 1
            self._taken[first] = [(link.from_, link.to) for _, link in found]
            for end in self._taken[first]:
                self._is_taken[end] += 1
            self._links.put(("ends", first), found)
        return firsts

    def _relate(self, keys: set[int]) -> set[int]:
        """Link the relations of some later tripwires; the earlier ones that these end, or did before."""
        taken = {end for end, count in self._is_taken.items() if count}
        touched = set[int]()
        for key in keys | self._contradicting:
            place, related = self._relations.found.get(key, ((), None))
            if related is None or is_taken_back(related, taken):
                links: list[Link] = []
            else:
                links = [related.made(), *related.changed()]
            self._links.put(("related", key), [((_RELATED, place, n), link) for n, link in enumerate(links)])
            contradicts = related is not None and related.relation == "contradicts"
            (self._contradicting.add if contradicts else self._contradicting.discard)(key)
            touched |= self._note_ending(key, place, related)
        return touched

    def _note_ending(self, key: int, place: Place, related: Related | None) -> set[int]:
        was = self._ended_by.pop(key, None)
        if was is not None:
            del self._enders[was][key]
        touched = {was} if was is not None else set()
        if related is not None and related.relation in ENDING:
            first = self._ended_by[key] = self.sides.number_of[related.a.mentions[0].commitment.id]
            self._enders[first][key] = place, related
            touched.add(first)
        return touched

    def _of_new_days(self, homes: Iterable[str]) -> set[int]:
        """The tripwires with a term, where documents of a new day came."""
        days = {day for home in homes if (day := self._readings.documents[home].published)} - set(self._days)
        for day in days:
            insort(self._days, day)
        return set(self._timed) if days else set()

    def _conclude(self, first: int) -> bool:
        """Bring a tripwire to its last state; whether that is another than before."""
        wire, was = self._lived.get(first), self.wires.get(first)
        if wire is None:
            return self.wires.pop(first, None) is not None
        if first in self._withdrawals.ends:
            wire = ended(wire, [end for _, end, _ in self._withdrawals.ends[first]])
        if self._enders.get(first):
            wire = ended_by(wire, max(self._enders[first].values(), key=lambda each: each[0])[1])
        wire = marked_expired(wire, self._readings, self._days)
        if was is not None and was.record == wire.record and all(map(is_, was.mentions, wire.mentions)):
            return False
        self.wires[first] = wire
        return True
