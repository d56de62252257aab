"""What a cue governs: the words that are said, promised, denied, and whom they are said to."""

from dataclasses import dataclass

from communique.reading.cues import CueMatch
from communique.reading.speakers import Range
from communique.text import Sentence, Token

_OPENERS = frozenset("whether if who what how why when where which".split())
_KEPT_CLAUSES = frozenset(
    "if unless because until when till once after before so while as provided since although though lest".split()
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight week night "
    "month morning afternoon evening noon january february march april may june july august september "
    "october november december sunday-night".split()
)
_MEDIUM = frozenset(
    "statement letter interview communique communiqué speech broadcast briefing address tweet telegram note "
    "message conference report post comment remarks".split()
)
_CLOSERS = frozenset(", : ; - – — -- . ! ?".split())
_BREAKS = frozenset("; :".split())


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
    sentence, verb = match.sentence, match.head
    hearer = _object(match)
    if hearer is None:
        return None
    clause = _right(sentence, match, "ccomp", "xcomp", "advcl", "parataxis", "acl")
    if clause is None or clause.index < hearer.index:
        return None
    first, last = sentence.extent(clause.index)
    first = max(first, hearer.index + 1)
    low, high = sentence.extent(hearer.index)
    addressee = (max(low, match.last + 1), min(high, first - 1))
    start = _content_start(sentence, first, clause.index)
    if clause.relation == "advcl" and not _is_to(sentence, clause.index) and not _has_that(sentence, clause.index):
        return None
    if sentence[start].lower == "to" and clause.relation in ("xcomp", "advcl", "ccomp", "acl"):
        start += 1
    return Complement((start, _clause_end(match, clause.index, last)), addressee, "e")


def _clause(match: CueMatch) -> Complement | None:
    """ "said (that) CLAUSE", "asked whether CLAUSE"."""
    sentence = match.sentence
    clause = _right(sentence, match, "ccomp")
    if clause is None:
        clause = _thatclause(match)
    if clause is None:
        return None
    first, last = sentence.extent(clause.index)
    first = max(first, match.last + 1)
    start = _content_start(sentence, first, clause.index)
    if sentence[start].lower == "to" or (clause.xpos == "VBG" and not sentence.child(clause.index, "nsubj", "aux")):
        return None
    return Complement((start, _clause_end(match, clause.index, last)), _hearer(match, start), "c")


def _thatclause(match: CueMatch) -> Token | None:
    """A clause with "that", or with a subject of its own, that hangs on the cue by another name."""
    sentence = match.sentence
    for token in sentence.children(match.head, "advcl", "parataxis", "xcomp", "acl", "obj", "conj", "dep", "obl"):
        if token.index < match.last:
            continue
        if _has_that(sentence, token.index):
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
            if t.index > party.index and _is_to(sentence, t.index)
        ),
        None,
    )
    act = act or next((t for t in sentence.children(party.index, "acl") if _is_to(sentence, t.index)), None)
    if act is None:
        return None
    first = max(sentence.extent(party.index)[0], match.last + 1)
    last = max(sentence.extent(act.index)[1], sentence.extent(party.index)[1])
    low, high = sentence.extent(party.index)
    return Complement(
        (_skip_case(sentence, first, party.index), _clause_end(match, act.index, last)),
        (_skip_case(sentence, max(low, match.last + 1), party.index), min(high, act.index - 1)),
        "o",
    )


def _infinitive(match: CueMatch) -> Complement | None:
    """ "threatened to ACT"."""
    sentence = match.sentence
    act = next(
        (
            t
            for t in sentence.children(match.head, "xcomp", "ccomp", "advcl")
            if t.index > match.last and _is_to(sentence, t.index)
        ),
        None,
    )
    if act is None:
        return None
    first, last = sentence.extent(act.index)
    first = max(first, match.last + 1)
    while first < act.index and sentence[first].lower != "to":
        first += 1
    if first > match.last + 4:
        return None
    return Complement((first, _clause_end(match, act.index, last)), None, "t")


