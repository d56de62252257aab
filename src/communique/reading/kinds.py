"""What the response is worth to the other side, and the kind of commitment that follows from it."""

import re

from communique.reading.conditions import Condition, lower
from communique.reading.responses import Response, is_in
from communique.text import Sentence

HARM, BENEFIT, DEFEND, RESTRAINT, UNKNOWN = "harm", "benefit", "defend", "restraint", "unknown"
VALUES = (HARM, BENEFIT, DEFEND, RESTRAINT)
DEFENCE = re.compile(
    r"\b(?:come to (?:the |its |her |his |their )?\S* ?(?:aid|assistance|help|defen[cs]e)|to \S+'s (?:aid|assistance)|go to the (?:aid|assistance)|stand (?:by|with|beside|at)|"
    r"attack on (?:us|all|both|every|ourselves|itself)|stand aside|stand idly|look on|left alone|leave alone|remain indifferent|indifferent|"
    r"defen[ds]|protect|shield|escort|come through us|as (?:if|though) (?:it|he|they) were|against itself|against both|alongside|on the side of|honou?r (?:the|its|our) \S* ?(?:treaty|pact|alliance|guarantee|commitment))"
)  # fmt: skip
RESTRAIN = re.compile(
    r"\b(?:refrain|abstain|neutral|stay out|keep (?:its |our |their )?\S* ?out|hold (?:its |our |their )?fire|be safe|is safe|in peace|spared?|unharmed|closed to anybody)\b"
)
HARMFUL = re.compile(
    r"\b(?:turn off|cut off|send home|call home|hold \S+ (?:\S+ )?(?:responsible|accountable)|as (?:a |an )?(?:hostile|act of war|target|enem|prisoner|pirate|spy|spies)|all (?:necessary )?(?:means|measures)|consequences?|a price|for good)"
)


def value_of(sentence: Sentence, response: Response) -> str:
    """What the act is worth to the target: harm, benefit, defend, restraint or unknown."""
    tokens = sentence.tokens[response.first : response.last + 1]
    text = " ".join(t.lower for t in tokens)
    if DEFENCE.search(text):
        return DEFEND
    if RESTRAIN.search(text):
        return RESTRAINT
    if HARMFUL.search(text):
        return HARM
    score = dict.fromkeys(VALUES, 0.0)
    for token in tokens:
        weight = 2.0 if token.index == response.head else 1.0 / (1 + 0.15 * abs(token.index - response.head))
        for value in VALUES:
            if token.upos in ("VERB", "NOUN", "ADJ", "ADV", "ADP") and is_in(token, value):
                score[value] += weight
    best = max(VALUES, key=lambda v: score[v])
    return best if score[best] > 0 else UNKNOWN


def kind_of(value: str, negative: bool, form: str, governor: str, condition: Condition | None) -> str:
    """The kind, from the response's value and polarity and the condition's polarity."""
    if value == DEFEND:
        return "guarantee"
    if value == RESTRAINT:
        return "threat" if negative else "assurance"
    if negative:
        return "threat" if value == BENEFIT else "assurance"
    if value == HARM:
        return "threat"
    if value == BENEFIT:
        return "promise"
    if governor in ("promise", "pledge", "offer", "undertake", "agree", "guarantee", "assure", "readiness", "commit"):
        return "promise"
    if governor in ("threaten", "warn", "threat", "vow", "swear"):
        return "threat"
    return "threat" if condition is not None else "promise"


def is_attack(sentence: Sentence, index: int) -> bool:
    """Whether a word names a hostile act."""
    return is_in(sentence[index], "attack_noun") and bool(lower(sentence, index))
