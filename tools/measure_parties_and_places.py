"""Print how well the program codes parties and finds places, on the project's own sets.

    python tools/measure_parties_and_places.py [--split dev|test] [--mistakes]

Parties (`corpus/actors/`): country and sector of a phrase read alone. Places (`corpus/places.jsonl`): whether a point
within the radius is given for the name, where it is pointed at in its text, and where reading itself has to find it
(people who come from a place, or a state called by it, are no place where something happens). `--mistakes` lists what
came out wrong; use it on dev alone.
"""

import argparse
import json
from collections import Counter
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from communique.documents import build_document
from communique.knowledge.parties import PartyCode, resolve_phrase
from communique.linking.parties import countries_of
from communique.pipeline import Pipeline
from communique.records import PlaceDraft, Reading, Span
from communique.resolving.places import resolve_places
from communique.settings import load_settings

Row = dict[str, Any]
_EARTH_KM = 6371.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=("dev", "test"), default="dev")
    parser.add_argument("--mistakes", action="store_true")
    arguments = parser.parse_args()
    pipeline = Pipeline(load_settings())
    mistakes = [
        *measure_actors(rows(Path("corpus/actors") / f"{arguments.split}.jsonl")),
        *measure_places(rows(Path("corpus/places.jsonl")), pipeline),
    ]
    if arguments.mistakes:
        print("\n".join(mistakes))


def rows(path: Path) -> list[Row]:
    """The lines of a set."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def measure_actors(asked: list[Row]) -> list[str]:
    """Country and sector of each phrase alone; the mistakes."""
    right: Counter[str] = Counter()
    mistakes = []
    for row in asked:
        found = resolve_phrase(row["phrase"])
        same = tuple(a == b for a, b in zip(sides(row["code"]), sides_of(found), strict=True))
        right.update(name for name, is_right in zip(("country", "sector"), same, strict=True) if is_right)
        if not all(same):
            mistakes.append(f"{row['id']} {row['phrase']!r}: {row['code']}, read as {found}")
    print(
        ", ".join(f"{name} {right[name] / len(asked):.3f}" for name in ("country", "sector")),
        f"of {len(asked)} phrases",
    )
    return mistakes


def sides(code: str) -> tuple[str, str]:
    """Country and sector; a body above countries is both."""
    country, _, sector = code.partition(" ")
    return (code, code) if country in {"IGO", "COALITION", "IMG", "NGO"} else (country, sector)


def sides_of(found: PartyCode | None) -> tuple[str, str]:
    """Country and sector as the program has them."""
    if found is None:
        return "", ""
    return sides(found.code) if found.code and not found.country else (found.country or "", found.sector or "")


def measure_places(asked: list[Row], pipeline: Pipeline) -> list[str]:
    """Points within the radius; the mistakes."""
    right, mistakes = Counter[str](), []
    for row in asked:
        text, start = row["text"], row["text"].index(row["name"])
        document = build_document(source_id=row["id"], text=text, raw=text.encode(), metadata={}, language="en")
        reading = pipeline.read_document(document)
        for how, found in (("pointed at", pointed_at(reading, start, row)), ("read", place_at(reading, start, row))):
            apart = None if found is None else distance((row["lat"], row["lon"]), found)
            right[how] += apart is not None and apart <= row["radius_km"]
            if apart is None or apart > row["radius_km"]:
                what = "not found" if apart is None else f"{apart:.0f} km off"
                mistakes.append(f"{row['id']} {row['name']} ({row['conflict']}), {how}: {what}")
    shown = ", ".join(f"{how} {right[how] / len(asked):.3f}" for how in right)
    print(f"places within their radius: {shown} of {len(asked)}")
    return mistakes


def pointed_at(reading: Reading, start: int, row: Row) -> tuple[float, float] | None:
    """The point of the name where it is given as a place."""
    name = row["name"]
    others = [PlaceDraft(id=str(p.span.start), span=p.span) for p in reading.places if not _meets(p.span, start, name)]
    asked = PlaceDraft(id="asked", span=Span(start, start + len(name), name))
    codes = [a.code for a in reading.actors if a.code and not any(_meets(m, start, name) for m in a.mentions)]
    drafts = sorted([*others, asked], key=lambda d: d.span.start)
    places = resolve_places(drafts, row["text"], countries=countries_of(codes))
    (found,) = (p for p in places if p.id == "asked")
    return (found.lat, found.lon) if found.lat is not None and found.lon is not None else None


def _meets(span: Span, start: int, name: str) -> bool:
    return span.start < start + len(name) and start < span.end


def place_at(reading: Reading, start: int, row: Row) -> tuple[float, float] | None:
    """The point that is given for a name."""
    for place in reading.places:
        if _meets(place.span, start, row["name"]) and place.lat is not None and place.lon is not None:
            return place.lat, place.lon
    return None


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points on the globe."""
    (a, b), (c, d) = (tuple(map(radians, point)) for point in (one, other))
    return 2 * _EARTH_KM * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))


if __name__ == "__main__":
    main()
