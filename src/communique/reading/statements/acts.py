"""What a statement does: the cue's act, refined by the words that are said.

The rules read lexical signs only: a condition with a future is a threat unless what follows is good for the other side,
a negated future is an assurance or a refusal, a report of the past a claim. They follow the annotation guide's acts and
its decisions 10 and 14.
"""

import re

from communique.knowledge.signs import sign
from communique.reading.commitments.response import is_in
from communique.reading.statements.act_clauses import Clause, Setting
from communique.reading.statements.act_phrases import (
    ABSENCE,
    CONDITION,
    DISMAY,
    DOER,
    FINITE,
    GUESS,
    IT,
    MAY,
    MUST,
    NEGATED_FUTURE,
    NEGATION,
    NOT_ONE,
    OPENING_CONDITION,
    OR_ELSE,
    PAST_OR_PRESENT,
    PERFORMANCES,
    PERFORMED,
    RIGHT,
    SENTENCE_END,
    SOLIDARITY,
    SUBJUNCTIVE,
    UNWILLING,
    WILL,
)

_LONG = 500
_GRAVEST = ("threaten", "promise", "warn", "reject", "claim", "comment")
_NEUTRAL = frozenset({"comment", "claim"})
_OPINION = frozenset("doubt consider suppose suspect hope wish want feel".split())
_BELIEF = frozenset("think believe expect anticipate".split())
_DESCRIBING = frozenset(("describe", "refer to", "characterise", "characterize", "depict", "portray", "regard"))
_CALLING = frozenset("call brand dub label term denounce".split()) | _DESCRIBING
_REPORTING = frozenset("according show indicate find calculate estimate count cite".split())


def refined_act(
    act: str, lemma: str, content: str, frame: str, *, direct: bool = False, setting: Setting | None = None
) -> str:
    """The act of a statement: its cue's, or what its words do where the cue only says that something was said."""
    if act == "ask":
        return "request" if frame in ("o", "f", "t", "n") or SUBJUNCTIVE.search(content) else "ask"
    if act == "promise":
        if NOT_ONE.match(content) and not sign("restraint").search(content):
            return "reject"
        return "threaten" if sign("retaliation").search(content) else act
    if (
        act == "reject"
        and lemma in ("dismiss", "reject")
        and (re.search(r"\b(?:charge|accusation|allegation|account)", content) or sign("falsehood").search(content))
    ):
        return "deny"
    if act == "announce":
        return "threaten" if WILL.search(content) and sign("harm").search(content) else act
    if act == "warn" and lemma in ("warn", "caution") and _is_own_threat(content, setting):
        return "threaten"
    if lemma in _CALLING:
        return _judgement(lemma, content)
    if lemma == "express" and DISMAY.match(content):
        return "condemn"
    if act not in _NEUTRAL or lemma in _REPORTING:
        return act
    if lemma in _OPINION:
        return "comment"
    if lemma in _BELIEF:
        return "claim"
    if lemma in ("inform", "notify") and WILL.search(content):
        return "threaten" if sign("harm").search(content) else "announce"
    if content.endswith("?"):
        return "ask"
    if direct and len(content) > _LONG:
        return _dominant(act, content)
    return _by_words(act, content, setting or Setting(), direct=direct)


def _is_own_threat(content: str, setting: Setting | None) -> bool:
    """Whether a party warns of what it would do itself ("would vote against", "any step will be answered")."""
    if setting is None or setting.is_civil or not WILL.search(content):
        return False
    return bool(sign("harm").search(content)) and (
        bool(CONDITION.search(content)) or bool(setting.clause and setting.clause.is_own)
    )


def _judgement(lemma: str, content: str) -> str:
    """The act of giving a thing a name: a denial, a refusal, a condemnation, or only a remark."""
    if sign("falsehood").search(content):
        return "deny"
    if lemma in _DESCRIBING:
        return "condemn" if sign("scorn").search(content) else "comment"
    return "reject" if sign("charge").search(content) or IT.match(content) else "condemn"


def _dominant(act: str, content: str) -> str:
    """The act of a long turn: a threat or a promise where one sentence makes it whole, else the cue's."""
    for sentence in SENTENCE_END.split(content):
        if WILL.search(sentence) and CONDITION.search(sentence) and not NEGATED_FUTURE.search(sentence):
            if sign("harm").search(sentence):
                return "threaten"
            if sign("kindness").search(sentence):
                return "promise"
    return act


