"""Whether two mentions have anything in common that is said in so many words, or is one act in other words.

Two threats of one army, made within days of each other in like sentences, look alike to the model whatever they are
about. Where neither the conditions nor the responses share a word of matter or a class of acts, they are held to be one
commitment only where the model is surer than usual.
"""

from communique.knowledge.act_frames import frames_of, with_entailed
from communique.linking.acts import is_anaphoric
from communique.linking.mentions import Mention
from communique.linking.parties import party_stems
from communique.records import Act

SURE = 0.75
"""The probability asked for where two have nothing in common. Set on the development crises: of seven pairs below it
that were joined so, six were two commitments."""
_SOLDIERS = "forces"


def is_too_strange(a: Mention, b: Mention, chance: float) -> bool:
    """Whether two mentions that are one with some probability have too little in common to be joined."""
    if chance >= SURE or a.trigger is None or b.trigger is None:
        return False
    if a.document.id == b.document.id and (_leans(a) or _leans(b)):
        return False
    return not (_meet(a.trigger, b.trigger) or (a.response and b.response and _meet(a.response, b.response)))


def _leans(mention: Mention) -> bool:
    """Whether the condition only points to what was said before: "if this happens again"."""
    return mention.trigger is not None and is_anaphoric(mention.trigger.text)


def _meet(one: Act, other: Act) -> bool:
    """Whether two acts share a word that is no party's name, a class, or harm to one's soldiers."""
    if (one.words & other.words) - party_stems() or _SOLDIERS in one.themes & other.themes:
        return True
    return bool(with_entailed(frames_of(one.text).acts) & with_entailed(frames_of(other.text).acts))
