"""The thing that a cue governs without a clause: a charge denied, a deed, a plan, a name."""

from communique.reading.statements.cues import CueMatch
from communique.reading.statements.extents import case_of, clause_end, is_to, phrase_end
from communique.reading.statements.governed import Complement, first_of, governed_by, object_of, right_of
from communique.reading.statements.hearers import accused_in, past_case
from communique.reading.statements.speakers import Range
from communique.text import Sentence

_NOMINAL = frozenset("NOUN PROPN PRON DET NUM".split())


def find_charged(match: CueMatch) -> Complement | None:
    """ "accused PARTY of DEED", "praised PARTY for MERIT"."""
    sentence, party = match.sentence, object_of(match)
    if party is None:
        deed = right_of(sentence, match, "ccomp", "xcomp")
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
    first, last = first_of(match, party), phrase_end(match, party)
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


def find_called(match: CueMatch) -> Complement | None:
    """ "called THING NAME", "described THING as NAME"."""
    sentence, thing = match.sentence, object_of(match) or right_of(match.sentence, match, "xcomp")
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
            Complement((first_of(match, thing), end), None, "a")
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
    return Complement((first_of(match, thing), end), None, "a")


def _quoted_behind(sentence: Sentence, index: int, last: int) -> bool:
    return any(t.text in ("“", '"', "‘") for t in sentence.tokens[index + 1 : last + 1])


def find_asked_for(match: CueMatch) -> Complement | None:
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


def find_named(match: CueMatch) -> Complement | None:
    """ "denied THE CHARGE", "announced A PLAN"."""
    sentence = match.sentence
    thing = object_of(match) or governed_by(match)
    if thing is None or thing.lower in ("himself", "herself", "itself", "themselves"):
        return None
    first = first_of(match, thing)
    if match.cue.particles:
        first = past_case(sentence, first, thing.index)
    return Complement((first, phrase_end(match, thing)), None, "n")
