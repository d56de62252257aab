"""Events as the model hears them: the words that it takes for acts, with type and standing.

Syntax only cuts the anchor and gives the phrases around it; the frame (mode, contexts, CAMEO code) is that of the
table for the word and the type, else the plain code of the type.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import exp

from communique.knowledge.plover import Frame, event_frames
from communique.reading.events.arguments import roles_of
from communique.reading.events.parties import phrase_span
from communique.reading.events.settings_of_acts import place_of, time_of
from communique.reading.events.triggers import Trigger, word_key
from communique.records import Span
from communique.records.drafts import EventDraft
from communique.text import Analysis, Sentence, Token
from communique.text.insight import Place

FAINTEST = -2.0
"""Least log-odds of a word that is heard at all; whether an act is kept is asked later."""

LIKELY = 0.0
"""Least log-odds of an act that the model alone puts forward."""

NAMED = 0.3
"""Least probability that a party is named at all, for a pointed word to be taken."""

_LEAST = 0.001
"""The likeliest of a window's 254 words (`windows.py`) has more than this where a party is `NAMED`."""

CODES = {
    "AGREE": "030",
    "CONSULT": "040",
    "SUPPORT": "051",
    "CONCEDE": "080",
    "COOPERATE": "060",
    "AID": "070",
    "RETREAT": "087",
    "REQUEST": "100",
    "ACCUSE": "110",
    "REJECT": "120",
    "THREATEN": "130",
    "PROTEST": "140",
    "SANCTION": "160",
    "MOBILIZE": "150",
    "COERCE": "170",
    "ASSAULT": "190",
}
"""The CAMEO code of each type where its words give nothing finer (roots of the PLOVER conversion table)."""


@dataclass(frozen=True, slots=True)
class HeardAct:
    """A word that the model takes for an act: log-odds that it is one, and the chances of its types and statuses."""

    sentence: Sentence
    token: Token
    strength: float
    types: Mapping[str, float]
    statuses: Mapping[str, float]

    @property
    def place(self) -> Place:
        """Where the word stands, as the model is asked."""
        return self.sentence.index, self.token.index

    @property
    def type(self) -> str:
        """The likeliest type."""
        return max(self.types, key=self.types.__getitem__)

    @property
    def status(self) -> str:
        """The likeliest status."""
        return max(self.statuses, key=self.statuses.__getitem__)


def hear_acts(analysis: Analysis, *, least: float = FAINTEST) -> Iterator[HeardAct]:
    """The words of a document that the model takes for acts, in text order."""
    insight = analysis.insight
    for sentence in analysis.sentences if insight is not None else ():
        if insight is None or not insight.covers(sentence.index):
            continue
        strengths = insight.strengths("event", sentence.index, len(sentence))
        for index in (strengths > least).nonzero()[0].tolist():
            if sentence[index].is_word:
                yield _heard(analysis, sentence, sentence[index], float(strengths[index]))


def hear_act(analysis: Analysis, sentence: Sentence, token: Token) -> HeardAct | None:
    """What the model holds of one word, whether it takes it for an act or not."""
    if analysis.insight is None or not analysis.insight.covers(sentence.index):
        return None
    strength = analysis.insight.strengths("event", sentence.index, len(sentence))[token.index]
    return _heard(analysis, sentence, token, float(strength))


def _heard(analysis: Analysis, sentence: Sentence, token: Token, strength: float) -> HeardAct:
    insight = analysis.insight
    if insight is None:
        raise ValueError("an analysis without insight hears nothing; ask only where the model has read")
    chances = insight.labels("event", (sentence.index, token.index))
    some = sum(chance for label, chance in chances.items() if label != "O")
    types = {label: chance / some for label, chance in chances.items() if label != "O"}
    return HeardAct(sentence, token, strength, types, insight.fact("status", (sentence.index, token.index)))


def decode_events(analysis: Analysis) -> tuple[EventDraft, ...]:
    """The events of a document by the model alone, in text order; none where it has not read."""
    acts = list(hear_acts(analysis, least=LIKELY))
    return tuple(_draft(analysis, act) for act in without_doubles(acts))


def without_doubles(acts: list[HeardAct]) -> list[HeardAct]:
    """The acts without the weaker of two neighbouring words of one type: "launched raids" is heard once."""
    kept = []
    for act in acts:
        near = [o for o in acts if o.sentence is act.sentence and 0 < abs(o.token.index - act.token.index) <= 2]
        if not any(o.type == act.type and o.strength > act.strength for o in near):
            kept.append(act)
    return kept


def _draft(analysis: Analysis, act: HeardAct) -> EventDraft:
    trigger = trigger_of(act, act.type)
    place, time = place_of(analysis, trigger), time_of(analysis, trigger)
    pointed = {side: pointed_phrases(analysis, side, act) for side in ("actor", "recipient", "holder")}
    return EventDraft(
        anchor=analysis.span_of(act.sentence, trigger.first, trigger.last),
        type=act.type,
        mode=trigger.frame.mode,
        contexts=trigger.frame.contexts,
        cameo=trigger.frame.cameo,
        actors=pointed["actor"],
        recipients=pointed["recipient"],
        parties_joint=act.type == "CONSULT",
        status=act.status,
        holder=next(iter(pointed["holder"]), None),
        place=place,
        time=time,
        confidence=round(1 / (1 + exp(-act.strength)), 3),
    )


def trigger_of(act: HeardAct, kind: str) -> Trigger:
    """The word as the rules take one: its frame for a type, its roles and the words of its anchor."""
    roles = roles_of(act.sentence, act.token)
    first, last = _anchor(act.sentence, act.token)
    return Trigger(act.sentence, act.token, frame_of(act.token, kind), roles, first, last)


def frame_of(token: Token, kind: str) -> Frame:
    """The table's use of a word as a type, the one that asks least of its clause; else the type with its plain code."""
    key = word_key(token)
    uses = [f for f in event_frames().get(key, ()) if f.type == kind] if key is not None else []
    return min(uses, key=lambda f: len(f.needs), default=Frame(kind, None, (), CODES[kind], 1.0, ()))


def _anchor(sentence: Sentence, token: Token) -> tuple[int, int]:
    """The word with its particle: "put out", "calls on"."""
    after = sentence[token.index + 1] if token.index + 1 < len(sentence) else None
    particle = after is not None and after.head == token.index and after.relation == "compound:prt"
    return token.index, token.index + particle


def pointed_phrases(analysis: Analysis, side: str, act: HeardAct) -> tuple[Span, ...]:
    """The phrase around the likeliest word that the model points at for a party; none where nobody is the better."""
    if analysis.insight is None:
        return ()
    chances = analysis.insight.party(side, act.place, least=_LEAST)
    if 1 - chances.pop(None) < NAMED or not chances:
        return ()
    number, index = max(((c, place) for place, c in chances.items() if place is not None))[1]
    sentence = analysis.sentences[number]
    return (phrase_span(analysis, sentence, sentence[index]),) if index < len(sentence) else ()