def _by_words(act: str, content: str, setting: Setting, *, direct: bool) -> str:
    if sign("patience").search(content):
        return "warn"
    if GUESS.search(content):
        return "comment" if direct else "claim"
    return (
        _of_futures(content, setting, direct=direct)
        or _of_facts(content, setting, direct=direct)
        or ("claim" if act == "comment" and not direct and FINITE.search(content) else act)
    )


def _of_futures(content: str, setting: Setting, *, direct: bool) -> str | None:
    """The same for words of several sentences: what one sentence makes whole, the gravest first."""
    sentences = SENTENCE_END.split(content) if direct else [content]
    found = {_of_future(sentence, setting, direct=direct) for sentence in sentences}
    return next((act for act in _GRAVEST if act in found), None)


def _of_future(content: str, setting: Setting, *, direct: bool) -> str | None:
    """Threat, promise, refusal or warning, where the words tell what will be."""
    will, condition, harm, kind = (p.search(content) for p in (WILL, CONDITION, sign("harm"), sign("kindness")))
    if NEGATED_FUTURE.search(content):
        if setting.is_civil and not (setting.clause and setting.clause.is_own):
            return "claim"
        return _refusal(content)
    if RIGHT.search(content) or (direct and OR_ELSE.match(content)):
        return "threaten"
    if SOLIDARITY.search(content):
        return "promise"
    if will and (condition or harm):
        if kind and not harm:
            return "promise"
        return "warn" if setting.is_civil and not (setting.clause and setting.clause.subject == "self") else "threaten"
    if will and (kind or not direct):
        return "claim" if setting.is_civil else "promise"
    if setting.is_civil:
        return None
    if direct and OPENING_CONDITION.search(content):
        return "promise" if kind and not harm else "threaten"
    return "threaten" if condition and harm and MAY.search(content) else None


def _of_facts(content: str, setting: Setting, *, direct: bool) -> str | None:
    """Denial, demand or charge, where the words tell what is or was."""
    clause = setting.clause
    if direct and (performed := PERFORMED.search(content)):
        return PERFORMANCES[performed["verb"].lower()]
    if NEGATION.search(content) and UNWILLING.search(content):
        return "comment"
    if sign("falsehood").search(content) or ABSENCE.search(content):
        return "deny"
    told = PAST_OR_PRESENT.search(content) or (clause is not None and clause.negated and clause.mood == "past")
    if NEGATION.search(content) and not direct and told:
        own = clause is not None and clause.is_own and clause.negated and not is_in(clause.head, "harm")
        return "comment" if own and clause is not None and clause.mood in ("past", "present") else "deny"
    if MUST.search(content):
        return "demand"
    if (
        sign("blame").search(content)
        and not setting.is_civil
        and not (_tells_of_own_act(clause, direct=direct) or _names_nobody(clause, content))
    ):
        return "accuse"
    return "accuse" if not direct and _charges(setting) else None


def _tells_of_own_act(clause: Clause | None, *, direct: bool) -> bool:
    """Whether a party tells what harm it did itself: "it had shot down two jets"; a reported "we" is somebody else."""
    if clause is None or clause.passive or not is_in(clause.head, "harm"):
        return False
    return clause.is_own and (direct or clause.subject not in ("self", "ours"))


def _names_nobody(clause: Clause | None, content: str) -> bool:
    """Whether harm is told of without a doer or an owner: "at least forty people were killed"."""
    return clause is not None and clause.passive and not DOER.search(content)


def _charges(setting: Setting) -> bool:
    """Whether a party tells what harm another one did."""
    clause = setting.clause
    return (
        clause is not None
        and not setting.is_civil
        and clause.subject in ("party", "country", "nation thing")
        and clause.mood in ("past", "perfect", "present")
        and not clause.negated
        and is_in(clause.head, "harm")
    )


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
        if (WILL.search(content) and sign("harm").search(content)) or (
            verb == "decide" and re.search(r"\b(?:if|should)\b", content)
        ):
            return "threaten"
        return "promise" if re.search(r"\b(?:is|are|stands?) (?:ready|prepared)\b", content) else act
    return "acknowledge" if verb in ("note", "recall") else act
