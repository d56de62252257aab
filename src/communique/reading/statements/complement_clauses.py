"""The clause that a cue governs: what somebody said, asked, or threatened to do."""

from collections.abc import Iterator

from communique.reading.statements.cues import CueMatch, is_noun_cue
from communique.reading.statements.extents import (
    DAY_PARTS,
    before_day,
    before_which,
    clause_end,
    has_that,
    is_day,
    is_medium,
    is_to,
)
from communique.reading.statements.governed import Complement, content_start, governed_by, object_of, right_of
from communique.reading.statements.hearers import hearer_before, past_case
from communique.text import Sentence, Token


def find_told(match: CueMatch) -> Complement | None:
    """ "told / warned / assured HEARER that CLAUSE", "told HEARER to ACT"."""
    sentence = match.sentence
    that = _that_after(match)
    if that is not None and that > match.last + 1:
        clause = _clause_with(match, that)
        has_hearer = sentence[match.last + 1].upos not in ("ADP", "ADV")
        addressee = before_day(sentence, (match.last + 1, that - 1)) if has_hearer else None
        return Complement(
            (that + 1, clause_end(match, clause, max(sentence.extent(clause)[1], that + 1))), addressee, "e"
        )
    hearer = object_of(match)
    clause_token = right_of(sentence, match, "ccomp", "xcomp", "advcl", "parataxis", "acl")
    if hearer is None or clause_token is None or clause_token.index < hearer.index:
        return None
    first, last = sentence.extent(clause_token.index)
    low, high = sentence.extent(hearer.index)
    first = max(first, hearer.index + 1)
    addressee = (max(low, match.last + 1), min(high, first - 1))
    to = is_to(sentence, clause_token.index)
    if (clause_token.relation == "advcl" and not to) or (to and match.cue.takes("o")):
        return None
    start = content_start(sentence, first, clause_token.index)
    if to and sentence[start].lower == "to":
        start += 1
    return Complement((start, clause_end(match, clause_token.index, last)), addressee, "e")


def _that_after(match: CueMatch) -> int | None:
    """The "that" which opens the content, with no more than a hearer or a date before it.

    "Warned the rebels that ..." has it; "rejected the claim that ..." has it not: there it explains the claim.
    """
    sentence = match.sentence
    for token in sentence.tokens[match.last + 1 : match.last + 14]:
        mistaken = match.cue.takes("e") and token.upos == "SCONJ" and token.relation == "det"
        if token.lower == "that" and (token.relation == "mark" or mistaken):
            clause = sentence[_clause_with(match, token.index)]
            told = match.cue.takes("e") and not is_noun_cue(sentence, clause.head)
            explains = clause.relation == "acl" and not told and not is_medium(sentence, clause.head)
            return None if explains and token.index > match.last + 1 else token.index
        reduced = token.xpos == "VBN" and token.relation == "acl" and is_medium(sentence, token.head)
        if (token.upos in ("VERB", "AUX", "SCONJ") and not reduced) or token.text in (":", ";"):
            return None
    return None


def _clause_with(match: CueMatch, that: int) -> int:
    """The head of the clause that a "that" opens, also where the parser took it for "that man"."""
    sentence = match.sentence
    head = sentence[that].head
    if sentence[that].relation == "det" and sentence[head].head > head:
        head = sentence[head].head
    return max(head, min(that + 1, len(sentence) - 1))


def find_clause(match: CueMatch) -> Complement | None:
    """ "said (that) CLAUSE", "asked whether CLAUSE"."""
    sentence = match.sentence
    that = _that_after(match)
    if that is not None and that + 1 < len(sentence):
        head = _clause_with(match, that)
        end = clause_end(match, head, max(sentence.extent(head)[1], that + 1))
        return Complement((that + 1, end), hearer_before(match, that), "c")
    clause = right_of(sentence, match, "ccomp") or _thatclause(match) or _gerund(match)
    if clause is None and match.last != match.head:
        clause = next((t for t in sentence.children(match.last, "ccomp", "xcomp") if t.index > match.last), None)
    if clause is None:
        return None
    first, last = sentence.extent(clause.index)
    first = max(first, match.last + 1)
    first = match.last + 1 if object_of(match) is not None and not match.cue.takes("e") else first
    start = _after_day(sentence, content_start(sentence, first, clause.index), clause.index)
    if sentence[start].lower == "to" or any(t.text == ";" for t in sentence.tokens[match.last : start]):
        return None
    if clause.xpos == "VBG" and not sentence.child(clause.index, "nsubj", "aux") and not match.cue.takes("n"):
        return None
    return Complement((start, clause_end(match, clause.index, last)), hearer_before(match, start), "c")


