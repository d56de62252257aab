"""Conditions behind a marker or preposition: if, unless, as soon as, the moment; in the event of, failing."""

from collections.abc import Iterator

from communique.knowledge.commitment_words import classes_of
from communique.reading.commitments.condition import ALREADY, HAPPENS, NOT, STOPS, Condition, clause_end, lower, trimmed
from communique.text import Sentence, Token

MARKERS = {
    "if": HAPPENS,
    "unless": NOT,
    "until": NOT,
    "till": NOT,
    "before": NOT,
    "once": HAPPENS,
    "when": HAPPENS,
    "whenever": HAPPENS,
    "provided": HAPPENS,
    "providing": HAPPENS,
    "while": HAPPENS,
    "lest": HAPPENS,
    "whereas": "",
    "since": ALREADY,
    "after": ALREADY,
}
LONG_MARKERS = {
    ("as", "soon", "as"): HAPPENS,
    ("as", "long", "as"): HAPPENS,
    ("so", "long", "as"): HAPPENS,
    ("only", "if"): HAPPENS,
    ("unless", "and", "until"): NOT,
    ("in", "case"): HAPPENS,
    ("in", "the", "event", "that"): HAPPENS,
    ("in", "the", "event"): HAPPENS,
    ("on", "condition", "that"): HAPPENS,
    ("on", "the", "condition", "that"): HAPPENS,
    ("provided", "that"): HAPPENS,
    ("providing", "that"): HAPPENS,
    ("the", "moment"): HAPPENS,
    ("the", "day"): HAPPENS,
    ("the", "minute"): HAPPENS,
    ("the", "hour"): HAPPENS,
    ("the", "next", "time"): HAPPENS,
    ("on", "the", "day"): HAPPENS,
    ("the", "instant"): HAPPENS,
    ("the", "night"): HAPPENS,
    ("the", "morning"): HAPPENS,
    ("the", "week"): HAPPENS,
    ("the", "second"): HAPPENS,
    ("in", "event", "that"): HAPPENS,
    ("in", "the", "case", "that"): HAPPENS,
    ("the", "first", "moment"): HAPPENS,
    ("next", "time"): HAPPENS,
    ("every", "time"): HAPPENS,
    ("each", "time"): HAPPENS,
    ("the", "first", "time"): HAPPENS,
    ("for", "as", "long", "as"): HAPPENS,
    ("for", "so", "long", "as"): HAPPENS,
    ("as", "and", "when"): HAPPENS,
    ("if", "and", "when"): HAPPENS,
    ("the", "day", "when"): HAPPENS,
}
PHRASES = {
    ("in", "the", "event", "of"): HAPPENS,
    ("in", "case", "of"): HAPPENS,
    ("in", "the", "case", "of"): HAPPENS,
    ("in", "event", "of"): HAPPENS,
    ("in", "any", "case", "of"): HAPPENS,
    ("following",): "",
    ("in", "view", "of"): "",
    ("in", "response", "to"): "",
    ("in", "reply", "to"): "",
    ("in", "retaliation", "for"): "",
    ("in", "answer", "to"): "",
    ("in", "revenge", "for"): "",
    ("in", "return", "for"): HAPPENS,
    ("in", "exchange", "for"): HAPPENS,
    ("at", "the", "first", "sign", "of"): HAPPENS,
    ("subject", "to"): HAPPENS,
    ("on", "receipt", "of"): HAPPENS,
    ("upon",): HAPPENS,
    ("failing",): NOT,
    ("barring",): NOT,
    ("absent",): NOT,
    ("without",): NOT,
    ("against",): HAPPENS,
    ("pending",): NOT,
    ("as", "punishment", "for"): "",
    ("for", "every"): HAPPENS,
    ("for", "each"): HAPPENS,
    ("in", "the", "absence", "of"): NOT,
    ("as", "a", "response", "to"): "",
    ("at", "the", "request", "of"): HAPPENS,
    ("for", "any"): HAPPENS,
}
FIRST_OF_MARKERS = {*MARKERS, *(words[0] for words in LONG_MARKERS)}
FIRST_OF_PHRASES = {words[0] for words in PHRASES}
MOMENTS = {
    "night",
    "morning",
    "week",
    "second",
    "moment",
    "day",
    "minute",
    "hour",
    "time",
    "instant",
    "event",
    "condition",
    "case",
}


