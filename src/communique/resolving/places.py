"""From names of places to countries and coordinates, kept to the countries that the document speaks of."""

from collections.abc import Collection, Iterable

from communique.knowledge.names import load_names
from communique.records import Place, PlaceDraft

WHOLE_CITY_KM = 5.0
DISTRICT_KM = 25.0
"""No place of a military unit is given more finely: "near" always reaches so far."""


def resolve_places(places: Iterable[PlaceDraft], text: str, *, countries: Collection[str]) -> tuple[Place, ...]:
    """Each place with its country, and coordinates where the name is not ambiguous among the countries in play."""
    return tuple(_resolve(place, text, frozenset(countries)) for place in places)


def _resolve(place: PlaceDraft, text: str, countries: frozenset[str]) -> Place:
    document = ""
    name = place.span.text
    capitals = {n.country for n in load_names().get(name) if n.kind == "capital"}
    country = next(iter(capitals)) if len(capitals) == 1 else None
    return Place(id=place.id, document=document, span=place.span, name=name, country=country, method="country")
