"""Where and when an act took place, as the words of its own clause say."""

from communique.reading.events.triggers import Trigger
from communique.records import Span
from communique.text import Analysis, Sentence, Token

PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "outside", "inside", "off", "on", "around", "over", "across", "along", "through"}
)
NEAR = frozenset({"in", "at", "near", "outside", "off", "around"})
REACH = 12
"""How many words after an act its place may stand."""

TIME_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sep sept oct nov dec today to-day yesterday "
    "tomorrow tonight overnight week month year day night morning afternoon evening weekend hour minute noon midnight "
    "dawn dusk spring summer autumn winter century decade weeks months years days hours".split()
)


def place_of(analysis: Analysis, trigger: Trigger) -> Span | None:
    """The place named in a phrase of the act: "in Aleppo", "near the border at Kilis"; the name alone."""
    for token in _phrases(trigger):
        marks = trigger.sentence.children(token.index, "case")
        if token.name.endswith("LOC") and any(m.lower in PLACE_PREPOSITIONS for m in marks):
            return _name(analysis, trigger.sentence, token)
    return _place_after(analysis, trigger)


def _place_after(analysis: Analysis, trigger: Trigger) -> Span | None:
    """The nearest place after the act, before the clause ends: parsers hang "near Goma" on any noun."""
    sentence = trigger.sentence
    for token in sentence.tokens[trigger.last + 1 : trigger.last + REACH]:
        if token.upos in ("VERB", "SCONJ") or token.text in (",", ";", ":", ".", '"', "”"):
            return None
        marks = sentence.children(token.index, "case")
        if token.name == "B-LOC" and any(m.lower in NEAR for m in marks):
            return _name(analysis, sentence, token)
    return None


def time_of(analysis: Analysis, trigger: Trigger) -> Span | None:
    """The phrase that says when: "on Monday", "last week"; without its preposition."""
    for token in _phrases(trigger):
        if _tells_time(trigger.sentence, token) or (
            token.upos == "NUM" and len(token.text) == 4 and token.text.isdigit()
        ):
            return _without_preposition(analysis, trigger.sentence, token)
    return None


def _tells_time(sentence: Sentence, token: Token) -> bool:
    """ "Monday", "last week", "4 May": the head is a word of time, or a number beside one."""
    if token.lower.rstrip(".") in TIME_WORDS:
        return True
    return token.upos == "NUM" and any(t.lower.rstrip(".") in TIME_WORDS for t in sentence.children(token.index))


def _phrases(trigger: Trigger) -> list[Token]:
    """The phrases of the act's clause, those of its own word before those of the verb above it."""
    sentence, index = trigger.sentence, trigger.token.index
    found = [t for t in sentence.children(index) if t.relation.startswith(("obl", "nmod", "advmod"))]
    head = sentence.head(index)
    if head is not None and trigger.token.upos != "VERB" and head.upos == "VERB":
        found += [
            t for t in sentence.children(head.index) if t.relation.startswith(("obl", "advmod")) and t.index != index
        ]
    return found


def _name(analysis: Analysis, sentence: Sentence, token: Token) -> Span:
    first = last = token.index
    while first and sentence[first].name.startswith("I-") and sentence[first - 1].name != "O":
        first -= 1
    while last + 1 < len(sentence) and sentence[last + 1].name.startswith("I-"):
        last += 1
    return analysis.span_of(sentence, first, last)


def _without_preposition(analysis: Analysis, sentence: Sentence, token: Token) -> Span:
    first, last = sentence.extent(token.index)
    while first < token.index and sentence[first].upos in ("ADP", "PUNCT", "AUX", "SCONJ"):
        first += 1
    if last - token.index > 3:
        last = token.index
    while last > token.index and sentence[last].upos == "PUNCT":
        last -= 1
    return analysis.span_of(sentence, first, last)
