"""Who says what: the statements of a document, with speaker, cue and the words of their content.

Three readings are laid over each other: texts laid out by speaker (turns), direct quotations with their frames
(quoting), and reported speech in the syntax of a sentence (attribution). What stands inside another's content is
`within` it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from communique.reading.acts import operative_act, refined_act
from communique.reading.attribution import Attribution, attribution_of, phrases_of
from communique.reading.complements import hearer_of
from communique.reading.cues import CueMatch, find_cues
from communique.reading.quoting import Quoted, find_quoted
from communique.reading.speakers import Range, is_first_person
from communique.reading.turns import Turn, find_turns
from communique.records import Span, StatementDraft, content_id
from communique.text import Analysis, Quotation, Sentence

Piece = tuple[int, int]

_MARKS = "\"“”„«»‘’'`"
_PRONOUN = re.compile(r"(?:this|that|it|one|them|him|her|these|those|so|himself|both|us|me|each other|what|which|whom|nobody|nothing|anything|something|everything)(?: (?:on|in|at|\w+ times?)\b.*)?$", re.I)
_PERSON = re.compile(r"(?:one|them|him|her|so|himself|both|us|me|each other)\b", re.I)
_FINITE = re.compile(r"\b(?:was|were|is|are|had|has|have|will|would|did|could|can|must|may|might)\b")
_INITIALS = re.compile(r"(?:\b[A-Z]\.){2,}$|\b(?:Mr|Mrs|Ms|Dr|Gen|Inc|Co|Corp|St|Jr|Sr|No|[ap]\.m|[A-Z])\.$")


@dataclass(frozen=True, slots=True)
class _Found:
    """A statement before it is nested: spans, and where its cue stands."""

    speaker: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    quote: str
    act: str
    addressee: Span | None
    confidence: float
    at: int


def extract_statements(analysis: Analysis) -> tuple[StatementDraft, ...]:
    """The statements of a document in text order; `confidence` is the reader's trust in the attribution."""
    cues = {s.index: find_cues(s) for s in analysis.sentences}
    turns = find_turns(analysis)
    quoted, loose = find_quoted(analysis, cues)
    found = [_of_turn(analysis, t) for t in turns]
    spoken = [p for t in turns if t.direct for p in t.pieces]
    quoted = [q for q in quoted if not any(_inside(q.pieces[0], p) for p in spoken)]
    plain = [f for f in _plain(analysis, cues, quoted, spoken) if not _is_taken(f, turns)]
    plain = _with_antecedents(plain, [*found, *(_of_quoted(analysis, q) for q in quoted)])
    if not turns or not turns[0].direct:
        _attach(analysis, loose, quoted, plain)
    found += [_of_quoted(analysis, q) for q in quoted] + plain
    return _nested(analysis, _distinct([f for f in found if f.content]))


def _with_antecedents(plain: Sequence[_Found], others: Sequence[_Found]) -> list[_Found]:
    """Let "denied this" deny what was said before; other contents that are only a pronoun say nothing."""
    kept: list[_Found] = []
    for found in sorted(plain, key=lambda f: f.at):
        if len(found.content) > 1 or not _PRONOUN.match(found.content[0].text):
            kept.append(found)
        elif found.act in ("deny", "reject", "acknowledge", "announce") and not _PERSON.match(found.content[0].text):
            before = [f for f in (*kept, *others) if f.content[-1].end <= found.at]
            if before:
                last = max(before, key=lambda f: f.content[-1].end)
                kept.append(replace(found, content=last.content, quote="indirect", confidence=0.5))
    return kept


def _is_taken(found: _Found, turns: Sequence[Turn]) -> bool:
    """Whether an attribution is the operative verb of a paragraph read as a turn."""
    return any(t.cue is not None and t.cue[0] <= found.at < t.cue[1] for t in turns)


def _of_turn(analysis: Analysis, turn: Turn) -> _Found:
    content = _spans(analysis, turn.pieces)
    words = " ".join(c.text for c in content)
    cue = analysis.span(*turn.cue) if turn.cue else None
    if turn.entry is not None and cue is not None:
        act = operative_act(turn.entry.lemma, turn.entry.act, cue.text, words)
    elif analysis.text[slice(*turn.speaker)] in ("Q", "Q."):
        act = "ask"
    else:
        act = refined_act("comment", "say", words, "q", direct=turn.direct)
    quote = "direct" if turn.direct else _quote_kind(analysis, content)
    return _Found(analysis.span(*turn.speaker), cue, content, quote, act, None, turn.confidence, turn.speaker[0])