def _after_day(sentence: Sentence, start: int, head: int) -> int:
    """Past a day that dates the saying, though the parser hung it in the clause ("said | on Friday | it had")."""
    at = start + (sentence[start].lower == "on")
    if at + 1 < head and is_day(sentence[at]) and sentence[at + 1].upos in ("PRON", "DET", "PROPN", "NOUN"):
        return at + 1 if sentence[at + 1].lower not in DAY_PARTS else start
    return start


def _gerund(match: CueMatch) -> Token | None:
    """ "denied HAVING FIRED"."""
    if not match.cue.takes("n"):
        return None
    clause = right_of(match.sentence, match, "xcomp", "advcl")
    if clause is None or match.sentence.extent(clause.index)[0] != match.last + 1:
        return None
    return clause if match.sentence[match.last + 1].xpos == "VBG" else None


def _thatclause(match: CueMatch) -> Token | None:
    """A clause with "that", or with a subject of its own, that hangs on the cue by another name."""
    sentence = match.sentence
    for token in sentence.children(match.head, "advcl", "parataxis", "xcomp", "acl", "obj", "conj", "dep", "obl"):
        if token.index < match.last:
            continue
        if has_that(sentence, token.index):
            return token
        first = sentence.extent(token.index)[0]
        if (
            token.relation in ("parataxis", "obj", "xcomp")
            and sentence.child(token.index, "nsubj")
            and first == match.last + 1
        ):
            return token
    return None


def find_asked(match: CueMatch) -> Complement | None:
    """ "urged PARTY to ACT": party and act are the content."""
    sentence = match.sentence
    party = object_of(match) or governed_by(match)
    if party is None:
        return None
    act = next(
        (
            t
            for t in sentence.children(match.head, "xcomp", "ccomp", "advcl")
            if t.index > party.index and is_to(sentence, t.index)
        ),
        None,
    )
    act = act or next((t for t in sentence.children(party.index, "acl") if is_to(sentence, t.index)), None)
    if act is None and match.cue.lemma == "want":
        act = next((t for t in sentence.children(match.head, "xcomp", "ccomp") if t.xpos == "VBN"), None)
    if act is None:
        return None
    first = max(sentence.extent(party.index)[0], match.last + 1)
    last = max(sentence.extent(act.index)[1], sentence.extent(party.index)[1])
    low, high = sentence.extent(party.index)
    return Complement(
        (past_case(sentence, first, party.index), clause_end(match, act.index, last)),
        (past_case(sentence, max(low, match.last + 1), party.index), min(high, act.index - 1)),
        "o",
    )


def find_infinitive(match: CueMatch) -> Complement | None:
    """ "threatened to ACT"."""
    sentence = match.sentence
    act = next(
        (
            t
            for t in sentence.children(match.head, "xcomp", "ccomp", "advcl")
            if t.index > match.last and is_to(sentence, t.index)
        ),
        None,
    )
    if act is None:
        return None
    first, last = sentence.extent(act.index)
    first = max(first, match.last + 1)
    while first < act.index and sentence[first].lower != "to":
        first += 1
    if first > match.last + 4 and act.relation == "advcl" and match.cue.act not in ("promise", "threaten"):
        return None
    end = before_which(sentence, first, clause_end(match, act.index, last))
    return Complement((first, _before_and_that(sentence, first, end)), None, "t")


def _before_and_that(sentence: Sentence, first: int, last: int) -> int:
    """End an infinitive before a clause that belongs to a verb further up ("offered to wait, and that he ...")."""
    for at in range(first + 1, last):
        if sentence[at].lower == "and" and sentence[at + 1].lower == "that" and sentence[at + 1].relation == "mark":
            return at - 1 if sentence[at - 1].text != "," else at - 2
    return last


def find_noun_clause(match: CueMatch) -> Complement | None:
    """ "the claim that CLAUSE", "a promise to ACT", "is confident that CLAUSE"."""
    sentence, head = match.sentence, match.head
    that = next((t.index for t in _before_verb(sentence, head + 1) if t.lower == "that" and t.relation == "mark"), None)
    if that is not None and match.cue.takes("c") and that + 1 < len(sentence):
        inner = max(sentence[that].head, that + 1)
        return Complement((that + 1, max(sentence.extent(inner)[1], that + 1)), None, "c")
    for token in sentence.children(head, "acl", "ccomp", "advcl", "xcomp", "dep", "nmod"):
        if token.index < head or token.relation == "acl:relcl":
            continue
        first, last = sentence.extent(token.index)
        if match.cue.takes("c") and has_that(sentence, token.index):
            start = content_start(sentence, first, token.index)
            return Complement((start, last), None, "c")
        if match.cue.takes("t") and is_to(sentence, token.index):
            return Complement((first, last), None, "t")
    return None


def _before_verb(sentence: Sentence, start: int) -> Iterator[Token]:
    """The words from a place on, until a verb or a mark ends the noun phrase."""
    for token in sentence.tokens[start : start + 16]:
        if token.upos in ("VERB", "AUX") or token.text in (",", ";", ":"):
            return
        yield token
