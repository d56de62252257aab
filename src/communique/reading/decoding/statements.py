"""Statements as the model alone reads them: its answers about words, made into speakers, cues and contents.

The model marks the word that stands for a statement (the head of its cue, or of its content where it has none) and
says of every other word whether it belongs to the source, the cue or the content. Here those words become phrases:
small gaps are closed, strays dropped, and ends put where syntax, quotation marks and paragraphs put them.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from communique.knowledge.joining_statements import statement_weights
from communique.reading.decoding.statement_syntax import (
    LOOSE,
    complete_clause,
    cut_at,
    joined_content,
    joined_speaker,
    mean_score,
    name_at,
    whole_phrase,
)
from communique.reading.statements.found import Found, quote_kind, spans_of
from communique.reading.statements.nesting import nested
from communique.reading.statements.regions import Piece, Regions
from communique.reading.statements.speakers import speaker_of
from communique.records import Span, StatementDraft
from communique.text import Analysis, Insight, Sentence, Token
from communique.text.insight import Scores

Place = tuple[int, int]

EVEN = 0.0
"""Log-odds from which on a word is held to stand for a statement."""
_WIDEST_GAP = 3
"""Words between two pieces of one phrase that the model left out by a narrow margin."""
_NARROW = -2.0
"""Mean log-odds of such words."""
_CLEAR = 3.0
"""Sum of the log-odds of a further piece of content, so that one word of it is not enough."""
_SURE = 4.0
"""The most that one word adds to such a sum."""
_QUOTED_SHARE = 0.6
"""The part of a quotation's words from which on all of it is content."""
_SPEAKING_TO = 0.35
"""Least probability of the word that names whom a statement is turned to."""
_LABEL_START = 12
"""Characters that may stand before a speaker's label: a number, a time."""
_OWN = frozenset({"i", "we", "you", "us", "me"})
"""Whoever writes or reads the text speaks in no record of it."""
_CLOSING = {")": "(", "]": "["}
_LEADING = frozenset({"cc", "punct", "discourse"})


@dataclass(frozen=True, slots=True)
class Run:
    """Words `first` to `last` of a sentence, both included, with the sum of their log-odds."""

    sentence: Sentence
    first: int
    last: int
    sum: float

    @property
    def piece(self) -> Piece:
        """The run as characters of the document."""
        return self.sentence[self.first].start, self.sentence[self.last].end


@dataclass(frozen=True, slots=True)
class Hearing:
    """The model's answers about phrases, each asked for once."""

    insight: Insight
    known: dict[tuple[str, Place], Scores] = field(default_factory=dict)

    def scores(self, role: str, place: Place) -> Scores:
        """The log-odds of each word of the window to belong to a phrase, moved so that 0 is even on annotated texts."""
        found = self.known.get((role, place))
        if found is None:
            found = self.known[role, place] = self.insight.phrase(role, place, even=statement_weights().even[role])
        return found


def decode_statements(
    analysis: Analysis, *, least: float = EVEN, hearing: Hearing | None = None
) -> tuple[StatementDraft, ...]:
    """The statements that the model finds, in text order; none without a model.

    `least` is the log-odds from which a word counts as standing for one; `confidence` is its probability.
    """
    insight = analysis.insight
    if insight is None:
        return ()
    hearing = hearing or Hearing(insight)
    marked = Regions(p for q in analysis.quotations if q.depth == 0 for p in q.pieces)
    proposed: list[tuple[float, Found]] = []
    for sentence in analysis.sentences:
        if not insight.covers(sentence.index):
            continue
        strengths = insight.strengths("cue", sentence.index, len(sentence))
        for word in (strengths > least).nonzero()[0].tolist():
            strength = float(strengths[word])
            found = statement_at(analysis, hearing, (sentence.index, word), strength, marked)
            if found is not None:
                proposed.append((strength, found))
    chosen = _apart(proposed)
    return nested(analysis, sorted(chosen, key=lambda f: (f.content[0].start, -f.content[-1].end, f.at)))


