"""What all texts tell, at hand for one tripwire at a time: the acts nearest to what it waits for and what it holds out.

Of a long crisis only numbers are kept of each told act; the acts themselves are laid aside, and taken up again for some
hundred tripwires at a time.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

import numpy as np

from communique.linking.days import ordinal
from communique.linking.life import Reported, Told, reported_acts, told_of
from communique.linking.near import Phrases, best_of, blocks
from communique.linking.packed import packed, unpacked
from communique.linking.parties import countries_of
from communique.linking.shelf import Shelf
from communique.linking.wires import Wire
from communique.records import Act, Reading

MOST, MOST_BEFORE = 8, 3
"""Told acts that each condition and each response is compared with, of those told later and of those told before."""
_COMPARED, _WIRES = 4096, 512
"""Tripwires that are compared with all told acts at once, and whose told acts are at hand at once."""
LONG_AGO, OPEN = 0, 10**7


class Heard:
    """The told acts of many readings, by the countries of those who did them and those they were done to."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        self._shelf = Shelf()
        self._place: list[int] = []
        self._of: dict[str, list[int]] = defaultdict(list)
        self._acts_in: dict[str, range] = {}
        days: list[int] = []

        def acts() -> Iterator[Act]:
            for place, reading in enumerate(readings):
                begun = len(self._place)
                for told in reported_acts([reading], every=True):
                    for country in sorted(countries_of((*told.act.actor_codes, *told.act.recipient_codes))):
                        self._of[country].append(len(self._place))
                    self._shelf.put(packed((told.event, told.act, told.words)))
                    self._place.append(place)
                    days.append(day_of(told.published, OPEN))
                    yield replace(told.act, words=told.act.words | told.words)
                self._acts_in[reading.document.id] = range(begun, len(self._place))

        self._phrases = Phrases(acts())
        self._days = np.array(days, dtype=np.int32)

    def near(self, wires: Sequence[Wire]) -> Iterator[tuple[Wire, Told]]:
        """Each tripwire with the told acts that are nearest to it, in canonical order."""
        wanted: list[array[int]] = []
        for start in range(0, len(wires), _COMPARED):
            wanted += [array("i", sorted(numbers)) for numbers in self._nearest(wires[start : start + _COMPARED])]
        for start in range(0, len(wires), _WIRES):
            some = range(start, min(start + _WIRES, len(wires)))
            numbers = [sorted({*wanted[n], *self._of_own(wires[n])}) for n in some]
            built = self._built(sorted({number for own in numbers for number in own}))
            for n, own in zip(some, numbers, strict=True):
                yield wires[n], Told([built[number] for number in own])

    def _nearest(self, wires: Sequence[Wire]) -> list[set[int]]:
        """For each tripwire the numbers of the told acts nearest to its conditions and responses."""
        rows = [(n, wire, act) for n, wire in enumerate(wires) for act in phrases_of(wire)]
        phrases = Phrases(act for _, _, act in rows)
        involved: dict[str, list[int]] = defaultdict(list)
        for place, (_, wire, _) in enumerate(rows):
            for country in involved_in(wire):
                involved[country].append(place)
        later: list[dict[int, float]] = [{} for _ in rows]
        before: list[dict[int, float]] = [{} for _ in rows]
        for country in sorted(involved.keys() & self._of.keys()):
            own = self._of[country]
            columns, days = self._phrases.columns(own), self._days[own]
            for block in blocks(len(involved[country])):
                places = [involved[country][n] for n in block]
                scores = phrases.nearness(places, columns)
                begun = np.array([begun_on(rows[p][1]) for p in places])
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
        """The acts told in the documents of mentions that answer an act of their own text."""
        reactive = (m for m in wire.mentions if m.commitment.condition == "already_happened")
        return [n for m in reactive for n in self._acts_in.get(m.document.id, ())]

    def _built(self, numbers: Sequence[int]) -> dict[int, Reported]:
        """Some told acts, with their readings."""
        found: dict[int, Reported] = {}
        for place, own in groupby(numbers, key=self._place.__getitem__):
            reading = self._readings[place]
            found |= {n: told_of(reading, *unpacked(self._shelf.get(n))) for n in own}
        return found


def phrases_of(wire: Wire) -> list[Act]:
    """What the wire waits for and what it holds out, in its fullest and in its last words."""
    mentions = dict.fromkeys((wire.mentions.index(wire.lead), len(wire.mentions) - 1))
    acts = [act for n in mentions for act in (wire.mentions[n].trigger, wire.mentions[n].response) if act is not None]
    return list({act.text: act for act in acts}.values())


def involved_in(wire: Wire) -> frozenset[str]:
    """The countries by or against whom an act can bear on the wire."""
    triggers = [m.trigger for m in wire.wordings if m.trigger]
    named = countries_of([c for t in triggers for c in (*t.actor_codes, *t.recipient_codes)])
    return named.union(*(m.issuers | m.targets for m in wire.wordings))


def begun_on(wire: Wire) -> int:
    """The day on which the wire was first put; what is told later is what becomes of it, what before is its record."""
    return min(day_of(m.document.published, LONG_AGO) for m in wire.mentions)


def day_of(published: str | None, unknown: int) -> int:
    """The number of a day; of an unknown one, what is given for it."""
    day = ordinal(published)
    return unknown if day is None else day
