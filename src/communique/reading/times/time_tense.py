"""Whether a clause looks forward, so that "Friday" in it is the next one."""

from communique.text import Sentence, Token

_FORWARD = frozenset("will shall 'll wo would can may might could must should".split())
_BACKWARD = frozenset("since of".split())
_DUE = frozenset("due expect schedule plan slate".split())
_FACTUAL = frozenset(
    "fail manage begin start seem appear happen use continue refuse come go arrive return gather fly".split()
)
_SAYING = frozenset("say tell report call write claim quote cite count regard condemn note".split())
_FORWARD_PAIRS = frozenset(
    {("due", "on"), ("due", "in"), ("due", "at"), ("as", "from"), ("as", "of"), ("up", "to"), ("scheduled", "for")}
)
_AWAITING = frozenset("expect promise want demand pledge hope order ask vow offer give".split())
_SEASONS = frozenset("spring summer autumn winter".split())
_CONDITIONS = frozenset("if unless should whenever".split())
_PREPOSITIONS = frozenset("on in at early late".split())


def is_in_condition(sentence: Sentence) -> bool:
    """Whether the sentence holds an "if" or its like."""
    return any(t.lower in _CONDITIONS for t in sentence.tokens)


def is_future(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the time expression of tokens `first` to `last` lies ahead, by its preposition and its verb.

    The word before decides where it can: "until" and "for" look forward, "since" and "of" back; so does a past form
    right before ("said on Thursday that troops would leave"). Else the verb above decides.
    """
    before = sentence[first - 1].lower if first else ""
    if first > 1 and (sentence[first - 2].lower, before) in _FORWARD_PAIRS:
        return True
    if before == "before" and sentence[last].lower in _SEASONS:
        return True
    if before in _BACKWARD or _modifies_noun(sentence, last) or _follows_past_form(sentence, first):
        return False
    if before in ("until", "till") or (before == "for" and not _is_possessive(sentence, last)):
        return True
    verb = _infinitive_before(sentence, _governor(sentence, first, last), first)
    if before == "by" and not (verb and _is_plain_past(sentence, verb) and verb.lemma not in _AWAITING):
        return True
    return verb is not None and _looks_forward(sentence, verb)


def _modifies_noun(sentence: Sentence, last: int) -> bool:
    """the November judgment."""
    token = sentence[last]
    return token.relation == "compound" and token.head > last


def _is_possessive(sentence: Sentence, last: int) -> bool:
    """Wednesday's meeting."""
    return last + 1 < len(sentence) and sentence[last + 1].lower == "'s"


def _follows_past_form(sentence: Sentence, first: int) -> bool:
    place = first - 1
    if place > 0 and sentence[place].lower in _PREPOSITIONS:
        place -= 1
    return place >= 0 and sentence[place].xpos == "VBD" and sentence[place].upos == "VERB"


def _governor(sentence: Sentence, first: int, last: int) -> Token | None:
    """The nearest verb above the expression; a noun or adjective with a copula counts."""
    head = next((t for t in sentence.tokens[first : last + 1] if not first <= t.head <= last), sentence[first])
    for token in (head, *sentence.ancestors(head.index)):
        between = sentence.tokens[last + 1 : token.index] or sentence.tokens[token.index + 1 : first]
        if any(t.text in _CUTS for t in between):
            return None
        if token.index > last + 1 and token.xpos == "VB" and _told_before(sentence, first, token):
            continue
        if token.upos in ("VERB", "AUX") or sentence.child(token.index, "cop") is not None:
            return token
    return None


def _infinitive_before(sentence: Sentence, verb: Token | None, first: int) -> Token | None:
    """The infinitive between the verb above and the expression: "agreed to meet in December" is about the meeting."""
    if verb is None:
        return None
    inner = [t for t in sentence.children(verb.index, "xcomp") if verb.index < t.index < first and t.xpos == "VB"]
    broken = inner and any(t.upos == "PUNCT" for t in sentence.tokens[inner[-1].index : first])
    return inner[-1] if inner and not broken and _is_infinitive(sentence, inner[-1]) else verb


_CUTS = frozenset((":", '"', "“"))


def _told_before(sentence: Sentence, first: int, verb: Token) -> bool:
    """Whether a verb in the past stands before the expression and governs the infinitive behind it.

    So in "told the garrison on Wednesday to leave".
    """
    above = sentence.head(verb.index)
    return above is not None and above.index < first and above.xpos == "VBD" and _is_infinitive(sentence, verb)


def _is_plain_past(sentence: Sentence, verb: Token) -> bool:
    words = (verb, *sentence.children(verb.index, "aux", "cop"))
    return any(t.xpos == "VBD" for t in words)


def _looks_forward(sentence: Sentence, verb: Token) -> bool:
    helpers = sentence.children(verb.index, "aux", "cop")
    if any(t.lower in _FORWARD for t in helpers):
        return verb.lemma != "say" and not any(t.lemma == "have" for t in helpers)
    if verb.lemma in _DUE and verb.xpos in ("JJ", "VBN") and helpers:
        return True
    if any(t.xpos == "VBD" for t in (verb, *helpers)) or any(t.lemma == "have" for t in helpers):
        return verb.xpos == "VB" and _is_infinitive(sentence, verb)
    if verb.xpos == "VBN":
        return _is_infinitive(sentence, verb)
    if verb.xpos == "VBG" and not any(t.lemma == "be" for t in helpers):
        above = next((t for t in sentence.ancestors(verb.index) if t.upos == "VERB"), None)
        return above is not None and above.xpos != "VBG" and _looks_forward(sentence, above)
    if verb.xpos == "VB" and _is_infinitive(sentence, verb):
        head = sentence.head(verb.index)
        return head is None or head.lemma not in _FACTUAL
    return verb.lemma not in _SAYING


def _is_infinitive(sentence: Sentence, verb: Token) -> bool:
    """to meet; also "was to meet", where the parser takes "was" for a helper."""
    near = verb.index > 0 and sentence[verb.index - 1].lower == "to"
    return near or any(t.lower == "to" for t in sentence.children(verb.index))
