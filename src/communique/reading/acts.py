"""What a statement does: the cue's act, refined by the words that are said."""

import re

_HARM = (
    r"attack|strike|hit|fire|shoot|sink|bomb|destroy|retaliat|respon[ds]|answer|punish|sanction|force|war|blood|burn|crush|"
    r"close|shut|cut|block|expel|seiz|consequences|pay|regret|march|act|treat|veto|arrest|suspend|halt|stop|reply|price|"
    r"retribution|revenge|hell|fist|sword|missile|target|defend ourselves|shell|board|turn back|bury|buried|recall|blockade|measures"
)
_CONDITION = re.compile(
    r"\b(if|unless|should|until|any|whoever|those who|he who|in case|in the event|as long as|otherwise|or else|next time|once)\b",
    re.I,
)
_FUTURE = re.compile(
    r"\b(will|would|shall|'ll|’ll|going to|is to|are to|would be|must expect|prepared to|ready to|may|could)\b", re.I
)
_HARMFUL = re.compile(rf"\b({_HARM})", re.I)
_DENIAL = re.compile(
    r"\b(not|never|no|n't|n’t|none|nothing|nobody|neither|false|untrue|baseless|fabricat|invention|lie|lies|nonsense|groundless|unfounded)\b",
    re.I,
)
_KIND = re.compile(
    r"\b(safe|help|assist|aid|protect|support|free|release|send|open|escort|compensat|honou?r|stand by|guarantee|stay|provide|return|withdraw|ready|respect|defend)\w*",
    re.I,
)
_REFUSAL = re.compile(
    r"\b(will|would|shall|could|can) (not|never)\b|\bwon't\b|\bwon’t\b|\bno (talks|negotiations|question of|compromise)\b|\bnever\b.*\b(accept|agree|yield|surrender|recogni[sz]e)|\bunacceptable\b",
    re.I,
)
_DEMAND = re.compile(r"\b(must|has to|have to|should|ought to|needs? to)\b", re.I)
_BLAME = re.compile(
    r"\b(violat|attacked|fired|shelled|crossed|killed|bombed|provok|aggress|illegal|blam|lied|broke|guilty|behind the|responsible|struck|opened fire|intru|rammed|stole|smuggl|threaten|blackmail|planted|laid)",
    re.I,
)
_SORRY = re.compile(r"\b(sorry|apologi[sz]e|mistake|regrets?|admit)\b", re.I)
_NEUTRAL = frozenset({"comment", "claim"})


def refined_act(act: str, lemma: str, content: str, frame: str) -> str:
    """The act of a statement whose cue only says "said": by what is threatened, promised, denied in it.

    A cue with an act of its own keeps it, but for a promise that harms (annotation guide, decision 10) and a question.
    """
    if act == "ask":
        return "request" if frame in ("o", "f", "t", "n") else "ask"
    if act == "promise" and _harms(content):
        return "threaten"
    if (
        lemma == "tell"
        and frame == "e"
        and not _FUTURE.search(content)
        and re.match(r"(?:to )?[a-z]+ ", content) is None
    ):
        return act
    if act == "announce" and _harms(content) and _CONDITION.search(content):
        return "threaten"
    if act not in _NEUTRAL or lemma in ("think", "believe", "expect", "predict", "forecast"):
        return act
    return _by_words(act, content)


def _harms(content: str) -> bool:
    return bool(_HARMFUL.search(content)) and not _KIND.search(content)


def _by_words(act: str, content: str) -> str:
    future, condition = _FUTURE.search(content), _CONDITION.search(content)
    if content.endswith("?"):
        return "ask"
    if (
        future
        and _HARMFUL.search(content)
        and (condition or re.search(r"\b(we|our|will)\b", content))
        and not re.search(r"\b(will|would) not\b", content)
    ):
        return "threaten"
    if _REFUSAL.search(content):
        return "reject" if not condition else "promise"
    if future and _KIND.search(content):
        return "promise"
    if _DENIAL.search(content) and not future:
        return "deny"
    if _DEMAND.search(content):
        return "demand"
    if _BLAME.search(content):
        return "accuse"
    if _SORRY.search(content):
        return "acknowledge"
    return act
