"""Which act a statement is: the words' regression, the model's answers and the rules, weighed against each other."""

import math
from collections.abc import Mapping

from communique.knowledge.statement_acts import NAMES
from communique.reading.decoding.statement_words import Said, acts_by_words
from communique.reading.statements.act_reading import act_of
from communique.reading.statements.found import Found
from communique.records import Statement, StatementDraft
from communique.text import Analysis, Insight

Place = tuple[int, int]
Votes = Mapping[str, Mapping[str, float]]
VOICES = ("words", "fact", "label", "rules", "kind")
"""Who votes on an act: the regression over words, the model's fact and its label of the word, the rules, and the kind
of commitment that the model sees in the content."""
_UNLIKELY = 0.001
"""Least probability of an act, so that no side's act is ruled out by the others."""
_FAINT = -2.0
"""Log-odds from which on a word may stand for a commitment."""
_COMMITTED = {
    "threat": "threaten",
    "promise": "promise",
    "assurance": "promise",
    "guarantee": "promise",
    "demand": "demand",
}


def said_of(analysis: Analysis, draft: Found | Statement | StatementDraft, *, by_rules: str | None) -> Said:
    """A statement as the regression sees it; where the rules did not find it, with the act they would give it."""
    act = by_rules or act_of(analysis, draft.speaker, draft.cue, draft.content, direct=draft.quote == "direct")
    return Said(draft.speaker, draft.cue, draft.content, draft.quote, act)


def votes_on(analysis: Analysis, insight: Insight, said: Said, before: Said | None, place: Place | None) -> Votes:
    """What each voice says for each act: log-probabilities, for `rules` 1 for theirs, for `kind` a probability."""
    fact = insight.fact("act", place) if place is not None else {}
    label = insight.labels("cue", place) if place is not None else {}
    return {
        "words": acts_by_words(analysis, said, before),
        "fact": _logarithms(fact),
        "label": _logarithms(label),
        "rules": {said.by_rules: 1.0} if said.by_rules is not None else {},
        "kind": _committed(analysis, insight, said),
    }


def chosen_act(votes: Votes, weights: Mapping[str, float]) -> str:
    """The act with the greatest weighted sum of votes."""
    voices = [(weights[voice], votes[voice]) for voice in VOICES]
    scores = {act: sum([weight * said.get(act, 0.0) for weight, said in voices]) for act in NAMES}
    return max(scores, key=scores.__getitem__)


def _logarithms(chances: Mapping[str, float]) -> dict[str, float]:
    return {act: math.log(max(_UNLIKELY, chances.get(act, 0.0))) for act in NAMES} if chances else {}


def _committed(analysis: Analysis, insight: Insight, said: Said) -> dict[str, float]:
    """The probability that the content holds a commitment that is such an act: of its best word."""
    best: dict[str, float] = {}
    for span in said.content:
        for sentence in analysis.sentences_in(span.start, span.end):
            if not insight.covers(sentence.index):
                continue
            strengths = insight.strengths("kind", sentence.index, len(sentence)).tolist()
            for token in sentence.between(span.start, span.end):
                if strengths[token.index] < _FAINT:
                    continue
                for kind, chance in insight.labels("kind", (sentence.index, token.index)).items():
                    act = _COMMITTED.get(kind)
                    if act is not None:
                        best[act] = max(best.get(act, 0.0), chance)
    return best
