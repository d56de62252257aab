"""Times, places and instruments of the rules and of the model made into one list each.

Both sides propose; a small regression for each type (`knowledge/data/joining_marks.tsv`, fitted by
`tools/fit_joining_marks.py` on the dev part of the corpus) says from both whether a span is a record.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import exp, log

from communique.knowledge.instruments import instrument_nouns
from communique.knowledge.loading import read_rows
from communique.reading.decoding.marks import LIKELY, Mark, Marks, marked_atoms
from communique.reading.events.holding import Contents
from communique.reading.instrument_states import is_in_use, state_of
from communique.reading.instruments import extract_instruments, is_again, make_instrument, names_a_body, one_each
from communique.reading.places import extract_places, is_surname, make_place, surnames_of
from communique.reading.places.place_names import find_runs, is_country_name
from communique.reading.times import extract_times, is_hypothetical, make_time
from communique.reading.times.time_joining import Atom
from communique.records import PlaceDraft, Span, TimeExpression
from communique.records.drafts import InstrumentDraft, StatementDraft
from communique.text import Analysis, Sentence

KEPT = 0.5
"""Least probability of a record."""
FURTHEST = 5.0
"""Log-odds beyond which the model's certainty counts no more."""
_LEAST = 1e-6
_LOCATIONS = frozenset({"GPE", "LOC", "FAC"})

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class TimeCandidate:
    """A time expression that the grammar can value, and the model's chance of it."""

    sentence: Sentence
    atom: Atom
    chance: float

    @property
    def features(self) -> Features:
        """What speaks for its being a record."""
        side = "sure" if self.atom.is_sure else "loose"
        return {side: 1.0, f"{side} heard": log_odds(self.chance)}


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A name that either side takes for a place; `rule` is the rules' draft of it."""

    sentence: Sentence
    first: int
    last: int
    rule: PlaceDraft | None
    chance: float
    otherwise: float

    @property
    def features(self) -> Features:
        """What speaks for its being a record; `otherwise` is how often the text's same words name no place."""
        tags = {t.entity[2:] for t in self.sentence.tokens[self.first : self.last + 1] if t.entity != "O"}
        found: Features = {"always": 1.0, "heard": log_odds(self.chance), "otherwise": self.otherwise}
        found |= {"rule": 1.0} if self.rule else {}
        found |= {"located": 1.0} if tags & _LOCATIONS else {"other name": 1.0} if tags else {"no name": 1.0}
        words = self.sentence.tokens[self.first : self.last + 1]
        found |= {"country": 1.0} if is_country_name(words) else {}
        return found


@dataclass(frozen=True, slots=True)
class InstrumentCandidate:
    """A noun phrase that either side takes for an instrument, with the model's chances of its kind and state.

    `told` is the state that the rules read off the clause.
    """

    sentence: Sentence
    word: int
    rule: InstrumentDraft | None
    mark: Mark | None
    chance: float
    kinds: Mapping[str, float]
    states: Mapping[str, float]
    told: str

    @property
    def features(self) -> Features:
        """What speaks for its being a record."""
        found: Features = {"always": 1.0, "heard": log_odds(self.chance)}
        found |= {"rule": 1.0} if self.rule else {}
        token = self.sentence[self.word]
        found |= {"noun": 1.0} if token.lemma.lower() in instrument_nouns() else {}
        found |= {"again": 1.0} if self.rule is None and is_again(self.sentence, token) else {}
        return found


def log_odds(chance: float) -> float:
    """The log-odds of a chance, within limits."""
    chance = min(max(chance, _LEAST), 1 - _LEAST)
    return max(-FURTHEST, min(FURTHEST, log(chance / (1 - chance))))


@cache
def joining_weights() -> dict[str, dict[str, float]]:
    """The fitted weights, by type and feature."""
    found: dict[str, dict[str, float]] = {}
    for row in read_rows("joining_marks.tsv"):
        found.setdefault(row["question"], {})[row["feature"]] = float(row["weight"])
    return found


def probability(question: str, features: Features) -> float:
    """The probability that the fitted weights give."""
    weights = joining_weights().get(question, {})
    return 1 / (1 + exp(-sum(value * weights.get(name, 0.0) for name, value in features.items())))


@dataclass(frozen=True, slots=True)
class MarkDrafts:
    """The instruments, times and places of a document."""

    instruments: tuple[InstrumentDraft, ...]
    times: tuple[TimeExpression, ...]
    places: tuple[PlaceDraft, ...]


def read_marks(analysis: Analysis, statements: Sequence[StatementDraft], *, alone: bool = False) -> MarkDrafts:
    """Instruments, times and places by rules and model together; by the rules where there is no model.

    `alone` the model decides which; the rules still propose, value and cut.
    """
    marks = Marks(analysis)
    return MarkDrafts(
        read_instruments(analysis, statements, marks, alone=alone),
        read_times(analysis, marks, alone=alone),
        read_places(analysis, marks, alone=alone),
    )


