"""Who says what: the statements of a document, with speaker, cue and the words of their content.

Three readings are laid over each other: texts laid out by speaker (turns), direct quotations with their frames
(quoting), and reported speech in the syntax of a sentence (attribution). What stands inside another's content is
`within` it.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from communique.reading.statements.act_clauses import phrase_class, setting_of
from communique.reading.statements.acts import operative_act, refined_act
from communique.reading.statements.attribution import Attribution, attribution_of, phrases_of
from communique.reading.statements.cues import CueMatch, find_cues, is_negated
from communique.reading.statements.found import Found, quote_kind, spans_of
from communique.reading.statements.hearers import hearer_of
from communique.reading.statements.nesting import distinct, nested
from communique.reading.statements.quoting import Quoted, find_quoted
from communique.reading.statements.regions import Piece, Regions
from communique.reading.statements.speakers import Range, is_first_person
from communique.reading.statements.turns import Turn, find_turns
from communique.records import Span, StatementDraft
from communique.text import Analysis, Quotation, Sentence

_QUESTIONER = re.compile(r"Q\.?|(?:QUESTION|REPORTER|JOURNALIST)\b.*", re.I)
_HOST = re.compile(r"(?:HOST|MODERATOR|INTERVIEWER|PRESENTER|ANCHOR)\b.*", re.I)
_AUTHOR = frozenset("government delegation country ministry people nation republic authorities".split())
_SOURCES = frozenset("party country person outsider name self".split())
"""Whoever is quoted is no content ("quoting the president")."""
_SHORT_NAME = 4
_MEMORY = 3
"""Paragraphs over which a person who spoke is still the one quoted."""
_LONGEST_NAME = 45
"""Words of a speaker's phrase; what is longer is a sentence that the parser mistook for a subject."""
_ORDERED = re.compile(r"\bto\s+\Z")
_ANYBODY = (
    "one|them|him|her|so|himself|both|us|me|each other|what|which|whom|nobody|nothing|anything|something|everything"
)
_PERSON = re.compile(rf"(?:{_ANYBODY})\b", re.I)
_PRONOUN = re.compile(rf"(?:this|that|it|these|those|{_ANYBODY})(?: (?:on|in|at|\w+ times?)\b.*)?$", re.I)


def extract_statements(analysis: Analysis) -> tuple[StatementDraft, ...]:
    """The statements of a document in text order; `confidence` is the reader's trust in the attribution."""
    cues = {s.index: find_cues(s) for s in analysis.sentences}
    marked = Regions(p for q in analysis.quotations if q.depth == 0 for p in q.pieces)
    turns = find_turns(analysis)
    spoken = Regions(p for t in turns if t.direct for p in t.pieces)
    quoted, loose = find_quoted(analysis, cues)
    quoted = [q for q in quoted if spoken.at(q.pieces[0][0]) is None]
    said = [_of_turn(analysis, t, marked, answered=t is not turns[-1]) for t in turns]
    plain = list(_plain(analysis, cues, quoted, spoken, marked, _operative(turns)))
    _name_persons(analysis, quoted, plain)
    plain = _with_antecedents(plain, [*said, *(_of_quoted(analysis, q) for q in quoted)])
    if not spoken.pieces:
        _attach(analysis, loose, quoted, plain)
    found = [*said, *(_of_quoted(analysis, q) for q in quoted), *plain]
    return nested(analysis, distinct(f for f in found if f.content))


def _operative(turns: Sequence[Turn]) -> Regions:
    """The verbs of operative paragraphs, which are read as turns."""
    return Regions(t.cue for t in turns if t.cue is not None)


def _of_turn(analysis: Analysis, turn: Turn, marked: Regions, *, answered: bool) -> Found:
    """The statement of a turn; who leads an interview asks wherever somebody else speaks next."""
    content = spans_of(analysis, turn.pieces)
    words = " ".join(c.text for c in content)
    cue = analysis.span(*turn.cue) if turn.cue else None
    if turn.entry is not None and cue is not None:
        act = operative_act(turn.entry.lemma, turn.entry.act, cue.text, words)
    elif _QUESTIONER.fullmatch(analysis.text, *turn.speaker) or (
        answered and _HOST.fullmatch(analysis.text, *turn.speaker)
    ):
        act = "ask"
    else:
        act = _act(analysis, analysis.span(*turn.speaker), content, direct=turn.direct)
    quote = "direct" if turn.direct else quote_kind(content, marked)
    return Found(analysis.span(*turn.speaker), cue, content, quote, act, None, turn.confidence, turn.speaker[0])


def _act(
    analysis: Analysis,
    speaker: Span | None,
    content: Sequence[Span],
    *,
    cue_act: str = "comment",
    name: str = "say",
    frame: str = "q",
    direct: bool,
) -> str:
    """The act of words by their cue, their speaker and what they say."""
    words = " ".join(c.text for c in content)
    return refined_act(cue_act, name, words, frame, direct=direct, setting=setting_of(analysis, speaker, content))


