"""What somebody else is told to do under pressure, and the time limit set for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.reading.commitments.condition import STOPS, lower, trimmed
from communique.reading.commitments.response import ends_clause, is_in, response_end, subject_of
from communique.text import Sentence, Token

LIMITS = {"by", "before", "until", "till", "within", "in"}
AT_ONCE = re.compile(
    r"\b(?:at once|immediately|forthwith|without (?:further )?delay|now|today|tonight|"
    r"instantly|unconditionally|immediate|without conditions?|is not negotiable|not negotiable|non-negotiable|"
    r"not asking|last time|last (?:request|warning|appeal|letter)|final (?:request|warning|appeal|demand)|ultimatum)\b"
)


OF_PLACE = ("of", "from", "our", "by", "to", "the", "now", "behind", "with", "this")


@dataclass(frozen=True, slots=True)
class Demand:
    """A demand: tokens `first`..`last`, how it is worded, and the tokens of whom it is put to and of its maker."""

    form: str
    first: int
    last: int
    head: int
    target: int | None = None
    issuer: int | None = None


def find_deadline(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """The tokens of a time limit between two tokens, its preposition left out: "by noon on Sunday", "nine days"."""
    for token in sentence.tokens[first : last + 1]:
        if token.lower not in LIMITS or token.upos not in ("ADP", "SCONJ"):
            continue
        start = token.index + 1
        end = start
        while end + 1 < len(sentence) and _is_time(sentence[end + 1]):
            end += 1
        while start <= end < len(sentence) and sentence[end].lower in (
            "of",
            "on",
            "the",
            "at",
            ",",
            "in",
            "and",
            "this",
        ):
            end -= 1
        words = sentence.tokens[start : end + 1]
        if any(is_in(t, "deadline_noun") or re.match(r"\d+(?:st|nd|rd|th)$|\d{1,2}[:.]?\d\d$", t.lower) for t in words):
            return (start, end) if token.lower != "in" or any(t.upos == "NUM" for t in words) else None
        if token.lower == "by" and len(words) == 1 and words[0].upos == "NUM":
            return start, end
    return None


def _is_time(token: Token) -> bool:
    return (
        is_in(token, "deadline_noun")
        or token.upos in ("NUM", "DET")
        or token.lower
        in (
            "of",
            "on",
            "at",
            "next",
            "this",
            "local",
            "first",
            "last",
            "p.m.",
            "a.m.",
            "p.m",
            "a.m",
            "gmt",
            "same",
            "in",
            "new",
            "full",
            "coming",
            "utc",
        )
    )


def without_deadline(sentence: Sentence, first: int, last: int) -> tuple[int, tuple[int, int] | None]:
    """(last, deadline): a phrase that ends before its time limit where the limit stands last."""
    deadline = find_deadline(sentence, first, last)
    if deadline is None:
        return last, None
    if deadline[1] >= last - 1 and deadline[0] - 2 >= first:
        return trimmed(sentence, first, deadline[0] - 2), deadline
    return last, deadline


def find_demands(sentence: Sentence) -> Iterator[Demand]:
    """The demands of a sentence, in order."""
    for finder in (_must, _demanded, _given, _asked, _orders, _fragments):
        for demand in finder(sentence):
            if demand.first <= demand.last:
                yield demand


def _must(sentence: Sentence) -> Iterator[Demand]:
    """ "must hand over", "has to leave", "is to be out by Easter"."""
    for token in sentence:
        i = token.index
        if token.lower == "must" and token.upos == "AUX":
            head = token.head if token.head > i else i + 1
            start = i + 1
        elif token.lower in ("has", "have") and lower(sentence, i + 1) == "to" and i + 2 < len(sentence):
            head, start = i + 2, i + 2
        elif (
            token.lower in ("are", "is")
            and lower(sentence, i + 1) == "to"
            and i + 2 < len(sentence)
            and sentence[i + 1].xpos == "TO"
        ):
            head, start = max(sentence[i + 1].head, i + 2), i + 2
        else:
            continue
        subject = subject_of(sentence, head)
        if subject is None or subject.lower in ("we", "i", "it", "there"):
            continue
        form = "must" if token.lower == "must" else "have to" if token.lower in ("has", "have") else "is to"
        yield Demand(form, start, response_end(sentence, start, head), head, subject.index)


def _demanded(sentence: Sentence) -> Iterator[Demand]:
    """ "demanded that X withdraw", "insists on the return", "requires X to give access", "demanded an end"."""
    for token in sentence:
        i = token.index
        if (
            token.upos != "VERB"
            or not is_in(token, "demand")
            or sentence.child(i, "aux:pass", "nsubj:pass") is not None
        ):
            continue
        subject = subject_of(sentence, i)
        if subject is None or (token.xpos in ("VBN", "VBG") and not sentence.child(i, "aux")):
            continue
        yield from _object_clause(sentence, token, subject)


def _object_clause(sentence: Sentence, token: Token, subject: Token) -> Iterator[Demand]:
    i = token.index
    clause = sentence.child(i, "ccomp", "xcomp") or _that_clause(sentence, token)
    noun = sentence.child(i, "obj", "obl") if clause is None else None
    if clause is not None and clause.index > i:
        inner = sentence.child(clause.index, "nsubj")
        mark = next((t for t in sentence.children(clause.index, "mark") if t.lower == "to"), None)
        wished = clause.xpos == "VBP" and clause == _that_clause(sentence, token)
        bare = clause.xpos == "VB" or wished or any(t.lower in ("be", "must") for t in sentence.children(clause.index))
        if not bare or (inner is None and sentence.child(i, "obj", "iobj") is None and token.lemma == "require"):
            return
        first = mark.index + 1 if mark else (sentence.extent(inner.index)[1] + 1 if inner else clause.index)
        target = inner or sentence.child(i, "obj", "iobj")
        last = response_end(sentence, first, clause.index)
        yield Demand("demand that", first, last, clause.index, target.index if target else None, subject.index)
    elif noun is not None and noun.index > i and not is_in(noun, "deadline_noun"):
        first, last = sentence.extent(noun.index)
        first += sentence[first].upos == "ADP"
        if token.lemma != "insist" or lower(sentence, first - 1) in ("on", "upon"):
            end = trimmed(sentence, first, response_end(sentence, first, noun.index))
            yield Demand("demand noun", first, end, noun.index, None, subject.index)


def _that_clause(sentence: Sentence, token: Token) -> Token | None:
    """The verb of "demanded that X withdraw", whatever joins it; after "insist" the clause may as well be a fact."""
    if token.lemma == "insist" or lower(sentence, token.index + 1) != "that":
        return None
    clauses = sentence.children(token.index, "ccomp", "parataxis")
    return next((c for c in clauses if c.index > token.index + 1 and sentence.child(c.index, "mark")), None)


def _given(sentence: Sentence) -> Iterator[Demand]:
    """ "gave the garrison forty-eight hours to take down its flag"."""
    for token in sentence:
        until = token.lemma == "have" and (
            lower(sentence, token.index + 1) in ("until", "till")
            or sentence[min(token.index + 1, len(sentence) - 1)].upos == "NUM"
        )
        if not until and (token.lemma not in ("give", "grant", "allow") or token.upos != "VERB"):
            continue
        k = next((t.index for t in sentence.tokens[token.index + 1 : token.index + 40] if t.xpos == "TO"), None)
        if k is None or not any(is_in(t, "deadline_noun") for t in sentence.tokens[token.index : k]):
            continue
        verb = next((t.index for t in sentence.tokens[k + 1 : k + 4] if t.xpos == "VB"), None)
        if verb is None:
            continue
        doer, is_had = subject_of(sentence, token.index), token.lemma == "have"
        subject = None if is_had else doer
        target = doer if is_had else sentence.child(token.index, "iobj", "obj")
        yield Demand(
            "given time",
            k + 1,
            response_end(sentence, k + 1, verb),
            verb,
            target.index if target else None,
            subject.index if subject else None,
        )


def given_limit(sentence: Sentence, demand: Demand) -> tuple[int, int] | None:
    """ "nine days" of "gave Nicosia nine days to withdraw"."""
    words = [t for t in sentence.tokens[: demand.first - 1] if is_in(t, "deadline_noun")]
    if not words:
        return None
    last = words[-1].index
    first = last
    while (
        first > 0
        and (sentence[first - 1].upos in ("NUM", "PUNCT", "ADJ") or is_in(sentence[first - 1], "deadline_noun"))
        and sentence[first - 1].text != ","
    ):
        first -= 1
    return first, last


def _opens_after(token: Token) -> bool:
    """Whether words may begin behind a token: a quotation mark or a colon."""
    return token.xpos in ("``", ":") or token.text in ('"', ":", "“")


def _orders(sentence: Sentence) -> Iterator[Demand]:
    """An order in a quotation, after a colon or at the head of a note: "evacuate the post by Thursday"."""
    for token in sentence:
        i = token.index
        if token.xpos not in ("VB", "VBP") or token.upos != "VERB" or (i and not _opens_after(sentence[i - 1])):
            continue
        if sentence.child(i, "nsubj"):
            continue
        last = response_end(sentence, i, i)
        if any(t.lower in ("or", "and") for t in sentence.tokens[i:][: last - i + 4]) and not find_deadline(
            sentence, i, last
        ):
            end = next((k for k in range(i, last + 1) if lower(sentence, k) in ("or",)), last + 1)
            last = trimmed(sentence, i, end - 1)
        stop = next(
            (
                k
                for k in range(i + 1, last + 1)
                if sentence[k].text in STOPS or (sentence[k].text == "," and ends_clause(sentence, k, i))
            ),
            last + 1,
        )
        yield Demand("order", i, trimmed(sentence, i, stop - 1), i)


def _asked(sentence: Sentence) -> Iterator[Demand]:
    """ "wants 60 prisoners freed", "expects the balloons to come down", "called on X to declare": with a limit only."""
    if find_deadline(sentence, 0, len(sentence) - 1) is None and not AT_ONCE.search(
        " ".join(t.lower for t in sentence)
    ):
        return
    for token in sentence:
        if token.upos != "VERB" or token.lemma not in ("want", "expect", "call", "ask", "tell", "warn", "urge"):
            continue
        clause = sentence.child(token.index, "xcomp", "ccomp", "advcl")
        if clause is None or clause.index < token.index:
            continue
        mark = next((t for t in sentence.children(clause.index, "mark") if t.lower == "to"), None)
        target = sentence.child(token.index, "obj", "obl", "iobj") or sentence.child(clause.index, "nsubj")
        if target is None or target.index < token.index:
            continue
        subject = subject_of(sentence, token.index)
        first = mark.index + 1 if mark else sentence.extent(target.index)[0]
        last = response_end(sentence, first, clause.index)
        yield Demand(
            "asked " + token.lemma, first, last, clause.index, target.index, subject.index if subject else None
        )


def _fragments(sentence: Sentence) -> Iterator[Demand]:
    """ "Out of the airport by sunset!", "Hands off the canal", "An end to the overflights, now"."""
    for i in range(len(sentence) - 2):
        if i and not _opens_after(sentence[i - 1]):
            continue
        two = (lower(sentence, i), lower(sentence, i + 1))
        if not (
            (two[0] in ("out", "off", "back") and two[1] in OF_PLACE)
            or two in (("hands", "off"), ("an", "end"), ("no", "more"), ("a", "halt"))
        ):
            continue
        last = i
        while last + 1 < len(sentence) and sentence[last + 1].text not in STOPS | {",", ".", "!", '"', "”"}:
            last += 1
        yield Demand("fragment", i, trimmed(sentence, i, last), i)
