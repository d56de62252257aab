"""Words that stand for any response: "will respond", "consequences", "a befitting reply"."""

import re

from communique.linking.words import content_words

_VAGUE = frozenset(
    """respond response reply answer act action actions consequence consequences retaliate retaliation retaliatory
    measure measures price pay regret react reaction force whatever necessary countermeasures reprisal reprisals
    punish punishment befitting steps appropriately swiftly decisive decisively harsh crushing severe resist
    everything means full power powers might strength resolve vigour firmly firm immediate immediately once hour kind
    proportionate proportionately""".split()
)
_REACTING = frozenset("respond act react retaliate reply answer answered reacts responds".split())
_MEANS = re.compile(r"(?i)\b(?:with|by)\b")


def is_vague(text: str) -> bool:
    """Whether a response names no act.

    >>> is_vague("will respond swiftly and appropriately"), is_vague("will bomb the port")
    (True, False)
    >>> is_vague("will act against the boats responsible"), is_vague("will answer with artillery")
    (True, False)
    """
    words = content_words(text)
    vague = sum(w in _VAGUE for w in words)
    if not words or _MEANS.search(text):  # "with artillery" names it, "with full force" does not
        return bool(words) and vague == len(words)
    return words[0] in _REACTING or vague >= 0.5 * len(words)