def _of_quoted(analysis: Analysis, quoted: Quoted) -> Found:
    content = spans_of(analysis, quoted.pieces)
    match, sentence = quoted.match, quoted.sentence
    speaker, cue, addressee = quoted.person, None, None
    if speaker is None and sentence is not None:
        speaker = _phrase(analysis, sentence, quoted.speaker)
    act, name = "comment", "say"
    if match is not None:
        cue, act, name = analysis.span_of(match.sentence, match.first, match.last), match.cue.act, match.cue.name
        hearer = hearer_of(match)
        addressee = _phrase(analysis, match.sentence, hearer)
        if addressee is not None and speaker is not None and addressee.overlaps(speaker):
            addressee = None
    act = _act(analysis, speaker, content, cue_act=act, name=name, direct=True)
    at = cue.start if cue else quoted.pieces[0][0]
    return Found(speaker, cue, content, "direct", act, addressee, quoted.confidence, at)


def _plain(
    analysis: Analysis,
    cues: Mapping[int, Sequence[CueMatch]],
    quoted: Sequence[Quoted],
    spoken: Regions,
    marked: Regions,
    operative: Regions,
) -> Iterator[Found]:
    """Reported speech in running text; inside quotations and turns it is what the speaker says of others."""
    used = {(q.match.sentence.index, q.match.head) for q in quoted if q.match is not None}
    direct = Regions({p for q in quoted for p in q.pieces})
    for sentence in analysis.sentences:
        matches = [m for m in cues[sentence.index] if (sentence.index, m.head) not in used]
        made = [a for m in matches if (a := attribution_of(m)) is not None]
        for attribution in (*made, *phrases_of(sentence)):
            found = _of_attribution(analysis, attribution, direct, spoken, marked)
            if found is not None and operative.at(found.at) is None:
                yield found


def _of_attribution(
    analysis: Analysis, attribution: Attribution, direct: Regions, spoken: Regions, marked: Regions
) -> Found | None:
    sentence, speaker, entry = attribution.sentence, attribution.speaker, attribution.cue
    cue = analysis.span_of(sentence, *attribution.cue_at)
    holder = direct.at(cue.start) or spoken.at(cue.start)
    if speaker is None or not _may_speak(sentence, speaker, inside=holder is not None):
        return None
    named = _phrase(analysis, sentence, speaker)
    if named is None or (holder is not None and not holder[0] <= named.start < holder[1]):
        return None
    pieces = [_clipped(analysis, _characters(sentence, r), holder, direct, marked) for r in attribution.content]
    content = spans_of(analysis, (p for p in pieces if p[1] - p[0] > 1))
    if not content or any(c.overlaps(cue) or c.overlaps(named) for c in content):
        return None
    quote = quote_kind(content, marked)
    name, act = (entry.name, entry.act) if entry else ("according", "claim")
    act = _act(analysis, named, content, cue_act=act, name=name, frame=attribution.frame, direct=quote == "direct")
    if (
        attribution.frame == "e"
        and name == "tell"
        and _ORDERED.search(analysis.text, max(0, content[0].start - 8), content[0].start)
    ):
        act = "demand"
    if name in ("quote", "cite") and _is_source(analysis, content[0]):
        return None
    if act in ("agree", "acknowledge", "support") and is_negated(sentence, attribution.cue_at[0]):
        act = "reject"
    addressee = _phrase(analysis, sentence, attribution.addressee)
    return Found(named, cue, content, quote, act, addressee, attribution.confidence, cue.start)


def _is_source(analysis: Analysis, content: Span) -> bool:
    """Whether a short phrase names a party, not its words ("quoting the president")."""
    return len(content.text.split()) <= _SHORT_NAME and phrase_class(analysis, content) in _SOURCES


def _phrase(analysis: Analysis, sentence: Sentence, tokens: Range | None) -> Span | None:
    """The span of some tokens; `None` where they hold no letter or digit."""
    span = analysis.span_of(sentence, *tokens) if tokens is not None and tokens[0] <= tokens[1] else None
    return span if span is not None and any(character.isalnum() for character in span.text) else None


def _may_speak(sentence: Sentence, speaker: Range, *, inside: bool) -> bool:
    """Whether the words are somebody else's than the author's: not "I", "we", "you", nor a letter's "my Government"."""
    first = sentence[speaker[0]].lower
    if speaker[1] - speaker[0] > _LONGEST_NAME:
        return False
    own = first == "my" and sentence[speaker[1]].lower in _AUTHOR
    return not is_first_person(sentence, speaker) and first != "you" and (inside or not own)


def _characters(sentence: Sentence, tokens: Range) -> Piece:
    return sentence[tokens[0]].start, sentence[tokens[1]].end


