"""Commitments as the model reads them: the words that stand for one, and the phrases it gives to each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp

from communique.reading.commitments.demands import without_deadline
from communique.reading.commitments.hedges import firmness_of
from communique.reading.decoding.commitment_spans import (
    JOINTS,
    MARKERS,
    before_trigger,
    best_piece,
    completed,
    pieces,
    trimmed,
    with_closed_quotes,
    with_whole_subject,
    without_not,
)
from communique.records import Span, content_id
from communique.records.drafts import CommitmentDraft, StatementDraft
from communique.text import Analysis, Insight, Sentence
from communique.text.insight import Place, Scores

FAINT = -3.0
"""Log-odds of a word to stand for a commitment from which on it is asked; what is kept is decided in joining."""
ALONE = 0.0
"""The log-odds from which on a commitment stands where the model reads alone."""
DENIED = -3.0
"""The score below which a word is held to be none of a phrase, however close to it by syntax."""
LENIENCE = {"trigger": 1.0, "issuer": 0.75, "target": 0.75}
"""What is added to the score of each word for a phrase, where a missing phrase costs more than a doubtful one (swept on
the development part of the corpus)."""
NEARNESS, FAR = {0: 1.0, 1: 0.1}, 0.02
"""What a phrase's worth counts for in the sentence of the word itself, beside it, and farther off (swept on the
development part of the corpus)."""
FREE = 0.9
"""The probability of a response without a condition from which on no trigger is asked for."""
MARKED = {
    **dict.fromkeys(("unless", "until", "till", "failing", "barring"), "does_not_happen"),
    **dict.fromkeys(("if", "should", "once", "whenever", "wherever", "whoever"), "happens"),
}
"""What a word before a trigger says of the condition (annotation guide, decisions 5 and 23)."""
LIMITS = frozenset("by before within till until".split())
_OUTSIDE = "O"
_UNCONDITIONAL = "unconditional"
_DEMAND = "demand"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word that may stand for a commitment, its log-odds and its kind."""

    place: Place
    strength: float
    kind: str


def decode_commitments(
    analysis: Analysis, statements: Sequence[StatementDraft], *, least: float = ALONE
) -> tuple[CommitmentDraft, ...]:
    """The commitments that the model sees with at least these log-odds, in the order of the text."""
    insight = analysis.insight
    if insight is None:
        return ()
    taken: list[CommitmentDraft] = []
    for anchor in sorted(_anchors(analysis, insight, least), key=lambda a: (-a.strength, a.place)):
        word = analysis.sentences[anchor.place[0]][anchor.place[1]]
        if any(s.start <= word.start < s.end for draft in taken for s in _core(draft)):
            continue
        draft = Decoder(analysis, insight, anchor).draft(statements)
        if draft is not None and not any(_share(draft, other) for other in taken):
            taken.append(draft)
    return tuple(sorted(taken, key=lambda draft: min(s.start for s in _core(draft))))


def _anchors(analysis: Analysis, insight: Insight, least: float) -> Iterator[Anchor]:
    for sentence in analysis.sentences:
        if not insight.covers(sentence.index):
            continue
        strengths = insight.strengths("kind", sentence.index, len(sentence))
        for word in (strengths >= least).nonzero()[0].tolist():
            if sentence[word].is_word:
                chances = insight.labels("kind", (sentence.index, word))
                kind = max((k for k in chances if k != _OUTSIDE), key=lambda k: chances[k])
                yield Anchor((sentence.index, word), float(strengths[word]), kind)


def _core(draft: CommitmentDraft) -> list[Span]:
    return [s for s in (draft.response, draft.demand, draft.trigger) if s is not None]


def _share(one: CommitmentDraft, other: CommitmentDraft) -> bool:
    """Whether one draft answers with words that the other answers with, too, or has for its trigger."""
    a, b = _core(one), _core(other)
    return any(s.overlaps(b[0]) for s in a) or any(s.overlaps(a[0]) for s in b)