def _of_quoted(analysis: Analysis, quoted: Quoted) -> _Found:
    content = _spans(analysis, quoted.pieces)
    words = " ".join(c.text for c in content)
    match, sentence = quoted.match, quoted.sentence
    speaker = cue = None
    if sentence is not None and quoted.speaker is not None:
        speaker = analysis.span_of(sentence, *quoted.speaker)
    if match is not None:
        cue = analysis.span_of(match.sentence, match.first, match.last)
    act = refined_act(match.cue.act if match else "comment", match.cue.name if match else "say", words, "q", direct=True)
    return _Found(
        speaker, cue, content, "direct", act, None, quoted.confidence, cue.start if cue else quoted.pieces[0][0]
    )


def _plain(
    analysis: Analysis, cues: dict[int, tuple[CueMatch, ...]], quoted: Sequence[Quoted], spoken: Sequence[Piece]
) -> Iterator[_Found]:
    """Reported speech in running text; inside quotations and turns it is what the speaker says of others."""
    used = {(q.match.sentence.index, q.match.head) for q in quoted if q.match is not None}
    direct = [p for q in quoted for p in q.pieces]
    for sentence in analysis.sentences:
        matches = [m for m in cues[sentence.index] if (sentence.index, m.head) not in used]
        made = [a for m in matches if (a := attribution_of(m)) is not None]
        for attribution in (*made, *phrases_of(sentence)):
            found = _of_attribution(analysis, attribution, direct, spoken)
            if found is not None:
                yield found


def _of_attribution(
    analysis: Analysis, attribution: Attribution, direct: Sequence[Piece], spoken: Sequence[Piece]
) -> _Found | None:
    sentence, speaker = attribution.sentence, attribution.speaker
    cue = analysis.span_of(sentence, *attribution.cue_at)
    holder = next((p for p in (*direct, *spoken) if p[0] <= cue.start < p[1]), None)
    if speaker is None or is_first_person(sentence, speaker) or sentence[speaker[0]].lower == "you":
        return None
    if holder is None and sentence[speaker[0]].lower == "my":
        return None
    named = analysis.span_of(sentence, *speaker)
    if holder is not None and not (holder[0] <= named.start < holder[1]):
        return None
    pieces = [p for r in attribution.content for p in _clipped(_characters(sentence, r), holder, direct)]
    content = _spans(analysis, [_widened(analysis, p) for p in pieces] if holder is None else pieces)
    if not content or any(c.overlaps(cue) for c in content):
        return None
    words = " ".join(c.text for c in content)
    entry = attribution.cue
    quote = _quote_kind(analysis, content)
    lemma = entry.name if entry else "according"
    act = refined_act(entry.act if entry else "claim", lemma, words, attribution.frame, direct=quote == "direct")
    if attribution.frame == "e" and lemma == "tell" and words[:1].islower() and not _FINITE.search(words.split(",")[0]):
        act = "demand"
    addressee = analysis.span_of(sentence, *attribution.addressee) if attribution.addressee else None
    return _Found(named, cue, content, quote, act, addressee, attribution.confidence, cue.start)


def _characters(sentence: Sentence, tokens: Range) -> Piece:
    return sentence[tokens[0]].start, sentence[tokens[1]].end


def _clipped(piece: Piece, holder: Piece | None, direct: Sequence[Piece]) -> list[Piece]:
    """A piece of content kept inside the quotation its cue stands in, and out of the others."""
    start, end = piece
    if holder is not None:
        start, end = max(start, holder[0]), min(end, holder[1])
    else:
        for a, b in direct:
            if a <= start < b:
                start = b
            if start < a < end:
                end = a
    return [(start, end)] if end - start > 1 else []


def _widened(analysis: Analysis, piece: Piece) -> Piece:
    """A piece that ends inside a quotation of several sentences runs to the quotation's end."""
    quotation = analysis.quotation_at(piece[1] - 1)
    if quotation is None or len(quotation.pieces) > 1 or not piece[0] <= quotation.start < piece[1]:
        return piece
    rest = analysis.text[piece[1] : quotation.end]
    return (piece[0], quotation.end) if len(rest.split()) > 1 and rest[:1] in " .?!" else piece


