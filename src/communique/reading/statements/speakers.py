"""Who speaks: the phrase that a cue takes as its subject, agent or owner."""

import re

from communique.reading.statements.cues import LASTING, is_speech_cue, may_invert
from communique.text import Sentence, Token

Range = tuple[int, int]
"""First and last token index of a phrase, both included."""

_DUMB: Range = (-1, -1)
_DASHES = frozenset("— – - --".split())

_RELATIVE = frozenset("who which that whom".split())
_NO_SOURCE = frozenset(
    "there what this that these those it's nobody none neither nothing no-one whoever whatever whichever".split()
)
_BEFORE_INVERSION = frozenset(", ” \" '' ’ ' ? ! - – —".split())
_QUOTES = frozenset("” \" '' ’".split())
_STAMP = re.compile(r"\d{1,2}(?:[:.]\d\d|/\d{1,2})")
_SUBORDINATING = frozenset("after before as while when because since until".split())
_BELOW = frozenset("ccomp xcomp obj obl".split())
_NOMINAL = frozenset("NOUN PROPN PRON ADJ DET NUM ADP PART CCONJ".split())
_INNER = frozenset("“ ” \" ' ’ - . ( )".split())
_EDGE = frozenset(", : ; - – — -- ( ) [ ] \" “ ” '' `` ' ‘ ’ • ● * . /".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight".split())


def speaker_of(sentence: Sentence, verb: int, *, depth: int = 0) -> Range | None:
    """The phrase of whoever does the saying; `None` where the sentence names nobody.

    A verb without a subject of its own takes that of the verb it is joined to ("said ... and added", "..., adding").
    """
    own = _own_subject(sentence, verb)
    if own is not None:
        return own if own != _DUMB else None
    token, head = sentence[verb], sentence.head(verb)
    if head is None or depth > 4:
        return _stray_subject(sentence, verb)
    relation = token.relation.split(":")[0]
    if token.xpos == "VBG" and any(
        t.lower in ("to", "in", "of", "for") for t in sentence.children(verb, "mark", "case")
    ):
        return None
    if relation == "acl":
        return (
            noun_phrase(sentence, head.index, beside=verb)
            if (token.xpos != "VBN" or token.relation == "acl:relcl")
            and head.lower not in _NO_SOURCE
            and not sentence.child(verb, "aux:pass")
            else None
        )
    if relation == "advcl" and head.lemma in ("quote", "report", "cite") and sentence.child(head.index, "aux:pass"):
        quoted = sentence.child(head.index, "nsubj")
        return noun_phrase(sentence, quoted.index, beside=head.index) if quoted else None
    if token.xpos in ("VBN", "VBD") and relation in ("advcl", "xcomp") and not sentence.child(verb, "aux"):
        return None
    if relation in ("xcomp", "advcl") and head.lemma in LASTING:
        return speaker_of(sentence, head.index, depth=depth + 1)
    if relation in ("conj", "advcl", "parataxis", "dep", "ccomp") and head.upos in ("VERB", "AUX", "ADJ", "NOUN"):
        over = resumed(sentence, verb)
        above = head.index if over is None else over
        if relation == "ccomp" and over is None:
            return _stray_subject(sentence, verb)
        return _stray_subject(sentence, verb) or speaker_of(sentence, above, depth=depth + 1)
    return _stray_subject(sentence, verb)


def resumed(sentence: Sentence, verb: int) -> int | None:
    """The verb of saying that a later one takes up, though the parser hung it inside the first one's content.

    "Said A had been hit and blamed B", "said A would stay, adding that ...": the one who blames and adds is the one
    who said, because the verb shares his tense and not the content's.
    """
    token = sentence[verb]
    participle = token.xpos == "VBG" and token.relation in ("advcl", "conj", "acl") and _after_comma(sentence, verb)
    if not participle and (token.relation != "conj" or sentence.child(verb, "aux", "nsubj")):
        return None
    inner: Token | None = None
    for above in sentence.ancestors(verb):
        if (
            above.index < verb
            and is_speech_cue(sentence, above.index)
            and inner is not None
            and inner.relation in _BELOW
        ):
            agrees = above.xpos == token.xpos and (
                inner.xpos != token.xpos or sentence.child(inner.index, "aux", "cop")
            )
            return above.index if participle or agrees else None
        inner = above
    return None


def _has_no(sentence: Sentence, index: int) -> bool:
    """Whether the phrase says that nobody does ("no agency has promised")."""
    return any(t.lower in ("no", "neither") for t in sentence.children(index, "det"))


def _after_comma(sentence: Sentence, verb: int) -> bool:
    return verb > 1 and any(sentence[i].text in (",", "”", '"') for i in (verb - 1, verb - 2))


def _own_subject(sentence: Sentence, verb: int) -> Range | None:
    """The verb's subject or agent; `_DUMB` where it has a subject that cannot speak."""
    subjects = [
        t
        for t in sentence.children(verb, "nsubj", "csubj", "expl")
        if t.index >= dateline_end(sentence) and not (t.relation == "expl" and t.index > verb)
    ]
    if not subjects:
        return None
    inverted = verb == 0 or sentence[verb - 1].text in _BEFORE_INVERSION
    subject = min(subjects, key=lambda t: (t.index > verb and not inverted, abs(t.index - verb)))
    active = sentence[verb].xpos == "VBD" and not sentence.child(verb, "aux:pass")
    if not active and (subject.relation.endswith(":pass") or sentence.child(verb, "aux:pass")):
        agent = next((t for t in sentence.children(verb, "obl") if _has_case(sentence, t.index, "by")), None)
        if agent is None:
            return _DUMB
        first, last = noun_phrase(sentence, agent.index, beside=verb)
        deed = next(
            (i for i in range(first, last) if sentence[i].lower == "of" and sentence[i + 1].xpos == "VBG"), last + 1
        )
        return (first + 1 if sentence[first].lower == "by" else first), deed - 1
    if (
        not subject.relation.startswith("nsubj")
        or subject.lower in _NO_SOURCE - _RELATIVE
        or _has_no(sentence, subject.index)
    ):
        return _DUMB
    if subject.lower in _RELATIVE:
        return _antecedent(sentence, verb) or _DUMB
    first, last = noun_phrase(sentence, subject.index, beside=verb)
    for other in reversed(subjects):
        low, high = sentence.extent(other.index)
        if high == first - 1 and other.upos in ("PROPN", "NOUN") and first <= verb and sentence[high].is_word:
            first = low
    return first, last


def _antecedent(sentence: Sentence, verb: int) -> Range | None:
    """The noun that a relative clause is about; a verb joined to another one shares its noun."""
    token = sentence[verb]
    while token.relation == "conj" and (head := sentence.head(token.index)) is not None:
        token = head
    head = sentence.head(token.index)
    if head is None or not token.relation.startswith("acl") or head.upos not in ("NOUN", "PROPN", "PRON"):
        return None
    return noun_phrase(sentence, head.index, beside=token.index)


def _has_case(sentence: Sentence, index: int, word: str) -> bool:
    return any(t.lower == word for t in sentence.children(index, "case"))


def _stray_subject(sentence: Sentence, verb: int) -> Range | None:
    """The subject of a finite verb that the parser gave none: right behind "said" after a quotation, else before it."""
    token = sentence[verb]
    if token.xpos not in ("VBD", "VBZ", "VBP", "VBN") or (token.xpos == "VBN" and not sentence.child(verb, "aux")):
        return None
    quoted = verb > 0 and any(t.text in _QUOTES for t in sentence.tokens[max(0, verb - 2) : verb])
    if quoted or (verb and sentence[verb - 1].text in _BEFORE_INVERSION and may_invert(sentence, verb)):
        for other in sentence.children(verb, "obj", "iobj", "dep", "appos", "obl", "xcomp", "parataxis", "ccomp"):
            first, _ = sentence.extent(other.index)
            if (
                first == verb + 1
                and other.upos in ("NOUN", "PROPN", "PRON")
                and not sentence.child(other.index, "case")
            ):
                return noun_phrase(sentence, other.index, beside=verb)
    return _words_before(sentence, verb)


def _words_before(sentence: Sentence, verb: int) -> Range | None:
    """The nominal words that end before a verb, with an apposition between commas."""
    start = dateline_end(sentence)
    last = verb - 1
    while last >= start and sentence[last].upos in ("ADV", "AUX", "PART"):
        last -= 1
    if last < start:
        return None
    apposed = sentence[last].text == ","
    end = last - 1 if apposed else last
    who = next((i for i in range(end, max(start, end - 20), -1) if sentence[i].lower == "who"), None)
    if apposed and who is not None and who - 2 > start and sentence[who - 1].text == ",":
        first = _segment(sentence, start, who - 2)
        return None if first is None else _trim(sentence, first, end)
    first = _segment(sentence, start, end)
    if first is None and apposed:
        comma = next((i for i in range(end, start, -1) if sentence[i].text == ","), start)
        if comma > start and sentence[comma + 1].upos == "ADP":
            first, end = _segment(sentence, start, comma - 1), comma - 1
            apposed = False
    if first is None:
        return _lead_subject(sentence, start, last)
    if apposed and first - 2 >= start and sentence[first - 1].text == ",":
        first = _segment(sentence, start, first - 2)
    if first is None or sentence[end].upos not in ("NOUN", "PROPN", "PRON"):
        return None
    if sentence[first].lower in _NO_SOURCE or (sentence[end].upos == "PRON" and first != end):
        return None
    return _trim(sentence, first, end)


def _lead_subject(sentence: Sentence, start: int, last: int) -> Range | None:
    """All words from a dateline to the verb, where no other finite verb stands between."""
    if not start or sentence[start].upos not in ("NOUN", "PROPN", "DET", "ADJ"):
        return None
    end = _before_participle(sentence, start, last)
    finite = any(t.xpos in ("VBD", "VBZ", "VBP", "MD") for t in sentence.tokens[start : end + 1])
    relative = any(t.lower == "who" for t in sentence.tokens[start : end + 1])
    return _trim(sentence, start, end) if relative or not finite else None


def _before_participle(sentence: Sentence, start: int, last: int) -> int:
    """End a lead's subject before "handed to ..." but not before ", who ..."."""
    if any(sentence[i].lower == "who" for i in range(start, last)):
        return last
    return next((i - 1 for i in range(start + 1, last + 1) if sentence[i].upos == "VERB"), last)


def _segment(sentence: Sentence, start: int, end: int) -> int | None:
    """Where a run of nominal words up to `end` begins; `None` where it is no noun phrase of its own."""
    first = end
    while first >= start and (sentence[first].upos in _NOMINAL or sentence[first].text in _INNER):
        if sentence[first].lower in _SUBORDINATING:
            return first + 1 if first < end else None
        first -= 1
    first += 1
    if first > end or (
        first > start and sentence[first - 1].text not in (",", ";", ":", "—") and sentence[first - 1].upos != "CCONJ"
    ):
        return None
    return first if sentence[first].upos not in ("ADP", "PART", "CCONJ", "PUNCT") else None


def dateline_end(sentence: Sentence) -> int:
    """The index of the first word behind a dateline ("DUBLIN, 14 May —"); 0 where there is none."""
    if len(sentence) < 4 or not sentence[0].text.isupper() or len(sentence[0].text) < 3:
        return 0
    if (
        sentence[1].text == ":"
        and sentence.index == 0
        and sentence[0].name == "B-LOC"
        and not sentence[2].text.isupper()
    ):
        return 2
    for at in range(1, min(len(sentence) - 1, 18)):
        token = sentence[at]
        spaced = sentence[at - 1].end < token.start and token.end < sentence[at + 1].start
        if (token.text in _DASHES and spaced) or (token.text == ":" and at > 1 and sentence.index == 0):
            return at + 1
        if token.upos in ("VERB", "AUX", "PRON", "ADV", "SCONJ"):
            return 0
    return 0


def noun_phrase(sentence: Sentence, index: int, *, beside: int) -> Range:
    """A noun with its modifiers, appositions and relative clauses, on its own side of the word `beside`."""
    first, last = sentence.extent(index)
    if first <= beside <= last:
        first, last = (beside + 1, last) if index > beside else (first, beside - 1)
        last = _before_clause(sentence, index, last, beside)
    last = _before_foreign(sentence, index, last)
    last = next((i - 1 for i in range(index + 1, last) if _opens_source(sentence, i)), last)
    first, last = _trim(sentence, max(first, min(index, dateline_end(sentence))), last)
    first = _after_lead(sentence, index, first)
    return first, _before_day(sentence, index, first, _before_aside(sentence, index, last))


def _opens_source(sentence: Sentence, at: int) -> bool:
    """Whether a comma opens ", according to Z," which the parser spans with the phrase around it."""
    return sentence[at].text == "," and sentence[at + 1].lower == "according"


def _before_foreign(sentence: Sentence, index: int, last: int) -> int:
    """End the phrase before an occasion that hangs on the verb, though the comma behind it hangs on the noun ("the
    premier, on a visit to Rabat, said")."""
    for at in range(index + 1, last):
        opens = sentence[at].text == "," and sentence[at + 1].upos == "ADP" and sentence[at - 1].upos != "AUX"
        if opens and not (sentence.is_below(at, index) and sentence.is_below(at + 1, index)):
            return at - 1
    return last


def _before_aside(sentence: Sentence, index: int, last: int) -> int:
    """Leave out a remark on a state or body ("Fiji, which has engineers there") or the occasion ("the premier, in a
    televised address, offered talks"): neither says who speaks.
    """
    for token in (*sentence.children(index, "acl:relcl"), *sentence.children(index, "nmod")):
        first = sentence.extent(token.index)[0]
        comma = first - 1 if sentence[first].text != "," else first
        opener = sentence[comma + 1].lower
        wanted = ("which", "whose") if token.relation == "acl:relcl" else ("in", "at", "during", "after", "before")
        if index < comma <= last and sentence[comma].text == "," and opener in wanted:
            return comma - 1
    return last


def _before_clause(sentence: Sentence, index: int, last: int, beside: int) -> int:
    """End the phrase before the relative clause that holds `beside`."""
    if index > beside:
        return last
    branch = sentence[beside]
    while branch.head not in (index, -1):
        branch = sentence[branch.head]
    start = sentence.extent(branch.index)[0] if branch.head == index else beside
    return max(index, min(last, start - 1)) if start > index else last


def _after_lead(sentence: Sentence, index: int, first: int) -> int:
    """Skip "but", "and", "meanwhile" and a dateline before the phrase."""
    for at in range(index - 1, first - 1, -1):
        if sentence[at].text in ("—", "–", "--", "-") and sentence[at - 1 if at else 0].text != sentence[at].text:
            spaced = at > 0 and sentence[at - 1].end < sentence[at].start and sentence[at].end < sentence[at + 1].start
            if spaced:
                return at + 1
    while first < index and sentence[first].relation in ("cc", "mark", "punct", "discourse", "case"):
        first += 1
    return first


def _before_day(sentence: Sentence, index: int, first: int, last: int) -> int:
    """Leave out a day that hangs on the phrase but dates the saying ("the ministry on Monday said")."""
    if last > index and sentence[last].lower in _DAYS:
        last -= 1
        if last > index and sentence[last].lower in ("on", "late", "early"):
            last -= 1
    return _trim(sentence, first, last)[1]


def is_stamp(sentence: Sentence, at: int) -> bool:
    """Whether a word is the time of an entry or the number of a post at the head of its line (16:20, 5/7)."""
    return at == 0 and _STAMP.fullmatch(sentence[at].text) is not None and len(sentence) > 1 and sentence[1].is_word


def _trim(sentence: Sentence, first: int, last: int) -> Range:
    if first < last and is_stamp(sentence, first):
        first += 1
    while first < last and sentence[first].text in _EDGE:
        first += 1
    while last > first and sentence[last].text in _EDGE - {")"}:
        last -= 1
    if sentence[last].text == ")" and all(sentence[i].text != "(" for i in range(first, last)):
        last -= 1
    return first, last


def is_first_person(sentence: Sentence, phrase: Range | None) -> bool:
    """Whether the phrase is "I" or "we"."""
    return phrase is not None and phrase[0] == phrase[1] and sentence[phrase[0]].lower in ("i", "we")
