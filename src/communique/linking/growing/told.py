"""The told acts that are nearest to each tripwire, in a record that grows (`linking/heard.py`)."""

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Mapping

import numpy as np

from communique.linking.growing.nearest import Nearest
from communique.linking.growing.order import Order, with_room
from communique.linking.growing.phrases import GrowingPhrases, Listed, Places
from communique.linking.heard import MOST, MOST_BEFORE, OPEN, begun_on, day_of, involved_in, phrases_of
from communique.linking.life import Reported, Told, reported_acts, told_of
from communique.linking.linker import with_life
from communique.linking.near import Numbers
from communique.linking.packed import packed, unpacked
from communique.linking.parties import countries_of
from communique.linking.shelf import Shelf
from communique.linking.weighing import Weigher
from communique.linking.wires import Wire
from communique.records import Act, Link, Reading

_AT_HAND = 4096
"""Told acts that are kept unpacked, the last ones looked at."""


class _Acts:
    """The told acts, laid aside by numbers that none had before."""

    def __init__(self) -> None:
        self.phrases, self.of, self.order = GrowingPhrases(), Listed(), Order()
        self.days = np.zeros(256, dtype=np.int32)
        self.document: list[str] = []
        self.numbers: dict[str, list[int]] = {}
        self._countries: dict[int, tuple[str, ...]] = {}
        self._shelf = Shelf()
        self._at_hand: OrderedDict[int, Reported] = OrderedDict()

    def add(self, reading: Reading) -> list[tuple[int, Act]]:
        """Take in what a reading tells: the numbers, with the acts in the words of their sentences."""
        home, found = reading.document.id, []
        for place, told in enumerate(reported_acts([reading], every=True)):
            number = self._shelf.put(packed((told.event, told.act, told.words)))
            act = Act(text="", type=told.act.type, words=told.act.words | told.words, sense=told.act.sense)
            self.document.append(home)
            self.order.add(number, (home, place))
            self.phrases.add(number, act)
            self.days = with_room(self.days, number)
            self.days[number] = day_of(told.published, OPEN)
            countries = tuple(sorted(countries_of((*told.act.actor_codes, *told.act.recipient_codes))))
            self._countries[number] = countries
            self.of.add(number, countries)
            found.append((number, act))
        self.numbers[home] = [number for number, _ in found]
        return found

    def remove(self, document: str) -> list[int]:
        """Take out what a document tells."""
        numbers = self.numbers.pop(document, [])
        for place, number in enumerate(numbers):
            self._at_hand.pop(number, None)
            self.order.remove((document, place))
            self.of.remove(number, self._countries.pop(number))
        return numbers

    def countries(self, number: int) -> tuple[str, ...]:
        """The countries of those who did it and those it was done to."""
        return self._countries[number]

    def reported(self, number: int, readings: Mapping[str, Reading]) -> Reported:
        """An act with its reading."""
        found = self._at_hand.get(number)
        if found is None:
            found = told_of(readings[self.document[number]], *unpacked(self._shelf.get(number)))
            self._at_hand[number] = found
            if len(self._at_hand) > _AT_HAND:
                self._at_hand.popitem(last=False)
        return found


