"""The model's judgement and the features of two mentions weighed together, each pair once.

Showing two texts to the model costs some milliseconds, comparing features some microseconds: pairs that their features
make unlikely are not shown, and acts and conditions are compared by features alone, since the model knows too little of
what follows from what. Without a model the rules decide (`likeness.py`, `unification.py`).
"""

from collections.abc import Mapping
from math import exp, log

from communique.knowledge.linking_weights import linking_weights
from communique.linking.asking import act_features, is_strange
from communique.linking.chaining import chain_features
from communique.linking.comparing import Features, can_be_one
from communique.linking.firmness import compare
from communique.linking.likeness import similarity
from communique.linking.mentions import Mention
from communique.linking.relations import NONE, ONE, RELATIONS, relation_features, worded_features
from communique.linking.retracting import RETRACTIONS, Sentence, retraction_features, touches
from communique.linking.scopes import change_scope
from communique.records import Act, PairJudge, Pointed, Span

ANSWERS = ("no", "possible", "stated")
WORTH_SHOWING, OF_UNKNOWN_DATE = 0.06, 0.3
"""The probability by features from which on a pair is shown to the model; a higher one where dates do not tell that
both belong to one time."""
BY_RULE = 0.5
"""The likeness from which on rules alone join two mentions."""
_LEAST = 0.005
Chances = Mapping[str, float]


class Weigher:
    """Asks about pairs of mentions and acts; `judge` is the model, `None` where rules alone decide."""

    def __init__(self, judge: PairJudge | None = None) -> None:
        self._judge = judge
        self._relations: dict[tuple[str, str], Chances] = {}
        self._chains: dict[tuple[str, str], Chances] = {}

    def relation(self, earlier: Mention, later: Mention) -> Chances:
        """The probability of each relation of the later mention to the earlier."""
        key = earlier.commitment.id, later.commitment.id
        if key not in self._relations:
            chances = self._relation(earlier, later)
            self._relations[key] = specified(chances) if change_scope(earlier, later) else chances
        return self._relations[key]

    @property
    def is_by_rule(self) -> bool:
        """Whether there is no model to ask."""
        return self._judge is None

    def one(self, earlier: Mention, later: Mention) -> float:
        """How likely two mentions are of one standing commitment: what rules join is hardly ever wrong."""
        if change_scope(earlier, later):
            return 0.0
        by_rule = similarity(earlier, later)
        if self._judge is None or by_rule >= BY_RULE:
            return by_rule
        chances = self.relation(earlier, later)
        return sum(chances.get(relation, 0.0) for relation in ONE)

    def change(self, earlier: Mention, later: Mention) -> str:
        """How the wording of one commitment changed: `repeats`, `hardens` or `softens`."""
        if self._judge is None:
            return compare(earlier.commitment, later.commitment)
        chances = self.relation(earlier, later)
        return max(ONE, key=lambda relation: chances.get(relation, 0.0))

    def chain(self, one: Mention, other: Mention) -> Chances:
        """The probability that the response of one could be the trigger of the other, by answer."""
        key = one.commitment.id, other.commitment.id
        if key not in self._chains:
            self._chains[key] = shares("chain", ANSWERS, chain_features(one, other))
        return self._chains[key]

    def act(self, act: Act, mention: Mention, against: frozenset[str]) -> Chances:
        """The probability that an act meets what a mention waits for."""
        if is_strange(act, mention):
            return {"no": 1.0, "possible": 0.0, "stated": 0.0}
        return shares("act", ANSWERS, act_features(act, mention, against))

    def retraction(self, sentence: Sentence, earlier: Mention, *, alone: bool) -> Chances:
        """The probability that a later sentence takes back, denies or disavows what was said, or none of these."""
        features = retraction_features(sentence, earlier, alone=alone)
        if not touches(sentence, earlier):
            return {NONE: 1.0}
        own = shares("retraction", RETRACTIONS, features)
        if own[NONE] > 1 - WORTH_SHOWING:
            return own
        heard = self.said_of(pointed(earlier), sentence.shown)
        return shares("judged retraction", RETRACTIONS, pooled_features(own, heard)) if heard else own

    def said_of(self, one: Pointed | None, other: Pointed | None) -> Chances:
        """What the model alone says of a later sentence beside an earlier commitment; nothing without a model."""
        if self._judge is None or one is None or other is None:
            return {}
        heard = self._judge.judge(one, other)
        return heard["relation"] if heard is not None else {}

    def _relation(self, earlier: Mention, later: Mention) -> Chances:
        if not can_be_one(earlier, later):
            return {NONE: 1.0}
        features = relation_features(earlier, later)
        alone = shares("relation", RELATIONS, features)
        if self._judge is None or alone[NONE] > 1 - _worth(earlier, later):
            return alone
        own = shares("worded relation", RELATIONS, worded_features(earlier, later, features))
        heard = self.said_of(pointed(earlier), pointed(later))
        return shares("judged relation", RELATIONS, pooled_features(own, heard)) if heard else own


def _worth(one: Mention, other: Mention) -> float:
    days = (one.document.published, other.document.published)
    is_known = all(days) or one.document.id == other.document.id
    return WORTH_SHOWING if is_known else OF_UNKNOWN_DATE


def judged_features(heard: Chances) -> Features:
    """The model's answers as features: their logarithms."""
    return {f"judged {answer}": log(max(chance, _LEAST)) for answer, chance in heard.items()}


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
    weights = {answer: linking_weights(f"{question} {answer}") for answer in answers}
    odds = {a: sum(own.get(n, 0.0) * v for n, v in features.items()) for a, own in weights.items()}
    most = max(odds.values())
    raised = {a: exp(value - most) for a, value in odds.items()}
    total = sum(raised.values())
    return {a: value / total for a, value in raised.items()}


def pointed(mention: Mention, span: Span | None = None) -> Pointed | None:
    """A phrase of a mention in its text; without one, what it is known by."""
    c = mention.commitment
    found = span or c.main
    return Pointed(mention.document.text or "", found.start, found.end) if found else None
