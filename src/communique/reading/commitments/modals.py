"""Responses in the future and the conditional: will, would, may, must; going to; about to come."""

from collections.abc import Iterator

from communique.reading.commitments.condition import lower
from communique.reading.commitments.response import (
    BE,
    FUTURE,
    POSSIBLE,
    Response,
    after_not,
    governed,
    infinitive,
    is_in,
    is_negated,
    subject_of,
)
from communique.text import Sentence, Token


def find_modals(sentence: Sentence) -> Iterator[Response]:
    """ "will respond", "would be met", "may have to reconsider", "must withdraw"."""
    for token in sentence:
        word = token.lower
        if token.xpos != "MD" and word not in FUTURE:
            continue
        head = governed(sentence, token) if lower(sentence, token.index + 1) != "-" else None
        if head is None or any(t.lower == "have" and t.relation == "aux" for t in sentence.children(head)):
            continue
        i = token.index
        if word in FUTURE:
            form, first, softener = "will" if word not in ("would", "'d") else "would", i, None
        elif word in POSSIBLE:
            form, first, softener = "may" if word not in ("can", "ca") else "can", i + 1, (i, i)
        else:
            continue
        target, governor, start, soft = _behind_modal(sentence, i, head)
        if soft is not None:
            form += " ready"
            softener, first = soft if softener is None else (softener[0], soft[1]), start
        negative = is_negated(sentence, head, i)
        first, cut = after_not(sentence, first, target)
        if negative and not cut and form.startswith("w"):
            first = max(first, i + 1)
        subject = subject_of(sentence, head)
        if subject is not None and subject.index > head and subject.relation == "nsubj":
            subject = None
        yield Response(
            form, target, first, target, subject.index if subject else None, governor, negative or cut, softener
        )


def _behind_modal(sentence: Sentence, modal: int, head: int) -> tuple[int, int | None, int, tuple[int, int] | None]:
    """(main word, governor, start, hedge) behind "will be obliged to", "would not hesitate to", "may have to"."""
    for k in range(modal + 1, min(modal + 12, len(sentence) - 1)):
        token = sentence[k]
        if token.lower == "to" and token.xpos == "TO":
            before = sentence.tokens[modal + 1 : k]
            if any(_softens(t) for t in before) and (verb := infinitive(sentence, k)) is not None:
                return verb, head, k + 1, (modal, k)
            return head, None, modal, None
        if token.upos in ("VERB",) and token.index > head:
            break
    return head, None, modal, None


def _softens(token: Token) -> bool:
    return (
        token.lower in ("have", "hesitate", "liberty", "choice", "seek")
        or is_in(token, "ready")
        or token.lemma in ("oblige", "compel", "force", "prepare")
    )


def find_progressive(sentence: Sentence) -> Iterator[Response]:
    """ "will refrain from", "are going to", "are not coming back", "are now legitimate targets"."""
    for token in sentence:
        i = token.index
        if token.lemma in ("refrain", "abstain", "desist") and token.upos == "VERB" and token.xpos != "VBN":
            subject = subject_of(sentence, i)
            if sentence.child(i, "aux", "mark") is not None:
                yield Response("refrain", i, i, i, subject.index if subject else None, i)
        elif token.xpos == "VBG" and (be := _progressive_be(sentence, i)) is not None:
            yield from _going(sentence, token, be)


def _progressive_be(sentence: Sentence, verb: int) -> int | None:
    found = next((t for t in sentence.children(verb, "aux") if t.lower in BE), None)
    return found.index if found is not None and found.index < verb else None


def _going(sentence: Sentence, token: Token, be: int) -> Iterator[Response]:
    i = token.index
    subject = subject_of(sentence, i)
    negative = is_negated(sentence, i, be)
    if token.lower == "going" and lower(sentence, i + 1) == "to" and sentence[i + 1].xpos == "TO":
        verb = infinitive(sentence, i + 1)
        if verb is not None:
            yield Response("going to", verb, i + 2, verb, subject.index if subject else None, None, negative)
        return
    if not (negative or is_in(token, "moves")) or lower(sentence, be) in ("was", "been", "be"):
        return
    first, _ = after_not(sentence, be, i)
    yield Response("progressive", i, first, i, subject.index if subject else None, None, negative)