class GrowingTold:
    """For each condition and response of each tripwire (a row) the told acts that are nearest to it."""

    def __init__(self, readings: Mapping[str, Reading]) -> None:
        self._readings, self._acts = readings, _Acts()
        self._phrases, self._rows_of = GrowingPhrases(), Listed()
        self._rows: dict[int, list[tuple[int, Act, frozenset[str]]]] = {}
        self._wire_of: list[int] = []
        self._begun = np.zeros(256, dtype=np.int32)
        self._later, self._before = Nearest(MOST), Nearest(MOST_BEFORE)
        self._reactive: dict[str, set[int]] = defaultdict(set)
        self._own: dict[int, frozenset[str]] = {}
        self._silent: dict[int, frozenset[int]] = {}
        """The acts that are known to tell nothing of the condition of a tripwire."""

    def change(self, documents: Iterable[str], wires: Mapping[int, Wire | None]) -> set[int]:
        """Take the acts of some documents anew, and some tripwires; the tripwires of which others are told now."""
        homes = list(documents)
        touched = set(wires).union(*(self._reactive.get(home, ()) for home in homes))
        for first in wires:
            self._take_out(first)
        gone = [number for home in homes for number in self._acts.remove(home)]
        lost = {*self._later.holding(gone), *self._before.holding(gone)}
        new = [each for home in homes for each in self._acts.add(self._readings[home])]
        for number, act in new:
            touched |= {self._wire_of[row] for row in self._offer(number, act, lost)}
        rows = [(row, act, near) for first in sorted(wires) for row, act, near in self._put(first, wires[first])]
        again = {self._wire_of[row] for row in lost}
        rows += [each for first in again for each in self._rows[first] if each[0] in lost]
        for row, act, countries in rows:
            self._fill(row, act, countries)
        return touched | again

    def _take_out(self, first: int) -> None:
        self._silent.pop(first, None)
        for row, _, countries in self._rows.pop(first, ()):
            self._rows_of.remove(row, countries)
            self._later.clear(row)
            self._before.clear(row)
        for home in self._own.pop(first, ()):
            self._reactive[home].discard(first)

    def _put(self, first: int, wire: Wire | None) -> list[tuple[int, Act, frozenset[str]]]:
        if wire is None:
            return []
        countries, rows = involved_in(wire), []
        for act in phrases_of(wire):
            row = len(self._wire_of)
            self._wire_of.append(first)
            self._phrases.add(row, act)
            self._rows_of.add(row, countries)
            self._begun = with_room(self._begun, row)
            self._begun[row] = begun_on(wire)
            rows.append((row, act, countries))
        self._rows[first] = rows
        own = (m.document.id for m in wire.mentions if m.commitment.condition == "already_happened")
        self._own[first] = frozenset(own)
        for home in self._own[first]:
            self._reactive[home].add(first)
        return rows

    def _offer(self, number: int, act: Act, lost: set[int]) -> list[int]:
        """Hold a new act against the rows that there are, but for those that are filled anew."""
        rows = self._rows_of.of(self._acts.countries(number))
        rows = rows[~np.isin(rows, np.fromiter(lost, dtype=np.int32))] if lost else rows
        scores = self._phrases.nearness(act, rows)
        is_later = self._begun[rows] <= self._acts.days[number]
        labels, found = self._acts.order.labels, list[int]()
        for kept, able in ((self._later, is_later & (scores >= 0)), (self._before, ~is_later & (scores >= 0))):
            found += kept.offer(rows[able], scores[able], number, labels)
        return found

    def _fill(self, row: int, act: Act, countries: frozenset[str]) -> None:
        numbers = self._acts.of.of(countries)
        scores: Numbers = self._acts.phrases.nearness(act, numbers)
        is_later = self._acts.days[numbers] >= self._begun[row]
        for kept, able in ((self._later, is_later & (scores >= 0)), (self._before, ~is_later & (scores >= 0))):
            some: Places = numbers[able]
            kept.fill(row, some, scores[able], self._acts.order.labels[some])

    def live(self, first: int, wire: Wire, weigher: Weigher) -> tuple[Wire, list[Link]]:
        """What the nearest acts, and those that a reactive tripwire answers, make of it; with the links to them."""
        numbers = {n for row, _, _ in self._rows[first] for kept in (self._later, self._before) for n in kept.of(row)}
        reactive = (m for m in wire.mentions if m.commitment.condition == "already_happened")
        numbers |= {n for m in reactive for n in self._acts.numbers.get(m.document.id, ())}
        labels, known = self._acts.order.labels, self._silent.get(first, frozenset())
        told = {n: self._acts.reported(n, self._readings) for n in sorted(numbers, key=lambda n: labels[n])}
        silent = {reported.event.id for n, reported in told.items() if n in known}
        found = with_life(wire, Told(list(told.values())), weigher, silent)
        self._silent[first] = frozenset(n for n, reported in told.items() if reported.event.id in silent)
        return found