def _charged(match: CueMatch) -> Complement | None:
    """ "accused PARTY of DEED", "praised PARTY for MERIT"."""
    sentence, party = match.sentence, _object(match)
    if party is None:
        return None
    if not match.cue.takes("n") and not any(
        _case(sentence, t.index) in ("of", "for", "over") or sentence.child(t.index, "mark")
        for t in (
            *sentence.children(match.head, "obl", "advcl", "xcomp"),
            *sentence.children(party.index, "nmod", "acl"),
        )
        if t.index > party.index
    ):
        return None
    return Complement((_first_of(match, party), _phrase_end(match, party)), sentence.extent(party.index), "g")


def _called(match: CueMatch) -> Complement | None:
    """ "called THING NAME", "described THING as NAME"."""
    sentence, thing = match.sentence, _object(match)
    if thing is None:
        return None
    named = [t for t in sentence.children(match.head, "xcomp", "obl", "obj", "advcl", "ccomp") if t.index > thing.index]
    if not any(t.relation in ("xcomp", "obj", "ccomp") or _case(sentence, t.index) in ("as", "like") for t in named):
        if not any(_case(sentence, t.index) == "as" for t in sentence.children(thing.index, "nmod", "obl")):
            return None
    return Complement((_first_of(match, thing), _phrase_end(match, thing)), None, "a")


def _asked_for(match: CueMatch) -> Complement | None:
    """ "asked for THING"."""
    sentence = match.sentence
    thing = next(
        (t for t in sentence.children(match.head, "obl") if t.index > match.last and _case(sentence, t.index) == "for"),
        None,
    )
    if thing is None:
        return None
    first = _skip_case(sentence, max(sentence.extent(thing.index)[0], match.last + 1), thing.index)
    return Complement((first, _phrase_end(match, thing)), None, "f")


def _named(match: CueMatch) -> Complement | None:
    """ "denied THE CHARGE", "announced A PLAN"."""
    sentence = match.sentence
    thing = _object(match) or _governed(match)
    if thing is None or thing.lower in ("himself", "herself", "itself", "themselves"):
        return None
    first = _first_of(match, thing)
    if match.cue.particles:
        first = _skip_case(sentence, first, thing.index)
    return Complement((first, _phrase_end(match, thing)), None, "n")


def _of_word(match: CueMatch) -> Complement | None:
    """ "the claim that CLAUSE", "a promise to ACT", "is confident that CLAUSE"."""
    sentence, head = match.sentence, match.head
    for token in sentence.children(head, "acl", "ccomp", "advcl", "xcomp", "dep", "nmod"):
        if token.index < head or token.relation == "acl:relcl":
            continue
        first, last = sentence.extent(token.index)
        if match.cue.takes("c") and _has_that(sentence, token.index):
            start = _content_start(sentence, first, token.index)
            return Complement((start, last), None, "c")
        if match.cue.takes("t") and _is_to(sentence, token.index):
            return Complement((first, last), None, "t")
    return None


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
    return next(
        (
            t
            for t in sentence.children(match.head, "obl")
            if t.index > match.last
            and any(match.first < c.index <= match.last for c in sentence.children(t.index, "case"))
        ),
        None,
    )


def _case(sentence: Sentence, index: int) -> str:
    case = sentence.child(index, "case", "mark")
    return case.lower if case else ""


def _has_that(sentence: Sentence, index: int) -> bool:
    return any(t.lower == "that" for t in sentence.children(index, "mark"))


def _is_to(sentence: Sentence, index: int) -> bool:
    return any(t.lower == "to" and t.index < index for t in sentence.children(index, "mark"))


def _first_of(match: CueMatch, token: Token) -> int:
    return max(match.sentence.extent(token.index)[0], match.last + 1)


def _skip_case(sentence: Sentence, first: int, index: int) -> int:
    while first < index and sentence[first].relation in ("case", "mark", "punct"):
        first += 1
    return first


def _content_start(sentence: Sentence, first: int, head: int) -> int:
    """Past commas, colons and the "that" of a clause."""
    start = first
    while start < head and (
        sentence[start].text in _CLOSERS
        or (sentence[start].lower in ("that", "as") and sentence[start].relation == "mark")
    ):
        start += 1
    return start


