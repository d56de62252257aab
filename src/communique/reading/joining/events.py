"""The events of the rules and of the model made into one list: what either finds, kept where both together say so.

Every word that either side takes for an act is asked of both: the rules for type and standing as far as its clause
gives them, the model for its chances. Three small regressions (`knowledge/data/joining_events.tsv`, fitted by
`tools/fit_joining_events.py` on the dev part of the corpus) weigh the answers: is it an act, of which type, of which
standing. No act comes out as done that one side holds for open, unless both together are sure.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import exp, log

from communique.knowledge.loading import read_rows
from communique.reading.decoding.event_words import types_by_words
from communique.reading.decoding.events import HeardAct, hear_act, hear_acts, pointed_phrases, trigger_of
from communique.reading.events.committed_acts import committed_parties
from communique.reading.events.extraction import BLAMELESS, Context
from communique.reading.events.parties import parties_of
from communique.reading.events.settings_of_acts import place_of, time_of
from communique.reading.events.status import is_aside, is_called_alleged, standing_of
from communique.records import Span
from communique.records.drafts import CommitmentDraft, EventDraft, StatementDraft
from communique.text import Analysis

KEPT = 0.5
"""Least probability of an act; swept on the dev part of the corpus: below it F1 gains a little and precision falls."""
KEPT_IF_DENIED = 0.15
"""The same where the rules read a denial: it is worth knowing, and says of nothing that it happened."""

AGAINST_A_SIGN = 0.9
"""How sure both must be together that an act was done where the rules saw a sign that it was not."""
HAPPENED = frozenset({"done", "ongoing"})
SURELY_DONE = 0.65
"""Least probability of "done", once both sides are weighed, for an act to be called so. Swept there: at most three in a
hundred events may be called done that are not."""

FURTHEST = 7.0
"""Log-odds beyond which a side's certainty counts no more."""

RARE = 1e-4
"""Least chance of a label, so that one side's certainty can be outvoted."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may tell an act: what the model hears, the rules' record of it, and the standing they would give.

    `standing` is the status that the rules read off the clause, whether or not they know the word; `None` where the
    clause leaves open whether anything happens.
    """

    heard: HeardAct
    rule: EventDraft | None
    standing: str | None
    holder: Span | None
    statement: StatementDraft | None
    is_cue: bool
    part: str | None
    doubled: bool


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted weights, by question (kept, type, status) and feature."""

    kept: Mapping[str, float]
    type: Mapping[str, float]
    status: Mapping[str, float]


@cache
def joining_weights() -> Weights:
    """The table of weights."""
    found: dict[str, dict[str, float]] = {"kept": {}, "type": {}, "status": {}}
    for row in read_rows("joining_events.tsv"):
        found[row["question"]][row["feature"]] = float(row["weight"])
    return Weights(**found)


def join_events(
    analysis: Analysis,
    by_rules: Sequence[EventDraft],
    statements: Sequence[StatementDraft],
    commitments: Sequence[CommitmentDraft],
) -> tuple[EventDraft, ...]:
    """The events of a document by rules and model together, in text order; the rules' own where there is no model."""
    if analysis.insight is None:
        return tuple(by_rules)
    context = Context(analysis, statements, commitments)
    weights = joining_weights()
    candidates, unheard = find_candidates(context, by_rules)
    joined = [e for c in candidates if (e := _joined(context, c, weights)) is not None]
    return tuple(sorted((*joined, *unheard), key=lambda e: (e.anchor.start, e.anchor.end)))


def find_candidates(context: Context, by_rules: Sequence[EventDraft]) -> tuple[list[Candidate], list[EventDraft]]:
    """What either side takes for an act, and the rules' records in sentences that the model has not read."""
    analysis = context.analysis
    found: list[Candidate] = []
    unheard: list[EventDraft] = []
    taken: set[tuple[int, int]] = set()
    words = {act.place: act for act in hear_acts(analysis)}
    for rule in by_rules:
        heard = _heard_at(analysis, rule, words)
        if heard is None:
            unheard.append(rule)
            continue
        found.append(_candidate(context, heard, rule, doubled=heard.place in taken))
        taken.add(heard.place)
        taken.update((s.index, t.index) for s, t in analysis.tokens_in(rule.anchor.start, rule.anchor.end))
    alone = [act for place, act in words.items() if place not in taken and not _is_shadowed(act, words, found)]
    return [*found, *(_candidate(context, act, None, doubled=False) for act in alone)], unheard


