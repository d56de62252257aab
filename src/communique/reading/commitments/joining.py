"""Which condition belongs to which response, and triggers inside noun phrases: "any attack", "whoever cuts a cable"."""

from communique.reading.commitments.condition import Condition
from communique.reading.commitments.kinds import is_attack
from communique.reading.commitments.pointing import find_pointed
from communique.reading.commitments.response import Response, is_in
from communique.text import Sentence, Token

LOOSE = ("without", "against", "upon", "after", "since", "while", "following", "in view of")
HUNG = (*LOOSE, "when")
BEFORE = ("order", "either", "one more", "let", "no no", "must or")
FREE = ("whoever", "those", "he", "anyone", "anybody", "everyone", "all")
ANSWERS = ("answer", "respond", "retaliate", "reply", "pay", "avenge", "punish", "react")


def find_trigger(sentence: Sentence, response: Response, conditions: tuple[Condition, ...]) -> Condition | None:
    """The condition of a response: a clause near it, a restricted noun phrase, or an act it answers."""
    near = [c for c in conditions if not (c.first <= response.head <= c.last) and _joined(sentence, c, response)]
    clauses = [c for c in near if c.form not in LOOSE]
    found = min(clauses, key=lambda c: _distance(c, response), default=None)
    found = found or _restricted(sentence, response) or find_pointed(sentence, response)
    return found or min(near, key=lambda c: _distance(c, response), default=None)


def _distance(condition: Condition, response: Response) -> int:
    return min(abs(condition.left - response.last), abs(response.first - condition.last))


def _joined(sentence: Sentence, condition: Condition, response: Response) -> bool:
    """Whether a condition belongs to a response and not to a clause in between."""
    if condition.form.startswith(BEFORE):
        return response.first > condition.last
    if condition.form == "before":
        return response.negative and condition.left > response.head
    if condition.form == "since" and condition.left == 0:
        return True
    if condition.form in HUNG:
        above = sentence.head(condition.head)
        return above is not None and (
            above.index in (response.head, response.governor) or sentence.is_below(above.index, response.head)
        )
    between = sentence.tokens[min(condition.last, response.last) : max(condition.left, response.first)]
    return not any(t.text == ";" for t in between)


def _restricted(sentence: Sentence, response: Response) -> Condition | None:
    found = _judged(sentence, response)
    if found is not None:
        return found
    places = [response.subject] if response.subject is not None else []
    places += [t.index for t in sentence.children(response.head, "obj", "obl", "iobj")]
    for place in places:
        found = _attack(sentence, place, response) or _relative(sentence, place, response)
        if found is not None and not (response.negative and place != response.subject):
            return found
    return None


def _judged(sentence: Sentence, response: Response) -> Condition | None:
    """ "Would regard the signing of the lease as an act of war": what is regarded, active or passive."""
    head = sentence[response.head]
    subject = response.subject
    if head.lemma in REGARDS and sentence.child(head.index, "aux:pass") is None:
        noun = sentence.child(head.index, "obj")
        if noun is not None and noun.upos in ("NOUN", "PROPN") and noun.name == "O":
            first, last = sentence.extent(noun.index)
            end = next((k for k in range(noun.index + 1, last + 1) if sentence[k].lower in ("as", "to")), last + 1) - 1
            return Condition("happens", "judged object", first, first, end, noun.index)
    if subject is not None and (head.lemma in REGARDS or head.lemma in LEADS) and _is_act(sentence[subject]):
        first, last = _bounds(sentence, subject, response)
        if sentence[first].lower not in ("our", "its", "their"):
            return Condition("happens", "act", first, first, last, subject)
    return None


REGARDS = ("regard", "treat", "consider", "view", "deem", "construe", "interpret", "see", "look")
LEADS = (
    "lead",
    "mean",
    "bring",
    "constitute",
    "meet",
    "answer",
    "cost",
    "find",
    "trigger",
    "result",
    "provoke",
    "entail",
    "force",
    "consequence",
    "report",
    "remain",
    "pass",
    "go",
    "have",
    "oblige",
    "compel",
    "pay",
)
ACTS = (
    "tion",
    "sion",
    "al",
    "ment",
    "ing",
    "ence",
    "ance",
    "ure",
    "refusal",
    "failure",
    "attempt",
    "return",
    "move",
    "flight",
    "delay",
)


