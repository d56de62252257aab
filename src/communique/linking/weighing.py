"""The model's judgement and the features of two mentions weighed together, each pair once.

Showing two texts to the model costs some milliseconds, comparing features some microseconds: pairs that their features
make unlikely are not shown, and acts and conditions are compared by features alone, since the model knows too little of
what follows from what. Without a model the rules decide (`likeness.py`, `unification.py`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log

from communique.knowledge.linking_weights import linking_weights
from communique.linking.asking import act_features, is_barred, is_strange
from communique.linking.chaining import chain_features
from communique.linking.common import is_too_strange
from communique.linking.comparing import Features, can_be_one
from communique.linking.firmness import compare, strength
from communique.linking.likeness import differ_in_means, similarity
from communique.linking.mentions import Mention
from communique.linking.relations import NONE, ONE, RELATIONS, relation_features, sentence_of, worded_features
from communique.linking.retracting import RETRACTIONS, Sentence, retraction_features, touches
from communique.linking.scopes import change_scope
from communique.linking.undecided import is_change_open, is_joining_open
from communique.records import Act, PairJudge, Pointed, Span

ANSWERS = ("no", "possible", "stated")
WORTH_SHOWING, OF_UNKNOWN_DATE = 0.06, 0.3
"""The probability by features from which on a pair is shown to the model; a higher one where dates do not tell that
both belong to one time."""
WORTH_SHOWING_SENTENCES = 0.4
"""The same for a sentence that may take something back: all that did so on the development part had more."""
LEAST_SHOWN = (0.2, 0.75)
"""The same for the likeliest and the second likeliest earlier mention beside which a later one is shown to the model,
and no further one: in a long crisis there is always one that is somewhat like it."""
_KEPT = 20_000
"""Answers that are kept at hand: the same are asked for within one stage, not in the next."""
_RATED = 200_000
"""Likelihoods by features alone that are kept: a number each."""
BY_RULE = 0.5
"""The likeness from which on rules alone join two mentions."""
NEARLY = 0.45
"""The probability of being one that is enough where nothing else is likelier than one of its three forms. Pairs of bare
texts gain by it (.49 to .53 on the development part), groups of crises lose nothing; without the floor their precision
falls from .94 to .92."""
_LEAST = 0.005
_NEVER = {"no": 1.0, "possible": 0.0, "stated": 0.0}
Chances = Mapping[str, float]


class Weigher:
    """Asks about pairs of mentions and acts; `judge` is the model, `None` where rules alone decide."""

    def __init__(self, judge: PairJudge | None = None) -> None:
        self._judge = judge
        self._relations: dict[tuple[str, str], Chances] = {}
        self._told: dict[tuple[str, str], _Own] = {}
        self._chains: dict[tuple[str, str], Chances] = {}
        self._rated: dict[tuple[str, str], float] = {}
        self._taken: dict[tuple[str, int, str, bool], Chances] = {}

    def forget(self) -> None:
        """Drop what was found out of pairs of mentions and sentences: some of them are no more what they were."""
        self._taken.clear()
        self._relations.clear()
        self._told.clear()
        self._chains.clear()
        self._rated.clear()

    def relation(self, earlier: Mention, later: Mention, is_open: Callable[[Chances], bool] = bool) -> Chances:
        """The probability of each relation of the later mention to the earlier; `is_open` says of what features and
        words tell whether the model is to be asked as well.
        """
        own = self._own(earlier, later)
        if not own.is_shown or not is_open(own.chances):
            return own.chances
        key = earlier.commitment.id, later.commitment.id
        found = self._relations.get(key)
        if found is None:
            if len(self._relations) > _KEPT:
                self._relations.clear()
            heard = self.said_of(pointed(earlier), pointed(later))
            chances = shares("judged relation", RELATIONS, pooled_features(own.raw, heard)) if heard else own.raw
            found = self._relations[key] = specified(chances) if own.changes_scope else chances
        return found

    def likeliest(self, pairs: Sequence[tuple[Mention, Mention]]) -> list[int]:
        """The places of the pairs, an earlier mention and a later one, that rules join; where they join none, of those
        that are likeliest related by features alone: only these are worth the model's time.
        """
        if self._judge is None:
            return list(range(len(pairs)))
        joined = [n for n, pair in enumerate(pairs) if similarity(*pair) >= BY_RULE and not change_scope(*pair)]
        if joined:
            return joined
        rated = sorted(((self._by_features(*pair), -place) for place, pair in enumerate(pairs)), reverse=True)
        return sorted(-place for (chance, place), least in zip(rated, LEAST_SHOWN, strict=False) if chance > least)

    def _by_features(self, earlier: Mention, later: Mention) -> float:
        if not can_be_one(earlier, later):
            return 0.0
        key = earlier.commitment.id, later.commitment.id
        found = self._rated.get(key)
        if found is None:
            if len(self._rated) > _RATED:
                self._rated.clear()
            found = self._rated[key] = 1 - shares("relation", RELATIONS, relation_features(earlier, later))[NONE]
        return found

    @property
    def is_by_rule(self) -> bool:
        """Whether there is no model to ask."""
        return self._judge is None

    def one(self, earlier: Mention, later: Mention) -> float:
        """How likely two mentions are of one standing commitment: what rules join is hardly ever wrong."""
        if change_scope(earlier, later):
            return 0.0
        by_rule = similarity(earlier, later)
        if self._judge is None:
            return by_rule
        if by_rule >= BY_RULE:
            chance = by_rule
        elif differ_in_means(earlier.trigger, later.trigger):
            return 0.0
        else:
            chance = _as_one(self.relation(earlier, later, is_joining_open))
        return 0.0 if is_too_strange(earlier, later, chance) else chance

    def change(self, earlier: Mention, later: Mention) -> str:
        """How the wording of one commitment changed: `repeats`, `hardens` or `softens`.

        "Will" and "may" are never one firmness: all 150 annotated pairs that differ so harden or soften. The same
        sentence again, as in a copy, repeats.
        """
        old, new = (strength(m.commitment)[0] for m in (earlier, later))
        if self._judge is None or old != new:
            return compare(earlier.commitment, later.commitment)
        if sentence_of(earlier).text.split() == sentence_of(later).text.split():
            return "repeats"
        chances = self.relation(earlier, later, is_change_open)
        return max(ONE, key=lambda relation: chances.get(relation, 0.0))

    def chain(self, one: Mention, other: Mention) -> Chances:
        """The probability that the response of one could be the trigger of the other, by answer."""
        key = one.commitment.id, other.commitment.id
        found = self._chains.get(key)
        if found is None:
            if len(self._chains) > _KEPT:
                self._chains.clear()
            found = self._chains[key] = shares("chain", ANSWERS, chain_features(one, other))
        return found

    def act(self, act: Act, mention: Mention, against: frozenset[str]) -> Chances:
        """The probability that an act meets what a mention waits for."""
        if is_strange(act, mention):
            return dict(_NEVER)
        features = act_features(act, mention, against)
        return dict(_NEVER) if is_barred(features) else shares("act", ANSWERS, features)

    def retraction(self, sentence: Sentence, earlier: Mention, *, alone: bool) -> Chances:
        """The probability that a later sentence takes back, denies or disavows what was said, or none of these."""
        key = sentence.reading.document.id, sentence.span.start, earlier.commitment.id, alone
        found = self._taken.get(key)
        if found is None:
            if len(self._taken) > _KEPT:
                self._taken.clear()
            found = self._taken[key] = self._retraction(sentence, earlier, alone=alone)
        return found

    def _retraction(self, sentence: Sentence, earlier: Mention, *, alone: bool) -> Chances:
        if not touches(sentence, earlier):
            return {NONE: 1.0}
        own = shares("retraction", RETRACTIONS, retraction_features(sentence, earlier, alone=alone))
        if own[NONE] > 1 - WORTH_SHOWING_SENTENCES:
            return own
        heard = self.said_of(pointed(earlier), sentence.shown)
        return shares("judged retraction", RETRACTIONS, pooled_features(own, heard)) if heard else own

    def said_of(self, one: Pointed | None, other: Pointed | None) -> Chances:
        """What the model alone says of a later sentence beside an earlier commitment; nothing without a model."""
        if self._judge is None or one is None or other is None:
            return {}
        heard = self._judge.judge(one, other)
        return heard["relation"] if heard is not None else {}

    def _own(self, earlier: Mention, later: Mention) -> "_Own":
        key = earlier.commitment.id, later.commitment.id
        found = self._told.get(key)
        if found is None:
            if len(self._told) > _KEPT:
                self._told.clear()
            raw, is_shown = self._weighed(earlier, later)
            changes = change_scope(earlier, later)
            found = self._told[key] = _Own(specified(raw) if changes else raw, raw, changes, is_shown)
        return found

    def _weighed(self, earlier: Mention, later: Mention) -> tuple[Chances, bool]:
        """What features and words say, and whether it is worth showing to the model."""
        if not can_be_one(earlier, later):
            return {NONE: 1.0}, False
        features = relation_features(earlier, later)
        alone = shares("relation", RELATIONS, features)
        if self._judge is None or alone[NONE] > 1 - _worth(earlier, later):
            return alone, False
        return shares("worded relation", RELATIONS, worded_features(earlier, later, features)), True


@dataclass(frozen=True, slots=True)
class _Own:
    """What features and words say of two mentions, before and after the change of scope that they may show."""

    chances: Chances
    raw: Chances
    changes_scope: bool
    is_shown: bool


def _as_one(chances: Chances) -> float:
    """The probability of one commitment, at least even where one of its forms is the likeliest of all relations."""
    one = sum(chances.get(relation, 0.0) for relation in ONE)
    likeliest = max(chances, key=lambda relation: chances[relation])
    return max(one, BY_RULE) if likeliest in ONE and one >= NEARLY else one


def _worth(one: Mention, other: Mention) -> float:
    days = (one.document.published, other.document.published)
    is_known = all(days) or one.document.id == other.document.id
    return WORTH_SHOWING if is_known else OF_UNKNOWN_DATE


def specified(chances: Chances) -> Chances:
    """What would be one commitment is another of another scope."""
    moved = {r: 0.0 if r in ONE else chance for r, chance in chances.items()}
    return moved | {"specifies": chances.get("specifies", 0.0) + sum(chances.get(r, 0.0) for r in ONE)}


def pooled_features(own: Chances, heard: Chances) -> Features:
    """What features and words say of each relation beside what the model says: two logarithms for each."""
    told = {"constant": 1.0} | {f"own {answer}": log(max(chance, _LEAST)) for answer, chance in own.items()}
    return told | {f"judged {answer}": log(max(heard.get(answer, 0.0), _LEAST)) for answer in own}


def shares(question: str, answers: tuple[str, ...], features: Features) -> dict[str, float]:
    """The probabilities of the answers by multinomial logistic regression."""
    table = weights_by_feature(question, answers)
    odds = [0.0] * len(answers)
    for name, value in features.items():
        row = table.get(name) if value else None
        if row is not None:
            odds = [odd + weight * value for odd, weight in zip(odds, row, strict=True)]
    most = max(odds)
    raised = [exp(odd - most) for odd in odds]
    total = sum(raised)
    return {answer: chance / total for answer, chance in zip(answers, raised, strict=True)}


@cache
def weights_by_feature(question: str, answers: tuple[str, ...]) -> Mapping[str, tuple[float, ...]]:
    """The weight of each feature for each answer."""
    columns = [linking_weights(f"{question} {answer}") for answer in answers]
    names = sorted({name for column in columns for name in column})
    return {name: tuple(column.get(name, 0.0) for column in columns) for name in names}


def pointed(mention: Mention, span: Span | None = None) -> Pointed | None:
    """A phrase of a mention in its text; without one, what it is known by."""
    c = mention.commitment
    found = span or c.main
    return Pointed(mention.document.text or "", found.start, found.end) if found else None
