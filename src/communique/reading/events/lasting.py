"""Acts that go on though no verb says so: what lasts, what somebody is there for, what he keeps trying to do."""

from communique.reading.events.arguments import AIMS, PREPARING
from communique.text import Sentence, Token

EFFORTS = frozenset(
    "coalition alliance mission force operation campaign effort war struggle form create establish found launch".split()
)
"""What exists to do something: "a coalition formed to fight the rebels" fights them."""

FIGHTS = frozenset({"fight", "combat", "counter", "battle", "defeat", "contain"})
TAKING = FIGHTS | frozenset(
    "retake recapture reclaim regain recover capture seize take dislodge oust crush storm".split()
)
"""What attempts at are attacks under way: "its attempts to retake the district"."""

ATTEMPTS = frozenset({"attempt", "effort", "bid", "drive", "battle", "fight", "campaign", "struggle"})
HELD = frozenset(
    "station base quarter garrison close shut suspend block blockade besiege detain hold jail imprison occupy cut "
    "freeze ban bar sever encircle surround intern".split()
)
"""Verbs whose outcome lasts: "closed since May", "held for two years", "troops stationed near"."""

ENDED = frozenset("depose deposed oust ousted topple toppled kill killed slay slain assassinate assassinated".split())
"""Participles of acts that are over, unlike those of what lasts: "the deposed president", "the detained crew"."""

LASTING = frozenset("provide supply recognise recognize host fund sponsor arm occupy besiege blockade detain".split())
"""Verbs whose simple present tells what goes on, outside headlines: "the base that France provides"."""


def lasts(sentence: Sentence, token: Token) -> bool:
    """Whether the form of an act alone tells that it goes on: "gear up for", "provides", "held since May"."""
    if token.xpos in ("VBZ", "VBP") and token.lower == token.text and token.lemma in LASTING:
        return True
    if token.lemma in FIGHTS and token.xpos == "VBG" and token.relation == "acl":
        return True
    if token.lemma in PREPARING and _is_present(sentence, token):
        return True
    if token.upos == "VERB" and token.lemma in HELD and _still_holds(sentence, token):
        return True
    participle = token.relation == "amod" and token.xpos in ("VBN", "JJ") and token.upos in ("VERB", "ADJ")
    return participle and token.lemma.lower() not in ENDED and token.lower not in ENDED


def _is_present(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is neither past nor infinitive nor under an auxiliary, however the tagger takes its bare form."""
    if verb.upos != "VERB" or verb.xpos in ("VBD", "VBN"):
        return False
    return not any(
        c.relation.startswith("aux") or (c.relation == "mark" and c.lower == "to")
        for c in sentence.children(verb.index)
    )


def is_pursued(sentence: Sentence, token: Token, head: Token) -> bool:
    """Whether the word above an infinitive exists to do the act, or tells attempts at it that are under way."""
    if token.lemma in FIGHTS and head.lemma.lower() in EFFORTS:
        return True
    return token.lemma in TAKING and head.lemma in ATTEMPTS and _is_made(sentence, head)


def is_fight_aimed_at(sentence: Sentence, verb: Token) -> bool:
    """Whether an infinitive tells whom somebody is there to fight: "the main focus of the troops is to fight"."""
    if verb.lemma not in FIGHTS:
        return False
    head = sentence.head(verb.index)
    above = [verb] if head is None or verb.relation != "xcomp" else [verb, head]
    told = any(t.xpos in ("VBZ", "VBP", "VBD") for a in above for t in (a, *sentence.children(a.index, "cop")))
    return told and any(
        t.lemma.lower() in AIMS for a in above for t in sentence.children(a.index) if t.relation.startswith("nsubj")
    )


def _still_holds(sentence: Sentence, verb: Token) -> bool:
    """Whether what was done still holds: "closed since May", "held for a year", "troops stationed there"."""
    if verb.lemma in ("station", "base", "quarter") and verb.relation == "acl":
        return True
    if verb.xpos != "VBN":
        return False
    marks = {c.lower for t in sentence.children(verb.index, "obl", "nmod") for c in sentence.children(t.index, "case")}
    return "since" in marks


def _is_made(sentence: Sentence, attempt: Token) -> bool:
    """Whether attempts are somebody's, or several: "its attempts", "attempts by the army"; not "an attempt"."""
    if any(c.lower in ("any", "no", "a", "an") for c in sentence.children(attempt.index, "det")):
        return False
    return attempt.xpos == "NNS" or bool(sentence.children(attempt.index, "nmod:poss"))
