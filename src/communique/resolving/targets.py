"""To whom a commitment is turned, where its own words do not say.

A phrase without a party ("whoever crosses the river", "any launcher found there") means the other party in play, where
harm is meant; a promise not to be the first to fire is made to him too.
"""

import re
from collections.abc import Sequence

from communique.resolving.countries import country_of
from communique.resolving.cues import Cue
from communique.resolving.mentions import Phrase

_FORCE = re.compile(
    r"\b(?:first shot|by force|recourse to (?:arms|force)|resort to (?:arms|force)|cease-?fire|truce|"
    r"first to (?:open fire|fire|shoot|attack|strike|use))\b",
    re.IGNORECASE,
)
_ANYBODY = frozenset({"BUS", "NGO"})


def is_forbearance(response: str) -> bool:
    """Whether an assurance renounces force, which is promised to the adversary.

    >>> is_forbearance("will not be the first to open fire"), is_forbearance("will not close the library")
    (True, False)
    """
    return _FORCE.search(response) is not None


def is_of_anybody(head: Phrase, cues: Sequence[Cue]) -> bool:
    """Whether a phrase means ships, banks and traders of any flag: "any vessel", "no master", "foreign banks"."""
    own = [c for c in cues if c.office and head.first <= c.first and c.last <= head.head]
    return bool(own) and own[-1].code in _ANYBODY


def turned_to(other: str | None, head: Phrase) -> tuple[str, ...]:
    """The other party as a phrase means it: himself, or his people where it says which ("any patrol")."""
    country = country_of(other)
    if other is None:
        return ()
    if country is None or head.kind in {"free", "pronoun"} or head.sector in {None, "UNK", "GOV"}:
        return (other,)
    return (f"{country} {head.sector}",)
