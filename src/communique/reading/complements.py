"""What a cue governs: the words that are said, promised, denied, and whom they are said to."""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.reading.cues import CueMatch, is_noun_cue
from communique.reading.extents import (
    DAY_PARTS,
    before_day,
    before_which,
    case_of,
    clause_end,
    cut_end,
    has_that,
    is_day,
    is_medium,
    is_to,
    phrase_end,
)
from communique.reading.hearers import accused_in, hearer_before, past_case
from communique.reading.speakers import Range
from communique.text import Sentence, Token

_CLOSERS = frozenset(", : ; - – — -- . ! ?".split())
_NOMINAL = frozenset("NOUN PROPN PRON DET NUM".split())


@dataclass(frozen=True, slots=True)
class Complement:
    """The content as a range of tokens, the phrase spoken to, and the frame letter that found them."""

    content: Range
    addressee: Range | None
    frame: str


def complement_of(match: CueMatch) -> Complement | None:
    """What follows the cue as its content; `None` where nothing that it takes does."""
    if match.cue.word != "verb":
        return _of_word(match)
    for frame, find in (
        ("e", _told),
        ("c", _clause),
        ("o", _asked),
        ("t", _infinitive),
        ("g", _charged),
        ("a", _called),
        ("f", _asked_for),
        ("n", _named),
    ):
        if match.cue.takes(frame) or (frame == "c" and match.cue.takes("w")):
            found = find(match)
            if found is not None:
                return found
    return None


def _told(match: CueMatch) -> Complement | None:
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
    hearer = _object(match)
    clause_token = _right(sentence, match, "ccomp", "xcomp", "advcl", "parataxis", "acl")
    if hearer is None or clause_token is None or clause_token.index < hearer.index:
        return None
    first, last = sentence.extent(clause_token.index)
    low, high = sentence.extent(hearer.index)
    first = max(first, hearer.index + 1)
    addressee = (max(low, match.last + 1), min(high, first - 1))
    to = is_to(sentence, clause_token.index)
    if (clause_token.relation == "advcl" and not to) or (to and match.cue.takes("o")):
        return None
    start = _content_start(sentence, first, clause_token.index)
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


def _clause(match: CueMatch) -> Complement | None:
    """ "said (that) CLAUSE", "asked whether CLAUSE"."""
    sentence = match.sentence
    that = _that_after(match)
    if that is not None and that + 1 < len(sentence):
        head = _clause_with(match, that)
        end = clause_end(match, head, max(sentence.extent(head)[1], that + 1))
        return Complement((that + 1, end), hearer_before(match, that), "c")
    clause = _right(sentence, match, "ccomp") or _thatclause(match) or _gerund(match)
    if clause is None and match.last != match.head:
        clause = next((t for t in sentence.children(match.last, "ccomp", "xcomp") if t.index > match.last), None)
    if clause is None:
        return None
    first, last = sentence.extent(clause.index)
    first = max(first, match.last + 1)
    first = match.last + 1 if _object(match) is not None and not match.cue.takes("e") else first
    start = _after_day(sentence, _content_start(sentence, first, clause.index), clause.index)
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
    clause = _right(match.sentence, match, "xcomp", "advcl")
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


def _asked(match: CueMatch) -> Complement | None:
    """ "urged PARTY to ACT": party and act are the content."""
    sentence = match.sentence
    party = _object(match) or _governed(match)
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


def _infinitive(match: CueMatch) -> Complement | None:
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


def _charged(match: CueMatch) -> Complement | None:
    """ "accused PARTY of DEED", "praised PARTY for MERIT"."""
    sentence, party = match.sentence, _object(match)
    if party is None:
        deed = _right(sentence, match, "ccomp", "xcomp")
        if deed is None or case_of(sentence, deed.index) not in ("of", "for"):
            return None
        last = clause_end(match, deed.index, sentence.extent(deed.index)[1])
        return Complement((match.last + 1, last), accused_in(sentence, match.last + 1, last), "g")
    if not match.cue.takes("n") and not any(
        case_of(sentence, t.index) in ("of", "for", "over") or sentence.child(t.index, "mark")
        for t in (
            *sentence.children(match.head, "obl", "advcl", "xcomp", "acl"),
            *sentence.children(party.index, "nmod", "acl"),
        )
        if t.index > party.index
    ):
        return None
    first, last = _first_of(match, party), phrase_end(match, party)
    return Complement((first, last), accused_in(sentence, first, last), "g")


def passive_of(match: CueMatch) -> tuple[Range, ...]:
    """The content of "THING was rejected by X", "PARTY was accused by X of DEED"."""
    sentence = match.sentence
    subject = sentence.child(match.head, "nsubj")
    if not match.cue.takes("gn") or subject is None or sentence.child(match.head, "aux:pass") is None:
        return ()
    first, last = sentence.extent(subject.index)
    rest = [
        t
        for t in sentence.children(match.head, "obl", "advcl")
        if t.index > match.last and case_of(sentence, t.index) in ("of", "for", "over")
    ]
    return ((first, min(last, match.first - 1)), *(sentence.extent(t.index) for t in rest[:1]))


