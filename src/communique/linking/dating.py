"""The days between which each record lies, as far as its words and its document's date tell; never today's date.

What a text tells as done, said or in force was so on the day it was published at the latest; what it tells as planned
is not before that day. In a text without a date only days that its words name in full bound anything.
"""

from collections.abc import Mapping
from dataclasses import replace

from communique.linking.sentences import sentence_of
from communique.records import Commitment, Event, Instrument, Reading, Span, Statement, TimeExpression

Bounds = tuple[str | None, str | None]
_OPEN: Bounds = (None, None)
_AHEAD = frozenset({"planned"})
_NOWHERE = frozenset({"conditional", "habitual", "negated"})


def dated_event(event: Event, reading: Reading) -> Event:
    """The event with the days of its own time, else those that its status leaves open."""
    own = next((t for t in reading.times if event.time is not None and t.span.overlaps(event.time)), None)
    earliest, latest = _days(own)
    published = reading.document.published
    if (earliest, latest) == _OPEN and event.status not in _NOWHERE:
        earliest, latest = (published, None) if event.status in _AHEAD else (None, published)
    return replace(event, earliest=earliest, latest=latest)


def dated_statement(statement: Statement, reading: Reading) -> Statement:
    """The statement with the days of a time beside its cue, else said by the day of publication."""
    earliest, latest = _said(statement, reading)
    return replace(statement, earliest=earliest, latest=latest)


def dated_commitment(commitment: Commitment, reading: Reading, statements: Mapping[str, Statement]) -> Commitment:
    """The commitment with the days on which it was said."""
    around = statements.get(commitment.statement or "")
    earliest, latest = _said(around, reading) if around else (None, reading.document.published)
    return replace(commitment, earliest=earliest, latest=latest)


def dated_instrument(instrument: Instrument, reading: Reading) -> Instrument:
    """The instrument with the days between which it came to the state that the text gives it."""
    return replace(instrument, latest=reading.document.published)


def _said(statement: Statement, reading: Reading) -> Bounds:
    place: Span | None = statement.cue or statement.speaker
    if place is not None:
        sentence = sentence_of(reading.document, place)
        for time in reading.times:
            inside = any(c.overlaps(time.span) for c in statement.content)
            if sentence.contains(time.span) and not inside and _days(time) != _OPEN:
                return _days(time)
    return None, reading.document.published


def _days(time: TimeExpression | None) -> Bounds:
    return (time.earliest, time.latest) if time is not None else _OPEN
