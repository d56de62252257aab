"""The commitments of the rules and of the model made one list: which are kept, and whose words count for what."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp, log

from communique.knowledge.joining_commitments import joining_weights
from communique.knowledge.parties import resolve_phrase
from communique.reading.commitments import Context, context_of, extract_commitments, propose_commitments
from communique.reading.commitments.hedges import firmness_of
from communique.reading.decoding.commitments import decode_commitments
from communique.reading.joining.commitment_fields import chosen, place_of
from communique.reading.joining.doers import with_doer
from communique.reading.joining.second_looks import second_look
from communique.records import Span, content_id
from communique.records.drafts import CommitmentDraft, StatementDraft
from communique.text import Analysis

_COMPLEMENTS = frozenset({"xcomp", "ccomp"})
_VOWS = frozenset("threaten vow pledge promise swear undertake guarantee".split())
_BINDING = frozenset({"GOV", "MIL", "REB", "SPY", "PRM"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
KEPT, KEPT_OF_A_REMARK = 0.4, 0.5
"""The probability from which on a commitment is kept: in a text of some length, and in one of a few sentences.

Swept on the development part of the corpus: best F1 in documents; in short texts, of what is within half a point of the
best (recall less false alarms) the higher, since an invented threat is worse than a missed one.
"""
REMARK = 100
"""Words up to which a text is short."""
LEAST_BY_RULES, LEAST_BY_MODEL = -3.0, -3.0
"""Log-odds from which on the drafts of each side are asked for, to be weighed here."""
_OBLIGING = frozenset({"must", "should", "shall"})
_MUST = 1.5
"""Log-odds by which it is likelier a demand that a named party must do something, or must not.

