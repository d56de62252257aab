"""Responses without a modal: the present tense behind a condition, and what follows an order."""

from collections.abc import Iterator

from communique.reading.commitments.condition import STOPS, Condition, lower, trimmed
from communique.reading.commitments.response import (
    FUTURE,
    NOT_WORDS,
    Response,
    after_not,
    ends_clause,
    governed,
    is_in,
    is_negated,
    subject_of,
)
from communique.text import Sentence


def find_present(sentence: Sentence, conditions: tuple[Condition, ...]) -> Iterator[Response]:
    """Clauses in the present tense behind a condition: "..., we close the other one", "or the army comes in"."""
    spans = [(c.left, c.last) for c in conditions]
    for condition in conditions:
        if condition.form.startswith(("order", "either", "one more", "let", "no no")):
            yield from _tail(sentence, condition)
    yield from _free_relatives(sentence)
    for token in sentence:
        if token.xpos not in ("VBP", "VBZ", "VBD", "VB") or token.upos not in ("VERB", "AUX"):
            continue
        i = token.index
        head = i if token.relation not in ("cop", "aux", "aux:pass") else token.head
        if any(a <= head <= b for a, b in spans) or not any(_hangs(sentence, c, head) for c in conditions):
            continue
        if is_in(sentence[head], "say") or any(t.xpos == "MD" for t in sentence.children(head, "aux")):
            continue
        if token.xpos in ("VBD",):
            continue
        subject = subject_of(sentence, head)
        if subject is None:
            continue
        first, cut = after_not(sentence, min(i, head), head)
        yield Response(
            "present", head, first, head, subject.index, None, cut or is_negated(sentence, head, min(i, head))
        )


def _hangs(sentence: Sentence, condition: Condition, head: int) -> bool:
    """Whether a clause condition hangs on a predicate."""
    if condition.form == "parataxis":
        return head in {t.index for t in sentence.children(condition.head, "parataxis", "conj")}
    if condition.form not in (
        "if",
        "unless",
        "once",
        "moment",
        "inversion",
        "as",
        "so",
        "when",
        "until",
        "whenever",
        "the",
        "for",
        "provided",
        "failing",
        "without",
    ):
        return False
    above = sentence.head(condition.head)
    return (above is not None and above.index == head) or _next_clause(sentence, condition) == head


def _next_clause(sentence: Sentence, condition: Condition) -> int | None:
    """The predicate of the clause that begins right behind a condition and its comma."""
    k = condition.last + 1
    while k < len(sentence) and (sentence[k].upos in ("PUNCT", "ADV") or sentence[k].lower == "then"):
        if sentence[k].text in STOPS or sentence[k].xpos == "''":
            return None
        k += 1
    for token in sentence.tokens[k : k + 10]:
        if token.relation.split(":")[0] in ("nsubj", "expl") and token.head > token.index:
            return token.head if sentence.extent(token.index)[0] == k or token.index == k else None
    return None


def _tail(sentence: Sentence, condition: Condition) -> Iterator[Response]:
    """What follows "or" and "and" behind an order; the second half of "no X, no Y"."""
    k = condition.last + 1
    while k < len(sentence) and (sentence[k].upos in ("PUNCT", "CCONJ") or sentence[k].lower == "else"):
        k += 1
    if k >= len(sentence):
        return
    end = k
    while end + 1 < len(sentence) and sentence[end + 1].text not in STOPS and sentence[end + 1].xpos not in ("''",):
        if sentence[end + 1].text == "," and ends_clause(sentence, end + 1, k):
            break
        end += 1
    end = trimmed(sentence, k, end)
    if condition.form == "no no":
        yield Response("tail", k + 1 if lower(sentence, k) == "no" else k, k + 1, end, None, None, True)
        return
    modal = next(
        (t.index for t in sentence.tokens[k : min(k + 7, end + 1)] if t.xpos == "MD" and t.lower in FUTURE), None
    )
    verb = next((t.index for t in sentence.tokens[k : end + 1] if t.upos == "VERB"), k)
    subject = sentence.child(verb, "nsubj")
    negative = any(t.lower in NOT_WORDS | {"no", "nobody"} for t in sentence.tokens[k : verb + 1])
    if modal is not None:
        verb = governed(sentence, sentence[modal]) or verb
        first, _ = after_not(sentence, modal, verb)
        yield Response(
            "tail", verb, first, end, subject.index if subject and subject.index >= k else None, None, negative
        )
    else:
        pronoun = sentence[k].lower in ("we", "i") and verb > k
        yield Response(
            "tail", verb, k + pronoun, end, subject.index if subject and subject.index >= k else None, None, negative
        )


def _free_relatives(sentence: Sentence) -> Iterator[Response]:
    """ "whoever bombs X bombs Y", "an attack on X is an attack on Y", "those who lend ... make targets of them"."""
    start = None
    for token in sentence:
        word = token.lower
        if token.upos == "SCONJ" and token.relation == "mark" and word != "that":
            start = None
        if (
            word in ("whoever", "those", "he", "anyone", "anybody")
            and (word in ("whoever",) or lower(sentence, token.index + 1) == "who")
        ) or (
            is_in(token, "attack_noun")
            and token.upos == "NOUN"
            and lower(sentence, token.index + 1) in ("on", "upon", "against", "at")
        ):
            start = token.index
        elif start is not None and token.xpos in ("VBZ", "VBP") and token.index > start + 2:
            finite = [t for t in sentence.tokens[start : token.index] if t.xpos in ("VBZ", "VBP", "VBD", "MD")]
            noun = sentence[start].upos == "NOUN"
            if (len(finite) == 0 if noun else len(finite) == 1) and not any(
                t.text in STOPS for t in sentence.tokens[start : token.index]
            ):
                head = (
                    token.head
                    if token.relation in ("cop", "aux:pass", "aux") and token.head > token.index
                    else token.index
                )
                if not is_in(sentence[head], "say") and not any(t.xpos == "MD" for t in sentence.children(head)):
                    yield Response("free relative", head, token.index, head, start)
            start = None
