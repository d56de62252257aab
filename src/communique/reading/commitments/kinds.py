"""What the response is worth to the other side, and the kind of commitment that follows from it."""

import re
from collections.abc import Iterator, Sequence

from communique.knowledge.commitment_words import act_types, value_weights
from communique.reading.commitments.condition import Condition, lower
from communique.reading.commitments.response import Response, is_in
from communique.reading.commitments.standing import party_class
from communique.text import Sentence, Token

HARM, BENEFIT, DEFEND, RESTRAINT = "harm", "benefit", "defend", "restraint"
VALUES = (HARM, BENEFIT, DEFEND, RESTRAINT)
DEFENCE = re.compile(
    r"\b(?:come to (?:the |its |her |his |their )?\S* ?(?:aid|assistance|help|defen[cs]e)|"
    r"to \S+'s (?:aid|assistance)|go to the (?:aid|assistance)|stand (?:by|with|beside|at)|"
    r"attack on (?:us|all|both|every|ourselves|itself)|in (?:its|his|their) way|through us|"
    r"(?:is|be|as|constitute|constitutes) (?:an? |one )?(?:\w+ )?"
    r"(?:attack |assault |aggression |shot |blow )?(?:on|upon|at|against) |"
    r"stand aside|stand idly|look on|"
    r"left alone|leave alone|remain indifferent|indifferent|"
    r"defen[ds]|protect|shield|escort|come through us|as (?:if|though) (?:it|he|they) were|"
    r"against itself|against both|alongside|on the side of|honou?r (?:the|its|"
    r"our) \S* ?(?:treaty|pact|alliance|guarantee|commitment))"
)  # fmt: skip
RESTRAIN = re.compile(
    r"\b(?:refrain|abstain|neutral|stay out|keep (?:its |our |their )?\S* ?out|hold (?:its |"
    r"our |their )?fire|be safe|is safe|in peace|spared?|unharmed|closed to anybody)\b"
)
HARMFUL = re.compile(
    r"\b(?:turn off|cut off|send home|call home|hold \S+ (?:\S+ )?(?:responsible|accountable)|"
    r"as (?:a |an )?(?:hostile|act of war|target|enem|prisoner|pirate|spy|spies)|"
    r"all (?:necessary )?(?:means|measures)|consequences?|a price|for good)"
)


def _condition_features(sentence: Sentence, condition: Condition, sign: str, heard: Sequence[str]) -> Iterator[str]:
    """What the condition is about, alone and beside the values that the response's words speak for (`heard`)."""
    yield f"{sign}condition {condition.kind}"
    trigger = sentence.tokens[condition.first : condition.last + 1]
    for name in ("attack_noun", "harm", "benefit", "comply"):
        if any(is_in(t, name) for t in trigger):
            yield f"{sign}trigger {name}"
            yield from (f"{sign}trigger {name} words {value}" for value in heard)
    if is_in(sentence[condition.head], "harm"):
        yield f"{sign}trigger head harm"


def value_features(
    sentence: Sentence, response: Response, condition: Condition | None, cue: Token | None
) -> Iterator[str]:
    """What speaks for one value or another: the response's words and wording, its condition, the verb of saying."""
    tokens = sentence.tokens[response.first : response.last + 1]
    text = " ".join(t.lower for t in tokens)
    head = sentence[response.head]
    sign = "not " if response.negative else ""
    for name, pattern in (("defence", DEFENCE), ("restraint", RESTRAIN), ("harmful", HARMFUL)):
        if pattern.search(text):
            yield f"{sign}phrase {name}"
    counts = dict.fromkeys(VALUES, 0)
    for token in tokens:
        if token.upos in ("VERB", "NOUN", "ADJ", "ADV", "ADP", "PROPN"):
            for value in VALUES:
                counts[value] += is_in(token, value)
    for value in VALUES:
        if is_in(head, value):
            yield f"{sign}head {value}"
        if counts[value]:
            yield f"words {value}"
        if counts[value] > 1:
            yield f"more words {value}"
    acts = {name for t in tokens if t.upos in ("VERB", "NOUN") for name in act_types().get(t.lemma, ())}
    for name in acts:
        yield f"act {name}"
    for name in act_types().get(head.lemma, ()):
        yield f"{sign}head act {name}"
    best = max(counts.values())
    if best and list(counts.values()).count(best) == 1:
        yield sign + "most " + max(VALUES, key=lambda v: counts[v])
    yield sign + "head " + head.lemma
    yield "negative" if response.negative else "positive"
    yield f"{sign}form {response.form}"
    if response.governor is not None:
        yield "governor " + sentence[response.governor].lemma
    if cue is not None:
        yield "said " + cue.lemma
    yield f"{sign}condition {condition.form if condition else 'none'}"
    if condition is not None:
        yield from _condition_features(sentence, condition, sign, [v for v in VALUES if counts[v]])
    if any(t.lower in ("you", "your") for t in tokens):
        yield "you"
    subject = party_class(sentence, response.subject)
    yield f"{sign}subject {subject}"
    if head.lemma in SUFFERED and subject not in ("self", "ours"):
        yield sign + "suffered"


def value_of(features: set[str]) -> str:
    """What the act is worth to the other side: the value with the highest sum of weights."""
    weights, ordered = value_weights(), sorted(features)
    scores = {v: sum([weights[f, v] for f in ordered if (f, v) in weights]) + weights.get(("", v), 0.0) for v in VALUES}
    return max(VALUES, key=lambda v: scores[v])


def kind_of(value: str, negative: bool) -> str:
    """The kind, from the response's value and its polarity (Schelling's four corners)."""
    if value == DEFEND:
        return "guarantee"
    if value == RESTRAINT:
        return "threat" if negative else "assurance"
    if value == BENEFIT:
        return "threat" if negative else "promise"
    return "assurance" if negative else "threat"


SUFFERED = {
    "lose",
    "pay",
    "regret",
    "suffer",
    "face",
    "burn",
    "find",
    "bear",
    "answer",
    "learn",
    "forfeit",
    "meet",
    "know",
    "be",
    "understand",
    "see",
    "sink",
    "fall",
    "die",
    "perish",
    "feel",
    "risk",
    "become",
    "get",
}


def is_attack(sentence: Sentence, index: int) -> bool:
    """Whether a word names a hostile act."""
    return is_in(sentence[index], "attack_noun") and bool(lower(sentence, index))
