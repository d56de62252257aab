"""What a document says about countries around a place that no table knows: which of them it most likely lies in.

A small regression over the countries in play (`knowledge/data/place_countries.tsv`, fitted by
`tools/fit_place_countries.py` on the train part of the corpus, whose places are given) weighs who is named nearest,
where the known places near by lie, and whom the document is about. To leave the country open is one of the answers.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from math import exp

from communique.knowledge.loading import read_rows
from communique.knowledge.names import Name
from communique.knowledge.phrases import find_items
from communique.knowledge.readings import on_day
from communique.knowledge.words import split_words
from communique.records import Place, Span

Features = dict[str, float]

SURE = 0.35
"""Least probability of a country; swept on the dev part of the corpus."""

_COUNTRY_KINDS = frozenset({"country", "adjective", "national", "people", "capital"})
_TIED = frozenset({"located", "opposed"})
"""Names of countries that no party acts by: "in Lebanon", "anti-Iranian"."""
_BREAK = re.compile(r"[.!?;]['\"”’)]*\s|\n")
_DATELINE = 120
_WATERS = frozenset("sea ocean gulf strait straits river lake channel pass line border".split())


class PlaceContext:
    """Where countries are named in a text, and which places of it are known.

    `places` are the places' own words, in order: a capital among them names a place and no state.
    """

    def __init__(self, text: str, published: str | None, places: Sequence[Span] = ()) -> None:
        self._text = text
        own = {offset for span in places for offset in range(span.start, span.end)}
        self._mentions = [m for m in _country_mentions(text, published) if m[0] not in own]
        self._starts = [start for start, _, _ in self._mentions]
        self._counts = Counter(country for _, _, country in self._mentions)
        self._places: list[tuple[int, str]] = []
        self._place_counts: Counter[str] = Counter()

    @property
    def named(self) -> frozenset[str]:
        """The countries that the text names."""
        return frozenset(self._counts)

    def know(self, places: Sequence[Place]) -> None:
        """Take note of the places whose country is known, in text order."""
        self._places = [(p.span.start, p.country) for p in places if p.country]
        self._place_counts = Counter(country for _, country in self._places)

    def features(self, span: Span, namesakes: Collection[str] = ()) -> dict[str | None, Features]:
        """For each country in play, and for none, what speaks for it; `namesakes` have some place of that name."""
        near = {
            "named before": self._before(span, is_same_sentence=False),
            "named before here": self._before(span, is_same_sentence=True),
            "named after here": self._after(span),
            "place before": self._place(span, -1),
            "place after": self._place(span, 1),
            "dateline": next((c for start, c in self._places[:1] if start < _DATELINE), None),
        }
        found: dict[str | None, Features] = {None: {"open": 1.0}}
        if _WATERS & set(span.text.lower().split()):
            found[None]["open water"] = 1.0
        total, places = sum(self._counts.values()) or 1, len(self._places) or 1
        most_named, most_placed = _most(self._counts), _most(self._place_counts)
        for country in {*self._counts, *self._place_counts, *namesakes}:
            row = {name: 1.0 for name, value in near.items() if value == country}
            row["share of names"] = self._counts[country] / total
            row["share of places"] = self._place_counts[country] / places
            row |= {"most named": 1.0} if country == most_named else {}
            row |= {"most places": 1.0} if country == most_placed else {}
            row |= {"all places": 1.0} if self._place_counts[country] == places else {}
            row |= {"namesake": 1.0} if country in namesakes else {}
            row |= {"sole namesake": 1.0} if country in namesakes and len(namesakes) == 1 else {}
            row |= {"not in play": 1.0} if country not in self._counts and country not in self._place_counts else {}
            found[country] = row
        return found

    def country(
        self, span: Span, namesakes: Collection[str] = (), *, among: Collection[str] | None = None
    ) -> str | None:
        """The country that most likely holds a place; nothing where none is likely enough.

        With `among`, the likeliest of those, however unlikely.
        """
        weights = country_weights()
        scores = {
            country: exp(sum(value * weights.get(name, 0.0) for name, value in row.items()))
            for country, row in self.features(span, namesakes).items()
        }
        if among is not None:
            return max(sorted(among), key=lambda c: scores.get(c, 0.0), default=None)
        best = max(scores, key=lambda c: (scores[c], c or ""))
        return best if scores[best] >= SURE * sum(scores.values()) else None

    def _before(self, span: Span, *, is_same_sentence: bool) -> str | None:
        at = bisect_left(self._starts, span.start)
        if not at:
            return None
        _, end, country = self._mentions[at - 1]
        return None if is_same_sentence and _BREAK.search(self._text, end, span.start) else country

    def _after(self, span: Span) -> str | None:
        at = bisect_left(self._starts, span.end)
        if at >= len(self._mentions):
            return None
        start, _, country = self._mentions[at]
        return None if _BREAK.search(self._text, span.end, start) else country

    def _place(self, span: Span, step: int) -> str | None:
        at = bisect_left(self._places, (span.start, ""))
        others = self._places[:at][-1:] if step < 0 else [p for p in self._places[at : at + 2] if p[0] > span.start][:1]
        return others[0][1] if others else None


def _most(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda c: (-counts[c], c), default=None)


def _country_mentions(text: str, published: str | None) -> list[tuple[int, int, str]]:
    words = split_words(text)
    found = []
    for item in find_items(words):
        country = _country(item.names, published) if item.kind in _COUNTRY_KINDS | _TIED else None
        if country:
            found.append((words[item.at].start, words[item.end - 1].end, country))
    return found


def _country(names: Collection[Name], published: str | None) -> str | None:
    found = {on_day(n, published).country for n in names if n.kind in _COUNTRY_KINDS}
    return next(iter(found)) if len(found) == 1 else None


@cache
def country_weights() -> Mapping[str, float]:
    """The fitted weights, by feature."""
    return {row["feature"]: float(row["weight"]) for row in read_rows("place_countries.tsv")}
