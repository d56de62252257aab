"""Candidates for commitments: a response with its trigger, and the features by which it is judged."""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.reading.commitments.bounds import bounded
from communique.reading.commitments.condition import Condition
from communique.reading.commitments.conditions import find_conditions
from communique.reading.commitments.context import Context, Speaker
from communique.reading.commitments.demands import (
    AT_ONCE,
    Demand,
    find_deadline,
    find_demands,
    given_limit,
    without_deadline,
)
from communique.reading.commitments.disqualifiers import barred, barred_by_speaker, disqualifiers
from communique.reading.commitments.evidence import WORTH, evidence, joint_evidence
from communique.reading.commitments.joining import find_trigger
from communique.reading.commitments.kinds import value_features
from communique.reading.commitments.pressure import demand_score
from communique.reading.commitments.response import Response
from communique.reading.commitments.responses import find_responses
from communique.reading.commitments.standing import party_class
from communique.reading.commitments.told import tells_what_is
from communique.reading.commitments.warned import warned_of
from communique.text import Sentence, Token


@dataclass(slots=True)
class Candidate:
    """What might be a commitment in one sentence; `trigger` are tokens (first, last)."""

    sentence: Sentence
    response: Response | None
    condition: Condition | None
    trigger: tuple[int, int] | None
    kind: str
    speaker: Speaker | None
    cue: Token | None
    features: set[str]
    valued: set[str]
    demand: tuple[int, int] | None = None
    deadline: tuple[int, int] | None = None
    target: int | None = None
    issuer: int | None = None
    score: float = 0.0


def find_candidates(sentence: Sentence, context: Context) -> Iterator[Candidate]:
    """All candidates of a sentence with their features, not yet judged."""
    conditions = find_conditions(sentence)
    responses = find_responses(sentence, conditions)
    demands = tuple(find_demands(sentence))
    if not responses and not demands:
        return
    cues = disqualifiers(sentence) | {f"document {c}" for c in context.cues}
    warned = warned_of(sentence)
    for demand in demands:
        yield _demand_candidate(sentence, demand, conditions, cues, context)
    for response in responses:
        loose = bounded(sentence, response, None, conditions)
        condition = find_trigger(sentence, loose, conditions)
        final = bounded(sentence, response, condition, conditions)
        described = warned is not None and warned[0] <= final.head <= warned[1]
        if described or tells_what_is(sentence, final) or barred(sentence, final.head, final.last):
            continue
        candidate = _candidate(sentence, final, condition, cues, context)
        if not barred_by_speaker(candidate.speaker.kind if candidate.speaker else "", candidate.cue):
            yield candidate


def _demand_candidate(
    sentence: Sentence, demand: Demand, conditions: tuple[Condition, ...], cues: set[str], context: Context
) -> Candidate:
    """A demand on its own; the trigger of a threat is judged with its response."""
    last, deadline = without_deadline(sentence, demand.first, demand.last)
    if demand.form == "given time":
        deadline = given_limit(sentence, demand) or deadline
    deadline = deadline or find_deadline(sentence, 0, len(sentence) - 1)
    speaker, cue = context.speaker_at(sentence, demand.head)
    if demand.issuer is not None:
        speaker = Speaker(sentence, sentence[demand.issuer], party_class(sentence, demand.issuer))
    at_once = any(AT_ONCE.search(" ".join(t.lower for t in s)) for s in context.around(sentence))
    near = context.near_at(sentence)
    score = demand_score(sentence, demand, speaker, cues, near, limited=deadline is not None, at_once=at_once)
    if any(c.first <= demand.head <= c.last for c in conditions):
        score = min(score, -1.0)
    target, issuer = demand.target, demand.issuer
    demanded = (demand.first, last)
    return Candidate(
        sentence, None, None, None, "demand", speaker, cue, set(), set(), demanded, deadline, target, issuer, score
    )


def _candidate(
    sentence: Sentence,
    response: Response,
    condition: Condition | None,
    cues: set[str],
    context: Context,
) -> Candidate:
    speaker, cue = context.speaker_at(sentence, response.head)
    valued = set(value_features(sentence, response, condition, cue))
    features = set(evidence(sentence, response, condition, cue, speaker))
    features |= {f"cue {c}" for c in cues} | {f"value {f}" for f in valued if f.startswith(WORTH)}
    features |= context.near_at(sentence)
    features |= set(joint_evidence(features, bool(condition)))
    trigger = (condition.first, condition.last) if condition is not None else None
    return Candidate(sentence, response, condition, trigger, "", speaker, cue, features, valued)
