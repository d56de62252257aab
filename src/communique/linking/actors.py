"""One record per party over all documents, and the codes that another document's introduction gives."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from communique.linking.parties import adjective_of, country_name, known_countries
from communique.records import Actor, LocalActor, Reading, Span
from communique.records.identity import digest

_TITLE = re.compile(
    r"(?i)^(?:the|mr|mrs|ms|dr|sir|president|prime minister|minister|general|gen|colonel|col|ambassador|al|el)\.?[\s-]+"
)


_SHARED_CODES = frozenset({"IGO", "COALITION", "IMG"})
"""Codes that more than one party bears."""


@dataclass(frozen=True)
class Registry:
    """Actors over documents. `by_surname` maps a person's surname to the only actor that bears it."""

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
        return self.by_surname.get(key_of_name(words))


def key_of_name(name: str) -> str:
    """The last word of a name in lower case, without titles, articles and hyphened particles."""
    plain = name.strip().replace("’", "'")
    while (match := _TITLE.match(plain)) is not None:
        plain = plain[match.end() :]
    words = plain.lower().removesuffix("'s").split()
    return words[-1].removeprefix("al-").removeprefix("el-") if words else ""


def build_registry(readings: Sequence[Reading]) -> Registry:
    """Merge the local actors of all documents: persons by code and surname, other parties by code and name."""
    groups: dict[tuple[str, ...], list[tuple[str, LocalActor]]] = defaultdict(list)
    for reading in readings:
        for actor in reading.actors:
            groups[_key(actor)].append((reading.document.id, actor))
    actors = {key: _merge(key, members) for key, members in sorted(groups.items())}
    represented = {a.code: a.id for key, a in sorted(actors.items()) if key[0] == "party" and a.code}
    full = tuple(_with_principal(a, groups[key], represented) for key, a in actors.items())
    return Registry(full, _surnames(full))


def _key(actor: LocalActor) -> tuple[str, ...]:
    country = (actor.code or "").split(" ")[0]
    if actor.kind == "person":
        return "person", country, key_of_name(actor.name)
    own_name = "" if actor.code and actor.code not in _SHARED_CODES else actor.name.lower().removeprefix("the ")
    return "party", actor.code or "", own_name


def _merge(key: tuple[str, ...], members: Sequence[tuple[str, LocalActor]]) -> Actor:
    spans = sorted({(d, m.start, m.end, m.text) for d, actor in members for m in actor.mentions})
    fullest = max((a for _, a in members), key=lambda a: (len(a.name), a.name))
    named = max((a for _, a in members), key=lambda a: (len(a.mentions), a.name))
    roles = [a.role for _, a in members if a.role]
    return Actor(
        id=digest("actor", *key),
        name=fullest.name if fullest.kind == "person" else _party_name(named),
        code=fullest.code,
        kind=fullest.kind,
        mentions=tuple(Span(start, end, text, document) for document, start, end, text in spans),
        role=max(roles, key=lambda r: (len(r), r), default=None),
    )


def _party_name(actor: LocalActor) -> str:
    """What a party is called over documents: its country's name, its army's, else the name most used."""
    country, _, sector = (actor.code or "").partition(" ")
    if country == "IGO" or country not in known_countries():
        return actor.name
    return {"GOV": country_name(country), "MIL": f"{adjective_of(country)} armed forces"}.get(sector, actor.name)


def _with_principal(actor: Actor, members: Sequence[tuple[str, LocalActor]], represented: Mapping[str, str]) -> Actor:
    code = next((a.represents for _, a in members if a.represents), None)
    principal = represented.get(code) if code else None
    if principal is None or principal == actor.id:
        return actor
    return Actor(
        id=actor.id,
        name=actor.name,
        code=actor.code,
        kind=actor.kind,
        mentions=actor.mentions,
        role=actor.role,
        represents=principal,
    )


def _surnames(actors: Sequence[Actor]) -> dict[str, Actor]:
    """Surnames borne by one person only."""
    found: dict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        if actor.kind == "person" and actor.code:
            found[key_of_name(actor.name)].append(actor)
    return {name: bearers[0] for name, bearers in found.items() if len(bearers) == 1 and name}
