"""Conditions without a marker: inversion, two clauses side by side, what would be a mistake."""

from collections.abc import Iterator

from communique.knowledge.commitment_words import classes_of
from communique.reading.commitments.condition import HAPPENS, NOT, STOPS, Condition, clause_end, lower, trimmed
from communique.text import Sentence


def find_inverted(sentence: Sentence) -> Iterator[Condition]:
    """ "Should Norway host bombers", "were its oilfields attacked": conditions by inversion."""
    for token in sentence:
        i = token.index
        if token.lower not in ("should", "were") or i + 2 >= len(sentence) or not _opens_inversion(sentence, i):
            continue
        head = _inverted_verb(sentence, i)
        if head is None:
            continue
        end = next((k for k in range(head + 1, len(sentence)) if _ends_inversion(sentence, k)), len(sentence))
        last = trimmed(sentence, i + 1, end - 1)
        negated = any(lower(sentence, k) in ("not", "n't") for k in range(i, head))
        yield Condition(NOT if negated else HAPPENS, "inversion", i, i + 1, last, head, negated)


def _opens_inversion(sentence: Sentence, i: int) -> bool:
    """Whether "should" or "were" at `i` has its subject behind it."""
    if i and sentence[i - 1].upos in ("PRON", "DET", "AUX", "PART"):
        return False
    if i and sentence[i - 1].upos in ("NOUN", "PROPN"):
        subject = sentence.child(sentence[i].head, "nsubj") if sentence[i].head >= 0 else None
        if sentence[i].head < i or subject is None or subject.index < i:
            return False
    follows = sentence[i + 1]
    if follows.upos not in ("DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM") or lower(sentence, i + 1) in ("n't", "there"):
        return False
    return not any(t.text == "?" for t in sentence.tokens[i : i + 60])


def _inverted_verb(sentence: Sentence, i: int) -> int | None:
    """The verb behind the subject: a bare one after "should", "to ..." or a participle after "were"."""
    wanted = ("VB", "VBP") if sentence[i].lower == "should" else ("VBN", "VB")
    for token in sentence.tokens[i + 2 : i + 16]:
        if token.text in STOPS or token.xpos in ("VBD", "MD"):
            return None
        if token.xpos in wanted and token.upos in ("VERB", "AUX"):
            return (
                token.head if token.relation in ("aux:pass", "cop", "aux") and token.head > token.index else token.index
            )
    return None


def _ends_inversion(sentence: Sentence, k: int) -> bool:
    """Whether the clause of an inversion ends before token `k`: at a stop, a closing quote or its comma."""
    token = sentence[k]
    if token.text in STOPS or token.xpos in ("''", "."):
        return True
    return token.text == "," and lower(sentence, k + 1) not in ("or", "and", "then", "in", "on")


def find_paired(sentence: Sentence) -> Iterator[Condition]:
    """ "You open that valve, we close the other one": two short clauses in the present, the first a condition."""
    for token in sentence:
        i = token.index
        if token.xpos not in ("VBP", "VBZ") or token.upos != "VERB":
            continue
        subject = sentence.child(i, "nsubj")
        if subject is None or subject.index > i or sentence.child(i, "mark", "aux") is not None:
            continue
        first = sentence.extent(subject.index)[0]
        if first and sentence[first - 1].xpos not in ("``", ":") and sentence[first - 1].text not in ('"', "“", ":"):
            continue
        comma = next((k for k in range(i + 1, min(i + 12, len(sentence))) if sentence[k].text == ","), None)
        if comma is None or any(t.upos in ("VERB", "CCONJ") for t in sentence.tokens[i + 1 : comma]):
            continue
        after = sentence.tokens[comma + 1 : comma + 5]
        verb = next((t for t in after if t.xpos in ("VBP", "VBZ", "MD", "VB")), None)
        if verb is None or verb.index == comma + 1 or after[0].upos not in ("PRON", "PROPN", "DET", "ADJ", "NOUN"):
            continue
        if verb.upos != "VERB" or "say" in classes_of().get(verb.lemma, ()):
            continue
        yield Condition(HAPPENS, "parataxis", first, first, comma - 1, i)


def find_mistakes(sentence: Sentence) -> Iterator[Condition]:
    """ "It would be a grave mistake for X to send that train": the infinitive is what must not happen."""
    for token in sentence:
        if token.lemma not in ("mistake", "error", "folly", "madness", "blunder", "miscalculation"):
            continue
        to = next((t for t in sentence.tokens[token.index : token.index + 14] if t.xpos == "TO"), None)
        if to is not None and to.index + 1 < len(sentence) and sentence[to.index + 1].xpos == "VB":
            verb = sentence[to.index + 1]
            last = clause_end(sentence, verb.index, verb.index)
            yield Condition(HAPPENS, "mistake", to.index, verb.index, trimmed(sentence, verb.index, last), verb.index)
