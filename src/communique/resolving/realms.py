"""Which state is "the Kingdom" or "the Emirate": one of that kind that the text named before."""

from communique.resolving.mentions import Phrase
from communique.resolving.scene import Scene

REALMS = {
    "kingdom": frozenset(
        """SAU JOR MAR BHR GBR NLD BEL DNK NOR SWE ESP THA BTN KHM LSO SWZ TON NPL IRQ LBY EGY GRC YUG ROU BGR ITA ALB
        AFG LAO ETH YEM""".split()
    ),
    "sultanate": frozenset({"OMN", "BRN", "ZAN"}),
    "emirate": frozenset({"QAT", "KWT", "ARE", "BHR", "AFG", "JOR"}),
    "principality": frozenset({"MCO", "LIE", "AND"}),
    "duchy": frozenset({"LUX"}),
    "sheikhdom": frozenset({"KWT", "QAT", "BHR", "ARE"}),
}
"""Kinds of states by their noun, with the states that are, or since 1938 were, of the kind."""


def realm_before(scene: Scene, phrase: Phrase) -> str | None:
    """The one state of the phrase's kind that is named before it; `None` where there is none, or more than one."""
    named = {c.country for c in scene.countries.named if c.offset < phrase.start}
    fitting = named & REALMS[phrase.noun]
    return fitting.pop() if len(fitting) == 1 else None
