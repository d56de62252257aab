"""Which countries a document speaks of, and which is in play at a place of it."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from communique.knowledge.origins import origins_of
from communique.records import Place
from communique.resolving.cues import Cue
from communique.resolving.mentions import Phrase
from communique.text import Analysis, Sentence

Ranges = tuple[tuple[int, int], ...]

_NEAR_CUES = 24
_AFTER = 4
_DECAY = 0.5
_LATER = 0.3
_OVERALL = 1.5
_IN = frozenset({"in", "at", "from"})
_TEXTS = frozenset("agreement agreements accord accords protocol treaty declaration pact process summit talks".split())
_CLOSE = 45
_ELSEWHERE = 0.7
_PLACE = 0.6
_ROLES = {"nsubj": 1.6, "obj": 0.7, "iobj": 0.7}
_TOPIC = 3.0
_BORNE, _NEARLY = 0.4, 0.7
_NAMES = frozenset({"country", "capital"})
_KINDS = {"people": 0.9, "national": 0.8, "adjective": 0.8}


@dataclass(frozen=True, slots=True)
class CountryCue:
    """A country named at an offset of the document: in which sentence, and how much its form says that it acts.

    `topic`: a sentence opens with it as its subject ("Ankara hit back within the hour. The minister ...").
    """

    offset: int
    sentence: int
    paragraph: int
    country: str
    weight: float
    topic: bool = False


class Countries:
    """The countries of a document as context for phrases that name none.

    A country counts more the nearer it is named before the place, by name rather than as adjective, and the more
    often the document (its title and publisher included) names it.
    """

    def __init__(
        self,
        analysis: Analysis,
        cues: Sequence[Sequence[Cue]],
        *,
        places: Sequence[Place] = (),
        about: Mapping[str, float] | None = None,
    ) -> None:
        named = [
            CountryCue(
                s[c.first].start, s.index, s.paragraph, country, _KINDS.get(c.kind, 1.0) * _role(s, c), _is_topic(s, c)
            )
            for s, inside in zip(analysis.sentences, cues, strict=True)
            for c in inside
            if (country := country_of_cue(c)) and not _is_name_of_text(s, c)
        ]
        self.by_name = Counter(
            country
            for inside in cues
            for c in inside
            if c.kind in _NAMES and (country := country_of_cue(c)) and not c.office
        )
        self._capitals = {
            (s.index, c.last): c.code
            for s, inside in zip(analysis.sentences, cues, strict=True)
            for c in inside
            if c.kind == "capital"
        }
        self.named = sorted([*named, *_of_places(analysis, places)], key=lambda c: c.offset)
        self._order = {c: i for i, c in enumerate(dict.fromkeys(c.country for c in self.named))}
        self._offsets = [c.offset for c in self.named]
        self.counts: defaultdict[str, float] = defaultdict(float, about or {})
        for cue in self.named:
            self.counts[cue.country] += cue.weight
        self._total = max(1.0, sum(self.counts.values()))
        self._weights: dict[tuple[int, int, Ranges], Mapping[str, float]] = {}

    def weights(self, offset: int, sentence: Sentence, *, but: Ranges = ()) -> Mapping[str, float]:
        """How much each country is in play at an offset; cues between the offsets `but` say nothing."""
        key = (offset, sentence.index, but)
        found = self._weights.get(key)
        if found is None:
            found = self._weights[key] = self._weights_at(offset, sentence, but)
        return found

    def _weights_at(self, offset: int, sentence: Sentence, but: Ranges) -> dict[str, float]:
        weights: defaultdict[str, float] = defaultdict(float)
        place = bisect_left(self._offsets, offset)
        here = sentence.index
        for cue in self.named[max(0, place - _NEAR_CUES) : place + _AFTER]:
            if but and any(a <= cue.offset < b for a, b in but):
                continue
            weight = cue.weight * _DECAY ** abs(here - cue.sentence)
            if cue.paragraph != sentence.paragraph:
                weight *= _ELSEWHERE
            elif cue.topic and cue.sentence < here:
                weight *= _TOPIC
            if cue.sentence == here and abs(cue.offset - offset) < _CLOSE:
                weight *= 1.5
            weights[cue.country] += weight if cue.offset < offset else _LATER * weight
        aside = self._weight_inside(but)
        for country, count in self.counts.items():
            weights[country] += _OVERALL * max(0.0, count - aside.get(country, 0.0)) / self._total
        return dict(weights)

    def _weight_inside(self, ranges: Ranges) -> dict[str, float]:
        """How much of each country's weight lies between some offsets."""
        found: dict[str, float] = {}
        for start, end in ranges:
            for cue in self.named[bisect_left(self._offsets, start) : bisect_left(self._offsets, end)]:
                found[cue.country] = found.get(cue.country, 0.0) + cue.weight
        return found

    def at_place(self, phrase: Phrase) -> str | None:
        """The country of a place named right before a phrase: "In Georgetown the government ..."."""
        sentence, first = phrase.sentence, phrase.first
        before = first - 1 - (first > 0 and sentence[first - 1].text == ",")
        if before < 1:
            return None
        at = bisect_left(self._offsets, sentence[before].end) - 1
        cue = self.named[at] if at >= 0 else None
        if cue is None or cue.sentence != sentence.index:
            return None
        name = sentence.at(cue.offset)
        is_next = name is not None and before - name.index <= 2
        return cue.country if name and is_next and name.index and sentence[name.index - 1].lower in _IN else None

    def at_speech(self, phrase: Phrase) -> str | None:
        """The country of the capital in which the subject of a verb speaks: "the minister said in Georgetown"."""
        sentence = phrase.sentence
        head = sentence[phrase.head]
        verb = sentence.head(head.index) if head.relation.startswith("nsubj") else None
        if verb is None:
            return None
        for child in sentence.children(verb.index):
            if child.relation == "obl" and (code := self._capitals.get((sentence.index, child.index))):
                case = sentence.child(child.index, "case")
                return code if case is not None and case.lower in _IN else None
        return None

    def in_order(self, countries: Sequence[str]) -> list[str]:
        """The countries in the order in which the text first names them."""
        return sorted(countries, key=lambda c: self._order.get(c, len(self._order)))

    def dominant(
        self, offset: int, sentence: Sentence, *, without: frozenset[str] = frozenset(), but: Ranges = ()
    ) -> tuple[str | None, float]:
        """The country most in play and how clearly (0..1): its lead over the next, as a part of its weight."""
        weights = self.weights(offset, sentence, but=but)
        ranked = sorted((-w, c) for c, w in weights.items() if c not in without)
        if not ranked or ranked[0][0] >= 0:
            return None, 0.0
        second = ranked[1][0] if len(ranked) > 1 else 0.0
        return ranked[0][1], (ranked[0][0] - second) / ranked[0][0]

    def of_name(self, name: Sequence[str], offset: int, sentence: Sentence, *, but: Ranges = ()) -> str | None:
        """The country in play whose people bear such a name, the more in play where there are several."""
        origins = origins_of(name)
        weights = self.weights(offset, sentence, but=but)
        borne = {c: origins[c] for c, weight in weights.items() if weight > 0 and c in origins}
        most = max(borne.values(), default=0.0)
        if most < _BORNE:
            return None
        fitting = [c for c in borne if borne[c] >= _NEARLY * most]
        return max(fitting, key=lambda c: (weights[c], c))


