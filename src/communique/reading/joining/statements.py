"""Statements from rules and model together: which stand, with how much trust, and each field from the surer side.

The rules are exact where the syntax of an attribution is plain; the model sees cues that no table lists, words that
only look like one, and what a statement does. A statement that one side alone finds stands where the weights of
`knowledge/data/joining_statements.tsv` say so (see `tools/fit_joining_statements.py`).
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from communique.knowledge.joining_statements import StatementWeights, statement_weights
from communique.reading.decoding.statement_syntax import joined_content, joined_speaker, mean_score
from communique.reading.decoding.statement_words import Said
from communique.reading.decoding.statements import Hearing, Place, decode_statements
from communique.reading.joining.statement_acts import Votes, chosen_act, said_of, votes_on
from communique.reading.statements import extract_statements
from communique.reading.statements.found import Found
from communique.reading.statements.nesting import nested
from communique.records import Span, StatementDraft
from communique.text import Analysis, Insight

LEAST = -1.0
"""Log-odds from which on the model's words are worth decoding for joining."""
_SAME = 0.5
"""Shared characters of two contents from which on two statements without a common cue are one."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement as the rules and as the model read it, with the word that stands for it.

    `strength` is the model's log-odds for that word, `support` its mean log-odds for the words of the content.
    """

    by_rules: StatementDraft | None
    by_model: StatementDraft | None
    place: Place | None
    strength: float
    support: float

    @property
    def kind(self) -> str:
        """Which side found it, and how: the row of the table that weighs it."""
        rules = self.by_rules
        if rules is None:
            return "model bare" if self.by_model is None or self.by_model.cue is None else "model cued"
        side = "both" if self.by_model is not None else "rules"
        if rules.cue is None:
            return f"{side} turn"
        return f"{side} direct" if rules.quote == "direct" else f"{side} reported"


def read_statements(analysis: Analysis, *, alone: bool = False) -> tuple[StatementDraft, ...]:
    """The statements of a document by rules and model together; the model's `alone`, the rules' where it is absent."""
    if alone and analysis.insight is not None:
        return decode_statements(analysis)
    hearing = Hearing(analysis.insight) if analysis.insight is not None else None
    by_model = decode_statements(analysis, least=LEAST, hearing=hearing)
    return join_statements(analysis, extract_statements(analysis), by_model, hearing=hearing)


def join_statements(
    analysis: Analysis,
    by_rules: Sequence[StatementDraft],
    by_model: Sequence[StatementDraft],
    *,
    hearing: Hearing | None = None,
) -> tuple[StatementDraft, ...]:
    """The statements of a document from both readings; the rules' alone where there is no model.

    `by_model` may hold doubtful ones (see `LEAST`); `confidence` is the probability that the statement is one.
    """
    insight = analysis.insight
    if insight is None:
        return tuple(by_rules)
    hearing = hearing or Hearing(insight)
    weights = statement_weights()
    found = standing(analysis, hearing, by_rules, by_model, weights)
    voted = [(one, votes) for one, _, votes in with_votes(analysis, insight, found)]
    return nested(analysis, [replace(one, act=chosen_act(votes, weights.act)) for one, votes in voted])


def standing(
    analysis: Analysis,
    hearing: Hearing,
    by_rules: Sequence[StatementDraft],
    by_model: Sequence[StatementDraft],
    weights: StatementWeights,
) -> list[tuple[Found, Pair]]:
    """The statements that stand, each with the readings that it was made of; their acts are not settled."""
    found: list[tuple[Found, Pair]] = []
    for pair in pairs_of(analysis, hearing, by_rules, by_model):
        chance = weights.chance(pair.kind, pair.strength, pair.support)
        if chance >= weights.least[pair.kind]:
            found.append((_merged(analysis, hearing, pair, chance), pair))
    return found


def with_votes(
    analysis: Analysis, insight: Insight, found: Iterable[tuple[Found, Pair]]
) -> Iterator[tuple[Found, Pair, Votes]]:
    """The statements in the order of the text, each with what is said for each act that it may be."""
    before: Said | None = None
    for one, pair in sorted(found, key=lambda f: (f[0].content[0].start, -f[0].content[-1].end, f[0].at)):
        said = said_of(analysis, one, by_rules=pair.by_rules.act if pair.by_rules is not None else None)
        yield one, pair, votes_on(analysis, insight, said, before, pair.place)
        before = said