class Decoder:
    """The phrases of one commitment, asked of the word that stands for it."""

    def __init__(self, analysis: Analysis, insight: Insight, anchor: Anchor) -> None:
        self._analysis = analysis
        self._insight = insight
        self._anchor = anchor
        self._sentence = analysis.sentences[anchor.place[0]]

    def draft(self, statements: Sequence[StatementDraft]) -> CommitmentDraft | None:
        """The record; `None` where no phrase of it is found."""
        is_demand = self._anchor.kind == _DEMAND
        demand = self._around("demand") if is_demand else self._anywhere("demand")
        trigger, condition = (None, _UNCONDITIONAL) if is_demand else self._trigger()
        response, is_negated = (None, False) if is_demand else self._response(trigger)
        core = tuple(s for s in (trigger, response, demand) if s is not None)
        if not core:
            return None
        hedges = self._hedges()
        holder = statement_around(statements, response or demand or trigger)
        return CommitmentDraft(
            id=content_id("commitment", self._analysis.document, core),
            statement=holder.id if holder else None,
            kind=self._anchor.kind,
            issuer=self._anywhere("issuer"),
            target=self._anywhere("target"),
            trigger=trigger,
            condition=condition,
            response=response,
            response_polarity="will_not" if is_negated else self._top("polarity"),
            hedges=hedges,
            firmness=firmness_of([h.text for h in hedges], response.text if response else ""),
            deadline=self._anywhere("deadline"),
            demand=demand,
            confidence=round(1 / (1 + exp(-self._anchor.strength)), 3),
        )

    def _trigger(self) -> tuple[Span | None, str]:
        """The trigger, and on what the response waits; a phrase that is seen outweighs some doubt of a condition."""
        chances = self._insight.fact("condition", self._anchor.place)
        if chances.pop(_UNCONDITIONAL, 0.0) > FREE:
            return None, _UNCONDITIONAL
        trigger = self._anywhere("trigger", before=MARKERS)
        if trigger is None:
            return None, _UNCONDITIONAL
        condition = self._worded(trigger) or max(chances, key=lambda value: chances[value])
        return self._in_time(trigger) if condition == "does_not_happen" else trigger, condition

    def _worded(self, trigger: Span) -> str | None:
        """The condition where the word before the trigger leaves no doubt of it."""
        sentence = self._analysis.sentence_at(trigger.start)
        first = sentence.at(trigger.start) if sentence else None
        if sentence is None or first is None or not first.index:
            return None
        return MARKED.get(sentence[first.index - 1].lower)

    def _in_time(self, trigger: Span) -> Span:
        """What must be done without the limit of time at its end."""
        sentence = self._analysis.sentence_at(trigger.start)
        inside = sentence.between(trigger.start, trigger.end) if sentence else ()
        if sentence is None or not inside:
            return trigger
        last, _ = without_deadline(sentence, inside[0].index, inside[-1].index)
        end = last
        while end > inside[0].index and self._is_time(sentence, end):
            end -= 1
        if end < last and sentence[end].lower in LIMITS and end > inside[0].index:
            last = end - 1
        return self._analysis.span_of(sentence, inside[0].index, last)

    def _is_time(self, sentence: Sentence, word: int) -> bool:
        return self._insight.labels("mark", (sentence.index, word)).get("O", 1.0) < 1 / 2

    def _top(self, fact: str) -> str:
        chances = self._insight.fact(fact, self._anchor.place)
        return max(chances, key=lambda value: chances[value])

    def _scores(self, role: str) -> Scores:
        """The log-odds of the words of the window to belong to a phrase."""
        return self._insight.phrase(role, self._anchor.place)

    def _response(self, trigger: Span | None) -> tuple[Span | None, bool]:
        """The phrase around the word itself without its negation and its trigger, and whether it was negated."""
        words = self._words_around("response")
        if words is None:
            return None, False
        sentence, head = self._sentence, self._anchor.place[1]
        first, last, is_negated = without_not(sentence, *words, head=head)
        held = [t.index for t in sentence.between(trigger.start, trigger.end)] if trigger else []
        if held:
            last = before_trigger(sentence, last, (held[0], held[-1]), head=head)
        found = trimmed(sentence, with_whole_subject(sentence, first, head), last)
        if found is None:
            return None, is_negated
        return self._span(sentence, (found[0], with_closed_quotes(sentence, *found))), is_negated

    def _around(self, role: str) -> Span | None:
        return self._span(self._sentence, self._words_around(role))

    def _words_around(self, role: str) -> tuple[int, int] | None:
        """The phrase that holds the word itself; none where it is denied that word."""
        scores = self._scores(role)[self._sentence.index]
        place = self._anchor.place[1]
        if scores[place] < DENIED:
            return None
        first, last, _ = best_piece(scores, around=place)
        return trimmed(self._sentence, *completed(self._sentence, first, last, scores, least=DENIED))

    def _anywhere(self, role: str, *, before: frozenset[str] = JOINTS) -> Span | None:
        """The best phrase of a role in the window; `None` where no word reaches it."""
        best, found = 0.0, None
        more = LENIENCE.get(role, 0.0)
        for number, scores in self._scores(role).items():
            first, last, worth = best_piece([score + more for score in scores])
            worth *= NEARNESS.get(abs(number - self._anchor.place[0]), FAR)
            if worth > best:
                best, found = worth, (self._analysis.sentences[number], first, last, scores)
        if found is None:
            return None
        sentence, first, last, scores = found
        words = completed(sentence, first, last, scores, least=DENIED)
        return self._span(sentence, trimmed(sentence, *words, before))

    def _hedges(self) -> tuple[Span, ...]:
        """The runs of softening words in the sentence."""
        scores = self._scores("hedge")[self._sentence.index]
        found = (trimmed(self._sentence, first, last, frozenset()) for first, last, _ in pieces(scores, least=0.0))
        return tuple(self._analysis.span_of(self._sentence, *words) for words in found if words)

    def _span(self, sentence: Sentence, words: tuple[int, int] | None) -> Span | None:
        return self._analysis.span_of(sentence, *words) if words else None


def statement_around(statements: Sequence[StatementDraft], span: Span | None) -> StatementDraft | None:
    """The innermost statement whose content holds a span."""
    if span is None:
        return None
    around = [s for s in statements if any(c.start <= span.start < c.end for c in s.content)]
    return min(around, key=lambda s: sum(c.end - c.start for c in s.content), default=None)