def _hearer(match: CueMatch, before: int) -> Range | None:
    """The phrase spoken to ("told reporters", "said to the Council")."""
    sentence = match.sentence
    for token in sentence.children(match.head, "obj", "iobj", "obl"):
        if match.last < token.index < before and (token.relation != "obl" or _case(sentence, token.index) == "to"):
            first, last = sentence.extent(token.index)
            return _skip_case(sentence, first, token.index), min(last, before - 1)
    return None


def is_time(sentence: Sentence, index: int) -> bool:
    """Whether a phrase dates the saying ("on Tuesday", "last night")."""
    first, last = sentence.extent(index)
    words = [t.lower for t in sentence.tokens[first : last + 1]]
    return len(words) <= 6 and not _DAYS.isdisjoint(words)


def is_medium(sentence: Sentence, index: int) -> bool:
    """Whether a phrase names where it was said ("in a statement", "on state television")."""
    return sentence[index].lemma in _MEDIUM or sentence[index].lemma in ("television", "radio", "twitter", "reporter")


def _clause_end(match: CueMatch, clause: int, last: int) -> int:
    """Where the content of a clause ends: with what the parser hung on the cue though it belongs to the content."""
    sentence = match.sentence
    for token in sentence.children(match.head, "advcl", "conj", "parataxis", "obl", "ccomp", "advmod", "xcomp"):
        first, end = sentence.extent(token.index)
        if token.index <= clause or end <= last:
            continue
        if not _belongs(match, token, first, last):
            break
        last = end
    return _cut(match, clause, last)


def _belongs(match: CueMatch, token: Token, first: int, last: int) -> bool:
    sentence = match.sentence
    relation = token.relation.split(":")[0]
    if relation == "conj":
        return _has_that(sentence, token.index) or (
            bool(sentence.child(token.index, "nsubj")) and token.lemma != match.cue.lemma
        )
    if relation == "ccomp":
        return True
    if relation == "advcl":
        return _case(sentence, token.index) in _KEPT_CLAUSES or (token.xpos != "VBG" and first <= last + 1)
    if relation == "obl":
        return not is_time(sentence, token.index) and not is_medium(sentence, token.index)
    return relation == "advmod" or relation == "xcomp"


def _cut(match: CueMatch, clause: int, last: int) -> int:
    """End before a participle that is a cue of its own ("..., adding that") and before a semicolon."""
    sentence = match.sentence
    for at in range(clause + 1, last + 1):
        token = sentence[at]
        if token.text == ";":
            return at - 1
        if token.text == "," and at + 1 <= last and _is_participle_cue(sentence, at + 1):
            return at - 1
    return last


_PARTICIPLES = frozenset(
    "adding saying warning accusing calling vowing insisting citing noting urging stressing describing promising "
    "threatening pledging denying rejecting blaming demanding arguing claiming suggesting explaining declaring "
    "telling asking quoting dismissing tweeting".split()
)


def _is_participle_cue(sentence: Sentence, at: int) -> bool:
    token = sentence[at]
    if token.lower in ("and", "but") and at + 1 < len(sentence):
        token = sentence[at + 1]
    return token.lower in _PARTICIPLES and token.xpos == "VBG"


def _phrase_end(match: CueMatch, thing: Token) -> int:
    """Where the content of a verb with an object ends: its complements, not when and where it was said."""
    sentence = match.sentence
    last = sentence.extent(thing.index)[1]
    for token in sentence.children(match.head):
        first, end = sentence.extent(token.index)
        if token.index <= thing.index or end <= last:
            continue
        relation = token.relation.split(":")[0]
        if relation not in ("obj", "obl", "xcomp", "advcl", "ccomp", "advmod", "iobj", "nmod") or (
            first > last + 1 and relation != "advcl"
        ):
            break
        if (is_time(sentence, token.index) and relation in ("obl", "advmod")) or is_medium(sentence, token.index):
            break
        if relation == "advcl" and _case(sentence, token.index) not in _KEPT_CLAUSES | {"for", "of", "to", "by"}:
            break
        last = end
    return _cut(match, thing.index, last)
