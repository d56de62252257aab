"""Whether what features and words say of two mentions leaves open what is asked, so that the model is worth its time.

It costs some milliseconds each time. In a generated crisis of 1,500 documents it was asked about 4,019 pairs: of 1,941
that had less than the first of these bounds it joined one, of 2,003 with less than the second it related none, and it
parted none above them. They look at two mentions alone.
"""

from collections.abc import Mapping

from communique.linking.relations import BETWEEN, ONE

_JOINED = (0.2, 0.9)
"""Less or more than this for one commitment, and it is settled."""
_RELATED = (0.1, 0.9)
"""The same for the likeliest relation of two commitments."""
_TOLD = 0.85
"""The part of `repeats`, `hardens` and `softens` from which on one of them is settled."""

Chances = Mapping[str, float]


def is_joining_open(own: Chances) -> bool:
    """Whether two mentions may be of one commitment, or not."""
    return _JOINED[0] <= sum(own.get(relation, 0.0) for relation in ONE) < _JOINED[1]


def is_relation_open(own: Chances) -> bool:
    """Whether one may specify, replace, contradict or take back another, or not."""
    return _RELATED[0] <= max(own.get(relation, 0.0) for relation in BETWEEN) < _RELATED[1]


def is_change_open(own: Chances) -> bool:
    """Whether the later of two mentions of one commitment repeats, hardens or softens it."""
    chances = [own.get(relation, 0.0) for relation in ONE]
    return max(chances) < _TOLD * sum(chances)