def _role(sentence: Sentence, cue: Cue) -> float:
    """Who acts is more in play than who is acted upon; of two joined by "and" both act."""
    token = sentence[cue.last]
    while token.relation == "conj" and (first := sentence.head(token.index)) is not None:
        token = first
    return _ROLES.get(token.relation.split(":")[0], 1.0)


def _is_topic(sentence: Sentence, cue: Cue) -> bool:
    """Whether a sentence opens with a country as its subject."""
    if cue.first > 1 or cue.kind not in {"country", "capital"}:
        return False
    token = sentence[cue.last]
    named = sentence.head(token.index) if token.relation in {"compound", "flat"} else None
    return (named or token).relation.startswith("nsubj")


def _is_name_of_text(sentence: Sentence, cue: Cue) -> bool:
    """Whether a capital only names a paper or meeting: "the Kingstown declaration"."""
    after = sentence[cue.last + 1].lower if cue.last + 1 < len(sentence) else ""
    return cue.kind == "capital" and after in _TEXTS


def _of_places(analysis: Analysis, places: Sequence[Place]) -> Iterator[CountryCue]:
    for place in places:
        sentence = analysis.sentence_at(place.span.start)
        if place.country and sentence is not None:
            yield CountryCue(place.span.start, sentence.index, sentence.paragraph, place.country, _PLACE)


def country_of_cue(cue: Cue) -> str | None:
    """The country that a cue names, `None` for offices and for organisations above countries."""
    if cue.is_country:
        return cue.code
    return country_of(cue.code) if not cue.office else None


def country_of(code: str | None) -> str | None:
    """The country of a code, `None` for organisations and coalitions.

    >>> country_of("RUS MIL"), country_of("IGO UNO"), country_of("COALITION")
    ('RUS', None, None)
    """
    if code is None or len(code) not in {3, 7} or code[:3] in {"IGO", "IMG", "NGO"}:
        return None
    return code[:3]
