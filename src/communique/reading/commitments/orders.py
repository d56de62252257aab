"""Conditions that are orders: do it or else, do it and this follows; either, one more, let them, must or."""

from collections.abc import Iterator

from communique.reading.commitments.condition import HAPPENS, NOT, STOPS, Condition, before_saying, lower, trimmed
from communique.text import Sentence

REACH = 60
"""How many words an order may be away from what hangs on it: keeps long sentences linear."""
REPEATED = (["more"], ["single"], ["further"], ["second"], ["third"], ["other"])
OPENERS = {'"', "“", ":", "'", "‘", ";"}


def find_orders(sentence: Sentence) -> Iterator[Condition]:
    """An order, then "or" (do it, or else) or "and" (do it, and this follows)."""
    for token in sentence:
        if token.lower not in ("or", "and") or token.index < 2:
            continue
        start = _order_start(sentence, token.index)
        if start is None or (sentence[start].lower == "let" and lower(sentence, start + 1) == "us"):
            continue
        if any(t.relation == "mark" and t.upos == "SCONJ" for t in sentence.tokens[start : token.index]):
            continue
        kind = NOT if token.lower == "or" else HAPPENS
        last = before_saying(sentence, start, token.index - 1)
        yield Condition(kind, "order " + token.lower, start, start, last, start)


def _order_start(sentence: Sentence, conjunction: int) -> int | None:
    """Where the order before a conjunction begins: a bare verb at the head of the sentence, a quote or a colon."""
    for i in range(conjunction - 1, max(-1, conjunction - REACH), -1):
        token = sentence[i]
        opens = i == 0 or sentence[i - 1].xpos in ("``", ":") or sentence[i - 1].text in (",", '"', ":", "“", "‘", "'")
        opens = opens or (i == 1 and sentence[0].lower in ("please", "either", "just"))
        if (
            opens
            and token.upos == "VERB"
            and token.xpos in ("VB", "VBP")
            and not token.lower.endswith("ing")
            and not sentence.child(i, "nsubj", "mark")
        ):
            if any(t.index < i for t in sentence.children(i, "aux", "nsubj", "mark")):
                return None
            if i == 0 or sentence[i - 1].text != "," or _addressed(sentence, i):
                return i
        if token.text in STOPS or token.xpos == "``":
            return None
    return None


def _addressed(sentence: Sentence, i: int) -> bool:
    """Whether only a form of address stands before ("Foreign warship, change your course")."""
    before = [t for t in sentence.tokens[: i - 1] if t.is_word]
    return len(before) <= 3 and all(t.upos in ("NOUN", "PROPN", "ADJ") for t in before)


def find_coordinate(sentence: Sentence) -> Iterator[Condition]:
    """ "Either X or Y", "one more shell and ...", "let them come and ..." and "no X, no Y"."""
    words = [t.lower for t in sentence]
    for i, word in enumerate(words):
        if word == "either" and "or" in words[i + 2 : i + REACH] and sentence[i].relation != "det":
            end = words.index("or", i + 2)
            if any(t.upos in ("VERB", "AUX") for t in sentence.tokens[i + 1 : end]):
                yield Condition(NOT, "either", i, i + 1, before_saying(sentence, i + 1, end - 1), i + 1)
        elif word in ("one", "another", "a") and (word == "another" or words[i + 1 : i + 2] in REPEATED):
            stop = next((k for k in range(i + 2, min(i + 14, len(words))) if words[k] == "and"), None)
            opens = i == 0 or sentence[i - 1].text in OPENERS or words[i - 1] in ("says", "say", "said")
            if stop and opens and not any(t.upos in ("AUX", "VERB") for t in sentence.tokens[i:stop]):
                yield Condition(HAPPENS, "one more", i, i, trimmed(sentence, i, stop - 1), i)
        elif (
            word == "let"
            and words[i + 1 : i + 2] in (["them"], ["him"], ["any"], ["anyone"])
            and "and" in words[i + 2 : i + REACH]
        ):
            end = words.index("and", i + 2)
            yield Condition(HAPPENS, "let", i, i, trimmed(sentence, i, end - 1), i)
        elif word == "no" and (i == 0 or sentence[i - 1].text in ('"', "“", ":")):
            stop = next(
                (k for k in range(i + 2, min(i + 7, len(words))) if words[k] == "," and words[k + 1 : k + 2] == ["no"]),
                None,
            )
            if stop:
                yield Condition(NOT, "no no", i, i + 1, stop - 1, i + 1)


def find_musts(sentence: Sentence) -> Iterator[Condition]:
    """ "They must quit the heights, or we shall clear them": what must be done, then "or" or "failing which"."""
    for token in sentence:
        if token.lower not in ("must", "until", "to") or token.index + 3 > len(sentence):
            continue
        first = token.index + 1
        if token.lower == "to" and not any(
            t.lemma in ("give", "demand", "have", "require", "be", "warn", "tell")
            for t in sentence.tokens[max(0, first - 8) : first]
        ):
            continue
        if sentence[first].xpos != "VB":
            continue
        end = next((k for k in range(first + 1, min(first + REACH, len(sentence))) if _otherwise(sentence, k)), None)
        if end is not None and not any(t.text == "." for t in sentence.tokens[first:end]):
            yield Condition(NOT, "must or", first, first, trimmed(sentence, first, end - 1), first)
            return


def _otherwise(sentence: Sentence, k: int) -> bool:
    """Whether a clause of the alternative begins here: "or" with its own subject, "or else", "failing which"."""
    word = lower(sentence, k)
    if word == "if" and lower(sentence, k + 1) == "not" and lower(sentence, k + 2) == ",":
        return True
    if word == "failing" and lower(sentence, k + 1) in ("which", "that"):
        return True
    if word == "otherwise" or (word == "or" and lower(sentence, k + 1) in ("else", "face", "be")):
        return True
    return word == "or" and any(
        t.xpos == "MD" and t.lower in ("will", "would", "shall", "'ll") for t in sentence.tokens[k + 1 : k + 7]
    )