def find_marked(sentence: Sentence) -> Iterator[Condition]:
    """Clauses behind a marker: if, unless, as soon as, the moment, ..."""
    i = 0
    while i < len(sentence):
        if sentence[i].lower not in FIRST_OF_MARKERS:
            i += 1
            continue
        size, kind, form = _marker_at(sentence, i)
        if not size:
            i += 1
            continue
        start = i + size
        head = _clause_head(sentence, i, start)
        if head is not None and not (lower(sentence, start + 1) in ("can", "could") and start + 1 == head + 1):
            last = clause_end(sentence, start, head)
            first, negated = _after_negation(sentence, start, head)
            if kind == HAPPENS and negated:
                kind = NOT
            elif kind == HAPPENS and form == "if" and any(t.lower in ("not", "n't") for t in sentence.children(head)):
                kind, negated = NOT, True
            yield Condition(kind, form, i, first, trimmed(sentence, first, last), head, negated)
        i = start


def _marker_at(sentence: Sentence, i: int) -> tuple[int, str, str]:
    for size in (4, 3, 2):
        words = tuple(lower(sentence, k) for k in range(i, i + size))
        if words in LONG_MARKERS and not (words[-1] in ("event", "case") and lower(sentence, i + size) == "of"):
            return size, LONG_MARKERS[words], "moment" if words[-1] in MOMENTS else words[0]
    word = lower(sentence, i)
    if MARKERS.get(word):
        token = sentence[i]
        if word in ("provided", "providing") and (i == 0 or lower(sentence, i - 1) in (",", ":", '"', "“")):
            return 1, HAPPENS, word
        if (
            word in ("if", "unless", "whenever", "lest")
            or token.relation == "mark"
            or (token.relation == "advmod" and word != "once")
        ):
            return 1, MARKERS[word], word
    return 0, "", ""


def _clause_head(sentence: Sentence, marker: int, start: int) -> int | None:
    """The predicate of the clause that a marker opens; `None` for a noun phrase, a fragment or "what if"."""
    if (lower(sentence, start), lower(sentence, start + 2)) == ("it", "to") and sentence[start + 1].lemma == "come":
        return None
    if lower(sentence, start) in ("not", "so", "only", "anything") and lower(sentence, start + 1) == ",":
        return None
    if lower(sentence, start) == "need" and lower(sentence, start + 1) == "be":
        return None
    if start >= len(sentence) or lower(sentence, marker - 1) in ("what", "even", "as", "or", "not", "ask", "asked"):
        return None
    head = sentence.head(marker)
    if head is not None and head.index > marker and (sentence[marker].relation in ("mark", "advmod")):
        return head.index
    for token in sentence.tokens[start : start + 14]:
        if token.upos == "PUNCT" and token.text in STOPS:
            break
        if _is_predicate(sentence, token):
            return token.index
    return None


def _is_predicate(sentence: Sentence, token: Token) -> bool:
    if token.upos == "VERB" and token.xpos in ("VBD", "VBP", "VBZ", "VBN", "VB"):
        return True
    return bool(sentence.child(token.index, "cop"))


def _after_negation(sentence: Sentence, start: int, head: int) -> tuple[int, bool]:
    """The start behind "it has not": the guide cuts a negation out where only a pronoun stands before."""
    k = start
    if sentence[k].upos == "PRON" and k + 2 < len(sentence):
        k += 1
        if sentence[k].upos == "AUX" and lower(sentence, k + 1) in ("not", "n't") and k + 2 <= head:
            return k + 2, True
    return start, False


def find_phrases(sentence: Sentence) -> Iterator[Condition]:
    """Noun phrases behind a preposition: in the event of, failing, in response to, without, ..."""
    for i in range(len(sentence) - 1):
        if sentence[i].lower not in FIRST_OF_PHRASES:
            continue
        for size in (5, 4, 3, 2, 1):
            words = tuple(lower(sentence, k) for k in range(i, i + size))
            if words in PHRASES and not (size == 1 and lower(sentence, i) in ("in", "as")):
                start = i + size - (words in (("for", "every"), ("for", "each"), ("for", "any")))
                if lower(sentence, start) in ("which", "that", "this", "whom"):
                    break
                head = _noun_head(sentence, start)
                if head is not None and (
                    words != ("against",) or "comply" in classes_of().get(sentence[head].lemma, ())
                ):
                    last = clause_end(sentence, start, head)
                    last = next((k - 1 for k in range(head + 1, last) if sentence[k].text == ","), last)
                    kind = PHRASES[words]
                    yield Condition(kind, " ".join(words), i, start, trimmed(sentence, start, last), head)
                break


def _noun_head(sentence: Sentence, start: int) -> int | None:
    """The head of the noun phrase that begins at `start`."""
    if start >= len(sentence):
        return None
    i = start
    while (head := sentence.head(i)) is not None and sentence.extent(head.index)[0] >= start - 4 and head.index > i:
        if head.upos not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            break
        i = head.index
    return i if sentence[i].upos in ("NOUN", "PROPN", "PRON", "VERB") else None
