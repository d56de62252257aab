"""What the model says of a sentence as a whole, as features beside those of the rules."""

from communique.text import Sentence

_STEPS = (-3.0, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0)
_KINDS = ("threat", "promise", "assurance", "guarantee")
_CLEAR = 1.0


def steps(sentence: Sentence) -> set[str]:
    """The thresholds that the log-odds of a commitment in the sentence exceed; empty where the model said nothing.

    Steps let the weights follow any rising curve, and leave each step's name readable in the table.
    """
    signal = sentence.signals.get("commitment")
    return set() if signal is None else {f"sentence above {step}" for step in _STEPS if signal > step}


def leaning(sentence: Sentence) -> set[str]:
    """The kind of commitment that the sentence sounds most like, and whether clearly so."""
    heard = sorted(((sentence.signals[kind], kind) for kind in _KINDS if kind in sentence.signals), reverse=True)
    if len(heard) < 2:
        return set()
    (first, kind), (second, _) = heard[:2]
    return {f"sounds like {kind}"} | ({f"sounds clearly like {kind}"} if first - second > _CLEAR else set())
