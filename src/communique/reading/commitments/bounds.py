"""Where a response begins and ends: its conditions cut out, its subject taken in where that is the thing acted on."""

from dataclasses import replace

from communique.reading.commitments.condition import Condition
from communique.reading.commitments.response import Response, response_end
from communique.reading.commitments.standing import party_class
from communique.text import Sentence

ASIDES = {
    "which",
    "whatever",
    "wherever",
    "whichever",
    "whoever",
    "as",
    "so",
    "whom",
    "whose",
    "where",
    "though",
    "although",
}
THINGS = {"thing", "nation thing", "ours", "MED"}


def bounded(
    sentence: Sentence, response: Response, condition: Condition | None, all_of: tuple[Condition, ...]
) -> Response:
    """A response with its first and last token; `all_of` are the sentence's conditions, `condition` its own."""
    if response.form == "tail":
        return response
    cut = tuple(c for c in ((condition,) if condition else all_of) if not c.form.endswith("object"))
    root = response.governor if response.form == "vow noun" and response.governor is not None else response.head
    last = _before_aside(sentence, response, response_end(sentence, response.first, root, cut))
    first = response.first
    for c in cut:
        if first <= c.left and c.last < response.head:
            first = next((k for k in range(c.last + 1, response.head + 1) if sentence[k].is_word), response.head)
    if first + 1 < response.head and sentence[first + 1].text == "," and sentence[first].xpos == "MD":
        first = response.head
    elif first == response.first:
        first = _with_subject(sentence, response, condition)
    first = _past_quote(sentence, first, last)
    return replace(response, first=first, last=max(last, first))


def _before_aside(sentence: Sentence, response: Response, last: int) -> int:
    """The end before ", which ...", ", whatever ..." and other asides."""
    for k in range(response.head + 1, last):
        if sentence[k].text == "," and sentence[k + 1].lower in ASIDES:
            return k - 1
    return last


def _with_subject(sentence: Sentence, response: Response, condition: Condition | None) -> int:
    """The start with the subject where a thing is acted on ("the port will be closed", "no step will be taken")."""
    subject = response.subject
    if subject is None or subject >= response.first or response.form in ("vow", "ready", "intend", "noun", "offer"):
        return response.first
    first, last = sentence.extent(subject)
    if last >= response.head or response.first - last > 2:
        return response.first
    if sentence[subject].relation == "expl":
        return _idiom(sentence, response) or first
    if condition is not None and condition.left <= subject <= condition.last:
        return response.first
    if party_class(sentence, subject) not in THINGS or last - first > 8:
        return response.first
    if sentence[first].lower in ("no", "not") and first < subject:
        return first + 1 if sentence[first].lower == "no" else response.first
    return response.first if response.negative else first


def _idiom(sentence: Sentence, response: Response) -> int | None:
    """ "It would be a grave mistake": the idiom is the response."""
    if sentence[response.head].lemma in ("mistake", "error", "folly", "madness", "blunder", "miscalculation"):
        return (
            sentence.extent(response.head)[0]
            if sentence.extent(response.head)[0] > (response.subject or 0)
            else response.first + 1
        )
    return None


def _past_quote(sentence: Sentence, first: int, last: int) -> int:
    """The start behind a quotation mark that the response does not close."""
    opens = [k for k in range(first, min(first + 2, last)) if sentence[k].xpos == "``"]
    if not opens or any(sentence[k].xpos == "''" for k in range(opens[0] + 1, last + 1)):
        return first
    return opens[0] + 1
