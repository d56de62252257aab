"""What a statement does: the cue's act, refined by the words that are said.

The rules read lexical signs only: a condition with a future is a threat unless what follows is good for the other side,
a negated future is an assurance or a refusal, a report of the past a claim. They follow the annotation guide's acts and
its decisions 10 and 14.
"""

import re

from communique.knowledge.signs import sign

_LONG = 500
_NEUTRAL = frozenset({"comment", "claim"})
_OPINION = frozenset("doubt consider suppose suspect hope wish want feel".split())
_BELIEF = frozenset("think believe expect anticipate".split())
_CALLING = frozenset("call brand dub label term".split())
_REPORTING = frozenset("according show indicate find calculate estimate count cite".split())


_CONDITION = re.compile(
    r"\b(?:if|unless|should|whoever|those who|he who|in case|in the event|otherwise|or else|next time|one more|another|"
    r"any (?:[\w,]+ ){0,8}(?:will|would|shall)|until|as soon as|once)\b",
    re.I,
)
_IT = re.compile(r"(?:it|this|that)\b", re.I)
_WILL = re.compile(r"\b(?:will|would|shall|won't|ready to|prepared to)\b|['’]ll\b", re.I)
_NEGATED_FUTURE = re.compile(
    r"\b(?:will|would|shall) (?:not|never|neither|send neither)\b|\bwon['’]t\b|"
    r"\b(?:no|not one|nobody|neither)\b(?: \w+){0,8} (?:will|would)\b|\bno (?:talks|question|compromise|intention)\b|"
    r"\bnever accept\b|\bunacceptable\b|\bnot for (?:sale|rent|discussion)\b",
    re.I,
)
_NEGATION = re.compile(r"\b(?:not|never|no|none|nothing|nobody|neither|nor)\b|n['’]t\b", re.I)
_MUST = re.compile(r"\b(?:must|has to|have to|ought to|needs? to)\b", re.I)
_SUBJUNCTIVE = re.compile(r"\bbe (?:\w+ed|sent|given|put|kept|held|made|paid)\b", re.I)


def refined_act(act: str, lemma: str, content: str, frame: str, *, direct: bool = False) -> str:
    """The act of a statement: its cue's, or what its words do where the cue only says that something was said."""
    if act == "ask":
        return "request" if frame in ("o", "f", "t", "n") or _SUBJUNCTIVE.search(content) else "ask"
    if act == "promise":
        return "threaten" if sign("retaliation").search(content) else act
    if (
        act == "reject"
        and lemma in ("dismiss", "reject")
        and re.search(r"\b(?:charge|accusation|allegation|account)", content)
    ):
        return "deny"
    if act == "announce":
        return "threaten" if _WILL.search(content) and sign("harm").search(content) else act
    if lemma in _CALLING and sign("falsehood").search(content):
        return "deny"
    if lemma in _CALLING:
        return "reject" if sign("charge").search(content) or _IT.match(content) else "condemn"
    if act not in _NEUTRAL or lemma in _REPORTING:
        return act
    if lemma in _OPINION:
        return "comment"
    if lemma in _BELIEF:
        return "claim"
    if lemma in ("inform", "notify") and _WILL.search(content):
        return "threaten" if sign("harm").search(content) else "announce"
    if content.endswith("?"):
        return "ask"
    if direct and len(content) > _LONG:
        return _dominant(act, content)
    return _by_words(act, content, direct=direct)


def _dominant(act: str, content: str) -> str:
    """The act of a long turn: a threat or a promise where one sentence makes it whole, else the cue's."""
    for sentence in re.split(r"(?<=[.!?])\s+", content):
        if _WILL.search(sentence) and _CONDITION.search(sentence) and not _NEGATED_FUTURE.search(sentence):
            if sign("harm").search(sentence):
                return "threaten"
            if sign("kindness").search(sentence):
                return "promise"
    return act


def _by_words(act: str, content: str, *, direct: bool) -> str:
    will, condition, harm, kind = (p.search(content) for p in (_WILL, _CONDITION, sign("harm"), sign("kindness")))
    if sign("patience").search(content):
        return "warn"
    if _NEGATED_FUTURE.search(content):
        return _refusal(content)
    if will and condition:
        return "promise" if kind and not harm else "threaten"
    if will and harm:
        return "threaten"
    if will and (kind or not direct):
        return "promise"
    if sign("falsehood").search(content):
        return "deny"
    if _NEGATION.search(content) and not direct and re.search(r"\b(?:had|has|have|did|was|were|is|are)\b", content):
        return "deny"
    if _MUST.search(content):
        return "demand"
    if sign("blame").search(content):
        return "accuse"
    if act == "comment" and not direct and re.search(r"\b(?:had|has|have|was|were|are|is|\w+ed)\b", content):
        return "claim"
    return act


def _refusal(content: str) -> str:
    if sign("silence").search(content):
        return "comment"
    return "promise" if sign("restraint").search(content) else "reject"


def operative_act(verb: str, act: str, words: str, content: str) -> str:
    """The act of an operative paragraph ("Decides that, should ...", "Expresses its readiness to ...")."""
    if verb == "express":
        opening = f"{words} {content[:60]}"
        if re.search(r"concern|alarm|regret|dismay|outrage", opening):
            return "condemn"
        if re.search(r"appreciation|gratitude|thanks", opening):
            return "praise"
        return (
            "threaten"
            if re.search(r"measures (?:under|against)|sanction|against (?:those|any)", content)
            else "promise"
        )
    if verb in ("decide", "declare", "warn", "affirm"):
        if (_WILL.search(content) and sign("harm").search(content)) or (
            verb == "decide" and re.search(r"\b(?:if|should)\b", content)
        ):
            return "threaten"
        return "promise" if re.search(r"\b(?:is|are|stands?) (?:ready|prepared)\b", content) else act
    return "acknowledge" if verb in ("note", "recall") else act