def _attach(analysis: Analysis, loose: Sequence[Quotation], quoted: list[Quoted], plain: list[_Found]) -> None:
    """Give a quotation without words of saying to the speaker before it, in its paragraph or the one before."""
    for quotation in loose:
        start, pieces = quotation.start, list(quotation.pieces)
        here = analysis.sentence_at(start)
        if here is None:
            continue
        candidates: list[tuple[int, Quoted | int]] = [(_place(q), q) for q in quoted if _place(q) < start]
        candidates += [(f.at, i) for i, f in enumerate(plain) if f.at < start and f.confidence > 0.6]
        if not candidates:
            continue
        at, last = max(candidates, key=lambda c: c[0])
        before = analysis.sentence_at(at)
        if before is None or here.paragraph - before.paragraph > 1:
            continue
        if here.paragraph == before.paragraph:
            if isinstance(last, Quoted):
                last.pieces.extend(pieces)
            else:
                old = plain[last]
                plain[last] = replace(old, content=(*old.content, *_spans(analysis, pieces)), quote="mixed")
        elif isinstance(last, Quoted):
            quoted.append(Quoted(pieces, last.sentence, last.speaker, None, 0.6))
        else:
            old = plain[last]
            content = _spans(analysis, pieces)
            words = " ".join(c.text for c in content)
            plain.append(
                replace(
                    old,
                    cue=None,
                    content=content,
                    quote="direct",
                    act=refined_act("comment", "say", words, "q", direct=True),
                    confidence=0.5,
                    at=start,
                )
            )


def _place(quoted: Quoted) -> int:
    if quoted.match is not None:
        return max(quoted.match.sentence[quoted.match.first].start, quoted.pieces[-1][0])
    return quoted.pieces[-1][0]


def _spans(analysis: Analysis, pieces: Iterable[Piece]) -> tuple[Span, ...]:
    """Pieces without outer quotation marks, blanks and final punctuation."""
    found = (_trimmed(analysis, *piece) for piece in pieces)
    return tuple(s for s in sorted(found) if len(s) > 1)


def _trimmed(analysis: Analysis, start: int, end: int) -> Span:
    text = analysis.text
    while start < end and (text[start].isspace() or text[start] in _MARKS or text[start] in ",;:—–"):
        start += 1
    while end > start:
        last = text[end - 1]
        if last == "." and _INITIALS.search(text, max(start, end - 8), end) and text[end : end + 1] not in _MARKS + ";":
            break
        if not (last.isspace() or last in _MARKS or last in ".,;:—–"):
            break
        end -= 1
    return Span(start, end, text[start:end])


def _quote_kind(analysis: Analysis, content: Sequence[Span]) -> str:
    """direct where all words stand in quotation marks, mixed where some do, else indirect."""
    marked = [q for q in analysis.quotations if any(q.start < c.end and c.start < q.end for c in content)]
    if not marked:
        return "indirect"
    whole = all(any(q.start <= c.start and c.end <= q.end for q in marked) for c in content)
    return "direct" if whole else "mixed"


def _distinct(found: list[_Found]) -> list[_Found]:
    """One statement per content and one per cue: the surer reading, the fuller cue where two begin at one word."""
    kept: dict[tuple[object, ...], _Found] = {}
    for item in sorted(found, key=lambda f: -f.confidence):
        far = item.cue is not None and item.content[-1].end < item.at and item.confidence == 0.5
        kept.setdefault((item.content, item.at if far else None), item)
    fullest: dict[int, int] = {}
    for item in kept.values():
        if item.cue is not None:
            fullest[item.cue.start] = max(fullest.get(item.cue.start, 0), item.cue.end)
    chosen = [f for f in kept.values() if f.cue is None or f.cue.end == fullest[f.cue.start] or f.quote == "direct"]
    return sorted(chosen, key=lambda f: (f.content[0].start, -f.content[-1].end))


def _nested(analysis: Analysis, found: Sequence[_Found]) -> tuple[StatementDraft, ...]:
    ids: list[str] = []
    for item in found:
        plain = content_id("statement", analysis.document, item.content)
        ids.append(plain if plain not in ids else content_id("statement", analysis.document, item.content, str(item.at)))
    drafts = []
    for place, item in enumerate(found):
        point = item.cue.start if item.cue else item.content[0].start
        outer = [
            (sum(len(c) for c in other.content), i)
            for i, other in enumerate(found)
            if i != place
            and any(c.start <= point < c.end for c in other.content)
            and any(c.start <= item.content[0].start < c.end for c in other.content)
        ]
        drafts.append(
            StatementDraft(
                id=ids[place],
                speaker=item.speaker,
                cue=item.cue,
                content=item.content,
                quote=item.quote,
                act=item.act,
                addressee=item.addressee,
                within=ids[min(outer)[1]] if outer else None,
                confidence=round(item.confidence, 3),
            )
        )
    return tuple(drafts)


def _inside(inner: Piece, outer: Piece) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