def _called(match: CueMatch) -> Complement | None:
    """ "called THING NAME", "described THING as NAME"."""
    sentence, thing = match.sentence, _object(match) or _right(match.sentence, match, "xcomp")
    if (
        thing is None
        or (thing.upos not in _NOMINAL and sentence[match.last + 1].upos != "DET")
        or thing.lower.endswith(("self", "selves"))
    ):
        return None
    end = phrase_end(match, thing)
    named = [t for t in sentence.children(match.head, "xcomp", "obl", "obj", "advcl", "ccomp") if t.index > thing.index]
    inside = [
        t
        for t in sentence.children(thing.index, "nmod", "obl", "appos", "acl", "amod", "parataxis", "dep")
        if t.index > thing.index and t.relation != "acl:relcl"
    ]
    if match.cue.lemma == "put":
        return (
            Complement((_first_of(match, thing), end), None, "a")
            if any(case_of(sentence, t.index) == "at" for t in named)
            else None
        )
    as_ = any(case_of(sentence, t.index) in ("as", "like") for t in (*named, *inside))
    bare = match.cue.lemma in ("call", "brand", "dub", "label", "term", "consider")
    other = any(t.relation in ("xcomp", "obj", "ccomp") and not is_to(sentence, t.index) for t in named) or any(
        t.relation in ("appos", "amod", "dep") for t in inside
    )
    if not as_ and not (bare and (other or _quoted_behind(sentence, thing.index, end))):
        return None
    return Complement((_first_of(match, thing), end), None, "a")


def _quoted_behind(sentence: Sentence, index: int, last: int) -> bool:
    return any(t.text in ("“", '"', "‘") for t in sentence.tokens[index + 1 : last + 1])


def _asked_for(match: CueMatch) -> Complement | None:
    """ "asked for THING"."""
    sentence = match.sentence
    thing = next(
        (
            t
            for t in sentence.children(match.head, "obl")
            if t.index > match.last and case_of(sentence, t.index) == "for"
        ),
        None,
    )
    if thing is None:
        return None
    first = past_case(sentence, max(sentence.extent(thing.index)[0], match.last + 1), thing.index)
    return Complement((first, phrase_end(match, thing)), None, "f")


def _named(match: CueMatch) -> Complement | None:
    """ "denied THE CHARGE", "announced A PLAN"."""
    sentence = match.sentence
    thing = _object(match) or _governed(match)
    if thing is None or thing.lower in ("himself", "herself", "itself", "themselves"):
        return None
    first = _first_of(match, thing)
    if match.cue.particles:
        first = past_case(sentence, first, thing.index)
    return Complement((first, phrase_end(match, thing)), None, "n")


def _of_word(match: CueMatch) -> Complement | None:
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
            start = _content_start(sentence, first, token.index)
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


def _right(sentence: Sentence, match: CueMatch, *relations: str) -> Token | None:
    return next((t for t in sentence.children(match.head, *relations) if t.index > match.last), None)


def _object(match: CueMatch) -> Token | None:
    objects = (t for t in match.sentence.children(match.head, "obj", "iobj") if t.index > match.last)
    return next(objects, None)


def _governed(match: CueMatch) -> Token | None:
    """The noun behind the cue's own preposition ("called ON the parties", "spoke OF war")."""
    if not match.cue.particles:
        return None
    sentence = match.sentence
    for token in sentence.children(match.head, "obl", "obj"):
        cases = sentence.children(token.index, "case")
        own = any(match.first < c.index <= match.last for c in cases)
        if token.index > match.last and (own or sentence.extent(token.index)[0] == match.last + 1):
            return token
    return None


def _first_of(match: CueMatch, token: Token) -> int:
    return max(match.sentence.extent(token.index)[0], match.last + 1)


def _content_start(sentence: Sentence, first: int, head: int) -> int:
    """Past commas, colons and the "that" of a clause."""
    start = first
    while start < head and (
        sentence[start].text in _CLOSERS
        or (sentence[start].lower in ("that", "as") and sentence[start].relation == "mark")
    ):
        start += 1
    return start


def clause_behind(match: CueMatch) -> Range | None:
    """All that follows a verb of saying, where the parser hung its clause elsewhere and a finite verb is in it."""
    sentence, start = match.sentence, match.last + 1
    if _object(match) is not None or start >= len(sentence):
        return None
    if match.cue.kind != "speech" or not match.cue.takes("c") or not match.cue.takes("q"):
        return None
    if sentence[start].upos not in ("DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM") or sentence[start].relation == "mark":
        return None
    end = cut_end(match, start, len(sentence) - 1)
    finite = any(t.xpos in ("VBD", "VBZ", "VBP", "MD") for t in sentence.tokens[start + 1 : end + 1])
    return (start, end) if finite else None