def _is_act(token: Token) -> bool:
    """Whether a noun names an act."""
    return token.upos == "NOUN" and (token.lemma.endswith(ACTS) or is_in(token, "attack_noun"))


def _bounds(sentence: Sentence, noun: int, response: Response) -> tuple[int, int]:
    """First and last token of a noun phrase, its preposition and an aside behind a comma left out."""
    first, last = sentence.extent(noun)
    while first < noun and sentence[first].upos in ("ADP", "PUNCT", "CCONJ", "SCONJ"):
        first += 1
    if noun == response.subject:
        last = _up_to_response(sentence, noun, response, last)
        comma = next((k for k in range(noun + 1, last + 1) if sentence[k].text == ","), None)
        if comma is not None and any(is_in(t, "say") and t.upos == "VERB" for t in sentence.tokens[comma : last + 1]):
            last = comma - 1
    while last > noun and sentence[last].upos in ("PUNCT", "AUX", "PART"):
        last -= 1
    return first, max(last, noun)


def _up_to_response(sentence: Sentence, noun: int, response: Response, last: int) -> int:
    """The end of a subject: all before the response where neither a verb nor a mark comes between."""
    end = min(response.first, response.head) - 1
    between = sentence.tokens[noun + 1 : end + 1]
    if any(t.upos in ("VERB", "PUNCT") for t in between):
        return min(last, end)
    return end


def _attack(sentence: Sentence, noun: int, response: Response) -> Condition | None:
    """ "Any attack on X", "another shell", "a landing": a hostile act as subject, or as what is answered."""
    if not is_attack(sentence, noun) or sentence[noun].upos not in ("NOUN", "PROPN"):
        return None
    first, last = _bounds(sentence, noun, response)
    words = sentence.tokens[first : noun + 1]
    if any(t.lower in ("no", "not", "our", "its", "their", "his") for t in words):
        return None
    open_ended = any(is_in(t, "quantity") or t.lower in ("a", "an", "further", "such") for t in words)
    open_ended = open_ended or (sentence[noun].xpos == "NNS" and words[0].lower != "the" and last > noun)
    answered = sentence[response.head].lemma in ANSWERS
    if noun == response.subject:
        return Condition("happens", "attack", first, first, last, noun) if open_ended or answered else None
    if answered:
        return Condition("happens" if open_ended else "", "attack object", first, first, last, noun)
    return None


def _relative(sentence: Sentence, noun: int, response: Response) -> Condition | None:
    """ "Those who lend their airfields", "any gunboat that ...", "planes that come within 12 miles"."""
    token = sentence[noun]
    if token.lower == "whoever" and noun == response.subject and response.first - noun > 2:
        comma = next((k for k in range(noun, response.first) if sentence[k].text == ","), response.first)
        last = comma - 1
        while last > noun + 1 and sentence[last].upos in ("PUNCT", "AUX"):
            last -= 1
        return Condition("happens", "whoever", noun, noun + 1, last, noun + 1)
    clause = sentence.child(noun, "acl:relcl", "acl", "advcl")
    first, last = _bounds(sentence, noun, response)
    if clause is None or not noun < clause.index <= last or not _general(sentence, token, first, response):
        return None
    form = "whoever" if noun == response.subject else "whoever object"
    words = [t.lower for t in sentence.tokens[first:noun]]
    if form == "whoever object" and "any" not in words and token.lower not in FREE:
        return None
    if any(w in ("any", "every", "each") for w in words):
        return Condition("happens", form, first, first, last, clause.index)
    begin, end = sentence.extent(clause.index)
    while begin < clause.index and (
        sentence[begin].xpos in ("WP", "WDT", ",", "WRB") or sentence[begin].lower == "that"
    ):
        begin += 1
    if token.lower == "whoever" and begin <= noun:
        begin = noun + 1
    return Condition("happens", form, first, begin, min(end, last), clause.index)


def _general(sentence: Sentence, token: Token, first: int, response: Response) -> bool:
    """Whether a noun phrase leaves open who is meant."""
    if token.lower in FREE or any(is_in(t, "quantity") for t in sentence.tokens[first : token.index + 1]):
        return True
    return (
        token.xpos == "NNS" and token.index == response.subject and sentence[first].lower not in ("the", "our", "its")
    )
