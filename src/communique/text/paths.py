"""How two words of a window stand to each other in the tree: a number a pair, by which phrases and parties are scored.

Where both stand in one sentence it is the pair of relations by which the two branches hang from the word where they
meet ("said" to "minister": nothing, nsubj). Else it says only how far the other sentence is.
"""

from collections.abc import Sequence
from functools import cache

RELATIONS = tuple(
    "- acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl"
    " fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative"
    " xcomp".split()
)
"""Relations without subtypes; the first stands for no branch: the word itself is where the two meet."""
_NUMBERS = {relation: number for number, relation in enumerate(RELATIONS)}
_PAIRS = len(RELATIONS) ** 2
MARK, BEFORE, AFTER, LONG_BEFORE, LONG_AFTER = range(_PAIRS, _PAIRS + 5)
CLASSES = _PAIRS + 5


def path_classes(word: int, heads: Sequence[int], relations: Sequence[str], sentences: Sequence[int]) -> list[int]:
    """The class of every word of a window as seen from one of them.

    All are places of the window, 0 being its mark: `heads` (0 for a root), `relations` and `sentences` (numbered
    from 1; 0 for the mark) have an entry for each.
    """
    home = sentences[word]
    found = [_outside(other - home) for other in sentences]
    found[0] = MARK
    up = _branches(word, heads, relations)
    first = sentences.index(home)
    for place in range(first, len(sentences)):
        if sentences[place] != home:
            break
        found[place] = _class(place, up, heads, relations)
    return found


def _outside(distance: int) -> int:
    if distance < 0:
        return BEFORE if distance == -1 else LONG_BEFORE
    return AFTER if distance == 1 else LONG_AFTER


def _branches(word: int, heads: Sequence[int], relations: Sequence[str]) -> dict[int, int]:
    """The word and its governors, each with the number of the relation by which the branch to the word hangs there."""
    found, branch, at = {}, 0, word
    while at and at not in found:
        found[at] = branch
        branch = _number(relations[at])
        at = heads[at]
    return found


def _class(place: int, up: dict[int, int], heads: Sequence[int], relations: Sequence[str]) -> int:
    branch, at = 0, place
    for _ in range(len(heads)):
        if at in up or not at:
            break
        branch = _number(relations[at])
        at = heads[at]
    return up.get(at, 0) * len(RELATIONS) + branch


@cache
def _number(relation: str) -> int:
    return _NUMBERS.get(relation.partition(":")[0], _NUMBERS["dep"])
