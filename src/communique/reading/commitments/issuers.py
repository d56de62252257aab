"""Who is bound and whom it is addressed to: the phrases that name issuer and target."""

from communique.reading.commitments.candidates import Candidate
from communique.reading.commitments.kinds import SUFFERED
from communique.reading.commitments.response import is_in
from communique.reading.commitments.standing import country_of, named_at, party_class
from communique.records import Span
from communique.records.drafts import StatementDraft
from communique.text import Analysis, Sentence


def issuer_of(analysis: Analysis, candidate: Candidate, statement: StatementDraft | None) -> Span | None:
    """The phrase of who is bound: an acting subject that names a party, else who speaks, "we", or the subject."""
    sentence = candidate.sentence
    if candidate.issuer is not None:
        return phrase(analysis, sentence, candidate.issuer)
    subject = candidate.response.subject if candidate.response else None
    if subject is not None and _acts(candidate, subject):
        return phrase(analysis, sentence, subject)
    if statement is not None and statement.speaker is not None:
        return statement.speaker
    speaker = candidate.speaker
    if speaker is not None and speaker.kind not in ("none", "indefinite", "you"):
        return phrase(analysis, speaker.sentence, speaker.token.index)
    own = next((t for t in sentence if t.lower in ("we", "our", "i", "my", "us")), None)
    if own is not None:
        return analysis.span(own.start, own.end)
    if subject is not None and not _inside(candidate, subject) and party_class(sentence, subject) in ACTING | {"they"}:
        return phrase(analysis, sentence, subject)
    return _named_before(analysis, sentence)


ANSWERS = {
    "answer",
    "response",
    "reply",
    "reaction",
    "consequence",
    "consequences",
    "patience",
    "bomber",
    "missile",
    "gun",
}
ACTING = {"party", "country", "place", "name", "person"}


def _inside(candidate: Candidate, subject: int) -> bool:
    condition = candidate.condition
    return condition is not None and condition.left <= subject <= condition.last


def _acts(candidate: Candidate, subject: int) -> bool:
    """Whether the subject does the act: a party, neither the trigger's nor one that things are done to."""
    sentence, response = candidate.sentence, candidate.response
    if response is None or _inside(candidate, subject) or party_class(sentence, subject) not in ACTING:
        return False
    if sentence[subject].lemma in ANSWERS or (
        candidate.condition is not None and candidate.condition.form == "mistake"
    ):
        return False
    if sentence.child(response.head, "aux:pass") is not None or sentence[subject].relation == "nsubj:pass":
        return False
    if sentence[response.head].lemma in SUFFERED and sentence[response.head].lemma not in ("meet", "answer", "be"):
        return False
    words = sentence.subtree(subject)
    return not any(
        t.lower in ("your", "you", "any", "no", "every", "those", "such") for t in words if t.index <= subject
    )


def _named_before(analysis: Analysis, sentence: Sentence) -> Span | None:
    """The first party that the sentence names as a subject."""
    for token in sentence:
        if token.relation.split(":")[0] == "nsubj" and party_class(sentence, token.index) in ("party", "country"):
            return phrase(analysis, sentence, token.index)
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


def co_issuers_of(analysis: Analysis, candidate: Candidate) -> tuple[Span, ...]:
    """The further parties of a coordinated subject: "Britain and Turkey will send ships"."""
    subject = candidate.response.subject if candidate.response else candidate.issuer
    if subject is None or (candidate.response and not _acts(candidate, subject)):
        return ()
    others = candidate.sentence.children(subject, "conj")
    return tuple(
        phrase(analysis, candidate.sentence, t.index)
        for t in others
        if party_class(candidate.sentence, t.index) in ACTING
    )


def ascriber_of(analysis: Analysis, candidate: Candidate, issuer: Span | None) -> Span | None:
    """The phrase of who says that another country would act; `None` where the issuer's own side says so."""
    speaker, response = candidate.speaker, candidate.response
    if issuer is None or speaker is None or response is None or response.subject is None:
        return None
    first, last = speaker.sentence.extent(speaker.token.index)
    theirs = _countries(speaker.sentence, first, min(last, speaker.token.index + 6))
    subject = candidate.sentence.extent(response.subject)
    own = _countries(candidate.sentence, subject[0], min(subject[1], response.subject + 4))
    if not own or not theirs or own & theirs or issuer.start == speaker.token.start:
        return None
    return phrase(analysis, speaker.sentence, speaker.token.index) if _acts(candidate, response.subject) else None


def _countries(sentence: Sentence, first: int, last: int) -> set[str]:
    return {code for k in range(first, last + 1) if (code := country_of(named_at(sentence, k)))}


def target_of(analysis: Analysis, candidate: Candidate, issuer: Span | None) -> Span | None:
    """The phrase of whom it is addressed to: the trigger's actor, the one spoken to, the one acted upon."""
    sentence = candidate.sentence
    places = []
    mistaken = candidate.condition is not None and candidate.condition.form == "mistake"
    if mistaken and candidate.response is not None and candidate.response.subject is not None:
        places.append(candidate.response.subject)
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
        if is_in(sentence[place], "deadline_noun") or sentence[place].lower.endswith("day"):
            continue
        if party_class(sentence, place) in ("party", "country", "place", "name"):
            found = phrase(analysis, sentence, place)
            if issuer is None or found.start != issuer.start:
                return found
    return None
