"""One utterance quoted in several texts, in a record that grows (`linking/quotations.py`)."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator

from communique.linking.growing.readings import GrowingReadings
from communique.linking.quotations import (
    CROWD,
    FIRST,
    Quotation,
    grams_of_quotation,
    link_versions,
    may_be_one_utterance,
    quotation_order,
    quotations_in,
)
from communique.records import Link

Place = tuple[str, str, str, int]
_Gram = tuple[str, ...]


class GrowingQuotations:
    """Quotations in order of time, with the link from each to the earliest one of its words."""

    def __init__(self, readings: GrowingReadings) -> None:
        self._readings = readings
        self._quotations: dict[Place, Quotation] = {}
        self._in: dict[str, list[Place]] = {}
        self._holding: dict[_Gram, list[Place]] = defaultdict(list)
        self.links: dict[Place, Link] = {}

    def change(self, documents: Iterable[str]) -> set[Place]:
        """Take some documents anew; the quotations that may be linked with others than before."""
        stale = set[Place]()
        for home in documents:
            own: dict[Place, Quotation] = {}
            for n, quotation in enumerate(quotations_in(self._readings[home])):
                own[*quotation_order(quotation), n] = quotation
            if all(self._quotations.get(p) == q for p, q in own.items()) and self._in.get(home, []) == [*own]:
                continue
            for place in self._in.pop(home, ()):
                stale |= self._take_out(place)
            for place, quotation in own.items():
                stale |= self._put(place, quotation)
            self._in[home] = [*own]
        for place in stale:
            self._link(place)
        return stale

    def _put(self, place: Place, quotation: Quotation) -> set[Place]:
        """Take in a quotation; those for which it matters."""
        self._quotations[place] = quotation
        stale = {place}
        for gram in grams_of_quotation(quotation):
            held = self._holding[gram]
            insort(held, place)
            stale.update(self._touched(place, held, has_turned=len(held) == CROWD + 1))
        return stale

    def _take_out(self, place: Place) -> set[Place]:
        stale = {place}
        for gram in grams_of_quotation(self._quotations[place]):
            held = self._holding[gram]
            stale.update(self._touched(place, held, has_turned=len(held) == CROWD + 1))
            held.remove(place)
        del self._quotations[place]
        return stale

    def _touched(self, place: Place, held: list[Place], *, has_turned: bool) -> Iterator[Place]:
        """The later quotations of three words that another has too, where that one is held against them; where it is
        a crowd with it and none without, all of them, since only the first are held against others then.
        """
        at = bisect_left(held, place)
        if has_turned or (len(held) > CROWD and at < FIRST):
            yield from held
        elif len(held) <= CROWD:
            own = self._quotations[place]
            yield from (n for n in held[at + 1 :] if may_be_one_utterance(own, self._quotations[n]))

    def _link(self, place: Place) -> None:
        """Link a quotation with the earliest one that it repeats or alters."""
        self.links.pop(place, None)
        later = self._quotations.get(place)
        if later is None:
            return
        earlier = set[Place]()
        for gram in grams_of_quotation(later):
            held = self._holding[gram]
            earlier.update(held[: min(bisect_left(held, place), len(held) if len(held) <= CROWD else FIRST)])
        for other in sorted(earlier):
            found = self._quotations[other]
            link = link_versions(found, later) if may_be_one_utterance(found, later) else None
            if link is not None:
                self.links[place] = link
                return
