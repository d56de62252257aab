"""Candidates for commitments: a response with its trigger, and the features by which it is judged."""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.reading.conditions import Condition, find_conditions
from communique.reading.context import Context, Speaker
from communique.reading.demands import AT_ONCE, Demand, find_deadline, find_demands, given_limit, without_deadline
from communique.reading.disqualifiers import barred, disqualifiers
from communique.reading.evidence import WORTH, evidence, joint_evidence
from communique.reading.kinds import is_attack, value_features
from communique.reading.pressure import demand_score
from communique.reading.response import Response, is_in, response_end
from communique.reading.responses import find_responses
from communique.reading.standing import party_class
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
    for demand in demands:
        yield _demand_candidate(sentence, demand, conditions, cues, context)
    for response in responses:
        bounded = _bounded(sentence, response, conditions)
        condition, trigger = _trigger(sentence, bounded, conditions)
        bounded = _bounded(sentence, response, (condition,) if condition else ())
        if not barred(sentence, bounded.head, bounded.last):
            yield _candidate(sentence, bounded, condition, trigger, cues, context)


def _bounded(sentence: Sentence, response: Response, conditions: tuple[Condition, ...]) -> Response:
    if response.form == "tail":
        return response
    conditions = tuple(c for c in conditions if not c.form.endswith("object"))
    root = response.governor if response.form == "vow noun" and response.governor is not None else response.head
    last = response_end(sentence, response.first, root, conditions)
    first = response.first
    for condition in conditions:
        if first <= condition.left and condition.last < response.head:
            first = next(
                (k for k in range(condition.last + 1, response.head + 1) if sentence[k].is_word), response.head
            )
    return Response(
        response.form,
        response.head,
        first,
        max(last, first),
        response.subject,
        response.governor,
        response.negative,
        response.softener,
    )


def _trigger(
    sentence: Sentence, response: Response, conditions: tuple[Condition, ...]
) -> tuple[Condition | None, tuple[int, int] | None]:
    """The condition of a response: one that hangs near it, a restricted subject, or an act it answers."""
    near = [c for c in conditions if not (c.first <= response.head <= c.last) and _joined(sentence, c, response)]
    clauses = [c for c in near if c.form not in ("without", "against", "upon", "after", "since", "while")]
    if clauses:
        best = min(clauses, key=lambda c: _distance(c, response))
        return best, (best.first, best.last)
    restricted = _restricted(sentence, response)
    if restricted is not None:
        return restricted, (restricted.first, restricted.last)
    if near:
        best = min(near, key=lambda c: _distance(c, response))
        return best, (best.first, best.last)
    return None, None


def _distance(condition: Condition, response: Response) -> int:
    return min(abs(condition.left - response.last), abs(response.first - condition.last))


def _joined(sentence: Sentence, condition: Condition, response: Response) -> bool:
    """Whether a condition belongs to a response and not to a clause in between."""
    if condition.form.startswith(("order", "either", "one more", "let", "no no")):
        return response.first > condition.last
    if condition.form in ("after", "since", "while", "without", "against", "upon", "when"):
        above = sentence.head(condition.head)
        return above is not None and (
            above.index in (response.head, response.governor) or sentence.is_below(above.index, response.head)
        )
    return not any(
        t.text == ";" for t in sentence.tokens[min(condition.last, response.last) : max(condition.left, response.first)]
    )


def _restricted(sentence: Sentence, response: Response) -> Condition | None:
    """A trigger inside a noun phrase: "any attack", "whoever cuts a cable", "planes that come within 12 miles"."""
    places = [response.subject] if response.subject is not None else []
    places += [t.index for t in sentence.children(response.head, "obj", "obl", "iobj")]
    for place in places:
        found = _relative(sentence, place, response)
        if found is not None:
            return found
    return None


def _relative(sentence: Sentence, noun: int, response: Response) -> Condition | None:
    token = sentence[noun]
    first, last = sentence.extent(noun)
    if noun == response.subject:
        last = min(last, response.first - 1, response.head - 1)
    quantified = any(is_in(t, "quantity") for t in sentence.tokens[first : noun + 1])
    clause = sentence.child(noun, "acl:relcl", "acl", "advcl")
    general = (
        quantified
        or token.lower in ("whoever", "those", "he", "anyone", "anybody", "whatever", "everyone")
        or (token.xpos == "NNS" and noun == response.subject)
    )
    if is_attack(sentence, noun) and (
        quantified or noun == response.subject or response.form == "will" or response.form == "would"
    ):
        if (
            noun == response.subject
            or is_in(sentence[response.head], "harm")
            or sentence[response.head].lemma in ("answer", "respond", "retaliate", "reply", "pay")
        ):
            form = "attack" if noun == response.subject else "attack object"
            return Condition("happens", form, first, first, last, noun)
    if clause is not None and general and clause.index > noun and clause.index <= last:
        begin, end = sentence.extent(clause.index)
        while (begin < clause.index and sentence[begin].xpos in ("WP", "WDT", ",", "WRB")) or sentence[begin].lower in (
            "who",
            "that",
            "which",
        ):
            begin += 1
        if noun == response.subject:
            end = min(end, response.first - 1)
        while end > begin and sentence[end].upos == "PUNCT":
            end -= 1
        form = "whoever" if noun == response.subject else "whoever object"
        return Condition("happens", form, first, begin, end, clause.index)
    return None


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
    at_once = bool(AT_ONCE.search(" ".join(t.lower for t in sentence)))
    score = demand_score(sentence, demand, speaker, cues, limited=deadline is not None, at_once=at_once)
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
    trigger: tuple[int, int] | None,
    cues: set[str],
    context: Context,
) -> Candidate:
    speaker, cue = context.speaker_at(sentence, response.head)
    valued = set(value_features(sentence, response, condition, cue))
    features = set(evidence(sentence, response, condition, cue, speaker))
    features |= {f"cue {c}" for c in cues} | {f"value {f}" for f in valued if f.startswith(WORTH)}
    features |= set(joint_evidence(features, bool(condition)))
    return Candidate(sentence, response, condition, trigger, "", speaker, cue, features, valued)
