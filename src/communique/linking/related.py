"""How tripwires of one issuer relate: one with another scope, one in the place of another, two that contradict."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from communique.linking.earlier import earlier_mentions
from communique.linking.firmness import compare, evidence_of
from communique.linking.links import make_link
from communique.linking.mentions import Mention, time_order
from communique.linking.relations import BETWEEN, NONE
from communique.linking.scopes import names_state
from communique.linking.undecided import is_relation_open
from communique.linking.weighing import Weigher
from communique.linking.wires import Wire
from communique.records import HistoryEntry, Link

ENDING = {"withdraws": "withdrawn", "supersedes": "superseded"}
"""Relations that end the earlier tripwire, with its state."""
SURE = 0.4
"""The probability from which on a relation between tripwires is drawn."""


@dataclass(frozen=True, slots=True)
class Related:
    """How a later tripwire relates to an earlier one, by two of their mentions, with its probability."""

    a: Wire
    b: Wire
    earlier: Mention
    later: Mention
    relation: str
    chance: float

    def ends(self) -> set[tuple[str, str]]:
        """The later text or mention with each mention of the earlier tripwire."""
        own = (self.later.document.id, self.later.commitment.id)
        return {(end, m.commitment.id) for end in own for m in self.a.mentions}

    def made(self) -> Link:
        """The link, from the later to the earlier; one between commitments where it is taken back."""
        is_back = self.relation == "withdraws"
        to, from_ = (self.b, self.a) if self._is_turned() else (self.a, self.b)
        return make_link(
            self.later.commitment.id if is_back else from_.record.id,
            self.earlier.commitment.id if is_back else to.record.id,
            self.relation,
            rule="two wordings of one issuer weighed: parties, acts, scope and words of change",
            score=round(self.chance, 3),
            evidence=(*evidence_of(self.earlier.commitment), *evidence_of(self.later.commitment)),
        )

    def _is_turned(self) -> bool:
        """Without dates the narrower specifies the wider, whichever text comes first in the list."""
        ordered = self.earlier.document.published and self.later.document.published
        return self.relation == "specifies" and not ordered and names_state(self.later, self.earlier)

    def changed(self) -> list[Link]:
        """That the later of two scopes is also firmer or weaker, where dates give an order."""
        days = self.earlier.document.published, self.later.document.published
        one, other = self.earlier.commitment, self.later.commitment
        change = compare(one, other)
        if self.relation != "specifies" or not all(days) or days[0] == days[1] or change == "repeats":
            return []
        evidence = (*evidence_of(one), *evidence_of(other))
        ids = self.b.record.id, self.a.record.id
        return [make_link(*ids, change, rule="firmness of the two wordings", score=0.6, evidence=evidence)]


def find_related(wires: Sequence[Wire], weigher: Weigher) -> list[Related]:
    """The likeliest relation of each later tripwire to the earlier one of its issuer that it is nearest to, where it is
    likely enough: who has said much is not related to all of it.
    """
    found: dict[str, tuple[float, Related]] = {}
    for a, b in _of_one_issuer(wires, weigher):
        near, related = way_of(a, b, weigher)
        key = related.b.record.id
        if near > found[key][0] if key in found else True:
            found[key] = near, related
    return [related for _, related in found.values() if related.chance >= SURE]


def way_of(a: Wire, b: Wire, weigher: Weigher) -> tuple[float, Related]:
    """How likely two tripwires are related at all, and how; `a` began earlier, unless only their words can tell."""
    ways = [_way(a, b, weigher)] if _is_ordered(a, b) else [_way(a, b, weigher), _way(b, a, weigher)]
    return max(ways, key=lambda way: (way[1].chance, way[0]))


def without_taken_back(related: Sequence[Related], withdrawals: Sequence[Link]) -> list[Related]:
    """Nothing contradicts what its own text takes back, denies or disavows: the first no longer stands."""
    taken = {(link.from_, link.to) for link in withdrawals}
    return [r for r in related if not is_taken_back(r, taken)]


def is_taken_back(related: Related, taken: Collection[tuple[str, str]]) -> bool:
    """Whether one contradicts what its own text takes back; `taken` are the two ends of withdrawals."""
    return related.relation == "contradicts" and any(end in taken for end in related.ends())


def _way(a: Wire, b: Wire, weigher: Weigher) -> tuple[float, Related]:
    """How likely the two are related at all, and the likeliest relation of `b` to `a`, were `a` the earlier."""
    earlier, later = nearest_of(a, b)
    chances = weigher.relation(earlier, later, is_relation_open)
    relation, chance = max(((r, chances.get(r, 0.0)) for r in BETWEEN), key=lambda item: item[1])
    return 1.0 - chances[NONE], Related(a, b, earlier, later, relation, chance)


def _is_ordered(a: Wire, b: Wire) -> bool:
    """Whether dates, or one text, tell which of two came first; else the words must (a store's order tells nothing)."""
    first, second = a.mentions[0].document, b.mentions[0].document
    return first.id == second.id or bool(first.published and second.published)


def with_states(wires: Sequence[Wire], related: Sequence[Related]) -> list[Wire]:
    """The wires, those that a later one takes back or replaces marked so."""
    ended = {r.a.record.id: r for r in related if r.relation in ENDING}
    return [ended_by(wire, ended[wire.record.id]) if wire.record.id in ended else wire for wire in wires]


def ended_by(wire: Wire, by: Related) -> Wire:
    """The wire with its end in its history; one that was said again afterwards still stands."""
    evidence, day = evidence_of(by.later.commitment), by.later.document.published
    if not evidence or any(time_order(m) > time_order(by.later) for m in wire.mentions):
        return wire
    state = ENDING[by.relation]
    entry = HistoryEntry(
        date=day, field="state", value=state, evidence=evidence[-1], by=by.later.commitment.issuer_code
    )
    return replace(wire, record=replace(wire.record, state=state, history=(*wire.record.history, entry)))


def _of_one_issuer(wires: Sequence[Wire], weigher: Weigher) -> Iterator[tuple[Wire, Wire]]:
    """Each tripwire with those of its issuer that began earlier and are likeliest related to it, these first."""
    own = [wire for wire in wires if not wire.is_ascribed]
    ordered = sorted(own, key=lambda w: time_order(w.mentions[0]))
    for wire, near in zip(ordered, earlier_mentions([w.mentions[0] for w in ordered]), strict=True):
        places = sorted(near)
        likeliest = weigher.likeliest([nearest_of(ordered[n], wire) for n in places])
        yield from ((ordered[places[n]], wire) for n in likeliest)


def nearest_of(a: Wire, b: Wire) -> tuple[Mention, Mention]:
    """The first mention of the later tripwire, and the last one of the earlier before it."""
    later = b.mentions[0]
    before = [m for m in a.mentions if time_order(m) <= time_order(later)]
    return (before or a.mentions)[-1], later