def _clipped(analysis: Analysis, piece: Piece, holder: Piece | None, direct: Regions, marked: Regions) -> Piece:
    """A piece of content kept inside the quotation its cue stands in, and out of the others.

    A piece that ends inside a quotation of several sentences runs to the quotation's end.
    """
    if holder is not None:
        return max(piece[0], holder[0]), min(piece[1], holder[1])
    start, end = direct.without(piece)
    if end <= start:
        return start, start
    quotation = marked.at(end - 1) if direct.at(end - 1) is None else None
    if quotation is None or not start <= quotation[0] < end:
        return start, end
    rest = analysis.text[end : quotation[1]]
    return (start, quotation[1]) if len(rest.split()) > 1 and rest[:1] in " .?!" else (start, end)


def _with_antecedents(plain: Sequence[Found], others: Sequence[Found]) -> list[Found]:
    """Let "denied this" deny what was said before; other contents that are only a pronoun say nothing."""
    ends = sorted((f.content[-1].end, i) for i, f in enumerate(others) if f.content)
    kept: list[Found] = []
    for found in sorted(plain, key=lambda f: f.at):
        if len(found.content) > 1 or not _PRONOUN.match(found.content[0].text):
            kept.append(found)
        elif found.act in ("deny", "reject", "acknowledge") and not _PERSON.match(found.content[0].text):
            place = bisect_left(ends, (found.at, 0)) - 1
            before = [f for f in kept[-8:] if f.content[-1].end <= found.at]
            before += [others[ends[place][1]]] if place >= 0 else []
            if before:
                content = max(before, key=lambda f: f.content[-1].end).content
                kept.append(replace(found, content=content, quote="indirect", confidence=0.5, borrowed=True))
    return kept


def _attach(analysis: Analysis, loose: Sequence[Quotation], quoted: list[Quoted], plain: list[Found]) -> None:
    """Give a quotation without words of saying to the speaker before it, in its paragraph or the one before."""
    places = sorted(
        [(_place(q), 0, i) for i, q in enumerate(quoted)]
        + [(f.at, 1, i) for i, f in enumerate(plain) if f.confidence > 0.6]
    )
    for quotation in loose:
        here, place = analysis.sentence_at(quotation.start), bisect_left(places, (quotation.start, 0, 0)) - 1
        if here is None or place < 0:
            continue
        at, reported, index = places[place]
        before = analysis.sentence_at(at)
        if before is None or here.paragraph - before.paragraph > 1:
            continue
        if here.paragraph == before.paragraph:
            _extend(analysis, quotation, quoted, plain, reported=bool(reported), index=index)
        elif reported:
            plain.append(_continued(analysis, quotation, plain[index]))
        else:
            old = quoted[index]
            insort(places, (quotation.start, 0, len(quoted)))
            quoted.append(Quoted(list(quotation.pieces), old.sentence, old.speaker, None, 0.6))


def _extend(
    analysis: Analysis, quotation: Quotation, quoted: list[Quoted], plain: list[Found], *, reported: bool, index: int
) -> None:
    """Add a quotation to the statement before it in its paragraph."""
    if reported:
        content = (*plain[index].content, *spans_of(analysis, quotation.pieces))
        plain[index] = replace(plain[index], content=content, quote="mixed")
    else:
        quoted[index].pieces.extend(quotation.pieces)


def _continued(analysis: Analysis, quotation: Quotation, before: Found) -> Found:
    """A new statement by the speaker of the paragraph before."""
    content = spans_of(analysis, quotation.pieces)
    act = _act(analysis, before.speaker, content, direct=True)
    return replace(
        before, cue=None, content=content, quote="direct", act=act, addressee=None, confidence=0.5, at=quotation.start
    )


def _name_persons(analysis: Analysis, quoted: Sequence[Quoted], plain: Sequence[Found]) -> None:
    """Give a quotation that a state's act introduces with a colon to the person who spoke for it before.

    Newspapers quote a minister, then what the state did, then the minister's words behind a colon.
    """
    places = sorted((f.at, i) for i, f in enumerate(plain) if f.speaker and _is_person(analysis, f.speaker))
    for item in quoted:
        if not (item.apart or item.is_guess) or item.sentence is None or item.speaker is None:
            continue
        words = item.sentence.tokens[item.speaker[0] : item.speaker[1] + 1]
        place = bisect_left(places, (item.sentence.start, 0)) - 1
        if place < 0 or not any(t.name[2:] == "LOC" for t in words) or any(t.name[2:] == "PER" for t in words):
            continue
        before = analysis.sentence_at(places[place][0])
        if before is not None and item.sentence.paragraph - before.paragraph <= _MEMORY:
            item.person, item.confidence = plain[places[place][1]].speaker, 0.5


def _is_person(analysis: Analysis, span: Span) -> bool:
    return any(t.name[2:] == "PER" for _, t in analysis.tokens_in(span.start, span.end))


def _place(quoted: Quoted) -> int:
    """Where a quotation with its frame ends: what follows continues it."""
    if quoted.match is not None:
        return max(quoted.match.sentence[quoted.match.first].start, quoted.pieces[-1][0])
    return quoted.pieces[-1][0]
