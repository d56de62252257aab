"""Where a named place lies: an own table of regions, straits, seas and sites before a list of the world's cities.

`load_gazetteer().find(name, countries=...)` gives the candidates, best first. `countries` are those in play in the
document (alpha-3): they keep "Anbar" out of Turkey and "Kashmir" out of Ohio. Without them only the own table and large
cities answer, and names that are also English words or given names ("Hope", "Florence") do not.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from communique.errors import KnowledgeError
from communique.knowledge.loading import lines_of, read_packed, read_rows
from communique.knowledge.words import fold

# Without a country in play a smaller city of that name is more often another place; set on the project's own texts.
_LARGE = 300_000
_SMALL_RADIUS_KM = 5.0
_KNOWN, _FAR_LARGER = 15_000, 5
_WRITTEN_OUT = {"st.": "saint", "st": "saint", "ste.": "sainte", "mt.": "mount", "mt": "mount", "ft.": "fort"}
_OTHER_NAME = 0.05
"""How much less a name counts that a city had once, or has in another language."""


@dataclass(frozen=True, slots=True)
class Place:
    """One candidate: centre in degrees, radius in km, `country` None for seas, straits and regions across states.

    kind: region, strait, sea, river, line, island, site, base, city, country. method: "table" (own), "gazetteer"
    (cities) or "country". `score` orders candidates, 0 to 1.
    """

    name: str
    kind: str
    country: str | None
    lat: float
    lon: float
    radius_km: float
    parent: str | None
    population: int
    method: str
    score: float


class Gazetteer:
    """Places by name."""

    def __init__(
        self,
        own: Mapping[str, Sequence[Place]],
        cities: Sequence[str],
        words: Collection[str],
        names: Sequence[str] = (),
    ) -> None:
        self._own = own
        self._cities = cities
        self._words = words
        self._names = names

    def find(self, name: str, *, countries: Collection[str] = ()) -> list[Place]:
        """The places of a name, best first; [] where none is likely."""
        key = place_key(name)
        own = self._own.get(key, ())
        fitting = [place for place in own if place.country is None or not countries or place.country in countries]
        if own:
            return list(fitting or (replace(place, score=0.6) for place in own))
        found = [
            replace(place, score=round(place.score - 0.3, 2)) if countries and place.country not in countries else place
            for place in self._city_places(key, countries)
            if self._is_likely(key, place, countries)
        ]
        return sorted(found, key=lambda place: (-place.score, -place.population, place.lat, place.lon))

    def home_of(self, name: str) -> str | None:
        """The country that a town or region lies in, without any context; `None` where the name may mean another.

        A city counts where it is five times as large as any of its name elsewhere.
        """
        key = place_key(name)
        countries = {place.country for place in self._own.get(key, ())}
        if countries:
            return countries.pop() if len(countries) == 1 else None
        largest: dict[str, int] = {}
        for place in self._city_places(key):
            if place.country:
                largest[place.country] = max(largest.get(place.country, 0), place.population)
        ranked = sorted(largest, key=lambda country: -largest[country])
        if not ranked or key in self._words or largest[ranked[0]] < _KNOWN:
            return None
        second = largest[ranked[1]] if len(ranked) > 1 else 0
        return ranked[0] if largest[ranked[0]] >= _FAR_LARGER * second else None

    def _is_likely(self, key: str, place: Place, countries: Collection[str]) -> bool:
        if countries and place.country in countries:
            return True
        return place.population >= _LARGE and key not in self._words

    def everywhere(self, name: str) -> list[Place]:
        """The cities of a name in all the world, the largest first."""
        return sorted(self._city_places(place_key(name)), key=lambda place: -place.population)

    def _city_places(self, key: str, countries: Collection[str] = ()) -> Iterator[Place]:
        """The cities of a name, and for each country the largest that once had it or has it in another language.

        Where some city is called so today, others count only in the countries in play.
        """
        spelt = list(self._spelt(key))
        yield from spelt
        for _, main, country in lines_of(self._names, key):
            if spelt and country not in countries:
                continue
            own = [place for place in self._spelt(main) if place.country == country]
            largest = max(own, key=lambda place: place.population, default=None)
            if largest is not None:
                yield replace(largest, score=round(largest.score - _OTHER_NAME, 2))

    def _spelt(self, key: str) -> Iterator[Place]:
        for _, name, country, lat, lon, population in lines_of(self._cities, key):
            people = int(population)
            radius = max(_SMALL_RADIUS_KM, round((people / 10_000) ** 0.5, 1))
            score = min(0.95, 0.4 + 0.1 * len(population))
            exact = 0.0 if place_key(name) == key else 0.1
            yield Place(
                name, "city", country, float(lat), float(lon), radius, country, people, "gazetteer", score - exact
            )


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer, read once."""
    words = frozenset(row["name"] for row in read_rows("word_places.tsv"))
    return Gazetteer(load_own_places(), read_packed("cities.tsv.gz"), words, read_packed("city_names.tsv.gz"))


@cache
def load_own_places() -> Mapping[str, Sequence[Place]]:
    """The own table by every spelling's key: regions, straits, seas, islands, sites."""
    own: dict[str, list[Place]] = {}
    for place, spellings in _own_places():
        for spelling in (place.name, *spellings):
            own.setdefault(place_key(spelling), []).append(place)
    return own


def region_country(name: str) -> str | None:
    """The country of a place of the own table; None for straits, seas and what lies across states.

    >>> region_country("Idlib"), region_country("Bab el-Mandeb")
    ('SYR', None)
    """
    countries = {place.country for place in load_own_places().get(place_key(name), ())}
    return countries.pop() if len(countries) == 1 else None


@cache
def load_country_points() -> Mapping[str, Place]:
    """A centre and a radius for each country, by alpha-3 code."""
    return {
        row["code"]: Place(
            row["code"], "country", row["code"], float(row["lat"]), float(row["lon"]), float(row["radius_km"]), None, 0,
            "country", 0.5,
        )
        for row in read_rows("country_points.tsv")
    }  # fmt: skip


@cache
def place_key(name: str) -> str:
    """A name as the tables are searched: small letters, no accents, no article before it, hyphens as blanks.

    >>> place_key("the Bab al-Mandab"), place_key("St. Petersburg")
    ('bab al mandab', 'saint petersburg')
    """
    words = [fold(part) for part in name.replace("-", " ").replace("’", "'").split()]
    if len(words) > 1 and words[0] in {"the", "The"}:
        words = words[1:]
    return " ".join(_WRITTEN_OUT.get(word, word) for word in map(str.lower, words))


def _own_places() -> Iterator[tuple[Place, list[str]]]:
    for row in read_rows("regions.tsv"):
        try:
            lat, lon, radius = float(row["lat"]), float(row["lon"]), float(row["radius_km"])
        except ValueError as error:
            raise KnowledgeError(f"regions.tsv: {row['name']} has no number in lat, lon or radius_km") from error
        country, parent = row["country"] or None, row["parent"] or None
        place = Place(row["name"], row["kind"], country, lat, lon, radius, parent, 0, "table", 0.95)
        yield place, [spelling for spelling in row["spellings"].split(";") if spelling]
