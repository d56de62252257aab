"""What will (not) be done: the clauses, infinitives and noun phrases of a sentence that can state a response."""

from communique.reading.commitments.clauses import find_clauses, find_headlines
from communique.reading.commitments.condition import Condition
from communique.reading.commitments.intents import find_infinitives, find_nouns, find_to_be
from communique.reading.commitments.modals import find_modals, find_progressive
from communique.reading.commitments.openings import find_openings
from communique.reading.commitments.presents import find_present
from communique.reading.commitments.response import Response
from communique.text import Sentence


def find_responses(sentence: Sentence, conditions: tuple[Condition, ...]) -> tuple[Response, ...]:
    """All candidates of a sentence, one for each main word, in order."""
    found: dict[int, Response] = {}
    for finder in (find_infinitives, find_to_be, find_modals, find_nouns, find_progressive, find_headlines):
        for response in finder(sentence):
            if response.first <= response.last:
                found.setdefault(response.head, response)
    for response in find_openings(sentence, conditions):
        if response.first <= response.last:
            found.setdefault(response.head, response)
    for response in find_present(sentence, conditions):
        if response.first <= response.last and not any(r.first <= response.head <= r.last for r in found.values()):
            found.setdefault(response.head, response)
    for response in find_clauses(sentence, conditions, found):
        found.setdefault(response.head, response)
    return tuple(sorted(found.values(), key=lambda r: (r.first, r.last)))