def read_times(analysis: Analysis, marks: Marks, *, alone: bool = False) -> tuple[TimeExpression, ...]:
    """The times of a document by rules and model together; the rules' own where there is no model."""
    if analysis.insight is None:
        return extract_times(analysis)
    found = (c for c in time_candidates(analysis, marks) if _is_kept("time", c.features, c.chance, alone))
    return tuple(make_time(analysis, c.sentence, c.atom) for c in found)


def time_candidates(analysis: Analysis, marks: Marks) -> Iterator[TimeCandidate]:
    """The expressions that the grammar can value."""
    for sentence in analysis.sentences:
        for atom, chance in marked_atoms(marks, sentence):
            is_sure = atom.is_sure and not is_hypothetical(sentence, atom)
            known = chance if marks.covers(sentence) else (0.9 if is_sure else 0.0)
            yield TimeCandidate(sentence, replace(atom, is_sure=is_sure), known)


def _is_kept(question: str, features: Features, chance: float, alone: bool) -> bool:
    return chance >= LIKELY if alone else probability(question, features) >= KEPT


def read_places(analysis: Analysis, marks: Marks, *, alone: bool = False) -> tuple[PlaceDraft, ...]:
    """The places of a document by rules and model together; the rules' own where there is no model."""
    by_rules = extract_places(analysis)
    if analysis.insight is None:
        return by_rules
    found = (c for c in place_candidates(analysis, marks, by_rules) if _is_kept("place", c.features, c.chance, alone))
    drafts = (make_place(analysis, c.sentence, c.first, c.last) for c in found)
    return tuple({d.id: d for d in sorted(drafts, key=lambda d: d.span.start)}.values())


def place_candidates(analysis: Analysis, marks: Marks, by_rules: Sequence[PlaceDraft]) -> Iterator[PlaceCandidate]:
    """The names of the rules, and those that the model alone marks."""
    taken: set[tuple[int, int]] = set()
    others, people = _other_names(analysis), surnames_of(analysis)
    for draft in by_rules:
        sentence = analysis.sentence_at(draft.span.start)
        inside = sentence.between(draft.span.start, draft.span.end) if sentence else ()
        if sentence is None or not inside:
            continue
        first, last = inside[0].index, inside[-1].index
        taken.update((sentence.index, word) for word in range(first, last + 1))
        chance = marks.chance("place", sentence, first, last) if marks.covers(sentence) else 0.9
        yield PlaceCandidate(sentence, first, last, draft, chance, others.get(sentence[last].text, 0.0))
    for mark in map(whole_name, marks.spans["place"]):
        words = {(mark.sentence.index, word) for word in range(mark.first, mark.last + 1)}
        named = any(t.text[0].isupper() for t in mark.sentence.tokens[mark.first : mark.last + 1])
        if taken.isdisjoint(words) and named and not is_surname(mark.sentence, mark.first, mark.last, people):
            other = others.get(mark.sentence[mark.last].text, 0.0)
            yield PlaceCandidate(mark.sentence, mark.first, mark.last, None, mark.chance, other)


_WITHIN = frozenset("at in near outside around".split())


def whole_name(mark: Mark) -> Mark:
    """A place mark as the name that its words stand in: "Gulf of" is a part of "Gulf of Guinea".

    What stands before an "at" or "in" among the words is no part of it: "the temple of Bel at Palmyra".
    """
    tokens = mark.sentence.tokens
    first = next((w + 1 for w in range(mark.last - 1, mark.first, -1) if tokens[w].lower in _WITHIN), mark.first)
    run = next((r for r in find_runs(mark.sentence) if r.first <= first and mark.last <= r.last), None)
    starts = run is not None and run.first == first
    return replace(mark, first=first, last=run.last if run and starts else mark.last)


def _other_names(analysis: Analysis) -> dict[str, float]:
    """For each word of the names of people and bodies, the part of its mentions that are tagged so."""
    counts: dict[str, list[int]] = {}
    for sentence in analysis.sentences:
        for token in sentence:
            if token.entity != "O":
                row = counts.setdefault(token.text, [0, 0])
                row[token.entity[2:] in _LOCATIONS] += 1
    return {word: other / (other + located) for word, (other, located) in counts.items() if other}


def read_instruments(
    analysis: Analysis, statements: Sequence[StatementDraft], marks: Marks, *, alone: bool = False
) -> tuple[InstrumentDraft, ...]:
    """The instruments of a document by rules and model together; the rules' own where there is no model."""
    by_rules = extract_instruments(analysis, statements)
    if analysis.insight is None:
        return by_rules
    contents = Contents(analysis, statements)
    return one_each(
        [
            _instrument(analysis, candidate, contents, alone=alone)
            for candidate in instrument_candidates(analysis, marks, by_rules, contents)
            if _is_kept("instrument", candidate.features, candidate.chance, alone or candidate.rule is None)
        ]
    )


