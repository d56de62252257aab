"""The registry of actors, to which those of one more document are added: what changes is told, nothing else is looked
at.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from communique.knowledge.spelling import spelt
from communique.linking.actors import actor_of, country_in, for_principal, leads_of, party_key, surnames_of
from communique.linking.persons import bearer_of, key_of_name, persons_apart
from communique.records import Actor, LocalActor, Span

Key = tuple[str, ...]
Place = tuple[str, int]
"""A document, and the number of an actor in it."""
_Pair = tuple[str, str | None]
_Family = tuple[str, str]
_Spot = tuple[str, int, int, str]


class _Group:
    """The local actors that are one, with their mentions in order and those that lead in telling of it."""

    def __init__(self) -> None:
        self.members: dict[Place, tuple[str | None, LocalActor]] = {}
        self._spots: list[_Spot] = []
        self._spans: list[Span] = []
        self._told: dict[_Spot, int] = defaultdict(int)
        self._leads: dict[str, tuple[tuple[str | int, ...], Place, LocalActor]] = {}
        self._representing: Place | None = None

    def add(self, place: Place, day: str | None, actor: LocalActor) -> None:
        self.members[place] = day, actor
        for spot in _spots(place, actor):
            self._told[spot] += 1
            if self._told[spot] == 1:
                at = bisect_left(self._spots, spot)
                self._spots.insert(at, spot)
                self._spans.insert(at, Span(spot[1], spot[2], spot[3], spot[0]))
        self._lead(place, day, actor)

    def _lead(self, place: Place, day: str | None, actor: LocalActor) -> None:
        for name, key in leads_of(day, actor).items():
            held = self._leads.get(name)
            if held is None or key > held[0] or (key == held[0] and place < held[1]):
                self._leads[name] = key, place, actor
        if actor.represents and (self._representing is None or place < self._representing):
            self._representing = place

    def remove(self, place: Place) -> None:
        _, actor = self.members.pop(place)
        for spot in _spots(place, actor):
            self._told[spot] -= 1
            if not self._told[spot]:
                at = bisect_left(self._spots, spot)
                del self._spots[at], self._spans[at], self._told[spot]
        self._leads, self._representing = {}, None
        for one, (day, other) in self.members.items():
            self._lead(one, day, other)

    def made(self, key: Key) -> Actor:
        """The actor, without whom it represents."""
        return actor_of(key, tuple(self._spans), {name: actor for name, (_, _, actor) in self._leads.items()})

    @property
    def represents(self) -> str | None:
        """The code of whom it speaks for, by the first text that says so."""
        return self.members[self._representing][1].represents if self._representing else None

    def spans_in(self, document: str) -> Iterator[Span]:
        """Its mentions in one document, in order."""
        at = bisect_left(self._spots, (document,))
        while at < len(self._spots) and self._spots[at][0] == document:
            yield self._spans[at]
            at += 1


def _spots(place: Place, actor: LocalActor) -> set[_Spot]:
    return {(place[0], m.start, m.end, m.text) for m in actor.mentions}


class GrowingRegistry:
    """Actors over documents. After some were put in, `settle` tells what became of the others."""

    def __init__(self) -> None:
        self.actors: dict[Key, Actor] = {}
        self.changed: dict[Key, str] = {}
        """The actors that changed since they were last asked for, with their ids."""
        self.persons: set[str] = set()
        """The ids of those that are persons."""
        self._groups: dict[Key, _Group] = defaultdict(_Group)
        self._key_of: dict[Place, Key] = {}
        self._count: dict[str, int] = {}
        self._families: dict[_Family, dict[_Pair, dict[Place, tuple[str | None, LocalActor]]]] = defaultdict(dict)
        self._bearers: dict[str, set[Key]] = defaultdict(set)
        self._of_code: dict[str, set[Key]] = defaultdict(set)
        self._touched: set[Key] = set()
        self._loose: set[_Family] = set()
        self._moved: set[str] = set()

    def put(self, document: str, day: str | None, actors: Sequence[LocalActor]) -> None:
        """Take the actors of a document in the place of those that it had."""
        for number in range(self._count.get(document, 0)):
            self._take_out((document, number))
        self._count[document] = len(actors)
        for number, actor in enumerate(actors):
            place = document, number
            if actor.kind == "person":
                family, pair = _family(actor, day)
                self._families[family].setdefault(pair, {})[place] = day, actor
                self._loose.add(family)
            else:
                self._join(place, party_key(actor), day, actor)

    def _take_out(self, place: Place) -> None:
        key = self._key_of.pop(place)
        day, actor = self._groups[key].members[place]
        self._leave(place, key)
        if actor.kind == "person":
            family, pair = _family(actor, day)
            del self._families[family][pair][place]
            if not self._families[family][pair]:
                del self._families[family][pair]
            self._loose.add(family)

    def _join(self, place: Place, key: Key, day: str | None, actor: LocalActor) -> None:
        self._groups[key].add(place, day, actor)
        self._key_of[place] = key
        self._touched.add(key)
        self._moved.add(place[0])

    def _leave(self, place: Place, key: Key) -> None:
        self._groups[key].remove(place)
        self._touched.add(key)
        self._moved.add(place[0])

    def settle(self) -> tuple[set[str], set[str]]:
        """The documents whose actors became others, and the surnames that mean others than before."""
        for family in sorted(self._loose):
            self._tell_apart(family)
        documents, names = self._moved, set[str]()
        codes: set[str] = set()
        for key in sorted(self._touched):
            codes |= self._remake(key, documents, names)
        for key in sorted(self._touched | {k for code in codes for k in self._of_code.get(f"for {code}", ())}):
            if key in self.actors:
                self._represent(key)
        self._touched, self._loose, self._moved = set(), set(), set()
        return documents, names

    def _tell_apart(self, family: _Family) -> None:
        """Lay each name of a family to its person."""
        pairs = self._families[family]
        labels = persons_apart(pairs)
        for pair, members in pairs.items():
            key = ("person", family[0], labels[pair])
            for place, (day, actor) in members.items():
                was = self._key_of.get(place)
                if was != key:
                    if was is not None:
                        self._leave(place, was)
                    self._join(place, key, day, actor)

    def _remake(self, key: Key, documents: set[str], names: set[str]) -> set[str]:
        """Make the actor of a group anew; the code that is borne by other groups than before."""
        group, old = self._groups[key], self.actors.get(key)
        new = group.made(key) if group.members else None
        if new is None:
            del self._groups[key]
            self.actors.pop(key, None)
        else:
            self.actors[key] = new
        actor = new or old
        if actor is None:
            return set()
        self.changed[key] = actor.id
        if key[0] == "person":
            (self.persons.add if new else self.persons.discard)(actor.id)
        is_other = old is None or new is None or old.code != new.code
        if is_other:
            documents.update(d for d, _ in (group.members if new else ()))
        called = [surnames_of(each) if each else frozenset() for each in (old, new)]
        for name in called[0] | called[1]:
            (self._bearers[name].add if name in called[1] else self._bearers[name].discard)(key)
            names |= {name} if is_other or name not in called[0] & called[1] else set()
        return self._note_code(key, old, new, group) if key[0] == "party" else self._note_code(key, None, None, group)

    def _note_code(self, key: Key, old: Actor | None, new: Actor | None, group: _Group) -> set[str]:
        codes = {each.code for each in (old, new) if each and each.code and (old is None or new is None)}
        for code in codes:
            (self._of_code[code].add if new else self._of_code[code].discard)(key)
        if group.represents:
            self._of_code[f"for {group.represents}"].add(key)
        return codes

    def _represent(self, key: Key) -> None:
        group, actor = self._groups[key], self.actors[key]
        code = group.represents
        bearers = self._of_code.get(code, ()) if code else ()
        principal = self.actors[max(bearers)].id if bearers else None
        made = for_principal(group.made(key) if actor.represents else actor, principal)
        if made is not actor:
            self.actors[key], self.changed[key] = made, made.id

    def actor_at(self, document: str, span: Span | None) -> Actor | None:
        """The actor that has a mention at these characters of a document."""
        if span is None:
            return None
        keys = sorted({self._key_of[document, n] for n in range(self._count.get(document, 0))})
        found = (key for key in keys if any(m.overlaps(span) for m in self._groups[key].spans_in(document)))
        key = next(found, None)
        return self.actors[key] if key is not None else None

    def person_named(self, words: str) -> Actor | None:
        """The only known person of that surname."""
        return self.bearer(spelt(key_of_name(words)))

    def bearer(self, surname: str) -> Actor | None:
        """The same by the surname as its spellings have it in common."""
        bearers = self._bearers.get(surname, ())
        return self.actors[next(iter(bearers))] if len(bearers) == 1 else None


def _family(actor: LocalActor, day: str | None) -> tuple[_Family, _Pair]:
    """The country and surname of a person, and his name with whom of the tables it means."""
    country = country_in(actor)
    bearer = bearer_of(actor.name, country, day)
    return (country, spelt(key_of_name(bearer or actor.name))), (actor.name, bearer)
