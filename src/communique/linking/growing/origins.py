"""Documents of one origin in a record that grows (`linking/origins.py`, `linking/utterances.py`)."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from communique.linking.growing.holders import Holders
from communique.linking.mentions import Mention
from communique.linking.origins import grams_of, is_copied, rare_things_of, shares_enough
from communique.linking.retellings import is_retelling
from communique.linking.shared_things import CROWD, Things, shared_counts
from communique.linking.utterances import is_one_report, of_one_mouth
from communique.records import Document

Pair = tuple[str, str]
_DAY = timedelta(1)


class GrowingOrigins:
    """The origin of each document with text: the smallest id of those that are joined with it."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._joined: dict[str, Counter[str]] = defaultdict(Counter)
        self._loose: set[str] = set()
        self._grams, self._sizes = Holders(), dict[str, int]()
        self._copied: dict[str, set[str]] = defaultdict(set)
        self._rare: dict[str, Things] = {}
        self._days: dict[date, list[str]] = defaultdict(list)
        self._retold: dict[date, set[Pair]] = defaultdict(set)
        self._is_retold: dict[Pair, bool] = {}
        self._mouths: dict[int, frozenset[Pair]] = {}
        self._shared: Counter[Pair] = Counter()
        self._reported: set[Pair] = set()
        self.of: dict[str, str] = {}

    def add(self, documents: Iterable[str]) -> None:
        """Take in documents that are new."""
        for home in documents:
            if self._documents[home].text:
                self._loose.add(home)
                self._copy(home)
                if self._documents[home].published:
                    self._retell(home)

    def _join(self, pair: Pair, *, times: int = 1) -> None:
        """Note that two documents are joined once more, or once less."""
        for one, other in (pair, pair[::-1]):
            self._joined[one][other] += times
            if not self._joined[one][other]:
                del self._joined[one][other]
            self._loose.add(one)

    def _copy(self, home: str) -> None:
        things = grams_of(self._documents[home])
        self._sizes[home] = len(things)
        counts, crowds = self._grams.add(home, things)
        for other, shared in counts.items():
            if self._is_copied(home, other, shared):
                self._copied[home].add(other)
                self._copied[other].add(home)
                self._join((home, other))
        for one, other in {(a, b) for crowd in crowds for a in crowd for b in self._copied[a] if a < b and b in crowd}:
            grams = grams_of(self._documents[one]), grams_of(self._documents[other])
            if not self._is_copied(one, other, self._grams.shared(one, other, grams)):
                self._copied[one].discard(other)
                self._copied[other].discard(one)
                self._join((one, other), times=-1)

    def _is_copied(self, one: str, other: str, shared: int) -> bool:
        a, b = sorted((one, other))
        return is_copied(self._documents[a], self._documents[b], shared, min(self._sizes[a], self._sizes[b]))

    def _retell(self, home: str) -> None:
        """Hold a document against those of its day and of the days beside it."""
        self._rare[home] = rare_things_of(self._documents[home])
        day = date.fromisoformat((self._documents[home].published or "")[:10])
        self._days[day].append(home)
        for first in (day - _DAY, day):
            own, later = self._days.get(first, []), self._days.get(first + _DAY, [])
            if not own:
                continue
            if len(own) + len(later) > CROWD:
                found = set(self._retold_among(own, later))
            else:
                others = [n for n in (*own, *(later if first == day else ())) if n != home]
                found = self._retold[first] | {tuple(sorted((home, n))) for n in others if self._retells(home, n)}
            for pair in found - self._retold[first]:
                self._join(pair)
            for pair in self._retold[first] - found:
                self._join(pair, times=-1)
            self._retold[first] = found

    def _retold_among(self, own: Sequence[str], later: Sequence[str]) -> Iterable[Pair]:
        both, first = sorted((*own, *later)), frozenset(own)
        for one, other, shared in shared_counts([self._rare[n] for n in both]):
            a, b = both[one], both[other]
            enough = (a in first or b in first) and shares_enough(self._documents[a], self._documents[b], shared)
            if enough and self._is_retelling(a, b):
                yield a, b

    def _retells(self, home: str, other: str) -> bool:
        a, b = sorted((home, other))
        shared = len(np.intersect1d(self._rare[a], self._rare[b], assume_unique=True))
        return shares_enough(self._documents[a], self._documents[b], shared) and self._is_retelling(a, b)

    def _is_retelling(self, a: str, b: str) -> bool:
        if (a, b) not in self._is_retold:
            self._is_retold[a, b] = is_retelling(self._documents[a], self._documents[b])
        return self._is_retold[a, b]

    def utter(
        self,
        groups: Mapping[int, Sequence[Mention]],
        speakers: Mapping[str, str],
        counts: Mapping[str, Collection[int]],
        changed: Iterable[str],
    ) -> None:
        """Take some groups of mentions anew, by their first ones; `counts` are the commitments of each document, which
        is another than before for some of them.
        """
        stale = {pair for pair in self._shared if pair[0] in changed or pair[1] in changed}
        for first, group in groups.items():
            was = self._mouths.pop(first, frozenset())
            now = frozenset(of_one_mouth(group, speakers)) if len(group) > 1 else frozenset()
            if now:
                self._mouths[first] = now
            self._shared.subtract(was)
            self._shared.update(now)
            stale |= was | now
        for pair in stale:
            shared = self._shared[pair]
            if not shared:
                del self._shared[pair]
            least = min(len(counts[home]) for home in pair)
            one, other = (self._documents[home] for home in pair)
            is_one = shared > 0 and is_one_report(one, other, shared, least)
            if is_one != (pair in self._reported):
                (self._reported.add if is_one else self._reported.discard)(pair)
                self._join(pair, times=1 if is_one else -1)

    def settle(self) -> set[str]:
        """Find the origins of what is joined with others than before; the documents whose origin is another."""
        changed, seen = set[str](), set[str]()
        for home in self._loose:
            if home not in seen:
                own = self._together(home)
                seen |= own
                origin = min(own)
                changed |= {n for n in own if self.of.get(n) != origin}
                self.of |= dict.fromkeys(own, origin)
        self._loose = set()
        return changed

    def _together(self, home: str) -> set[str]:
        found, open_ = {home}, [home]
        while open_:
            new = self._joined.get(open_.pop(), {}).keys() - found
            found |= new
            open_ += new
        return found
