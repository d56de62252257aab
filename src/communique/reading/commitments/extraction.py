"""Who would do what to whom if what: threats, promises, assurances, guarantees and demands, each with its words."""

import re
from collections.abc import Sequence

from communique.knowledge.commitment_words import commitment_weights
from communique.reading.commitments.candidates import Candidate, find_candidates
from communique.reading.commitments.context import Context, context_of
from communique.reading.commitments.demands import without_deadline
from communique.reading.commitments.hedges import HEDGE, firmness_of
from communique.reading.commitments.issuers import ascriber_of, co_issuers_of, issuer_of, target_of
from communique.reading.commitments.kinds import kind_of, value_of
from communique.reading.commitments.warned import NEED, warned_of
from communique.records import Span, content_id
from communique.records.drafts import CommitmentDraft, StatementDraft
from communique.text import Analysis

SHORT, LONG, QUIET, PERFORMED = -0.3, 0.0, 1.2, 0.4
"""Log-odds that a candidate must exceed: in a short text, in a longer one, and in a longer one with few words of force
and diplomacy; and what a party's own vow, threat or promise with an infinitive has at least. The first two were swept
on the development part of the corpus (short texts: where recall less false alarms is highest, .71 less .21), the third
on everyday news."""


def extract_commitments(analysis: Analysis, statements: Sequence[StatementDraft]) -> tuple[CommitmentDraft, ...]:
    """The commitments of a document, in the order of the text."""
    context = context_of(analysis, statements)
    return _extracted(context, QUIET if context.is_quiet else LONG if context.is_long else SHORT)


def propose_commitments(context: Context, *, least: float) -> tuple[CommitmentDraft, ...]:
    """What the rules would take for a commitment with at least these log-odds, however unsure.

    Those above the threshold of `extract_commitments` are its very drafts.
    """
    return _extracted(context, least)


def _extracted(context: Context, threshold: float) -> tuple[CommitmentDraft, ...]:
    found = [
        _draft(context.analysis, candidate, context.statements)
        for sentence in context.analysis.sentences
        for candidate in _chosen(list(find_candidates(sentence, context)), threshold)
    ]
    return tuple({draft.id: draft for draft in found}.values())


def _chosen(candidates: list[Candidate], threshold: float) -> list[Candidate]:
    """The candidates above the threshold, the best first where two share words."""
    weights = commitment_weights()
    base = weights.get("", 0.0)
    for candidate in candidates:
        if candidate.response is not None:
            candidate.kind = kind_of(value_of(candidate.valued), candidate.response.negative)
            score = base + sum(weights.get(f, 0.0) for f in sorted(candidate.features))
            candidate.score = max(score, PERFORMED) if "clean party form vow" in candidate.features else score
    taken: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: -c.score):
        if candidate.score > threshold and not any(_share(candidate, other) for other in taken):
            taken.append(candidate)
    return sorted(taken, key=_place)


def _place(candidate: Candidate) -> int:
    return candidate.response.first if candidate.response else candidate.demand[0] if candidate.demand else 0


def _tokens(candidate: Candidate) -> set[int]:
    found: set[int] = set()
    if candidate.response is not None:
        found.update(range(candidate.response.first, candidate.response.last + 1))
    elif candidate.demand is not None:
        found.update(range(candidate.demand[0], candidate.demand[1] + 1))
    return found


def _share(a: Candidate, b: Candidate) -> bool:
    x, y = _tokens(a), _tokens(b)
    if x & y:
        return True
    for one, other in ((a, y), (b, x)):
        if one.trigger is not None and other & set(range(one.trigger[0], one.trigger[1] + 1)):
            return True
    return False


def _draft(analysis: Analysis, candidate: Candidate, statements: Sequence[StatementDraft]) -> CommitmentDraft:
    sentence, response = candidate.sentence, candidate.response
    trigger_tokens, deadline_tokens, demand_tokens = candidate.trigger, candidate.deadline, candidate.demand
    condition = candidate.condition.kind if candidate.condition is not None else "unconditional"
    if candidate.condition is not None and trigger_tokens is not None:
        if condition == "does_not_happen" or candidate.condition.form.startswith(("order", "whoever")):
            last, deadline_tokens = without_deadline(sentence, *trigger_tokens)
            trigger_tokens = (trigger_tokens[0], last)
        if candidate.condition.form in ("order or", "either") or (
            candidate.condition.form == "order and" and candidate.kind in ("promise", "assurance")
        ):
            demand_tokens = trigger_tokens
        if not condition:
            condition = "already_happened"
    spans = [
        analysis.span_of(sentence, *t) if t is not None else None
        for t in (trigger_tokens, (response.first, response.last) if response else None, demand_tokens, deadline_tokens)
    ]
    trigger, answer, demand, deadline = spans
    hedges = _hedges(analysis, candidate)
    if trigger is not None and NEED.match(trigger.text):
        hedges, trigger, condition = (*hedges, trigger), None, "unconditional"
    if trigger is None and answer is not None and (warned := warned_of(sentence)) is not None:
        trigger, condition = analysis.span_of(sentence, *warned), "happens"
    holder = _statement(statements, answer or demand)
    issuer, co_issuers = issuer_of(analysis, candidate, holder), co_issuers_of(analysis, candidate)
    target = target_of(analysis, candidate, issuer)
    return CommitmentDraft(
        id=content_id("commitment", analysis.document, tuple(s for s in (trigger, answer, demand) if s is not None)),
        statement=holder.id if holder else None,
        kind=candidate.kind,
        issuer=issuer,
        co_issuers=tuple(s for s in co_issuers if s != issuer),
        target=target,
        trigger=trigger,
        condition=condition,
        response=answer,
        response_polarity="will_not" if response is not None and response.negative else "will",
        hedges=hedges,
        firmness=firmness_of([h.text for h in hedges], answer.text if answer else ""),
        deadline=deadline,
        demand=demand,
        ascriber=ascriber_of(analysis, candidate, issuer),
        confidence=round(1 / (1 + 2.718281828**-candidate.score), 3),
    )


def _hedges(analysis: Analysis, candidate: Candidate) -> tuple[Span, ...]:
    """The words that soften the response, right before it or inside it."""
    response = candidate.response
    if response is None:
        return ()
    first = response.softener[0] if response.softener else response.first
    area = analysis.span_of(candidate.sentence, min(first, response.first), response.last)
    places = ((area.start + m.start(), area.start + m.end()) for m in re.finditer(HEDGE, area.text))
    return tuple(analysis.span(start, end) for start, end in places)


def _statement(statements: Sequence[StatementDraft], span: Span | None) -> StatementDraft | None:
    """The innermost statement whose content holds a span."""
    if span is None:
        return None
    around = [s for s in statements if any(c.start <= span.start < c.end for c in s.content)]
    return min(around, key=lambda s: sum(c.end - c.start for c in s.content), default=None)
