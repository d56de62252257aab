"""Who is bound and whom it is addressed to: the phrases that name issuer and target."""

from communique.reading.candidates import Candidate
from communique.reading.standing import party_class
from communique.records import Span
from communique.records.drafts import StatementDraft
from communique.text import Analysis, Sentence

NAMED = ("party", "name", "nation thing", "person")


def issuer_of(analysis: Analysis, candidate: Candidate, statement: StatementDraft | None) -> Span | None:
    """The phrase of who is bound: the subject where it names a party, else who speaks, else the nearest party before."""
    sentence = candidate.sentence
    subject = candidate.response.subject if candidate.response else candidate.issuer
    kind = party_class(sentence, subject)
    passive = subject is not None and sentence[subject].relation == "nsubj:pass"
    trigger = candidate.trigger
    inside = subject is not None and trigger is not None and trigger[0] <= subject <= trigger[1]
    if subject is not None and not passive and not inside and kind in ("party", "country", "place", "name", "person"):
        return phrase(analysis, sentence, subject)
    if candidate.issuer is not None:
        return phrase(analysis, sentence, candidate.issuer)
    if statement is not None and statement.speaker is not None:
        return statement.speaker
    if candidate.speaker is not None and candidate.speaker.kind not in ("none", "indefinite"):
        return phrase(analysis, candidate.speaker.sentence, candidate.speaker.token.index)
    if subject is not None and not inside:
        return phrase(analysis, sentence, subject)
    return None


def phrase(analysis: Analysis, sentence: Sentence, index: int) -> Span:
    """The noun phrase of a word, without relative clauses and appositions behind it."""
    first, last = sentence.extent(index)
    for child in sentence.children(index, "acl:relcl", "acl", "appos", "parataxis", "conj", "cc", "dep", "advcl"):
        start = sentence.extent(child.index)[0]
        if start > index:
            last = min(last, start - 1)
    while last > index and (sentence[last].upos in ("PUNCT", "CCONJ")):
        last -= 1
    while first < index and (sentence[first].upos in ("PUNCT", "CCONJ", "ADP", "ADV", "SCONJ")):
        first += 1
    return analysis.span_of(sentence, first, last)


def target_of(analysis: Analysis, candidate: Candidate, issuer: Span | None) -> Span | None:
    """The phrase of whom it is addressed to: the trigger's actor, the one spoken to, the one acted upon."""
    sentence = candidate.sentence
    places = []
    if candidate.target is not None:
        places.append(candidate.target)
    if candidate.condition is not None:
        if candidate.condition.form.startswith("whoever"):
            return analysis.span_of(sentence, candidate.condition.left, candidate.condition.last)
        subject = sentence.child(candidate.condition.head, "nsubj")
        if subject is not None:
            places.append(subject.index)
    if candidate.cue is not None:
        places += [t.index for t in sentence.children(candidate.cue.index, "obj", "iobj", "obl")]
    if candidate.response is not None:
        places += [t.index for t in sentence.children(candidate.response.head, "iobj", "obj", "obl")]
    for place in places:
        if party_class(sentence, place) in ("party", "country", "place", "name"):
            found = phrase(analysis, sentence, place)
            if issuer is None or found.start != issuer.start:
                return found
    return None