All but one of nine in the training and development texts are one; too few for a fitted weight.
"""
_MET = 0.3
_FAR = 6.0


@dataclass(frozen=True, slots=True)
class Found:
    """What rules and model hold to be one commitment; one side may be missing. `features` are what it is judged by."""

    by_rules: CommitmentDraft | None
    by_model: CommitmentDraft | None
    features: dict[str, float]

    @property
    def chance(self) -> float:
        """The probability that it is one."""
        weights = joining_weights()
        odds = sum(weights.get(name, 0.0) * value for name, value in self.features.items())
        odds += _MUST * self.features.get("a party must", 0.0)
        return 1 / (1 + exp(-odds))


def read_commitments(
    analysis: Analysis, statements: Sequence[StatementDraft], *, alone: bool = False
) -> tuple[CommitmentDraft, ...]:
    """The commitments of a document by rules and model together, by the rules where there is no model.

    `alone` the model reads without the rules.
    """
    if analysis.insight is None:
        return extract_commitments(analysis, statements)
    if alone:
        return decode_commitments(analysis, statements)
    context = context_of(analysis, statements)
    by_rules = propose_commitments(context, least=LEAST_BY_RULES)
    by_model = decode_commitments(analysis, statements, least=LEAST_BY_MODEL)
    return join_commitments(context, by_rules, by_model)


def join_commitments(
    context: Context, by_rules: Sequence[CommitmentDraft], by_model: Sequence[CommitmentDraft]
) -> tuple[CommitmentDraft, ...]:
    """One list in the order of the text; `confidence` is the probability that it is a commitment.

    Both sides may propose what they hardly believe in: what one doubts the other may confirm.
    """
    analysis = context.analysis
    taken: list[CommitmentDraft] = []
    least = KEPT_OF_A_REMARK if is_remark(context) else KEPT
    for found in sorted(pair_up(context, by_rules, by_model), key=lambda f: -f.chance):
        if found.chance < least:
            break
        draft = with_id(analysis, second_look(analysis.text, with_doer(context, merged(analysis, found))))
        if not any(_share(draft, other) for other in taken):
            taken.append(draft)
    return tuple(sorted(taken, key=_start))


def pair_up(context: Context, by_rules: Sequence[CommitmentDraft], by_model: Sequence[CommitmentDraft]) -> list[Found]:
    """Each draft with its like of the other side, the best overlap first."""
    if not by_rules and not by_model:
        return []
    overlaps = ((_met(r, m), -i, -j) for i, r in enumerate(by_rules) for j, m in enumerate(by_model))
    met = sorted((o for o in overlaps if o[0] >= _MET), reverse=True)
    partner: dict[int, int] = {}
    for _, i, j in met:
        if -i not in partner and -j not in partner.values():
            partner[-i] = -j
    pairs: list[tuple[CommitmentDraft | None, CommitmentDraft | None]] = [
        (r, by_model[partner[i]] if i in partner else None) for i, r in enumerate(by_rules)
    ]
    pairs += [(None, m) for j, m in enumerate(by_model) if j not in partner.values()]
    return [Found(r, m, _features(context, r, m)) for r, m in pairs]


def _met(one: CommitmentDraft, other: CommitmentDraft) -> float:
    a, b = one.main, other.main
    if a is None or b is None:
        return 0.0
    shared = min(a.end, b.end) - max(a.start, b.start)
    return max(0.0, 2 * shared / (a.end - a.start + b.end - b.start))


def _log_odds(chance: float) -> float:
    return log(max(chance, 0.0005) / max(1 - chance, 0.0005))


def _features(context: Context, by_rules: CommitmentDraft | None, by_model: CommitmentDraft | None) -> dict[str, float]:
    given = by_model or by_rules
    main = given.main if given else None
    strength, says = _seen(context.analysis, main)
    found = {"constant": 1.0, "model": strength, "says": says, "quiet": float(context.is_quiet)}
    found["rules"] = _log_odds(by_rules.confidence) if by_rules else -4.0
    found["rules alone"] = float(by_model is None)
    found["model alone"] = float(by_rules is None)
    found["remark"] = float(is_remark(context))
    found |= _setting(context, main, given.issuer if given else None) if main else {}
    for side, draft in (("rules", by_rules), ("model", by_model)):
        if draft is not None:
            found[f"{side} {draft.kind}"] = 1.0
            found[f"{side} trigger"] = float(draft.trigger is not None)
    if by_rules is not None and by_rules.kind == "demand":
        found["a party must"] = float(is_obliged(context.analysis, by_rules.main, by_party=True))
    if by_rules and by_model:
        found["overlap"] = _met(by_rules, by_model)
        found["same kind"] = float(by_rules.kind == by_model.kind)
    return found


def is_remark(context: Context) -> bool:
    """Whether a text is short: a remark or two."""
    return sum(len(sentence) for sentence in context.analysis.sentences) < REMARK


def _setting(context: Context, main: Span, issuer: Span | None) -> dict[str, float]:
    """By whom and with what act of speech it is said; what the model holds the words to tell, with what standing."""
    statement = context.statement_at(main.start)
    who = _who(issuer or (statement.speaker if statement else None), context.analysis.published)
    vowed = float(_is_vowed(context.analysis, main))
    found = {f"said: {statement.act if statement else 'nobody'}": 1.0, f"by {who}": 1.0, f"vowed by {who}": vowed}
    insight = context.analysis.insight
    place = place_of(context.analysis, insight, main) if insight else None
    if insight is not None and place is not None:
        chances = insight.fact("status", place)
        found["no act"] = insight.labels("event", place).get("O", 0.0)
        found[f"status {max(chances, key=lambda status: chances[status])}"] = 1.0
    return found


def _who(phrase: Span | None, day: str | None) -> str:
    """Whether a phrase names somebody who can bind a state or an army: mayors, unions and trainers vow things too."""
    if phrase is None:
        return "nobody"
    party = resolve_phrase(phrase.text, date=day)
    if party is None:
        return "somebody"
    if party.sector is None or party.sector in _BINDING or (party.code or "").startswith("IGO"):
        return "a power" if party.country or party.code else "an official"
    return "others"


def _is_vowed(analysis: Analysis, main: Span) -> bool:
    """Whether the words are what somebody threatened, vowed or pledged to do, in so many words."""
    head = analysis.head_of(main)
    if head is None:
        return False
    sentence, word = analysis.sentences[head[0]], analysis.sentences[head[0]][head[1]]
    if word.relation not in _COMPLEMENTS or word.head < 0:
        return False
    verb = sentence[word.head]
    return verb.lemma in _VOWS and not any(t.lower in _NEGATIONS for t in sentence.children(verb.index, "advmod"))


def _seen(analysis: Analysis, main: Span | None) -> tuple[float, float]:
    """The model's log-odds for a phrase: of its best word to stand for a commitment, of its sentence to hold one."""
    insight = analysis.insight
    if insight is None or main is None:
        return -_FAR, -_FAR
    best = says = -_FAR
    for sentence in analysis.sentences_in(main.start, main.end):
        if insight.covers(sentence.index):
            strengths = insight.strengths("kind", sentence.index, len(sentence))
            inside = [float(strengths[t.index]) for t in sentence.between(main.start, main.end)]
            best = max([best, *inside])
            says = max([says, *insight.says(sentence.index, len(sentence)).values()])
    return min(best, _FAR), min(says, _FAR)