def pairs_of(
    analysis: Analysis, hearing: Hearing, by_rules: Sequence[StatementDraft], by_model: Sequence[StatementDraft]
) -> list[Pair]:
    """Each statement of either side once, those that are one together: by their cue, else by their content."""
    left = dict(enumerate(by_model))
    pairs: list[Pair] = []
    for rules in by_rules:
        key = _partner(rules, left)
        model = left.pop(key) if key is not None else None
        place = _place(analysis, hearing.insight, rules)
        strength = _strength(analysis, hearing.insight, model, place)
        pairs.append(Pair(rules, model, place, strength, _support(analysis, hearing, place, rules.content)))
    for model in left.values():
        place = analysis.head_of(model.cue or model.content[0])
        if place is not None:
            support = _support(analysis, hearing, place, model.content)
            pairs.append(Pair(None, model, place, _odds(model.confidence), support))
    return pairs


def _partner(rules: StatementDraft, left: Mapping[int, StatementDraft]) -> int | None:
    cued = [k for k, m in left.items() if rules.cue and m.cue and rules.cue.overlaps(m.cue)]
    if cued:
        return cued[0]
    shared = [(shared_part(rules.content, m.content), -k) for k, m in left.items() if _may_be_one(rules, m)]
    best = max(shared, default=(0.0, 0))
    return -best[1] if best[0] >= _SAME else None


def _may_be_one(rules: StatementDraft, model: StatementDraft) -> bool:
    """Whether two statements can be one by their content: they touch, and do not have two different cues."""
    if rules.cue is not None and model.cue is not None:
        return False
    return rules.content[0].start < model.content[-1].end and model.content[0].start < rules.content[-1].end


def shared_part(one: Sequence[Span], other: Sequence[Span]) -> float:
    """The characters that two contents share, as F1."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    total = sum(len(s.text) for s in (*one, *other))
    return 2 * shared / total if total else 0.0


def _place(analysis: Analysis, insight: Insight, draft: StatementDraft) -> Place | None:
    """The word that the model answers for: the likeliest of the cue's words, else the head of the content."""
    if draft.cue is None:
        place = analysis.head_of(draft.content[0])
        return place if place is not None and insight.covers(place[0]) else None
    inside = [
        (_strength_at(analysis, insight, (s.index, t.index)), s.index, t.index)
        for s, t in analysis.tokens_in(draft.cue.start, draft.cue.end)
        if insight.covers(s.index)
    ]
    return max(inside)[1:] if inside else None


def _strength_at(analysis: Analysis, insight: Insight, place: Place) -> float:
    sentence = analysis.sentences[place[0]]
    return float(insight.strengths("cue", sentence.index, len(sentence))[place[1]])


def _strength(analysis: Analysis, insight: Insight, model: StatementDraft | None, place: Place | None) -> float:
    if model is not None:
        return _odds(model.confidence)
    return _strength_at(analysis, insight, place) if place is not None else 0.0


def _support(analysis: Analysis, hearing: Hearing, place: Place | None, content: Sequence[Span]) -> float:
    if place is None:
        return 0.0
    scores = hearing.scores("content", place)
    return mean_score(analysis, scores, content)


def _odds(chance: float) -> float:
    bounded = max(1e-4, min(1 - 1e-4, chance))
    return math.log(bounded / (1 - bounded))


def _merged(analysis: Analysis, hearing: Hearing, pair: Pair, chance: float) -> Found:
    """One statement of two readings, its act not settled; turns, quotations and resolutions keep the rules' words."""
    rules, model = pair.by_rules, pair.by_model
    draft = rules or model
    assert draft is not None
    content, speaker = draft.content, draft.speaker
    if rules is not None and model is not None and pair.place is not None:
        margin = statement_weights().margin
        if may_mend(rules):
            scores = hearing.scores("source", pair.place)
            speaker = joined_speaker(analysis, scores, rules.speaker, model.speaker, margin=margin["source"])
            scores = hearing.scores("content", pair.place)
            content = joined_content(analysis, scores, rules.content, model.content, margin=margin["content"])
        if speaker is not None and any(c.overlaps(speaker) for c in content):
            content, speaker = rules.content, rules.speaker
    addressee = draft.addressee or (model.addressee if model is not None else None)
    if addressee is not None and speaker is not None and addressee.overlaps(speaker):
        addressee = None
    at = draft.cue.start if draft.cue else content[0].start
    return Found(speaker, draft.cue, content, draft.quote, draft.act, addressee, chance, at)


def may_mend(rules: StatementDraft) -> bool:
    """Whether the edges of a content are a matter of reading: those of quotations and turns stand in the text."""
    return rules.cue is not None and rules.quote != "direct"
