"""Clauses that tell what is or was, and so bind nobody to anything."""

from communique.reading.response import Response
from communique.text import Sentence

_PLAIN = frozenset({"clause", "present"})
_BESIDE = 2
_ANYONE = frozenset({"any", "every", "each", "no"})


def describes_anyone(sentence: Sentence, response: Response) -> bool:
    """Whether an intent only describes whom the words are for: "any state bent on crossing the river is warned"."""
    if response.governor is None or response.subject is None:
        return False
    governor = sentence[response.governor]
    bare = governor.xpos in ("VBN", "VBG", "JJ") and not sentence.children(governor.index, "aux", "cop")
    beside = 0 < governor.index - response.subject <= _BESIDE
    return bare and beside and any(t.lower in _ANYONE for t in sentence.children(response.subject, "det"))


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
    return perfect or going_on or impersonal or existing or head.xpos == "VBD"
