"""Responses behind words of vowing, readiness and intent: infinitives, noun phrases, \"is to\"."""

from collections.abc import Iterator

from communique.reading.commitments.condition import STOPS, lower
from communique.reading.commitments.response import BE, NOT_WORDS, Response, infinitive, is_in, owner_of, subject_of
from communique.text import Sentence, Token

VOW_NOUNS = {"vow", "promise", "pledge", "swear", "threaten", "offer", "guarantee", "undertake"}


def find_infinitives(sentence: Sentence) -> Iterator[Response]:
    """ "threatened to cut", "is ready to shut", "its vow to strike", "reserves the right to treat"."""
    for token in sentence:
        if token.xpos != "TO" or token.lower != "to":
            continue
        verb = infinitive(sentence, token.index)
        governor = _governor(sentence, token.index, verb) if verb is not None else None
        if verb is None or governor is None:
            continue
        form = _governor_form(governor)
        if not form or _object_controls(sentence, governor, form):
            continue
        subject = owner_of(sentence, governor) if governor.upos == "NOUN" else subject_of(sentence, governor.index)
        negative = lower(sentence, token.index - 1) in NOT_WORDS or lower(sentence, token.index + 1) in NOT_WORDS
        negative = negative != (form in ("intend", "noun", "ready") and _governor_denied(sentence, governor))
        first = token.index + (2 if lower(sentence, token.index + 1) in NOT_WORDS else 1)
        softener = _softener(sentence, governor, token.index, form)
        yield Response(form, verb, first, verb, subject.index if subject else None, governor.index, negative, softener)


def _governor(sentence: Sentence, to: int, verb: int) -> Token | None:
    """The word of vowing or intent before "to", also over an aside: "intends, envoys were told, to ..."."""
    head = sentence.head(verb)
    if head is not None and head.index < to and _governor_form(head):
        return head
    k = to - 1
    if k > 0 and sentence[k].text == ",":
        k = next((j for j in range(k - 1, max(-1, k - 14), -1) if sentence[j].text == ","), 0) - 1
        return sentence[k] if k >= 0 and _governor_form(sentence[k]) else None
    for k in range(to - 1, max(-1, to - 6), -1):
        token = sentence[k]
        if _governor_form(token):
            return token
        if token.upos == "VERB" or token.text in STOPS:
            return None
    return None


def _governor_form(token: Token) -> str:
    if token.upos in ("VERB", "AUX"):
        for name in ("vow", "offer", "intend"):
            if is_in(token, name):
                return name
        return (
            "ready"
            if is_in(token, "ready") or token.lemma in ("oblige", "compel", "prepare", "poise", "authorize", "bind")
            else ""
        )
    if token.upos == "ADJ" and is_in(token, "ready"):
        return "ready"
    if token.upos == "NOUN" and is_in(token, "commit_noun"):
        return "noun"
    if token.lower in ("about", "liberty") and token.upos in ("ADV", "ADP", "NOUN"):
        return "ready"
    return ""


def _object_controls(sentence: Sentence, governor: Token, form: str) -> bool:
    """ "warned Assad to", "asked them to": the object is to act, not the speaker."""
    return form == "vow" and governor.lemma in ("warn",) and sentence.child(governor.index, "obj", "iobj") is not None


def _governor_denied(sentence: Sentence, governor: Token) -> bool:
    """ "no intention to", "does not intend to", "not prepared to"."""
    near = list(sentence.children(governor.index))
    above = sentence.head(governor.index)
    if governor.upos == "NOUN" and above is not None:
        near += sentence.children(above.index, "advmod")
    return any(t.lower in NOT_WORDS or t.lower == "no" for t in near if t.index < governor.index)


def _softener(sentence: Sentence, governor: Token, to: int, form: str) -> tuple[int, int] | None:
    """The words of readiness or intent right before an infinitive."""
    if form in ("vow", "offer"):
        return None
    first = governor.index
    while first > 0 and (
        sentence[first - 1].upos in ("AUX", "DET", "ADV", "ADJ", "PART")
        or lower(sentence, first - 1)
        in (
            "reserves",
            "reserve",
            "has",
            "have",
            "stands",
            "stand",
            "remains",
            "remain",
            "had",
            "reserved",
            "stood",
            "feel",
            "considers",
            "consider",
            "itself",
            "at",
        )
    ):
        first -= 1
        if sentence[first].lower in ("reserves", "reserve", "reserved"):
            break
    return first, to


