"""What all texts tell, at hand for one tripwire at a time: the acts nearest to what it waits for and what it holds out.

Of a long crisis only numbers are kept of each told act; those that a few thousand tripwires need are built from their
readings, compared, and dropped.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from communique.linking.days import ordinal
from communique.linking.life import TOLD, Reported, Told, reported_acts
from communique.linking.near import Phrases, best_of, blocks
from communique.linking.parties import countries_of
from communique.linking.wires import Wire
from communique.records import Act, Reading

MOST, MOST_BEFORE = 8, 3
"""Told acts that each condition and each response is compared with, of those told later and of those told before."""
_WIRES = 512
"""Tripwires whose told acts are at hand at once: with 2048 those of 20,000 documents took 450 MB."""
_LONG_AGO, _OPEN = 0, 10**7


class Heard:
    """The told acts of many readings, by the countries of those who did them and those they were done to."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        self._spots: list[tuple[int, int]] = []
        self._of: dict[str, list[int]] = defaultdict(list)
        self._first: dict[str, int] = {}
        days: list[int] = []

        def acts() -> Iterator[Act]:
            for place, reading in enumerate(readings):
                self._first[reading.document.id] = place
                for number, told in enumerate(reported_acts([reading], every=True)):
                    for country in sorted(countries_of((*told.act.actor_codes, *told.act.recipient_codes))):
                        self._of[country].append(len(self._spots))
                    self._spots.append((place, number))
                    days.append(_day(told.published, _OPEN))
                    yield replace(told.act, words=told.act.words | told.words)

        self._phrases = Phrases(acts())
        self._days = np.array(days, dtype=np.int32)

    def near(self, wires: Sequence[Wire]) -> Iterator[tuple[Wire, Told]]:
        """Each tripwire with the told acts that are nearest to it, in canonical order."""
        for start in range(0, len(wires), _WIRES):
            some = wires[start : start + _WIRES]
            wanted = self._nearest(some)
            own = [self._of_own(wire) for wire in some]
            built = self._built({n for places in wanted for n in places}, {d for places in own for d in places})
            for wire, places, documents in zip(some, wanted, own, strict=True):
                spots = {self._spots[n] for n in places} | {(d, n) for d in documents for n in built[d]}
                yield wire, Told([built[place][number] for place, number in sorted(spots)])

    def _nearest(self, wires: Sequence[Wire]) -> list[set[int]]:
        """For each tripwire the numbers of the told acts nearest to its conditions and responses."""
        rows = [(n, wire, act) for n, wire in enumerate(wires) for act in _phrases_of(wire)]
        phrases = Phrases(act for _, _, act in rows)
        involved: dict[str, list[int]] = defaultdict(list)
        for place, (_, wire, _) in enumerate(rows):
            for country in _involved(wire):
                involved[country].append(place)
        later: list[dict[int, float]] = [{} for _ in rows]
        before: list[dict[int, float]] = [{} for _ in rows]
        for country in sorted(involved.keys() & self._of.keys()):
            own = self._of[country]
            columns, days = self._phrases.columns(own), self._days[own]
            for block in blocks(len(involved[country])):
                places = [involved[country][n] for n in block]
                scores = phrases.nearness(places, columns)
                begun = np.array([_begun(rows[p][1]) for p in places])
                is_later = days[None, :] >= begun[:, None]
                for found, able, most in ((later, is_later, MOST), (before, ~is_later, MOST_BEFORE)):
                    kept = np.where(able, scores, -np.inf)
                    for place, line, near in zip(places, kept, best_of(kept, most=most, least=0), strict=True):
                        found[place] |= {own[n]: float(line[n]) for n in near}
        wanted: list[set[int]] = [set() for _ in wires]
        for found, most in ((later, MOST), (before, MOST_BEFORE)):
            for (n, _, _), scored in zip(rows, found, strict=True):
                wanted[n].update(sorted(scored, key=lambda place: (-scored[place], place))[:most])
        return wanted

    def _of_own(self, wire: Wire) -> list[int]:
        """The documents of mentions that answer an act of their own text."""
        reactive = (m for m in wire.mentions if m.commitment.condition == "already_happened")
        return [self._first[m.document.id] for m in reactive if m.document.id in self._first]

    def _built(self, acts: set[int], documents: set[int]) -> dict[int, dict[int, Reported]]:
        """Some told acts, with as little of their readings as they are asked about."""
        wanted: dict[int, set[int]] = defaultdict(set)
        for n in acts:
            place, number = self._spots[n]
            wanted[place].add(number)
        found: dict[int, dict[int, Reported]] = {}
        for place in sorted({*wanted, *documents}):
            reading = self._readings[place]
            slim = Reading(document=reading.document, statements=reading.statements, commitments=reading.commitments)
            events = [e for e in reading.events if e.status in TOLD]
            numbers = range(len(events)) if place in documents else sorted(wanted[place])
            some = replace(reading, events=tuple(events[n] for n in numbers))
            told = reported_acts([some], every=True)
            found[place] = {n: replace(one, reading=slim) for n, one in zip(numbers, told, strict=True)}
        return found


def _phrases_of(wire: Wire) -> list[Act]:
    """What the wire waits for and what it holds out, in its fullest and in its last words."""
    mentions = dict.fromkeys((wire.mentions.index(wire.lead), len(wire.mentions) - 1))
    acts = [act for n in mentions for act in (wire.mentions[n].trigger, wire.mentions[n].response) if act is not None]
    return list({act.text: act for act in acts}.values())


def _involved(wire: Wire) -> frozenset[str]:
    """The countries by or against whom an act can bear on the wire."""
    triggers = [m.trigger for m in wire.wordings if m.trigger]
    named = countries_of([c for t in triggers for c in (*t.actor_codes, *t.recipient_codes)])
    return named.union(*(m.issuers | m.targets for m in wire.wordings))


def _begun(wire: Wire) -> int:
    """The day on which the wire was first put; what is told later is what becomes of it, what before is its record."""
    return min(_day(m.document.published, _LONG_AGO) for m in wire.mentions)


def _day(published: str | None, unknown: int) -> int:
    day = ordinal(published)
    return unknown if day is None else day
