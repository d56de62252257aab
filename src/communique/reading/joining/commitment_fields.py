"""Of two readings of one commitment, whose kind, condition and phrases to take.

Where they differ, the model's own scores say how much it prefers its answer to the rules' (`lead`); from which lead on
it is to be followed differs by field and was fitted where one of the two is right (tools/fit_joining_commitments.py).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from math import log

from communique.knowledge.joining_commitments import joining_weights
from communique.records import Span
from communique.records.drafts import CommitmentDraft
from communique.text import Analysis, Insight
from communique.text.insight import Place, Scores

VALUES = {"kind": "kind", "condition": "condition", "response_polarity": "polarity"}
"""Fields with a value, and the fact (or layer) that the model is asked for."""
PHRASES = ("trigger", "response", "demand")
_KEPT_OPEN = re.compile(r"(?i)\b(?:not|never) (?:be )?(?:rul\w+ out|exclud\w+)")
"""A negation that is not the act's: what is not ruled out may be done."""
_MOST_OF_A_WORD, _MOST = 4.0, 12.0
_LEAST = 0.001


def lead(analysis: Analysis, insight: Insight, place: Place, field: str, sides: Sequence[CommitmentDraft]) -> float:
    """How much the model prefers its own answer to a field to that of the rules (`sides`: rules, model)."""
    rules, model = (getattr(side, field) for side in sides)
    if field in VALUES:
        chances = insight.labels("kind", place) if field == "kind" else insight.fact(VALUES[field], place)
        return log(max(chances.get(model, 0.0), _LEAST)) - log(max(chances.get(rules, 0.0), _LEAST))
    scores = insight.phrase(field, place)
    return max(
        -_MOST, min(_MOST, _worth(analysis, scores, model, but=rules) - _worth(analysis, scores, rules, but=model))
    )


def _worth(analysis: Analysis, scores: Scores, span: Span | None, *, but: Span | None) -> float:
    """The sum of the scores of a span's words that the other one has not."""
    if span is None:
        return 0.0
    own = {(s.index, t.index) for s, t in analysis.tokens_in(span.start, span.end)}
    other = {(s.index, t.index) for s, t in analysis.tokens_in(but.start, but.end)} if but else set()
    return sum(
        max(-_MOST_OF_A_WORD, min(_MOST_OF_A_WORD, scores[sentence][word] if sentence in scores else -_MOST_OF_A_WORD))
        for sentence, word in own - other
    )


def choice_features(
    analysis: Analysis, insight: Insight, place: Place, field: str, sides: Sequence[CommitmentDraft]
) -> dict[str, float]:
    """What speaks for the rules in a field where they differ; a weight is kept for each field on its own."""
    rules, model = (getattr(side, field) for side in sides)
    found = {"rules": 1.0, "lead": lead(analysis, insight, place, field, sides)}
    if field in PHRASES:
        found["rules have none"] = float(rules is None)
        found["model has none"] = float(model is None)
    if field == "condition":
        found[f"rules say {rules}"] = 1.0
    found["rules sure"] = sides[0].confidence
    return {f"{field}: {name}": value for name, value in found.items()}


def place_of(analysis: Analysis, insight: Insight, span: Span) -> Place | None:
    """The word of a span that the model holds likeliest to stand for a commitment."""
    best: tuple[float, Place] | None = None
    for sentence in analysis.sentences_in(span.start, span.end):
        if insight.covers(sentence.index):
            strengths = insight.strengths("kind", sentence.index, len(sentence))
            for token in sentence.between(span.start, span.end):
                if best is None or strengths[token.index] > best[0]:
                    best = float(strengths[token.index]), (sentence.index, token.index)
    return best[1] if best else None


def chosen(analysis: Analysis, rules: CommitmentDraft, model: CommitmentDraft, place: Place | None) -> CommitmentDraft:
    """The model's draft with those fields of the rules that are likelier right; its id is that of the model."""
    insight = analysis.insight
    if insight is None or place is None:
        return model
    weights = joining_weights()
    changes: dict[str, object] = {}
    for field in (*VALUES, *PHRASES):
        if getattr(rules, field) == getattr(model, field):
            continue
        features = choice_features(analysis, insight, place, field, (rules, model))
        if sum(weights.get(name, 0.0) * value for name, value in features.items()) > 0:
            changes[field] = getattr(rules, field)
    if any(_KEPT_OPEN.search(hedge.text) for hedge in rules.hedges):
        changes |= {"response_polarity": rules.response_polarity, "kind": rules.kind}
    return replace(model, **changes, **_edges(rules, model))  # type: ignore[arg-type]


def _edges(rules: CommitmentDraft, model: CommitmentDraft) -> dict[str, object]:
    """Parties, hedges and deadline of both: compared on the development part of the corpus, no weights were needed."""
    issuer = _nearer(model, rules)
    is_same = issuer is not None and rules.issuer is not None and issuer.overlaps(rules.issuer)
    hedges = (*rules.hedges, *(h for h in model.hedges if not any(h.overlaps(other) for other in rules.hedges)))
    return {
        "statement": rules.statement or model.statement,
        "issuer": issuer,
        "co_issuers": rules.co_issuers if is_same else (),
        "target": model.target or rules.target,
        "ascriber": rules.ascriber,
        "hedges": tuple(sorted(hedges, key=lambda h: h.start)),
        "deadline": rules.deadline,
    }


def _nearer(model: CommitmentDraft, rules: CommitmentDraft) -> Span | None:
    """The issuer's phrase that stands nearer to the act, the model's where both stand alike (guide, decision 20)."""
    main = model.main
    if model.issuer is None or rules.issuer is None or main is None:
        return model.issuer or rules.issuer
    return min((model.issuer, rules.issuer), key=lambda s: abs(s.start - main.start))
