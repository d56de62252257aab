"""Sentences that take something back, in a record that grows (`linking/retractions.py`).

Of each sentence is kept which tripwires it was held against, and how many words another must share with it to be one
of them: so a tripwire that is new or another than before touches only the sentences that it bears on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from communique.linking.growing.order import with_room
from communique.linking.growing.phrases import Listed, Places
from communique.linking.growing.readings import GrowingReadings
from communique.linking.growing.worded import Worded, Words
from communique.linking.heard import LONG_AGO, OPEN, day_of
from communique.linking.mentions import Mention
from communique.linking.retracting import Sentence, names_in, parties_of
from communique.linking.retractions import (
    DAYS,
    MOST_NAMED,
    MOST_WIRES,
    Retraction,
    asked_about,
    is_near,
    likeliest_of,
    others_of,
    said_in,
    sentences_of,
)
from communique.linking.sharing import LEAST, MOST
from communique.linking.weighing import Weigher
from communique.linking.wires import Wire
from communique.linking.words import content_words, stem
from communique.records import Document, Span

_NONE = -1
_YEARS = 3 * 366
"""Days between a sentence and a commitment from which on they are surely not of one time."""
_NO_OTHER = 1
"""Words that a sentence must share with a tripwire that is not found by its issuer."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A sentence laid aside: its document, where it stands, its words, and by what its text finds tripwires."""

    document: str
    start: int
    stop: int
    before: int
    words: frozenset[str]
    issuers: tuple[str, ...]
    others: tuple[str, ...]


def keys_of(wire: Wire) -> list[str]:
    """By what sentences find a tripwire: its issuers, and what a text names that does not name them."""
    return [*(f"by {c}" for c in wire.lead.issuers), *(f"of {name}" for name in others_of(wire))]


