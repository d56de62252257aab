"""Countries that were one: "the South", "northern forces", where a text speaks of both halves."""

from collections.abc import Collection

from communique.resolving.mentions import Phrase

_KOREAS = {"north": "PRK", "south": "KOR"}
_OTHERS = (
    {"north": "SDN", "south": "SSD"},
    {"north": "VNM", "south": "RVN"},
    {"north": "YEM", "south": "YMD"},
    {"east": "DDR", "west": "DEU"},
)
_ADJECTIVES = {"northern": "north", "southern": "south"}
_FORCES = frozenset({"MIL"})


def half_of(phrase: Phrase, named: Collection[str]) -> str | None:
    """The country of "the South" or "southern troops"; `named` are the countries of which the document speaks.

    Of Korea one half is enough; of the others both must be named, since "the West" and "the south" mean much else.
    """
    words = phrase.sentence.tokens[phrase.first : phrase.head + 1]
    half = next((t.lower for t in words if t.lower in _KOREAS and t.text[0].isupper()), None)
    if half and set(_KOREAS.values()) & set(named):
        return _KOREAS[half]
    half = next((t.lower for t in words if t.text[0].isupper()), None)
    if phrase.sector in _FORCES:
        half = next((_ADJECTIVES[t.lower] for t in words if t.lower in _ADJECTIVES), half)
    both = (pair for pair in _OTHERS if set(pair.values()) <= set(named))
    return next((pair[half] for pair in both if half in pair), None) if half else None