def _heard_at(analysis: Analysis, rule: EventDraft, words: Mapping[tuple[int, int], HeardAct]) -> HeardAct | None:
    """The strongest word of a rule's anchor, else the one that stands for it."""
    inside = [(s.index, t.index) for s, t in analysis.tokens_in(rule.anchor.start, rule.anchor.end)]
    strongest = max((words[p] for p in inside if p in words), key=lambda a: a.strength, default=None)
    if strongest is not None:
        return strongest
    head = analysis.head_of(rule.anchor)
    if head is None:
        return None
    sentence = analysis.sentences[head[0]]
    return hear_act(analysis, sentence, sentence[head[1]])


def _is_shadowed(act: HeardAct, words: Mapping[tuple[int, int], HeardAct], found: Sequence[Candidate]) -> bool:
    """Whether a stronger word close by tells the same act: of "launched raids" one is enough."""
    number, index = act.place
    near = [words[place] for step in (-2, -1, 1, 2) if (place := (number, index + step)) in words]
    if any(o.strength > act.strength and o.type == act.type for o in near):
        return True
    return any(
        c.heard.sentence is act.sentence
        and abs(c.heard.token.index - index) <= 2
        and c.rule is not None
        and c.rule.type == act.type
        and c.heard.strength > act.strength
        for c in found
    )


def _candidate(context: Context, heard: HeardAct, rule: EventDraft | None, *, doubled: bool) -> Candidate:
    anchor = context.analysis.span_of(heard.sentence, heard.token.index)
    around = context.contents.around(anchor.start)
    cue = next((s for s in context.statements if s.cue is not None and s.cue.contains(anchor)), None)
    commitment, part = context.parts.around(anchor)
    standing, holder = _standing(context, heard, around, commitment, part) if rule is None else _told(rule)
    return Candidate(heard, rule, standing, holder, around[0] if around else None, cue is not None, part, doubled)


def _told(rule: EventDraft) -> tuple[str | None, Span | None]:
    return rule.status, rule.holder


def _standing(
    context: Context,
    heard: HeardAct,
    around: Sequence[StatementDraft],
    commitment: CommitmentDraft | None,
    part: str | None,
) -> tuple[str | None, Span | None]:
    if part == "response" and is_aside(heard.sentence, heard.token):
        commitment, part, around = None, None, [s for s in around if s.quote == "direct"]
    standing = standing_of(
        heard.sentence,
        heard.token,
        statement=around[0] if around else None,
        own_voice=bool(around) and context.is_turn(around[0]),
        commitment=commitment,
        part=part,
        blameless=heard.type in BLAMELESS,
    )
    return (None, None) if standing is None else (standing.status, standing.holder)


def kept_features(candidate: Candidate) -> dict[str, float]:
    """What speaks for a candidate's being an act."""
    heard, rule = candidate.heard, candidate.rule
    strength = max(-FURTHEST, min(FURTHEST, heard.strength))
    found = {"always": 1.0, "strength": strength}
    if rule is not None:
        share = min(0.99, max(0.01, rule.confidence))
        found |= {
            "rule": 1.0,
            "rule's log-odds": log(share / (1 - share)),
            "rule and strength": strength,
            "rule of another type": 1 - heard.types[rule.type],
        }
    elif candidate.standing is None:
        found["open"] = 1.0
    if candidate.is_cue:
        found["cue"] = 1.0
    if candidate.part is not None:
        found["part"] = 1.0
    if candidate.doubled:
        found["doubled"] = 1.0
    return found


def type_features(candidate: Candidate) -> Iterator[tuple[str, dict[str, float]]]:
    """For each type, what speaks for it."""
    rule = candidate.rule
    by_words = types_by_words(candidate.heard.sentence, candidate.heard.token)
    for kind, chance in candidate.heard.types.items():
        found = {"model": log(max(RARE, chance)), "words": log(max(RARE, by_words[kind]))}
        if rule is not None and rule.type == kind:
            found["rule"] = 1.0
        yield kind, found


def status_features(candidate: Candidate) -> Iterator[tuple[str, dict[str, float]]]:
    """For each status, what speaks for it."""
    side = "rule" if candidate.rule is not None else "clause"
    for status, chance in candidate.heard.statuses.items():
        found = {"model": log(max(RARE, chance))}
        if candidate.standing == status:
            found[f"{side} {status}" if status in ("done", "conditional", "alleged") else f"{side} other"] = 1.0
        if status == "done":
            found["done"] = 1.0
            if candidate.standing is None:
                found["done where open"] = 1.0
        yield status, found