def merged(analysis: Analysis, found: Found) -> CommitmentDraft:
    """One draft of both, each field from the likelier side."""
    rules, model = found.by_rules, found.by_model
    confidence = round(found.chance, 3)
    main = model.main if model else None
    if model is None or rules is None or main is None or analysis.insight is None:
        draft = model or rules
        assert draft is not None
        return replace(draft, confidence=confidence)
    if rules.kind == "demand" and is_obliged(analysis, rules.main):
        return turned_to_obliged(analysis, replace(rules, confidence=confidence))
    draft = chosen(analysis, rules, model, place_of(analysis, analysis.insight, main))
    draft = sound(replace(draft, confidence=confidence))
    firmness = firmness_of([h.text for h in draft.hedges], draft.response.text if draft.response else "")
    return with_id(analysis, replace(draft, firmness=firmness))


def is_obliged(analysis: Analysis, span: Span | None, *, by_party: bool = False) -> bool:
    """Whether the words stand under "must" or "should": what another is obliged to do is no vow of one's own.

    With `by_party` it must be "must", of a party that is named ("Chad must not cross the Aouzou line").
    """
    head = analysis.head_of(span) if span is not None else None
    if head is None:
        return False
    sentence = analysis.sentences[head[0]]
    modals = {t.lower for t in sentence.children(head[1], "aux")}
    if not by_party:
        return not modals.isdisjoint(_OBLIGING)
    subject = _obliged(analysis, span)
    if subject is None or "must" not in modals:
        return False
    party = resolve_phrase(subject.text, date=analysis.published)
    return party is not None and party.country is not None and party.sector in _BINDING


def _obliged(analysis: Analysis, span: Span | None) -> Span | None:
    """Who is obliged: the subject of the words."""
    head = analysis.head_of(span) if span is not None else None
    subject = analysis.sentences[head[0]].child(head[1], "nsubj") if head is not None else None
    if head is None or subject is None:
        return None
    first, last = analysis.sentences[head[0]].extent(subject.index)
    return analysis.span_of(analysis.sentences[head[0]], first, last)


def turned_to_obliged(analysis: Analysis, draft: CommitmentDraft) -> CommitmentDraft:
    """A demand whose issuer was read as whom it obliges, turned to him: "Iran must withdraw" is another's demand."""
    subject = _obliged(analysis, draft.main)
    if subject is None or draft.issuer is None or not draft.issuer.overlaps(subject):
        return draft
    return replace(draft, issuer=None, co_issuers=(), target=subject)


def sound(draft: CommitmentDraft) -> CommitmentDraft:
    """A draft made of two sides whose fields agree: no condition without a trigger, no response of a demand."""
    if draft.kind == "demand" and draft.demand is None:
        draft = replace(draft, demand=draft.response or draft.trigger)
    if draft.kind == "demand":
        draft = replace(draft, response=None, trigger=None)
    elif draft.response is None and draft.demand is not None and draft.trigger is None:
        draft = replace(draft, response=draft.demand, demand=None)
    if draft.trigger is None:
        return replace(draft, condition="unconditional")
    if draft.condition == "unconditional":
        return replace(draft, condition="happens")
    return draft


def with_id(analysis: Analysis, draft: CommitmentDraft) -> CommitmentDraft:
    """The draft with the id of its own spans."""
    spans = tuple(s for s in (draft.trigger, draft.response, draft.demand) if s is not None)
    return replace(draft, id=content_id("commitment", analysis.document, spans))


def _share(one: CommitmentDraft, other: CommitmentDraft) -> bool:
    a, b = one.main, other.main
    return a is None or b is None or a.overlaps(b)


def _start(draft: CommitmentDraft) -> int:
    main = draft.main
    return main.start if main else 0
