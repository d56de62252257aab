"""From names of places to countries and coordinates, kept to the countries that the document speaks of."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from communique.knowledge import gazetteer
from communique.knowledge.gazetteer import load_gazetteer
from communique.knowledge.names import load_names
from communique.knowledge.place_words import place_words
from communique.knowledge.villages import village_countries
from communique.records import Place, PlaceDraft, Span
from communique.resolving.gone_states import SUCCESSORS, in_its_day, states_gone
from communique.resolving.place_context import PlaceContext

FINEST_KM = 5.0
DISTRICT_KM = 25.0
"""No place of a military unit is given more finely: "near" always reaches so far."""
_SEPARATE_DEGREES = 1.0
"""Two places of one name and country that lie farther apart (about 100 km) are not told apart: no coordinates."""
_TOWN, _RENOWNED, _METROPOLIS = 100_000, 30_000, 300_000
"""People from which on a place keeps its name against namesakes elsewhere; is known abroad; is known everywhere."""
_OUTGROWS = 6
"""A small place gives way to a namesake with so many times its people: elsewhere (Geneva), and in its own country."""
_STATED = re.compile(r"(?:,| in| of|,? \(|, in)? ?(?:the )?(?P<name>[A-Z][\w.'’ -]*)")
_HOLDERS = frozenset("airport airbase harbor harbour heights".split())
"""Land that bears the name of the town beside it; a river or an island of a town's name is rarely there."""


def resolve_places(
    places: Iterable[PlaceDraft],
    text: str,
    *,
    countries: Collection[str],
    document: str = "",
    published: str | None = None,
    is_guessing: bool = True,
) -> tuple[Place, ...]:
    """Each place with its country, and its centre and radius in km where the name means one place only.

    `countries` are those in play (alpha-3 codes; others are ignored): a name is looked up among their places first.
    The country comes from the words ("Humera in Ethiopia"), the tables, or, where no table has the name, from the
    country spoken of nearest (method `inherited`, without coordinates). Seas and straits have none.
    """
    drafts = tuple(places)
    context = _Context(text, countries, published, [draft.span for draft in drafts])
    looked_up = [_resolve(draft, context, document) for draft in drafts]
    context.around.know([place for place in looked_up if place.country])
    return tuple(_with_country(place, context, is_guessing=is_guessing) for place in looked_up)


def _with_country(place: Place, context: "_Context", *, is_guessing: bool) -> Place:
    """A place that no table has with the country that its surroundings give; a state that is gone where it was one."""
    if is_guessing and place.method == "inherited" and place.country is None:
        place = replace(place, country=context.around.country(place.span, context.namesakes(place.span.text)))
    return replace(place, country=in_its_day(place, context.gone))


class _Context:
    """What the document says about countries around a place, and what its names meant before."""

    def __init__(self, text: str, countries: Collection[str], published: str | None, spans: Sequence[Span]) -> None:
        self.around = PlaceContext(text, published, spans)
        self.gone = states_gone(self.around.named, published)
        self.text = text
        self.known: dict[str, Place] = {}
        self.last: Place | None = None
        known = frozenset(c for c in countries if len(c) == 3 and c != "IGO") | self.around.named
        self.countries = known.union(*(SUCCESSORS[state] for state in known & SUCCESSORS.keys()))

    def namesakes(self, name: str) -> frozenset[str]:
        """The countries that have some small place of a name, as the text calls them."""
        found = village_countries(name)
        return found | {state for state in self.gone if SUCCESSORS[state] & found}

    def has_village(self, name: str) -> bool:
        """Whether some small place of that name lies in a country that the text speaks of."""
        return bool(village_countries(name) & self.countries)

    def listed(self, span: Span) -> str | None:
        """The country of the place before, where only a comma stands between: "Charlottesville, Virginia"."""
        joined = self.last is not None and self.text[self.last.span.end : span.start] == ", "
        goes_on = re.match(r", [A-Z]|,? and ", self.text[span.end : span.end + 6])
        return self.last.country if self.last and joined and not goes_on else None


def _resolve(draft: PlaceDraft, context: _Context, document: str) -> Place:
    name = re.sub(r"^(?:the|The|THE) ", "", draft.span.text)
    known = context.known.get(name.lower())
    if known is None:
        known = _look_up(draft, name, context)
        context.known[name.lower()] = known
    radius = known.radius_km
    if radius is not None:
        radius = max(radius, DISTRICT_KM if draft.near else FINEST_KM)
    place = Place(
        id=draft.id, document=document, span=draft.span, name=known.name, country=known.country,
        lat=known.lat, lon=known.lon, radius_km=radius, method=known.method,
    )  # fmt: skip
    if place.country and place.method != "inherited":
        context.last = place
    return place


def _look_up(draft: PlaceDraft, name: str, context: _Context) -> Place:
    stated = _stated_country(draft.span, context.text)
    candidates = _candidates(name, context.countries | ({stated} if stated else set()))
    if stated:
        candidates = [c for c in candidates if c.country in (stated, None)]
    else:
        candidates = _of_capital(name, candidates, context)
    listed = context.listed(draft.span)
    if candidates and not (_is_far_off(candidates[0], context) and (listed or context.has_village(name))):
        return _chosen(draft, name, candidates, context)
    country = stated or _country_of_capital(name) or listed or _country_of_town_beside(name, context)
    return _place(draft, name, country)