def weigh(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The sum of some features by their weights."""
    return sum([value * weights[name] for name, value in features.items() if name in weights])


def chances(scored: Iterator[tuple[str, dict[str, float]]], weights: Mapping[str, float]) -> dict[str, float]:
    """The probability of each label."""
    raised = {label: exp(weigh(features, weights)) for label, features in scored}
    total = sum(raised.values())
    return {label: value / total for label, value in raised.items()}


def _status(candidate: Candidate, weights: Weights) -> str:
    """The likeliest status; the next one after "done" where that is not sure. A denial's copy of an act stays so."""
    if candidate.doubled and candidate.rule is not None:
        return candidate.rule.status
    if candidate.rule is not None and candidate.rule.status == "habitual":
        return candidate.rule.status
    if candidate.rule is not None and is_called_alleged(candidate.heard.sentence, candidate.heard.token):
        return candidate.rule.status
    found = chances(status_features(candidate), weights.status)
    best = max(found, key=found.__getitem__)
    if best != "done":
        return best
    if candidate.rule is not None and candidate.rule.status not in HAPPENED and found["done"] < AGAINST_A_SIGN:
        return candidate.rule.status
    if found["done"] >= SURELY_DONE:
        return best
    return max((s for s in found if s != "done"), key=found.__getitem__)


def _joined(context: Context, candidate: Candidate, weights: Weights) -> EventDraft | None:
    share = 1 / (1 + exp(-weigh(kept_features(candidate), weights.kept)))
    is_denied = candidate.rule is not None and candidate.rule.status == "denied"
    if share < (KEPT_IF_DENIED if is_denied else KEPT):
        return None
    types = chances(type_features(candidate), weights.type)
    kind = max(types, key=types.__getitem__)
    status = _status(candidate, weights)
    confidence = round(share * types[kind], 3)
    if candidate.rule is None:
        return _new(context, candidate, kind, status, confidence)
    return _changed(context, candidate, candidate.rule, kind, status, confidence)


def _changed(
    context: Context, candidate: Candidate, rule: EventDraft, kind: str, status: str, confidence: float
) -> EventDraft:
    """The rules' record with the type and status of both."""
    if kind != rule.type:
        frame = trigger_of(candidate.heard, kind).frame
        rule = replace(rule, type=kind, mode=frame.mode, contexts=frame.contexts, cameo=frame.cameo)
    holder = rule.holder if status == rule.status else _holder(context, candidate, status)
    return replace(rule, status=status, holder=holder, confidence=confidence)


def _new(context: Context, candidate: Candidate, kind: str, status: str, confidence: float) -> EventDraft:
    """A record of a word that the rules do not know, with the phrases that its clause gives."""
    analysis, heard = context.analysis, candidate.heard
    trigger = trigger_of(heard, kind)
    anchor = analysis.span_of(heard.sentence, trigger.first, trigger.last)
    actors, recipients, joint = parties_of(analysis, trigger)
    commitment, part = context.parts.around(anchor)
    if commitment is not None and part is not None and not joint:
        actors, recipients = committed_parties(commitment, part, actors, recipients)
    cue = next((s for s in context.statements if s.cue is not None and s.cue.overlaps(anchor)), None)
    if cue is not None and cue.speaker is not None:
        actors, recipients = (cue.speaker,), ((cue.addressee,) if cue.addressee else recipients)
    actors = tuple(a for a in actors if not a.overlaps(anchor)) or pointed_phrases(analysis, "actor", heard)
    recipients = tuple(r for r in recipients if not r.overlaps(anchor)) or pointed_phrases(analysis, "recipient", heard)
    place = place_of(analysis, trigger)
    return EventDraft(
        anchor=anchor,
        type=kind,
        mode=trigger.frame.mode,
        contexts=trigger.frame.contexts,
        cameo=trigger.frame.cameo,
        actors=actors,
        recipients=tuple(r for r in recipients if r not in actors) if not joint else recipients,
        parties_joint=joint,
        status=status,
        holder=_holder(context, candidate, status),
        statement=candidate.statement.id if candidate.statement is not None else None,
        place=place if place is not None and not any(place.overlaps(s) for s in (*actors, *recipients)) else None,
        time=time_of(analysis, trigger),
        confidence=confidence,
    )


def _holder(context: Context, candidate: Candidate, status: str) -> Span | None:
    """Whose claim it is: the rules' holder, else the speaker of what holds the act, for what is alleged or denied."""
    if status not in ("alleged", "denied"):
        return None
    if candidate.holder is not None:
        return candidate.holder
    statement = candidate.statement
    if statement is not None and not context.is_turn(statement):
        return statement.speaker
    return next(iter(pointed_phrases(context.analysis, "holder", candidate.heard)), None)
