"""Responses that are kept open: "has not ruled out a strike", "is weighing sanctions", "sanctions are possible if".

They bind nobody fully: the model must see them too before they are taken (`reading/joining/commitments.py`).
"""

from collections.abc import Iterator

from communique.reading.commitments.condition import Condition
from communique.reading.commitments.response import NOT_WORDS, Response, subject_of
from communique.text import Sentence, Token

_WEIGHED = frozenset({"consider", "weigh", "contemplate", "study", "mull", "envisage", "examine", "discuss"})
_EXCLUDED = frozenset({"exclude", "excluded", "rule"})
_HINTED = {"hint": "at", "allude": "to", "speak": "of", "talk": "of", "think": "of"}
_OPEN = frozenset({"possible", "conceivable", "thinkable", "imaginable", "option"})
_ABOUT_NO_ACT = frozenset({"it", "this", "that", "what", "which", "who", "question", "matter", "issue", "report"})


def find_openings(sentence: Sentence, conditions: tuple[Condition, ...]) -> Iterator[Response]:
    """The acts that a sentence leaves open; but for what is not ruled out, only beside a condition."""
    for token in sentence:
        if conditions and any(c.left <= token.index <= c.last for c in conditions):
            continue
        found = _not_excluded(sentence, token) if token.lemma in _EXCLUDED else None
        if found is None and conditions:
            found = _weighed(sentence, token) or _possible(sentence, token)
        if found is not None:
            yield found


def _not_excluded(sentence: Sentence, verb: Token) -> Response | None:
    """ "does not rule out a blockade", "it is not excluded that we march"."""
    if verb.upos not in {"VERB", "ADJ"} or not _is_denied(sentence, verb):
        return None
    if verb.lemma == "rule" and all(t.lower != "out" for t in sentence.children(verb.index)):
        return None
    act = sentence.child(verb.index, "obj", "ccomp", "csubj", "nsubj:pass")
    if act is None or act.lower in _ABOUT_NO_ACT:
        act = sentence.child(verb.index, "ccomp", "csubj", "xcomp")
    return _of(sentence, verb, act) if act is not None else None


def _weighed(sentence: Sentence, verb: Token) -> Response | None:
    """ "is considering a vote on self-rule", "hinted at consequences"."""
    if verb.upos != "VERB" or _is_denied(sentence, verb):
        return None
    if verb.lemma in _WEIGHED:
        act = sentence.child(verb.index, "obj")
        return _of(sentence, verb, act) if act is not None and act.upos == "NOUN" else None
    if verb.lemma not in _HINTED:
        return None
    acts = (t for t in sentence.children(verb.index, "obl") if t.upos == "NOUN")
    act = next((t for t in acts if _has_case(sentence, t, _HINTED[verb.lemma])), None)
    return _of(sentence, verb, act) if act is not None else None


def _possible(sentence: Sentence, word: Token) -> Response | None:
    """ "Sanctions were possible", "a blockade is an option": the whole clause, as nobody is its doer."""
    act = sentence.child(word.index, "nsubj") if word.lemma in _OPEN else None
    be = sentence.child(word.index, "cop")
    if act is None or be is None or act.upos != "NOUN" or act.lower in _ABOUT_NO_ACT or _is_denied(sentence, word):
        return None
    first = sentence.extent(act.index)[0]
    return Response("opening", word.index, first, word.index, None, None)


def _of(sentence: Sentence, verb: Token, act: Token) -> Response:
    first = sentence.extent(act.index)[0]
    if act.relation.startswith(("ccomp", "csubj", "xcomp")):
        subject = sentence.child(act.index, "nsubj")
        first = subject.index + 1 if subject is not None else act.index
        return Response("opening", act.index, first, act.index, subject.index if subject else None, verb.index)
    subject = subject_of(sentence, verb.index)
    first += sentence[first].relation == "case"
    softener = (min(_left(sentence, verb), verb.index), first - 1) if first > verb.index else None
    return Response(
        "opening", act.index, first, act.index, subject.index if subject else None, verb.index, False, softener
    )


def _left(sentence: Sentence, verb: Token) -> int:
    return min((t.index for t in sentence.children(verb.index, "aux", "advmod")), default=verb.index)


def _is_denied(sentence: Sentence, word: Token) -> bool:
    return any(t.lower in NOT_WORDS for t in sentence.children(word.index))


def _has_case(sentence: Sentence, noun: Token, case: str) -> bool:
    return any(t.lower == case for t in sentence.children(noun.index, "case"))
