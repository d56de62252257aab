"""Triggers that a response points to: "pay for the killing", "a fourth missile would bring", "harbouring them"."""

from communique.reading.commitments.condition import Condition, lower, trimmed
from communique.reading.commitments.response import Response, is_in
from communique.text import Sentence, Token

PAYS = {
    "pay", "answer", "retaliate", "retaliation", "revenge", "avenge", "punish", "punishment", "reprisal", "reprisals",
    "suffer", "blame", "regret", "atone", "respond", "response", "reply", "reckoning", "account", "vengeance", "price",
    "hold", "responsible", "accountable", "bill", "retribution", "react", "reaction", "apologise", "compensation",
}  # fmt: skip
BRINGS = {
    "bring", "cost", "mean", "end", "lead", "find", "meet", "answer", "trigger", "provoke", "entail", "constrain",
    "oblige", "compel", "force", "leave", "result", "draw", "invite", "follow", "treat", "regard", "consider", "fire",
    "shoot", "sink", "board", "seize", "turn", "bear", "carry", "make", "be", "get", "lose", "pay", "stop", "cut",
    "close", "constitute", "become", "share", "face", "return", "receive", "expect", "have", "go", "forfeit", "burn",
}  # fmt: skip
NUMBERS = {
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "tenth",
    "further",
    "single",
    "next",
    "new",
    "fresh",
    "renewed",
}
ACT_ENDS = ("tion", "sion", "al", "ment", "ing", "ence", "ance", "ure", "age", "ping")
OF_PAST = {"for", "over", "after", "following"}


def find_pointed(sentence: Sentence, response: Response) -> Condition | None:
    """The trigger inside or before a response: what is paid for, a clause as subject, one more of something."""
    return _whoever(sentence, response) or _paid_for(sentence, response) or _as_subject(sentence, response)


def _whoever(sentence: Sentence, response: Response) -> Condition | None:
    """ "Whoever shelters them, be it in X or Y, shall share their fate": up to the comma or the response."""
    start = min(response.first, response.head)
    for token in sentence.tokens[:start]:
        if token.lower not in ("whoever", "whosoever") or token.index + 1 >= start:
            continue
        if token.index and sentence[token.index - 1].upos not in ("PUNCT", "SYM"):
            continue
        first = token.index + 1
        end = next((k for k in range(first, start) if sentence[k].text == ","), start)
        last = trimmed(sentence, first, end - 1)
        while last > first and sentence[last].upos in ("AUX", "PUNCT"):
            last -= 1
        return Condition("happens", "whoever", token.index, first, last, first)
    return None


def _paid_for(sentence: Sentence, response: Response) -> Condition | None:
    """ "Will pay for the killing of two engineers", "retaliation for the drones that photographed ..."."""
    roots = [response.head, *(t.index for t in sentence.children(response.head, "obj", "xcomp", "obl"))]
    if response.governor is not None:
        roots.append(response.governor)
    if not any(_pays(sentence[k]) for k in roots):
        return None
    for root in roots:
        for noun in sentence.children(root, "obl", "nmod", "advcl"):
            case = next(
                (
                    t
                    for t in sentence.children(noun.index, "case", "mark")
                    if t.lower in OF_PAST and t.index < noun.index
                ),
                None,
            )
            if case is None or not _is_deed(sentence, noun):
                continue
            last = sentence.extent(noun.index)[1]
            comma = next((k for k in range(noun.index + 1, last + 1) if sentence[k].text in (",", ";", '"')), last + 1)
            last = trimmed(sentence, case.index + 1, comma - 1)
            opened = any(is_in(t, "quantity") for t in sentence.tokens[case.index + 1 : noun.index + 1])
            return Condition("happens" if opened else "", "for", case.index, case.index + 1, last, noun.index)
    return None


def _pays(token: Token) -> bool:
    return token.lemma in PAYS or token.lower in PAYS


def _is_deed(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun names what somebody did: an act, a thing with a relative clause, whatever follows "what"."""
    if noun.name.endswith("PER") or is_in(noun, "deadline_noun"):
        return False
    if noun.upos == "VERB" or noun.lower in ("this", "that", "it", "what"):
        return noun.upos == "VERB" or sentence.child(noun.index, "acl:relcl") is not None
    if is_in(noun, "attack_noun", "harm") or noun.lemma.endswith(ACT_ENDS):
        return True
    return sentence.child(noun.index, "acl:relcl", "acl") is not None


def _as_subject(sentence: Sentence, response: Response) -> Condition | None:
    """ "Harbouring the men would cost Kabul ...", "a fourth missile would bring", "the first boot will be answered"."""
    start = min(response.first, response.head)
    clause = sentence.child(response.head, "csubj")
    if clause is not None and clause.index < start and clause.xpos == "VBG":
        first, last = sentence.extent(clause.index)
        comma = next((k for k in range(clause.index + 1, last + 1) if sentence[k].text == ","), last + 1)
        return Condition("happens", "act", first, first, trimmed(sentence, first, comma - 1), clause.index)
    subject = response.subject
    if subject is None or subject >= start or sentence[response.head].lemma not in BRINGS:
        return None
    first, last = sentence.extent(subject)
    while first < subject and sentence[first].upos in ("PUNCT", "CCONJ", "SCONJ", "ADP"):
        first += 1
    words = [lower(sentence, k) for k in range(first, subject)]
    if not words or sentence[subject].upos not in ("NOUN", "PROPN"):
        return None
    repeated = words[0] in ("a", "one", "any", "the", "another", "every", "each") and any(w in NUMBERS for w in words)
    if not (
        repeated or words[0] in ("another",) or words[:2] in (["the", "first"], ["one", "more"], ["the", "slightest"])
    ):
        return None
    last = min(last, start - 1)
    comma = next((k for k in range(subject + 1, last + 1) if sentence[k].text == ","), last + 1)
    last = comma - 1
    return Condition("happens", "act", first, first, trimmed(sentence, first, last), subject)
