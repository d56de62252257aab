"""Whether a demand stands: a party makes it, somebody else is to comply, and a limit or the wording presses."""

from communique.reading.commitments.context import Speaker
from communique.reading.commitments.demands import Demand
from communique.reading.commitments.evidence import STANDING
from communique.reading.commitments.standing import party_class
from communique.text import Sentence

ISSUERS = {"party", "country", "place", "name"}
FOREIGN = STANDING | {"you", "they", "nation thing"}
BARRED = {
    "cue sport",
    "cue commerce",
    "cue weather",
    "cue fiction",
    "cue law",
    "cue domestic",
    "cue question",
    "cue outsider",
}
BARRED |= {"cue counterfactual", "cue denied", "cue history", "cue past report"}
FINAL = {"final", "ultimatum", "last", "non-negotiable", "insist", "insisted", "demand", "demanded", "must", "ordered"}


def demand_score(
    sentence: Sentence,
    demand: Demand,
    speaker: Speaker | None,
    cues: set[str],
    near: frozenset[str],
    *,
    limited: bool,
    at_once: bool,
) -> float:
    """A score like log-odds: above 0 where the demand stands, below where a sign that must be there lacks.

    `near` is what stands around the sentence (`near_features`): a party named there stands in for a speaker."""
    issuer = speaker.kind if speaker else "none"
    if issuer in ("none", "indefinite", "JRN", "thing", "nation thing") and _party_near(near):
        issuer = "party"
    stands = issuer in ISSUERS or (issuer in ("they", "self") and demand.form not in ("demand that", "demand noun"))
    abroad = "document countries 0" not in cues or "document crisis 0" not in cues
    if {f"cue {c}" for c in cues} & BARRED or not stands or not abroad or _negated(sentence, demand):
        return -2.0
    target = party_class(sentence, demand.target)
    pressed = limited or at_once
    if demand.form in ("demand that", "demand noun", "given time"):
        return 1.5 if demand.form != "demand noun" or _is_act(sentence, demand) else -1.0
    if demand.form in ("must", "have to", "is to"):
        foreign = target in FOREIGN or (pressed and target == "thing" and "near nations 0" not in near)
        if not foreign or _same(sentence, demand, speaker):
            return -1.0
        if demand.form == "have to" and (not limited or target == "you"):
            return -1.0
        if demand.form == "must" and sentence[demand.first].lower in ("not", "never") and "near force 0" not in near:
            return 0.6 if target in ("country", "person", "party", "name", "place") else -1.0
        return 1.2 if pressed else (0.4 if demand.form == "must" and _insists(sentence) else -1.0)
    if demand.form in ("order", "fragment"):
        if demand.form == "fragment" and _party_near(near) and issuer != "they":
            return 0.6
        return 1.0 if pressed and issuer != "they" else -1.0
    if demand.form in ("asked call", "asked urge", "asked ask", "asked warn"):
        pressed = limited
    return 0.8 if pressed and target in FOREIGN | {"thing"} else -1.0


def _party_near(near: frozenset[str]) -> bool:
    return "near party 0" not in near and "near nations 0" not in near and "near civil 3" not in near


def _negated(sentence: Sentence, demand: Demand) -> bool:
    return any(t.lower in ("not", "n't", "never") for t in sentence.tokens[max(0, demand.first - 3) : demand.first])


def _is_act(sentence: Sentence, demand: Demand) -> bool:
    """Whether a demanded noun is an act: the return of, the withdrawal, an end to, an apology."""
    token = sentence[demand.head]
    ends = (
        "ion",
        "al",
        "ment",
        "ure",
        "ance",
        "ce",
        "ing",
        "end",
        "return",
        "release",
        "apology",
        "retreat",
        "halt",
        "stop",
    )
    return token.upos == "NOUN" and token.lemma.endswith(ends)


def _same(sentence: Sentence, demand: Demand, speaker: Speaker | None) -> bool:
    """Whether the demand is put to whoever makes it."""
    if speaker is None or demand.target is None:
        return False
    return speaker.sentence is sentence and speaker.token.index == demand.target


def _insists(sentence: Sentence) -> bool:
    return any((t.lower in FINAL and t.lower != "must") or t.lemma in ("warn", "insist", "demand") for t in sentence)