def statement_at(analysis: Analysis, hearing: Hearing, place: Place, strength: float, marked: Regions) -> Found | None:
    """The statement that a word stands for; `None` where the model sees no content of it."""
    cue = cue_at(analysis, hearing, place)
    taken = _places(cue)
    source = speaker_at(analysis, hearing.scores("source", place), place, taken)
    taken |= _places(source)
    content = content_of(analysis, hearing.scores("content", place), taken, cue)
    speaker = _span(analysis, source)
    if cue is not None:
        speaker, content = _cut(analysis, hearing, place, cue, speaker, content)
    content = apart_from(analysis, content, [s for s in (speaker, _span(analysis, cue)) if s is not None])
    if not content or (speaker is not None and speaker.text.lower() in _OWN):
        return None
    acts = hearing.insight.fact("act", place)
    return Found(
        speaker,
        _span(analysis, cue),
        content,
        "direct" if cue is None and _is_turn(analysis, source, content) else quote_kind(content, marked),
        max(acts, key=acts.__getitem__),
        addressee_at(analysis, hearing.insight, place, speaker),
        1 / (1 + math.exp(-strength)),
        analysis.span_of(cue.sentence, cue.first).start if cue else content[0].start,
    )


def apart_from(analysis: Analysis, content: Sequence[Span], taken: Sequence[Span]) -> tuple[Span, ...]:
    """The pieces that hold no word of speaker or cue, those that run into each other as one."""
    pieces: list[Piece] = []
    for span in sorted(content):
        if any(span.overlaps(other) for other in taken):
            continue
        if pieces and span.start <= pieces[-1][1]:
            pieces[-1] = pieces[-1][0], max(pieces[-1][1], span.end)
        else:
            pieces.append((span.start, span.end))
    return spans_of(analysis, pieces)


def _is_turn(analysis: Analysis, source: Run | None, content: Sequence[Span]) -> bool:
    """Whether a speaker's label opens a paragraph and his words fill the rest of it, or the next one."""
    if source is None:
        return False
    label = analysis.paragraphs[source.sentence.paragraph]
    words = analysis.sentence_at(content[0].start)
    if words is None or not 0 <= words.paragraph - label.index <= 1 or source.piece[0] - label.start > _LABEL_START:
        return False
    return not any(t.is_word for _, t in analysis.tokens_in(source.piece[1], content[0].start))


def _cut(
    analysis: Analysis, hearing: Hearing, place: Place, cue: Run, speaker: Span | None, content: tuple[Span, ...]
) -> tuple[Span | None, tuple[Span, ...]]:
    """Speaker and content with their edges where syntax has them, unless the model is sure of its own."""
    cut = cut_at(analysis, cue.sentence, place[1], cue.first, cue.last)
    if cut is None or any(c.start < analysis.text.find("\n", c.start, c.end) for c in content):
        return speaker, content
    margin = statement_weights().margin
    scores = hearing.scores("source", place)
    who = joined_speaker(analysis, scores, cut.speaker, speaker, margin=margin["source"])
    scores = hearing.scores("content", place)
    what = joined_content(analysis, scores, cut.content, content, margin=margin["content"])
    return (speaker if who is not None and any(c.overlaps(who) for c in what) else who), what


def cue_at(analysis: Analysis, hearing: Hearing, place: Place) -> Run | None:
    """The words of the cue around the word that stands for the statement; `None` where it has no cue."""
    sentence = analysis.sentences[place[0]]
    scores = hearing.scores("cue", place)
    runs = [r for r in _runs(analysis, scores, frozenset(), bridged=False) if r.sentence.index == place[0]]
    own = [r for r in runs if r.first <= place[1] <= r.last]
    if not own or not any(t.is_word for t in sentence.tokens[own[0].first : own[0].last + 1]):
        return None
    first, last = own[0].first, own[0].last
    while first < last and not sentence[first].is_word:
        first += 1
    while last > first and not sentence[last].is_word:
        last -= 1
    return Run(sentence, first, last, own[0].sum)