class GrowingRetractions:
    """The likeliest retraction of each sentence that may be one, with the first mention of its tripwire."""

    def __init__(self, readings: GrowingReadings, weigher: Weigher, worded: Worded) -> None:
        self._readings, self._weigher, self._worded = readings, weigher, worded
        self._sentences: list[_Held | None] = []
        self._in: dict[str, list[int]] = {}
        self._words, self._naming = Words(), Listed()
        self._against = np.full((256, 2 * MOST), _NONE, dtype=np.int32)
        self._floors = np.zeros((256, 2), dtype=np.int16)
        self._is_small = np.zeros(256, dtype=np.bool_)
        self._is_open = np.ones((256, 2), dtype=np.bool_)
        self._least, self._room = np.zeros(256, dtype=np.int16), np.zeros((256, 2), dtype=np.int16)
        self._days = np.zeros(256, dtype=np.int32)
        self._asked: dict[int, tuple[_Asked, ...]] = {}
        self.found: dict[int, tuple[int, Retraction]] = {}

    def change(self, documents: Iterable[str], wires: Mapping[int, Wire | None]) -> set[int]:
        """Take the sentences of some documents anew, and some tripwires, which are put among the worded; those that
        are taken back by other sentences than before.
        """
        homes = list(documents)
        touched = {first for home in homes for n in self._in.pop(home, ()) for first in self._take_out(n)}
        stale = self._changed(wires)
        for home in homes:
            stale.update(self._add(home))
        return touched.union(*(self._evaluate(n) for n in sorted(stale) if self._sentences[n] is not None))

    def _take_out(self, number: int) -> list[int]:
        held = self._sentences[number]
        assert held is not None
        self._naming.remove(number, (*held.issuers, *held.others))
        self._sentences[number] = None
        self._asked.pop(number, None)
        self._against[number] = _NONE
        return [self.found.pop(number)[0]] if number in self.found else []

    def _add(self, home: str) -> list[int]:
        reading, found = self._readings[home], []
        parties = parties_of(reading)
        issuers = tuple(f"by {c}" for c in sorted(parties))
        others = tuple(f"of {name}" for name in sorted(parties | names_in(reading.document.text or "")))
        for sentence in sentences_of(reading):
            number = len(self._sentences)
            words = frozenset(stem(w) for w in content_words(sentence.span.text))
            held = _Held(home, sentence.span.start, sentence.span.end, sentence.before, words, issuers, others)
            self._sentences.append(held)
            self._words.add(number, words)
            self._naming.add(number, (*issuers, *others))
            self._against = with_room(self._against, number, fill=_NONE)
            self._floors, self._is_small = with_room(self._floors, number), with_room(self._is_small, number)
            self._is_open, self._least = with_room(self._is_open, number), with_room(self._least, number)
            self._days, self._room = with_room(self._days, number), with_room(self._room, number)
            self._days[number] = day_of(reading.document.published, OPEN)
            found.append(number)
        self._in[home] = found
        return found

    def _changed(self, wires: Mapping[int, Wire | None]) -> set[int]:
        """Put the tripwires in their places; the sentences that those bear on which are new or others than before."""
        worded = self._worded
        old = {key for first in wires for key in worded.keys_at(first)}
        new = {key for wire in wires.values() if wire is not None for key in worded.keys(wire)}
        before = {key: worded.listed.count(key) for key in old | new}
        numbers = [worded.put(first, wire) for first, wire in sorted(wires.items())]
        gone = [n for n, _ in numbers if n is not None]
        stale = set(np.flatnonzero(np.isin(self._against, gone).any(axis=1)).tolist()) if gone else set()
        for key, count in before.items():
            stale.update(self._of_key(key, count, worded.listed.count(key)))
        for _, number in numbers:
            if number is not None:
                stale.update(self._bearing(number))
        return stale

    def _of_key(self, key: str, before: int, after: int) -> list[int]:
        """The sentences for which it matters that a key has many tripwires, or few, as it had not before."""
        if key.startswith("by "):
            own = self._naming.of((key,))
            found: list[int] = own[self._is_small[own]].tolist() if after > MOST else own.tolist()
            return found
        if (before <= MOST_NAMED) == (after <= MOST_NAMED):
            return []
        own = self._naming.of((key,))
        if after > MOST_NAMED:  # what it found is found by it no more
            own = own[np.isin(self._against[own], self._worded.listed.of((key,))).any(axis=1)]
        return list(map(int, own))

    def _bearing(self, number: int) -> list[int]:
        """The sentences that a tripwire may be asked about by, or keep another from being.

        It must have been said before, and share as many words as those that were asked about. Where it only keeps
        another from being held against a sentence, that one must be asked about: `_room` is how many may still come
        till it can be.
        """
        wire = self._worded.wires[number]
        count = self._worded.listed.count
        keys = [k for k in self._worded.keys(wire) if k.startswith("by ") or count(k) <= MOST_NAMED]
        days = {day_of(m.document.published, LONG_AGO) for m in wire.mentions}
        shared = self._words.shared(self._worded.words(number))
        said = self._words.shared(frozenset().union(*map(said_in, wire.mentions)))
        found: list[int] = []
        for side, (prefix, most) in enumerate((("by ", _YEARS), ("of ", DAYS))):
            numbers = self._naming.of([key for key in keys if key.startswith(prefix)])
            numbers = numbers[shared[numbers] >= self._floors[numbers, side]]
            bears = said[numbers] >= self._least[numbers]
            bears &= self._may_follow(numbers, days, most, must_be_known=side == 1)
            for at in np.flatnonzero(bears & (said[numbers] == self._least[numbers])).tolist():
                asked = self._asked.get(int(numbers[at]), ())
                bears[at] = len(asked) < MOST_WIRES or wire.record.id < asked[-1].record
            found += numbers[bears].tolist()
            entered = numbers[~bears & ~self._is_open[numbers, side]]
            self._room[entered, side] -= 1
            found += entered[self._room[entered, side] < 0].tolist()
        return found

    def _may_follow(self, numbers: Places, days: set[int], most: int, *, must_be_known: bool) -> NDArray[np.bool_]:
        """Which sentences come at most so many days after one of some days, as far as both are known."""
        own, found = self._days[numbers], np.zeros(len(numbers), dtype=np.bool_)
        for day in days:
            is_known = (own < OPEN) & (day > LONG_AGO)
            found |= (own >= day) & (((own - day <= most) & is_known) | (~is_known & (not must_be_known)))
        return found

    def _evaluate(self, number: int) -> set[int]:
        """Hold a sentence against its tripwires; those that it takes back, or did before."""
        held = self._sentences[number]
        assert held is not None
        document = self._readings.documents[held.document]
        near = self._near(number, held, document)
        asked = asked_about(held.words, document, [self._worded.wires[n] for n in near.values()])
        is_full = len(asked) == MOST_WIRES
        self._least[number] = len(held.words & said_in(asked[-1][1])) if is_full else 0
        self._note_room(number, [near[w.record.id] for w, _, _ in asked])
        mark = tuple(_Asked(w.record.id, w.lead, m, alone) for w, m, alone in asked)
        if self._asked.get(number) == mark:
            return set()
        self._asked[number] = mark
        was = self.found.pop(number, None)
        best = likeliest_of(self._sentence(held), asked, self._weigher) if asked else None
        if best is not None:
            self.found[number] = self._worded.first[near[best.wire.record.id]], best
        return {each[0] for each in (was, self.found.get(number)) if each is not None}

    def _note_room(self, number: int, asked: list[int]) -> None:
        """Note how many tripwires that are not asked about may come before one that is is held against no more."""
        for side in (0, 1):
            own = self._against[number, side * MOST : (side + 1) * MOST].tolist()
            last = max((own.index(n) for n in asked if n in own), default=-1)
            self._room[number, side] = MOST - 1 - last if not self._is_small[number] else 0

    def _sentence(self, held: _Held) -> Sentence:
        reading = self._readings[held.document]
        text = reading.document.text or ""
        return Sentence(reading, Span(held.start, held.stop, text[held.start : held.stop], held.document), held.before)

    def _near(self, number: int, held: _Held, document: Document) -> dict[str, int]:
        """The tripwires that a sentence is held against, by the ids of their records."""
        worded, count = self._worded, self._worded.listed.count
        own, is_small = worded.listed.of(held.issuers), sum(map(count, held.issuers)) <= MOST
        shared = worded.shared(held.words)
        by_issuer, floor = (own.tolist(), 0) if is_small else worded.most_shared(own, shared, LEAST)
        few = [key for key in held.others if count(key) <= MOST_NAMED]
        by_others, other_floor = worded.most_shared(worded.listed.of(few), shared, _NO_OTHER)
        self._is_small[number], self._floors[number] = is_small, (floor, other_floor)
        self._is_open[number] = len(by_issuer) < MOST, len(by_others) < MOST
        self._against[number] = _NONE
        self._against[number, : len(by_issuer)] = by_issuer
        self._against[number, MOST : MOST + len(by_others)] = by_others
        near = [n for n in by_others if is_near(worded.wires[n], document)]
        return {worded.wires[n].record.id: n for n in (*by_issuer, *near)}


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """What a sentence was asked about: mentions are the same where they are one in memory."""

    record: str
    lead: Mention
    earlier: Mention
    alone: bool

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Asked)
            and (self.record, self.alone) == (other.record, other.alone)
            and self.lead is other.lead
            and self.earlier is other.earlier
        )

    __hash__ = None  # type: ignore[assignment]
