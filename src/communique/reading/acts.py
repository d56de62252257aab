"""What a statement does: the cue's act, refined by the words that are said.

The rules read lexical signs only: a condition with a future is a threat unless what follows is good for the other side,
a negated future is an assurance or a refusal, a report of the past a claim. They follow the annotation guide's acts and
its decisions 10 and 14.
"""

import re

_LONG = 500
_NEUTRAL = frozenset({"comment", "claim"})
_OPINION = frozenset("think believe expect doubt consider suppose suspect hope wish want feel".split())
_CALLING = frozenset("call brand dub label term".split())
_REPORTING = frozenset("according show indicate find calculate estimate count cite".split())


def _any(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words.split())})", re.I)


_HARM = _any(
    r"attack strik hit\b fire\b shoot sink\b bomb destroy retaliat respon[ds] answer\b punish sanctions? war\b blood burn crush "
    r"close\b closed shut\b cut\b block expel seiz consequences pay\b regret march veto arrest suspend halt reply price "
    r"retribution revenge missile shell\b turned? blockade measures board\b disarm intern cancel cease pull\b freez frozen "
    r"accountable clear\b artillery met\b referred reprisal defend ram\b removed hospital grave emptied forbid refus"
)
_STRONG = _any(r"retaliat respon[ds] return strike\b crush shoot sink\b bomb destroy answer\b consequences burn blood reprisal")
_KIND = _any(
    r"safe help assist aid\b protect support free\b release escort compensat honou?r stand\sby stands\swith guarantee stay\b "
    r"provide return\b withdraw respect abide keep\sits welcome lift open\b mediat grain conduct\sno nothing\sto\sfear "
    r"reopen home treated\sas accompany whatever\sis"
)
_CONDITION = re.compile(
    r"\b(?:if|unless|should|whoever|those who|he who|in case|in the event|otherwise|or else|next time|one more|another|"
    r"any (?:\w+ ){0,4}(?:will|would|shall)|until|as soon as|once)\b", re.I)
_FUTURE = re.compile(r"\b(?:will|would|shall|won't|going to|is to|are to|was to|ready to|prepared to|may|could)\b|['’]ll\b", re.I)
_WILL = re.compile(r"\b(?:will|would|shall|won't)\b|['’]ll\b", re.I)
_NEGATED_FUTURE = re.compile(
    r"\b(?:will|would|shall) (?:not|never|neither|send neither)\b|\bwon['’]t\b|\b(?:no|not one|nobody|neither)\b(?: \w+){0,8} (?:will|would)\b|"
    r"\bno (?:talks|question|compromise|intention)\b|\bnever accept\b|\bunacceptable\b|\bnot for (?:sale|rent|discussion)\b", re.I)
_SILENT = _any(r"speculat discuss comment answer\b hypothetical say\b tactics operations intelligence")
_RESTRAINT = _any(
    r"fire fired attack enter set\sfoot cross used use\b obstruct intercept send open\b drawn remove recourse first\b hold\sup boarded harm target "
    r"evacuat permitted allowed lend")
_NEGATION = re.compile(r"\b(?:not|never|no|none|nothing|nobody|neither|nor)\b|n['’]t\b", re.I)
_FALSE = _any(r"false untrue baseless fabricat invention lies?\b nonsense groundless unfounded forged fairy")
_BLAME = _any(
    r"violat attacked fired\son fired\sat shelled kill provok aggress illegal lied broke\b guilty behind\sthe responsible struck "
    r"opened\sfire intru rammed stole smuggl blackmail planted rebels? crossed\sthe started staging wounded\sin mortar did\snot\sturn")
_MUST = re.compile(r"\b(?:must|has to|have to|ought to|needs? to)\b", re.I)
_CHARGE = _any(r"charge accusation report claim account allegation offer proposal listing remark demand ultimatum warning criticism")
_SUBJUNCTIVE = re.compile(r"\bbe (?:\w+ed|sent|given|put|kept|held|made|paid)\b", re.I)


def refined_act(act: str, lemma: str, content: str, frame: str, *, direct: bool = False) -> str:
    """The act of a statement: its cue's, or what its words do where the cue only says that something was said."""
    if act == "ask":
        return "request" if frame in ("o", "f", "t", "n") or _SUBJUNCTIVE.search(content) else "ask"
    if act == "promise":
        return "threaten" if _STRONG.search(content) else act
    if act == "reject" and lemma in ("dismiss", "reject") and re.search(r"\b(?:charge|accusation|allegation|account)", content):
        return "deny"
    if act == "announce":
        return "threaten" if _WILL.search(content) and _HARM.search(content) else act
    if lemma in _CALLING:
        return "reject" if _CHARGE.search(content) or "“" in content or '"' in content else "condemn"
    if act not in _NEUTRAL or lemma in _REPORTING:
        return act
    if lemma in _OPINION:
        return "comment"
    if content.endswith("?"):
        return "ask"
    if direct and len(content) > _LONG:
        return _dominant(act, content)
    return _by_words(act, content, direct=direct)


def _dominant(act: str, content: str) -> str:
    """The act of a long turn: a threat or a promise where one sentence makes it whole, else the cue's."""
    for sentence in re.split(r"(?<=[.!?])\s+", content):
        if _WILL.search(sentence) and _CONDITION.search(sentence) and not _NEGATED_FUTURE.search(sentence):
            if _HARM.search(sentence):
                return "threaten"
            if _KIND.search(sentence):
                return "promise"
    return act


def _by_words(act: str, content: str, *, direct: bool) -> str:
    will, condition, harm, kind = (p.search(content) for p in (_WILL, _CONDITION, _HARM, _KIND))
    if _NEGATED_FUTURE.search(content):
        return _refusal(content)
    if will and condition:
        return "promise" if kind and not harm else "threaten"
    if will and harm:
        return "threaten"
    if will and (kind or not direct):
        return "promise"
    if _FALSE.search(content):
        return "deny"
    if _NEGATION.search(content) and not direct and re.search(r"\b(?:had|has|have|did|was|were|is|are)\b", content):
        return "deny"
    if _MUST.search(content):
        return "demand"
    if _BLAME.search(content):
        return "accuse"
    if act == "comment" and not direct and re.search(r"\b(?:had|has|have|was|were|are|is|\w+ed)\b", content):
        return "claim"
    return act


def _refusal(content: str) -> str:
    if _SILENT.search(content):
        return "comment"
    return "promise" if _RESTRAINT.search(content) else "reject"


def operative_act(verb: str, act: str, words: str, content: str) -> str:
    """The act of an operative paragraph ("Decides that, should ...", "Expresses its readiness to ...")."""
    if verb == "express":
        opening = f"{words} {content[:60]}"
        if re.search(r"concern|alarm|regret|dismay|outrage", opening):
            return "condemn"
        if re.search(r"appreciation|gratitude|thanks", opening):
            return "praise"
        return "threaten" if re.search(r"measures (?:under|against)|sanction|against (?:those|any)", content) else "promise"
    if verb in ("decide", "declare", "warn", "affirm"):
        if _WILL.search(content) and _HARM.search(content) or (verb == "decide" and re.search(r"\b(?:if|should)\b", content)):
            return "threaten"
        return "promise" if re.search(r"\b(?:is|are|stands?) (?:ready|prepared)\b", content) else act
    return "acknowledge" if verb in ("note", "recall") else act