def speaker_at(analysis: Analysis, scores: Scores, place: Place, barred: frozenset[Place]) -> Run | None:
    """The phrase of the source: the run of words that the model is surest of, the nearer of two like ones.

    Without any, the subject of the cue; a part of a noun phrase stands for all of it, unless the model denies the rest.
    """
    runs = [r for r in map(_phrase, _runs(analysis, scores, barred)) if r is not None and r.sum > 0]
    best = max(runs, key=lambda r: (r.sum - _SURE * abs(r.sentence.index - place[0]), r.first), default=None)
    sentence = analysis.sentences[place[0]]
    if best is None:
        subject = speaker_of(sentence, place[1]) if (place in barred) else None
        return Run(sentence, *subject, 0.0) if subject is not None and subject[0] <= subject[1] else None
    if best.sentence is not sentence:
        return best
    whole = whole_phrase(sentence, best.first, best.last, beside=place[1])
    if whole is None or not barred.isdisjoint((place[0], i) for i in range(whole[0], whole[1] + 1)):
        return best
    rest = [analysis.span_of(sentence, i) for i in range(whole[0], whole[1] + 1) if not best.first <= i <= best.last]
    denied = mean_score(analysis, scores, rest) < -statement_weights().margin["source"]
    return best if denied else Run(sentence, *whole, best.sum)


def content_of(
    analysis: Analysis, scores: Scores, barred: frozenset[Place], cue: Run | None = None
) -> tuple[Span, ...]:
    """The pieces of the content, with whole quotations where most of one is said.

    Beside a cue they stand in its sentence or in quotation marks.
    """
    runs = [
        _completed(r, barred)
        for r in _runs(analysis, scores, barred)
        if cue is None or r.sentence is cue.sentence or analysis.quotation_at(r.piece[1] - 1) is not None
    ]
    best = max((r.sum for r in runs), default=0.0)
    kept = _joined([r for r in runs if r.sum >= min(best, _CLEAR)])
    return spans_of(analysis, _with_quotations(analysis, kept))


def _completed(run: Run, barred: frozenset[Place]) -> Run:
    first, last = complete_clause(run.sentence, run.first, run.last)
    added = {(run.sentence.index, i) for i in range(first, last + 1)}
    return run if not barred.isdisjoint(added) else Run(run.sentence, first, last, run.sum)


def addressee_at(analysis: Analysis, insight: Insight, place: Place, speaker: Span | None) -> Span | None:
    """The words that name whom the statement is turned to, where the model points at some."""
    chances = insight.party("addressee", place, least=_SPEAKING_TO)
    nobody = chances.pop(None, 0.0)
    where, chance = max(chances.items(), key=lambda item: item[1], default=(None, 0.0))
    if where is None or chance < _SPEAKING_TO or chance < nobody:
        return None
    span = name_at(analysis, where)
    return None if not span.text or (speaker is not None and span.overlaps(speaker)) else span


def _places(run: Run | None) -> frozenset[Place]:
    return frozenset((run.sentence.index, i) for i in range(run.first, run.last + 1)) if run else frozenset()


def _span(analysis: Analysis, run: Run | None) -> Span | None:
    span = analysis.span_of(run.sentence, run.first, run.last) if run else None
    return span if span is not None and span.text else None


def _runs(analysis: Analysis, scores: Scores, barred: frozenset[Place], *, bridged: bool = True) -> list[Run]:
    """Neighbouring words above even in one sentence; `bridged`, over marks and narrow misses between them."""
    found: list[Run] = []
    for sentence, values in _by_sentence(analysis, scores):
        low: list[int] = []
        for word, value in enumerate(values):
            if value <= 0 or (sentence.index, word) in barred:
                continue
            if low and (word == low[-1] + 1 or (bridged and _is_narrow(sentence, values, low[-1] + 1, word, barred))):
                low.append(word)
                continue
            if low:
                found.append(_run(sentence, low, values))
            low = [word]
        if low:
            found.append(_run(sentence, low, values))
    return found


def _run(sentence: Sentence, words: Sequence[int], values: Sequence[float]) -> Run:
    total = sum(min(_SURE, values[w]) for w in words if sentence[w].is_word)
    return Run(sentence, words[0], words[-1], total)


def _by_sentence(analysis: Analysis, scores: Scores) -> Iterator[tuple[Sentence, Sequence[float]]]:
    """The scores of each sentence of the window that has a word above even."""
    for index in sorted(scores):
        if max(scores[index]) > 0:
            yield analysis.sentences[index], scores[index]


def _is_narrow(sentence: Sentence, values: Sequence[float], first: int, end: int, barred: frozenset[Place]) -> bool:
    """Whether the words of a gap are marks or nearly above even."""
    if any((sentence.index, i) in barred for i in range(first, end)):
        return False
    words = [values[i] for i in range(first, end) if sentence[i].is_word]
    return not words or (len(words) <= _WIDEST_GAP and sum(words) / len(words) > _NARROW)


