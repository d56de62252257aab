"""One record per party over all documents, and the codes that another document's introduction gives."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from communique.knowledge.spelling import spelt
from communique.linking.parties import adjective_of, country_name, known_countries
from communique.linking.persons import family_name, group_persons, key_of_name
from communique.records import Actor, LocalActor, Reading, Span
from communique.records.identity import digest

_SHARED_CODES = frozenset({"IGO", "COALITION", "IMG"})
"""Codes that more than one party bears."""


@dataclass(frozen=True)
class Registry:
    """Actors over documents. `by_surname` maps a surname, as its spellings have
    it in common, to the only actor that bears it."""

    actors: tuple[Actor, ...]
    by_surname: Mapping[str, Actor]

    @cached_property
    def _mentions(self) -> Mapping[str | None, list[tuple[Span, Actor]]]:
        """The mentions in each document, in the order of the actors."""
        found: dict[str | None, list[tuple[Span, Actor]]] = defaultdict(list)
        for actor in self.actors:
            for mention in actor.mentions:
                found[mention.document].append((mention, actor))
        return found

    def actor_at(self, document: str, span: Span | None) -> Actor | None:
        """The actor that has a mention at these characters of a document."""
        if span is None:
            return None
        return next((actor for mention, actor in self._mentions.get(document, ()) if mention.overlaps(span)), None)

    def person_named(self, words: str) -> Actor | None:
        """The only known person of that surname, for a phrase that is nothing but a name with a title."""
        return self.by_surname.get(spelt(key_of_name(words)))


_Member = tuple[str, str | None, LocalActor]
"""Document, its day, and an actor of it."""


def build_registry(readings: Sequence[Reading]) -> Registry:
    """Merge the local actors of all documents: persons as `persons.py` tells them apart, parties by code and name."""
    members: list[_Member] = [(r.document.id, r.document.published, a) for r in readings for a in r.actors]
    persons = group_persons((a.name, country_in(a), day) for _, day, a in members if a.kind == "person")
    groups: dict[tuple[str, ...], list[_Member]] = defaultdict(list)
    for document, day, actor in members:
        person = persons.get((actor.name, country_in(actor), day)) if actor.kind == "person" else None
        groups[("person", *person) if person else party_key(actor)].append((document, day, actor))
    actors = {key: _merge(key, group) for key, group in sorted(groups.items())}
    represented = {a.code: a.id for key, a in sorted(actors.items()) if key[0] == "party" and a.code}
    full = tuple(_with_principal(a, groups[key], represented) for key, a in actors.items())
    return Registry(full, _surnames(full))


def country_in(actor: LocalActor) -> str:
    """The country of a code; nothing where it is unknown."""
    return (actor.code or "").split(" ")[0]


def party_key(actor: LocalActor) -> tuple[str, ...]:
    """By what parties of several texts are one: their code, or where others bear it too, their name."""
    own_name = "" if actor.code and actor.code not in _SHARED_CODES else actor.name.lower().removeprefix("the ")
    return "party", actor.code or "", own_name


def _merge(key: tuple[str, ...], members: Sequence[_Member]) -> Actor:
    spans = sorted({(d, m.start, m.end, m.text) for d, _, actor in members for m in actor.mentions})
    leads = {
        name: max(members, key=lambda m: leads_of(m[1], m[2])[name])[2]
        for name in ("fullest", "named", "latest", "role")
    }
    return actor_of(key, tuple(Span(start, end, text, document) for document, start, end, text in spans), leads)


def leads_of(day: str | None, actor: LocalActor) -> Mapping[str, tuple[str | int, ...]]:
    """By what the actor of one text, published on a day, goes before others in telling of the actor over all texts."""
    return {
        "fullest": (len(actor.name), actor.name, actor.code or ""),
        "named": (len(actor.mentions), actor.name),
        "latest": (day or "", len(actor.name), actor.name, actor.code or ""),
        "role": (1, day or "", len(actor.role), actor.role) if actor.role else (0, "", 0, ""),
    }


def actor_of(key: tuple[str, ...], mentions: tuple[Span, ...], leads: Mapping[str, LocalActor]) -> Actor:
    """The actor of a group: as its fullest name has it, with the code and the office that the latest texts give."""
    fullest = leads["fullest"]
    is_person = fullest.kind == "person"
    return Actor(
        id=digest("actor", *key),
        name=fullest.name if is_person else _party_name(leads["named"]),
        code=leads["latest"].code if is_person else fullest.code,
        kind=fullest.kind,
        mentions=mentions,
        role=leads["role"].role or None,
    )


def _party_name(actor: LocalActor) -> str:
    """What a party is called over documents: its country's name, its army's, else the name most used."""
    country, _, sector = (actor.code or "").partition(" ")
    if country == "IGO" or country not in known_countries():
        return actor.name
    return {"GOV": country_name(country), "MIL": f"{adjective_of(country)} armed forces"}.get(sector, actor.name)


def _with_principal(actor: Actor, members: Sequence[_Member], represented: Mapping[str, str]) -> Actor:
    code = next((a.represents for _, _, a in members if a.represents), None)
    return for_principal(actor, represented.get(code) if code else None)


def for_principal(actor: Actor, principal: str | None) -> Actor:
    """The actor as the representative of another, unless that is itself."""
    return actor if principal is None or principal == actor.id else replace(actor, represents=principal)


def _surnames(actors: Sequence[Actor]) -> dict[str, Actor]:
    """Surnames borne by one person only."""
    found: dict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        for name in surnames_of(actor):
            found[name].append(actor)
    return {name: bearers[0] for name, bearers in found.items() if len(bearers) == 1}


def surnames_of(actor: Actor) -> frozenset[str]:
    """The surnames by which a person of a known side is called; none for others."""
    if actor.kind != "person" or not actor.code:
        return frozenset()
    names = (spelt(key_of_name(actor.name)), family_name(actor.name, actor.code[:3]))
    return frozenset(name for name in names if name)
