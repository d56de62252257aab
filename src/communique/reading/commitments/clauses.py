"""Responses in plain clauses and headlines: "the gas stops", "we take two", "Rwanda to shell the hills"."""

from collections.abc import Iterator

from communique.reading.commitments.condition import Condition, lower, trimmed
from communique.reading.commitments.response import Response, after_not, is_in, is_negated, response_end, subject_of
from communique.reading.commitments.standing import party_class
from communique.text import Sentence, Token

SPOKEN = {"root", "conj", "parataxis", "ccomp", "dep", "list", "appos"}
EMBEDDED = {"acl", "advcl", "csubj", "amod", "nmod"}
NAMES = {"PROPN", "NOUN", "ADJ", "DET", "PART", "NUM"}


def find_clauses(
    sentence: Sentence, conditions: tuple[Condition, ...], found: dict[int, Response]
) -> Iterator[Response]:
    """Main clauses in the present tense that no other response fills."""
    taken = {k for r in found.values() for k in range(r.first, r.head + 1)} | set(found)
    for c in conditions:
        taken.update(range(c.left, c.last + 1))
    for token in sentence:
        if token.xpos not in ("VBP", "VBZ") or token.upos not in ("VERB", "AUX"):
            continue
        i = token.index
        head = token.head if token.relation in ("cop", "aux", "aux:pass") and token.head > i else i
        if head in taken or i in taken or not _is_said(sentence, head):
            continue
        subject = subject_of(sentence, head)
        if subject is None or subject.index > i:
            continue
        first, cut = after_not(sentence, min(i, head), head)
        negative = cut or is_negated(sentence, head, min(i, head))
        taken.add(head)
        yield Response("clause", head, first, head, subject.index, None, negative)


def _is_said(sentence: Sentence, head: int) -> bool:
    """Whether a clause stands on its own or as what somebody says, and is not itself the saying."""
    token = sentence[head]
    if token.relation.split(":")[0] not in SPOKEN:
        return False
    if is_in(token, "say") and sentence.child(head, "ccomp", "parataxis", "obj", "dep") is not None:
        return False
    if any(t.relation == "aux" and t.xpos == "MD" for t in sentence.children(head)):
        return False
    return not any(t.relation.split(":")[0] in EMBEDDED for t in (token, *sentence.ancestors(head)))


def find_headlines(sentence: Sentence) -> Iterator[Response]:
    """ "Rwanda to shell every hill", "WASHINGTON TO PAY DEARLY": a party, then "to" and what it will do."""
    for token in sentence:
        i = token.index
        if token.lower != "to" or not 0 < i <= 8 or (token.upos == "ADP" and not token.text.isupper()):
            continue
        start = next((k + 1 for k in range(i - 1, -1, -1) if sentence[k].text in (":", "-", "—", "–")), 0)
        before = sentence.tokens[start:i]
        if not before or len(before) > 5 or any(t.upos not in NAMES and t.text != "," for t in before):
            continue
        verb = _verb(sentence, i)
        if verb is None or not any(_is_party(sentence, t) for t in before):
            continue
        last = response_end(sentence, i, verb)
        yield Response("headline to", verb, i, trimmed(sentence, i, last), before[-1].index)
        return


def _verb(sentence: Sentence, to: int) -> int | None:
    if to + 1 >= len(sentence):
        return None
    after = sentence[to + 1]
    if after.xpos == "VB" and after.lower != "be":
        return after.index
    shouted = sentence[to].text.isupper() and after.text.isupper() and len(after.text) > 2
    return after.index if shouted and (after.upos in ("VERB", "NOUN") or is_in(after, "harm", "benefit")) else None


def _is_party(sentence: Sentence, token: Token) -> bool:
    return party_class(sentence, token.index) in ("party", "country", "place") or bool(
        token.text.isupper() and len(lower(sentence, token.index)) > 3 and token.upos == "PROPN"
    )
