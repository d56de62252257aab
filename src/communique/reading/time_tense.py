"""Whether a clause looks forward, so that "Friday" in it is the next one."""

from communique.text import Sentence, Token

_FORWARD = frozenset("will shall 'll wo would can may might could must should".split())
_DEADLINES = frozenset("by until till".split())
_BACKWARD = frozenset("since".split())
_FACTUAL = frozenset("fail manage begin start seem appear happen use continue refuse".split())
_SAYING = frozenset("say tell report call write claim quote cite".split())
_CONDITIONS = frozenset("if unless should whenever".split())


def is_in_condition(sentence: Sentence) -> bool:
    """Whether the sentence holds an "if" or its like."""
    return any(t.lower in _CONDITIONS for t in sentence.tokens)


def is_future(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the time expression of tokens `first` to `last` lies ahead, by its preposition and its verb."""
    before = sentence[first - 1].lower if first else ""
    if before in _BACKWARD:
        return False
    verb = _governor(sentence, first, last)
    if verb is None:
        return before in _DEADLINES
    if before in _DEADLINES and not _has_past_form(sentence, verb):
        return True
    return _looks_forward(sentence, verb)


def _governor(sentence: Sentence, first: int, last: int) -> Token | None:
    """The nearest verb above the expression; a noun with a copula counts."""
    head = next((t for t in sentence.tokens[first : last + 1] if not first <= t.head <= last), sentence[first])
    for token in (head, *sentence.ancestors(head.index)):
        if token.upos in ("VERB", "AUX") or sentence.child(token.index, "cop") is not None:
            return token
    return None


def _has_past_form(sentence: Sentence, verb: Token) -> bool:
    words = (verb, *sentence.children(verb.index, "aux", "cop"))
    return any(t.xpos == "VBD" for t in words) or (verb.xpos == "VBN" and not any(t.lower in _FORWARD for t in words))


def _looks_forward(sentence: Sentence, verb: Token) -> bool:
    helpers = sentence.children(verb.index, "aux", "cop")
    if any(t.lower in _FORWARD for t in helpers):
        return not any(t.lemma == "have" for t in helpers)
    if any(t.xpos == "VBD" for t in (verb, *helpers)) or any(t.lemma == "have" for t in helpers):
        return _is_due(sentence, verb)
    if sentence.child(verb.index, "mark") is not None and verb.xpos == "VB":
        head = sentence.head(verb.index)
        return head is None or head.lemma not in _FACTUAL
    if verb.xpos == "VBN" and not helpers:
        return False
    if verb.xpos == "VBG" and not helpers:
        head = sentence.head(verb.index)
        return head is not None and head.upos == "VERB" and _looks_forward(sentence, head)
    return verb.lemma not in _SAYING


def _is_due(sentence: Sentence, verb: Token) -> bool:
    """was due on Friday, was to meet on Friday, was expected on Monday."""
    return verb.lemma in ("due", "expect", "schedule", "plan", "slate") and verb.xpos in ("JJ", "VBN")