def find_to_be(sentence: Sentence) -> Iterator[Response]:
    """ "trucks to be bombed", "is not to be used", "are to be out of Yenga"."""
    for token in sentence:
        i = token.index
        if token.lower == "to" and i and _is_headline(sentence, i):
            head = _headed(sentence, i)
            yield Response("headline to", head, i, head, i - 1)
            continue
        if token.lower not in BE or token.upos not in ("AUX", "VERB"):
            continue
        k = i + 1
        negative = lower(sentence, k) in NOT_WORDS
        k += negative
        if lower(sentence, k) != "to" or sentence[k].xpos != "TO":
            continue
        verb = infinitive(sentence, k)
        if verb is None:
            continue
        subject = subject_of(sentence, verb) or subject_of(sentence, i)
        yield Response("is to", verb, k + 1, verb, subject.index if subject else None, None, negative)


def _is_headline(sentence: Sentence, to: int) -> bool:
    """Whether "to be" stands for "is to be": a short line without a finite verb, a noun before, a participle behind."""
    if sentence[to].xpos != "TO" or sentence[to - 1].upos not in ("NOUN", "PROPN") or len(sentence) > 16:
        return False
    if lower(sentence, to + 1) != "be" or infinitive(sentence, to) is None:
        return False
    return not any(t.xpos in ("VBD", "VBZ", "VBP", "MD") for t in sentence)


def _headed(sentence: Sentence, to: int) -> int:
    head = infinitive(sentence, to)
    return head if head is not None else to


def find_nouns(sentence: Sentence) -> Iterator[Response]:
    """ "vowed retaliation", "pledged $40m", "a threat of war", "ruled out any use": the response as a noun phrase."""
    for token in sentence:
        if token.upos == "VERB":
            found = _object_of_vow(sentence, token)
        elif token.upos == "NOUN":
            found = _noun_of_vow(sentence, token)
        else:
            continue
        if found is not None:
            yield found


def _object_of_vow(sentence: Sentence, token: Token) -> Response | None:
    i = token.index
    excluded = token.lemma in ("contemplate", "envisage", "seek", "intend", "plan", "consider")
    ruled_out = token.lemma == "rule" and any(t.lower == "out" for t in sentence.children(i))
    denied = _governor_denied(sentence, token)
    if not (token.lemma in VOW_NOUNS or (excluded and denied) or (ruled_out and not denied)):
        return None
    if (token.xpos == "VBN" and token.relation in ("acl", "amod")) or sentence.child(i, "xcomp") is not None:
        return None
    noun = sentence.child(i, "obj", "ccomp" if ruled_out else "obj")
    if noun is None or (token.lemma == "threaten" and noun.name != "O"):
        return None
    goods = [t for t in sentence.children(i, "obj") if t.index > noun.index]
    noun = goods[-1] if goods else noun
    subject = subject_of(sentence, i)
    first = max(sentence.extent(noun.index)[0], i + 1)
    form = "vow noun" if token.lemma in VOW_NOUNS else "ruled out"
    return Response(form, noun.index, first, noun.index, subject.index if subject else None, i, form == "ruled out")


def _noun_of_vow(sentence: Sentence, token: Token) -> Response | None:
    i = token.index
    if any(t.lower == "under" for t in sentence.children(i, "case")):
        return None  # "under threat of an attack" tells of those in danger
    if token.lemma in ("threat", "vow", "promise", "pledge", "offer", "guarantee", "assurance"):
        owner = owner_of(sentence, token)
        for noun in sentence.children(i, "nmod"):
            of = next((t for t in sentence.children(noun.index, "case") if t.lower == "of"), None)
            if of is not None:
                return Response("noun of", noun.index, of.index + 1, noun.index, owner.index if owner else None, i)
        clause = sentence.child(i, "acl", "ccomp")
        that = sentence.child(clause.index, "mark") if clause is not None else None
        if clause is not None and that is not None and that.lower == "that":
            subject = owner.index if owner else None
            modal = any(t.xpos == "MD" for t in sentence.children(clause.index, "aux"))
            return None if modal else Response("noun that", clause.index, that.index + 1, clause.index, subject, i)
    elif token.lemma in ("intention", "plan", "desire") and _governor_denied(sentence, token):
        for verb in sentence.children(i, "acl", "nmod"):
            of = next((c for c in sentence.children(verb.index, "mark", "case") if c.lower == "of"), None)
            if of is not None:
                owner = owner_of(sentence, token)
                softener = _softener(sentence, token, of.index, "noun")
                subject = owner.index if owner else None
                return Response("no intention", verb.index, of.index + 1, verb.index, subject, i, True, softener)
    return None
