"""What must (not) happen: the conditions of a sentence, by clause, phrase, noun or bare order."""

from communique.reading.commitments.condition import Condition
from communique.reading.commitments.inversions import find_inverted, find_mistakes, find_paired
from communique.reading.commitments.markers import find_marked, find_phrases
from communique.reading.commitments.orders import find_coordinate, find_musts, find_orders
from communique.text import Sentence


def find_conditions(sentence: Sentence) -> tuple[Condition, ...]:
    """All triggers of a sentence, in order, none inside another of the same head."""
    found: dict[int, Condition] = {}
    for finder in (
        find_marked,
        find_phrases,
        find_inverted,
        find_orders,
        find_coordinate,
        find_paired,
        find_musts,
        find_mistakes,
    ):
        for condition in finder(sentence):
            if condition.first <= condition.last:
                found.setdefault(condition.first, condition)
    return tuple(sorted(found.values(), key=lambda c: (c.left, c.first)))
