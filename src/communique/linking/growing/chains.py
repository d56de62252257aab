"""Whose response could be whose trigger, in a record that grows (`linking/chains.py`, `linking/leading.py`)."""

from collections import defaultdict
from collections.abc import Mapping

import numpy as np

from communique.linking.chains import is_standing, link_chain
from communique.linking.growing.nearest import Nearest
from communique.linking.growing.phrases import Listed, Places
from communique.linking.growing.sides import Sides
from communique.linking.leading import MOST, OF_ADDRESSED, OF_DOER, awaited_by, doers_of, involved, waits_for_act
from communique.linking.near import Numbers
from communique.linking.weighing import Weigher
from communique.linking.wires import Wire
from communique.records import Link


class GrowingChains:
    """The chains from each tripwire. Conditions and responses are told by the mentions that say most (leads)."""

    def __init__(self, sides: Sides, weigher: Weigher) -> None:
        self._sides, self._weigher = sides, weigher
        self._wires: dict[int, Wire] = {}
        self._lead: dict[int, int] = {}
        self._first: dict[int, int] = {}
        self._leading, self._awaiting = Listed(), Listed()
        self._issuing, self._doing, self._addressing = Listed(), Listed(), Listed()
        self._chains: dict[int, dict[int, tuple[Wire, Wire, Link | None]]] = {}
        self._nearest = Nearest(MOST)
        self._looked_at: dict[int, set[int]] = defaultdict(set)
        self.links: dict[int, list[Link]] = {}

    def change(self, wires: Mapping[int, Wire | None]) -> set[int]:
        """Take some tripwires anew, in their last state; those from which other chains lead than before."""
        own = {f: w for f, w in wires.items() if w is not None and is_standing(w)}
        out = [first for first in wires if first in self._wires]
        lost = {self._first[n] for n in self._nearest.holding(self._lead[f] for f in out)} - set(out)
        for first in out:
            self._take_out(first)
        for first, wire in own.items():
            self._put(first, wire)
        stale = set(own) | lost | {a for b in wires for a in self._looked_at.get(b, ())}
        for first in own:
            self._offer(first, stale, {*own, *lost})
        for first in {*own, *lost}:
            self._fill(first)
        touched = set(out) | (stale & self._wires.keys())
        for first in touched:
            self._link(first)
        return touched

    def _put(self, first: int, wire: Wire) -> None:
        lead = self._sides.number_of[wire.lead.commitment.id]
        self._wires[first], self._lead[first], self._first[lead] = wire, lead, first
        if wire.lead.response is not None:
            self._leading.add(lead, involved(wire))
        if waits_for_act(wire):
            self._awaiting.add(lead, awaited_by(wire))
        self._issuing.add(lead, wire.lead.issuers)
        self._doing.add(lead, doers_of(wire))
        self._addressing.add(lead, wire.lead.targets)

    def _take_out(self, first: int) -> None:
        wire, lead = self._wires.pop(first), self._lead.pop(first)
        del self._first[lead]
        if wire.lead.response is not None:
            self._leading.remove(lead, involved(wire))
        if waits_for_act(wire):
            self._awaiting.remove(lead, awaited_by(wire))
        self._issuing.remove(lead, wire.lead.issuers)
        self._doing.remove(lead, doers_of(wire))
        self._addressing.remove(lead, wire.lead.targets)
        self._nearest.clear(lead)

    def __getitem__(self, lead: int) -> float:
        """Where the tripwire of a lead stands among all: by its first mention."""
        return float(self._sides.time.labels[self._first[lead]])

    def _fill(self, first: int) -> None:
        """Find the conditions that are nearest to a response."""
        wire, lead = self._wires[first], self._lead[first]
        if wire.lead.response is None:
            return
        others = self._awaiting.of(involved(wire))
        others = others[~np.isin(others, self._issuing.of(wire.lead.issuers))]
        scores = self._sides.triggers.nearness(wire.lead.response, others)
        scores = self._with_parties(
            scores, others, self._doing.of(wire.lead.issuers), self._issuing.of(wire.lead.targets)
        )
        able = scores >= 0
        self._nearest.fill(lead, others[able], scores[able], np.array([self[n] for n in others[able].tolist()]))

    def _with_parties(self, scores: Numbers, others: Places, doing: Places, addressed: Places) -> Numbers:
        scores += np.float32(OF_DOER) * np.isin(others, doing)
        scores += np.float32(OF_ADDRESSED) * np.isin(others, addressed)
        return scores

    def _offer(self, first: int, stale: set[int], filled: set[int]) -> None:
        """Note the responses that a condition is now among the nearest of."""
        wire, lead = self._wires[first], self._lead[first]
        if not waits_for_act(wire):
            return
        others = self._leading.of(awaited_by(wire))
        others = others[~np.isin(others, self._issuing.of(wire.lead.issuers))]
        others = others[[self._first[n] not in filled for n in others.tolist()]] if len(others) else others
        scores = self._sides.responses.nearness(wire.lead.trigger, others)
        scores = self._with_parties(
            scores, others, self._issuing.of(doers_of(wire)), self._addressing.of(wire.lead.issuers)
        )
        able = scores >= 0
        stale.update(self._first[n] for n in self._nearest.offer(others[able], scores[able], lead, self))

    def _link(self, first: int) -> None:
        """The chains from a tripwire to those whose conditions are nearest to its response."""
        self.links.pop(first, None)
        a, links, chains = self._wires.get(first), [], dict[int, tuple[Wire, Wire, Link | None]]()
        was = self._chains.pop(first, {})
        if a is None:
            return
        for lead in sorted(self._nearest.of(self._lead[first]), key=self.__getitem__):
            b = self._wires[self._first[lead]]
            self._looked_at[self._first[lead]].add(first)
            held = was.get(self._first[lead])
            link = held[2] if held and held[0] is a and held[1] is b else link_chain(a, b, self._weigher)
            chains[self._first[lead]] = a, b, link
            links += [link] if link is not None else []
        if chains:
            self._chains[first] = chains
        if links:
            self.links[first] = links