def instrument_candidates(
    analysis: Analysis, marks: Marks, by_rules: Sequence[InstrumentDraft], contents: Contents
) -> Iterator[InstrumentCandidate]:
    """The phrases of the rules, and those that the model alone marks."""
    spans = marks.spans["instrument"]
    used: set[int] = set()
    for draft in by_rules:
        place = analysis.head_of(draft.span)
        if place is None:
            continue
        sentence = analysis.sentences[place[0]]
        inside = sentence.between(draft.span.start, draft.span.end)
        first, last = inside[0].index, inside[-1].index
        mark = next(
            (n for n, m in enumerate(spans) if m.sentence is sentence and m.first <= last and first <= m.last), None
        )
        if mark is not None:
            used.add(mark)
        chance = marks.highest("instrument", sentence, first, last) if marks.covers(sentence) else 0.9
        yield _candidate(analysis, place, draft, spans[mark] if mark is not None else None, chance, draft.state)
    for number, span in enumerate(spans):
        place = analysis.head_of(analysis.span_of(span.sentence, span.first, span.last))
        if number not in used and place is not None and _is_nameable(analysis, place):
            sentence = analysis.sentences[place[0]]
            told = state_of(analysis, sentence, sentence[place[1]], contents).name
            yield _candidate(analysis, place, None, span, span.chance, told)


def _is_nameable(analysis: Analysis, place: tuple[int, int]) -> bool:
    """Whether a word is a noun that may name an instrument at all: the model alone invents none."""
    sentence = analysis.sentences[place[0]]
    token = sentence[place[1]]
    if token.upos not in ("NOUN", "PROPN") or names_a_body(sentence, token):
        return False
    return token.lemma.lower() in instrument_nouns()


def _candidate(
    analysis: Analysis,
    place: tuple[int, int],
    rule: InstrumentDraft | None,
    mark: Mark | None,
    chance: float,
    told: str,
) -> InstrumentCandidate:
    insight, sentence = analysis.insight, analysis.sentences[place[0]]
    heard = insight is not None and insight.covers(place[0])
    kinds = insight.fact("instrument", place) if insight and heard else {}
    states = insight.fact("state", place) if insight and heard else {}
    return InstrumentCandidate(sentence, place[1], rule, mark, chance, kinds, states, told)


def kind_features(candidate: InstrumentCandidate) -> dict[str, Features]:
    """For each kind, what speaks for it."""
    own = candidate.rule.kind if candidate.rule else None
    uses = {u.kind for u in instrument_nouns().get(candidate.sentence[candidate.word].lemma.lower(), ())}
    return {
        kind: {"heard": log(chance + 1e-3), "rule": float(kind == own), "noun": float(kind in uses)}
        for kind, chance in candidate.kinds.items()
    }


def state_features(candidate: InstrumentCandidate) -> dict[str, Features]:
    """For each state, what speaks for it."""
    return {
        state: {
            "heard": log(chance + 1e-3),
            "rule": float(state == candidate.told != "in_force"),
            "rule in force": float(state == candidate.told == "in_force"),
        }
        for state, chance in candidate.states.items()
    }


def best_of(question: str, scored: Mapping[str, Features]) -> str:
    """The label for which most speaks."""
    weights = joining_weights().get(question, {})
    return max(scored, key=lambda label: sum(v * weights.get(name, 0.0) for name, v in scored[label].items()))


def _instrument(
    analysis: Analysis, candidate: InstrumentCandidate, contents: Contents, *, alone: bool
) -> InstrumentDraft:
    """The record, with kind and state weighed from both sides, or the model's `alone`."""
    draft = candidate.rule
    if not candidate.kinds:
        if draft is None:
            raise ValueError("an instrument that neither side knows")
        return draft
    if alone:
        kind, state = (max(sorted(side), key=side.__getitem__) for side in (candidate.kinds, candidate.states))
    else:
        kind = "ceasefire" if _is_truce(draft) else best_of("instrument kind", kind_features(candidate))
        state = best_of("instrument state", state_features(candidate))
        if state == "suspended" and candidate.told == "in_force" and is_in_use(candidate.sentence):
            state = "in_force"
    if draft is None:
        draft = make_instrument(analysis, candidate.sentence, candidate.sentence[candidate.word], kind, contents)
    alleged = draft if state == "alleged_violated" == draft.state else None
    return replace(
        draft,
        kind=kind,
        state=state,
        alleged_by=alleged.alleged_by if alleged else (),
        alleged_against=alleged.alleged_against if alleged else (),
    )


def _is_truce(draft: InstrumentDraft | None) -> bool:
    """Whether the rules read a ceasefire that its name calls one; an "armistice agreement" may be a treaty by now."""
    if draft is None or draft.kind != "ceasefire":
        return False
    return any(word in draft.name.lower() for word in ("ceasefire", "cease-fire", "truce"))


def span_of(analysis: Analysis, candidate: InstrumentCandidate) -> Span:
    """The words of an instrument: the rules' phrase, else those marked."""
    if candidate.rule is not None:
        return candidate.rule.span
    mark = candidate.mark
    first, last = (mark.first, mark.last) if mark else (candidate.word, candidate.word)
    return analysis.span_of(candidate.sentence, first, last)
