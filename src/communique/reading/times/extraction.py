"""Which words say when: dates, times of day and durations, before any date resolves them."""

from communique.reading.times.time_grammar import find_atoms
from communique.reading.times.time_joining import Atom
from communique.reading.times.time_tense import is_future, is_in_condition
from communique.reading.times.time_values import as_future
from communique.records import TimeExpression, content_id
from communique.text import Analysis, Sentence


def extract_times(analysis: Analysis) -> tuple[TimeExpression, ...]:
    """The time expressions of a document, in order, with TIMEX3 values that are open until `resolve_times`.

    A bare weekday, month or weekend of a clause in the future gets its value in the form `UNDEF-next-friday`; all
    others point back. Ages, numbers of resolutions, and days counted from a mere condition are no times.
    """
    return tuple(
        make_time(analysis, sentence, atom)
        for sentence in analysis.sentences
        for atom in find_atoms(sentence)
        if not is_hypothetical(sentence, atom)
    )


def is_hypothetical(sentence: Sentence, atom: Atom) -> bool:
    """The same day, the next morning: counted from something that a condition only imagines."""
    return atom.value.startswith("UNDEF-REF") and is_in_condition(sentence)


def _pointed(sentence: Sentence, atom: Atom) -> str:
    """The value, looking forward where the clause does; a midnight that is past ends the day before."""
    if atom.kind == "day" and is_future(sentence, atom.first, atom.last):
        return as_future(atom.value)
    if atom.value == "T24:00" and not is_future(sentence, atom.first, atom.last):
        return "UNDEF-last-dayT24:00"
    return atom.value


def make_time(analysis: Analysis, sentence: Sentence, atom: Atom) -> TimeExpression:
    """The record of a time expression."""
    span = analysis.span_of(sentence, atom.first, atom.last)
    value = _pointed(sentence, atom)
    identity = content_id("time", analysis.document, (span,))
    return TimeExpression(id=identity, document=analysis.document, span=span, value=value)
