"""Fit the weights of `knowledge/data/place_countries.tsv`: which country holds a place that no table knows.

The places of the annotated texts are given, so that no model is asked; a regression with a quadratic penalty over the
countries in play and "left open". Prints how often the answer is right, none and wrong, then writes the table.
"""

import argparse
import pathlib
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from fitting import fit

from communique.evaluation.gold import GoldDocument, load_gold
from communique.knowledge.villages import village_countries
from communique.records import PlaceDraft
from communique.resolving.place_context import SURE, PlaceContext
from communique.resolving.places import resolve_places

TABLE = pathlib.Path("src/communique/knowledge/data/place_countries.tsv")
HEAD = """# What speaks for a country's holding a place that no table knows (log-odds against leaving it open).
# Fitted by tools/fit_place_countries.py on the train part of corpus/.
feature\tweight
"""
Row = tuple[dict[str | None, dict[str, float]], str | None]
"""The features of each country, and the one that is right."""


def rows_of(gold: GoldDocument) -> list[Row]:
    """The places of a document that the words and tables leave open."""
    around = PlaceContext(gold.text, gold.published, [place.span for place in gold.places])
    drafts = [PlaceDraft(id=str(n), span=place.span) for n, place in enumerate(gold.places)]
    countries = around.named
    found = resolve_places(drafts, gold.text, countries=countries, published=gold.published, is_guessing=False)
    around.know([place for place in found if place.country])
    return [
        (around.features(place.span, village_countries(place.span.text)), right.country)
        for place, right in zip(found, gold.places, strict=True)
        if place.method == "inherited" and place.country is None
    ]


def count(rows: Sequence[Row], weights: Mapping[str, float]) -> Counter[str]:
    """How often the most likely country is right, wrong, or too unlikely to be given."""
    found: Counter[str] = Counter()
    for features, right in rows:
        names = list(features)
        scores = np.exp([sum(v * weights.get(n, 0.0) for n, v in features[c].items()) for c in names])
        best = int(np.argmax(scores))
        answer = names[best] if scores[best] >= SURE * scores.sum() else None
        found["right" if answer == right else "none" if answer is None else "wrong"] += 1
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=pathlib.Path, default=pathlib.Path("corpus/documents/train"))
    parser.add_argument("--check", type=pathlib.Path, default=pathlib.Path("corpus/documents/dev"))
    parser.add_argument("--penalty", type=float, default=1.0)
    parser.add_argument("--table", type=pathlib.Path, default=TABLE)
    args = parser.parse_args()
    rows = [row for gold in load_gold([args.corpus]).documents for row in rows_of(gold)]
    known = [(list(features.items()), right) for features, right in rows if right in features]
    weights = fit(known, penalty=args.penalty)
    print("fitted on:", dict(count(rows, weights)))
    others = [row for gold in load_gold([args.check]).documents for row in rows_of(gold)]
    print("not seen:", dict(count(others, weights)))
    lines = [f"{name}\t{weight:.2f}" for name, weight in weights.items()]
    args.table.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