def _of_capital(name: str, candidates: list[gazetteer.Place], context: _Context) -> list[gazetteer.Place]:
    """Of namesakes the capital, unless only another one of size lies in a country in play (Tripoli in Lebanon)."""
    capital = _country_of_capital(name)
    own = [c for c in candidates if c.country == capital]
    rivals = [c for c in candidates if c.country in context.countries and c.population >= _TOWN]
    if capital is None or (rivals and capital not in context.countries):
        return candidates
    return own or load_gazetteer().find(name, countries={capital}) or candidates


def _country_of_town_beside(name: str, context: _Context) -> str | None:
    """The country in play that has a town of an island's or river's name: good for the country, not for where."""
    first, _, last = name.rpartition(" ")
    if not first or last.lower() not in place_words("land"):
        return None
    found = {place.country for place in load_gazetteer().find(first, countries=context.countries)}
    return next(iter(found)) if len(found) == 1 and found <= context.countries else None


def _is_far_off(place: gazetteer.Place, context: _Context) -> bool:
    """A lesser town in a country that the document does not speak of."""
    return place.method == "gazetteer" and place.country not in context.countries and place.population < _METROPOLIS


def _place(draft: PlaceDraft, name: str, country: str | None) -> Place:
    return Place(id=draft.id, document="", span=draft.span, name=_shown(name), country=country, method="inherited")


def _shown(name: str) -> str:
    """Names in capitals as they are commonly written: KABUL is Kabul."""
    return name.title() if name.isupper() and len(name) > 3 else name


def _candidates(name: str, countries: Collection[str]) -> list[gazetteer.Place]:
    """The places of a name; "Tovuz district" also as "Tovuz"; none of a mere "Delta"."""
    if name.lower() in place_words("land"):
        return [place for place in load_gazetteer().find(name, countries=countries) if place.method == "table"]
    found = load_gazetteer().find(name, countries=countries)
    words = name.split()
    if not found and len(words) > 1 and words[-1].lower() in place_words("district") | _HOLDERS:
        name = " ".join(words[:-1])
        found = load_gazetteer().find(name, countries=countries)
    if not found:
        found = [p for other in _respelt(name) for p in load_gazetteer().find(other, countries=countries)]
    if found and (found[0].method != "gazetteer" or found[0].population >= _TOWN):
        return found
    return _renowned(name, found[0].population if found else 0) or found


def _respelt(name: str) -> list[str]:
    """Arabic names with and without their article and their last h: Jahra is also Al Jahrah."""
    words = name.split()
    bare = " ".join(words[1:]) if words and words[0].lower() in _ARTICLES and len(words) > 1 else name
    turned = bare[:-1] if bare.endswith("ah") else f"{bare}h" if bare.endswith("a") else bare
    return [n for n in dict.fromkeys((bare, turned, f"al {bare}", f"al {turned}")) if n != name]


_ARTICLES = frozenset("al el ash as az an ar ad at".split())


def _renowned(name: str, known: int) -> list[gazetteer.Place]:
    """The place of a name in all the world, where it outgrows its namesakes and the one in the countries in play."""
    everywhere = load_gazetteer().everywhere(name)
    if not everywhere or everywhere[0].population < max(_RENOWNED, _OUTGROWS * known):
        return []
    second = everywhere[1].population if len(everywhere) > 1 else 0
    return everywhere[:1] if everywhere[0].population >= _OUTGROWS * second else []


def _chosen(draft: PlaceDraft, name: str, candidates: list[gazetteer.Place], context: _Context) -> Place:
    """The best candidate; coordinates only where no other of that name competes with it."""
    best = candidates[0]
    rivals = [c for c in candidates if c.score > best.score - 0.15 and c.country != best.country]
    if rivals and best.method != "table":
        near = context.around.country(draft.span, among=[c.country for c in (best, *rivals) if c.country])
        best = next((c for c in [best, *rivals] if c.country == near), best)
        unclear = best.country != near
    else:
        unclear = any(
            _is_apart(best, c)
            for c in candidates
            if c.country == best.country and c.score > best.score - 0.15 and _OUTGROWS * c.population >= best.population
        )
    found = not unclear
    return Place(
        id=draft.id, document="", span=draft.span, name=best.name if found else _shown(name), country=best.country,
        lat=best.lat if found else None, lon=best.lon if found else None,
        radius_km=best.radius_km if found else None, method=best.method,
    )  # fmt: skip


def _is_apart(one: gazetteer.Place, other: gazetteer.Place) -> bool:
    return abs(one.lat - other.lat) > _SEPARATE_DEGREES or abs(one.lon - other.lon) > _SEPARATE_DEGREES


def _country_of_capital(name: str) -> str | None:
    found = {n.country for n in load_names().get(_shown(name)) if n.kind == "capital"}
    return next(iter(found)) if len(found) == 1 else None


def _stated_country(span: Span, text: str) -> str | None:
    """The country that the words themselves give: "Mashhad, Iran", "Humera in Ethiopia", "Armenia's Tavush"."""
    match = _STATED.match(text, span.end, span.end + 50)
    if match:
        country = _leading_country(match["name"])
        if country:
            return country
    owner = re.search(
        r"([A-Z][\w.-]*(?: [A-Z][\w.-]*)?)(?:'s|’s) (?:[a-z]+ ){0,2}$", text[max(0, span.start - 60) : span.start]
    )
    return _leading_country(owner[1]) if owner else None


def _leading_country(words: str) -> str | None:
    """The country whose name these words begin with."""
    parts = words.split()
    for length in range(min(4, len(parts)), 0, -1):
        name = " ".join(parts[:length]).rstrip(".,")
        found = {n.country for n in load_names().get(name) if n.kind == "country"}
        if len(found) == 1:
            return next(iter(found))
    return None
