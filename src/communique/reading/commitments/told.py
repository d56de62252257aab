"""Clauses that tell what is or was, and so bind nobody to anything."""

from communique.reading.commitments.response import Response
from communique.text import Sentence

_PLAIN = frozenset({"clause", "present"})
_STAYING = frozenset({"remain", "stay", "stand"})


def tells_what_is(sentence: Sentence, response: Response) -> bool:
    """Whether a response without a word of will or intent is a report ("has struck twice", "are shelling", "it is")."""
    if response.form not in _PLAIN:
        return False
    head = sentence[response.head]
    helpers = sentence.children(head.index, "aux", "cop")
    if any(t.xpos == "MD" for t in helpers):
        return False
    subject = sentence.child(head.index, "nsubj", "csubj", "expl")
    perfect = any(t.lemma == "have" for t in helpers)
    going_on = head.xpos == "VBG" and any(t.lemma == "be" for t in helpers)
    impersonal = subject is not None and subject.lower in ("it", "there") and any(t.relation == "cop" for t in helpers)
    existing = sentence.child(head.index, "expl") is not None
    if head.lemma in _STAYING and (response.last == response.head or sentence.child(head.index, "xcomp")):
        return True  # "remains ready to act": the readiness is a candidate of its own
    return perfect or going_on or impersonal or existing or head.xpos == "VBD"
