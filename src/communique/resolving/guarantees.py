"""Who answers for an attack on a third state stands by that state: he threatens somebody else, and not it."""

import re
from collections.abc import Sequence

from communique.knowledge.parties import find_parties
from communique.records import CommitmentDraft
from communique.resolving.countries import country_of

_ATTACK_ON = re.compile(
    r"(?i)\b(?:attack|assault|aggression|strike|raid|invasion|incursion|shelling|bombing|bombardment|use of force"
    r"|hostile act|armed action)s?\b(?:\s+\w+){0,2}?\s+(?:on|against|upon|of)\s+(?:the\s+)?"
)


def is_guarantee(draft: CommitmentDraft, issuers: Sequence[str], targets: Sequence[str]) -> bool:
    """Whether a "threat" waits for an attack on the very state that it is turned to, and that is not the issuer's own.

    In the annotated texts all 17 such commitments are guarantees; of threats the victim is never the target.
    """
    if draft.kind != "threat" or draft.trigger is None or draft.condition != "happens":
        return False
    victim = victim_in(draft.trigger.text)
    turned = {country_of(code) for code in targets}
    return victim is not None and turned == {victim} and victim not in {country_of(code) for code in issuers}


def victim_in(trigger: str) -> str | None:
    """The country on which a condition says the attack would be.

    >>> victim_in("any attack on Zambia"), victim_in("an Angolan attack"), victim_in("a raid on its ports by Zambia")
    ('ZMB', None, None)
    """
    found = _ATTACK_ON.search(trigger)
    if found is None:
        return None
    rest = trigger[found.end() :]
    party = next(iter(find_parties(rest)), None)
    return (country_of(party[2]) or party[2]) if party is not None and party[0] == 0 else None
