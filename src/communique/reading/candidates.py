"""Candidates for commitments: a response with its trigger, and the features by which it is judged."""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.reading.conditions import Condition, find_conditions, lower
from communique.reading.demands import AT_ONCE, Demand, find_deadline, find_demands, given_limit, without_deadline
from communique.reading.disqualifiers import disqualifiers
from communique.reading.kinds import HARM, is_attack, kind_of, value_of
from communique.reading.responses import Response, find_responses, is_in, response_end
from communique.reading.standing import attribution_of, party_class
from communique.text import Sentence, Token


@dataclass(slots=True)
class Candidate:
    """What might be a commitment in one sentence; `trigger` are tokens (first, last)."""

    sentence: Sentence
    response: Response | None
    condition: Condition | None
    trigger: tuple[int, int] | None
    kind: str
    value: str
    speaker: Token | None
    cue: Token | None
    features: set[str]
    demand: tuple[int, int] | None = None
    deadline: tuple[int, int] | None = None
    target: int | None = None
    issuer: int | None = None
    score: float = 0.0


def find_candidates(sentence: Sentence) -> Iterator[Candidate]:
    """All candidates of a sentence with their features, not yet judged."""
    conditions = find_conditions(sentence)
    responses = find_responses(sentence, conditions)
    demands = tuple(find_demands(sentence))
    if not responses and not demands:
        return
    cues = disqualifiers(sentence)
    for demand in demands:
        yield _demand_candidate(sentence, demand, conditions, cues)
    for response in responses:
        bounded = _bounded(sentence, response, conditions)
        condition, trigger = _trigger(sentence, bounded, conditions)
        bounded = _bounded(sentence, response, (condition,) if condition else ())
        yield _candidate(sentence, bounded, condition, trigger, cues)


def _bounded(sentence: Sentence, response: Response, conditions: tuple[Condition, ...]) -> Response:
    if response.form == "tail":
        return response
    last = response_end(sentence, response.first, response.head, conditions)
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
            return Condition("happens", "attack", first, first, last, noun)
    if clause is not None and general and clause.index > noun and clause.index <= last:
        begin, end = sentence.extent(clause.index)
        while (
            (begin < clause.index
            and sentence[begin].xpos in ("WP", "WDT", ",", "WRB"))
            or sentence[begin].lower in ("who", "that", "which")
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
    sentence: Sentence, demand: Demand, conditions: tuple[Condition, ...], cues: set[str]
) -> Candidate:
    """A demand on its own; the trigger of a threat is judged with its response."""
    last, deadline = without_deadline(sentence, demand.first, demand.last)
    if demand.form == "given time":
        deadline = given_limit(sentence, demand) or deadline
    deadline = deadline or find_deadline(sentence, 0, len(sentence) - 1)
    cue, speaker = attribution_of(sentence, demand.head)
    if demand.issuer is not None:
        speaker = sentence[demand.issuer]
    text = " ".join(t.lower for t in sentence)
    features = {f"demand cue {c}" for c in cues} | {"demand " + demand.form, "demand"}
    features.add("demand issuer " + party_class(sentence, speaker.index if speaker else None))
    features.add("demand target " + party_class(sentence, demand.target))
    if deadline is not None:
        features.add("demand deadline")
        features.add(f"demand {demand.form} deadline")
    if AT_ONCE.search(text):
        features.add("demand at once")
        features.add(f"demand {demand.form} at once")
    if any(c.first <= demand.head <= c.last for c in conditions):
        features.add("demand inside a condition")
    if speaker is not None and cue is not None:
        features |= {"demand said " + n for n in ("report", "predict", "deny", "demand") if is_in(cue, n)}
    if any(
        t.lower in ("not", "n't", "never", "no") for t in sentence.tokens[max(0, demand.first - 3) : demand.first + 1]
    ):
        features.add("demand negative")
    return Candidate(
        sentence,
        None,
        None,
        None,
        "demand",
        "",
        speaker,
        cue,
        features,
        (demand.first, last),
        deadline,
        demand.target,
        demand.issuer,
    )


def _candidate(
    sentence: Sentence, response: Response, condition: Condition | None, trigger: tuple[int, int] | None, cues: set[str]
) -> Candidate:
    value = value_of(sentence, response)
    governor = sentence[response.governor].lemma if response.governor is not None else ""
    kind = kind_of(value, response.negative, response.form, governor, condition)
    cue, speaker = attribution_of(sentence, response.head)
    features = set(_features(sentence, response, condition, value, cue, speaker))
    features |= {f"cue {c}" for c in cues}
    return Candidate(sentence, response, condition, trigger, kind, value, speaker, cue, features)


def _features(
    sentence: Sentence,
    response: Response,
    condition: Condition | None,
    value: str,
    cue: Token | None,
    speaker: Token | None,
) -> Iterator[str]:
    subject = party_class(sentence, response.subject)
    speaks = party_class(sentence, speaker.index if speaker else None)
    form = "condition " + (condition.form if condition else "none")
    yield "form " + response.form
    yield form
    yield "subject " + subject
    yield "speaker " + speaks
    yield "value " + value
    yield f"value {value} negative {response.negative}"
    yield f"{response.form} subject {subject}"
    yield f"{response.form} value {value}"
    yield f"{'if' if condition else 'no if'} value {value}"
    yield f"subject {subject} speaker {speaks}"
    if response.governor is not None:
        yield "governor " + sentence[response.governor].lemma
    if cue is not None:
        for name in ("report", "predict", "deny", "vow"):
            if is_in(cue, name):
                yield "said " + name
        if cue.xpos in ("VBP",):
            yield "said present"
        if any(t.lower in ("not", "n't", "never") for t in sentence.children(cue.index)):
            yield "said not"
    if response.negative:
        yield "negative"
    if response.softener:
        yield "softened"
    words = [t for t in sentence if t.name.endswith("LOC") and t.name.startswith("B")]
    yield f"countries {min(len(words), 2)}"
    if sentence[response.head].upos not in ("VERB",):
        yield "no verb"
    if value == HARM and is_in(sentence[response.head], "harm"):
        yield "harm verb"
    if lower(sentence, response.first - 1) == "to" and response.form == "intend":
        yield "intends"
    if any(t.xpos in ("``",) for t in sentence):
        yield "quoted"
    if any(t.lower in ("you", "your") for t in sentence):
        yield "you"
    if sentence[response.head].relation.split(":")[0] in ("acl", "advcl"):
        yield "inside a phrase"
    if (
        any(t.relation == "acl:relcl" for t in sentence.ancestors(response.head))
        or sentence[response.head].relation == "acl:relcl"
    ):
        yield "relative clause"