def _phrase(run: Run) -> Run | None:
    """A run as a phrase: without marks and joining words at its ends."""
    sentence, first, last = run.sentence, run.first, run.last
    while first <= last and (not sentence[first].is_word or sentence[first].relation in _LEADING):
        first += 1
    while last >= first and (not sentence[last].is_word or (last > first and sentence[last].upos in LOOSE)):
        last -= 1
    if last > first and sentence[last].lower in ("'s", "'"):
        last -= 1
    return Run(sentence, first, _closed(sentence, first, last), run.sum) if first <= last else None


def _closed(sentence: Sentence, first: int, last: int) -> int:
    """The end of a phrase with the bracket that closes one opened in it."""
    if last + 1 >= len(sentence) or (opening := _CLOSING.get(sentence[last + 1].text)) is None:
        return last
    inside = [t.text for t in sentence.tokens[first : last + 1]]
    return last + 1 if inside.count(opening) > inside.count(sentence[last + 1].text) else last


def _joined(runs: Sequence[Run]) -> list[Piece]:
    """The runs as pieces, those of neighbouring sentences of a paragraph as one, "that" and joining words cut off."""
    pieces: list[Piece] = []
    before: Run | None = None
    for run in runs:
        trimmed = _opened(run)
        if trimmed is None:
            continue
        start, end = trimmed.piece
        if before is not None and _goes_on(before, trimmed):
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
        before = trimmed
    return pieces


def _goes_on(before: Run, run: Run) -> bool:
    """Whether a run takes up where the one before ended, at the end of its sentence."""
    if before.sentence.paragraph != run.sentence.paragraph or run.sentence.index != before.sentence.index + 1:
        return False
    between = [*before.sentence.tokens[before.last + 1 :], *run.sentence.tokens[: run.first]]
    return not any(t.is_word for t in between)


def _opened(run: Run) -> Run | None:
    """A run of content without the "that" or the joining word that opens it."""
    sentence, first, last = run.sentence, run.first, run.last
    while first <= last and _is_opening(sentence[first]):
        first += 1
    while last > first and sentence[last].upos in ("CCONJ", "SCONJ") and sentence[last].relation in ("cc", "mark"):
        last -= 1
    return Run(sentence, first, last, run.sum) if first <= last else None


def _is_opening(token: Token) -> bool:
    if token.lower == "that" and token.relation == "mark":
        return True
    return not token.is_word and token.text not in ("(", "[", "$", "£", "€", "@", "#")


def _with_quotations(analysis: Analysis, pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, each stretched over a quotation of which it holds most; those that lie in one before it go."""
    found: list[Piece] = []
    for piece in pieces:
        whole = piece
        for quotation in (analysis.quotation_at(piece[0]), analysis.quotation_at(piece[1] - 1)):
            for part in quotation.pieces if quotation is not None else ():
                if _share(analysis, part, whole) >= _QUOTED_SHARE:
                    whole = min(whole[0], part[0]), max(whole[1], part[1])
        if not found or not found[-1][0] <= whole[0] <= whole[1] <= found[-1][1]:
            found.append(whole)
    return found


def _share(analysis: Analysis, quotation: Piece, piece: Piece) -> float:
    """How much of the words of a quotation lies in a piece."""
    low, high = max(quotation[0], piece[0]), min(quotation[1], piece[1])
    if low >= high:
        return 0.0
    return len(analysis.text[low:high].split()) / max(1, len(analysis.text[quotation[0] : quotation[1]].split()))


def _apart(proposed: Sequence[tuple[float, Found]]) -> list[Found]:
    """The surest first; what shares its cue or all its content with a surer one goes."""
    kept: list[Found] = []
    seen: set[tuple[Span, ...]] = set()
    for _, item in sorted(proposed, key=lambda pair: -pair[0]):
        if item.content in seen or any(_share_cue(item, other) for other in kept):
            continue
        kept.append(item)
        seen.add(item.content)
    return kept


def _share_cue(one: Found, other: Found) -> bool:
    return one.cue is not None and other.cue is not None and one.cue.overlaps(other.cue)
