"""What the phrases of records mean where they stand, as the model has it: for linking, which compares acts by it."""

from collections.abc import Iterator, Sequence

from communique.records import Commitment, Event, Sense, Span
from communique.records.senses import written
from communique.text import Analysis
from communique.text.insight import Place

PARTS = ("trigger", "response", "demand")


def senses_of(analysis: Analysis, commitments: Sequence[Commitment], events: Sequence[Event] = ()) -> tuple[Sense, ...]:
    """The meaning of each phrase of the commitments, and of the act of each event; none where no model read."""
    if analysis.insight is None:
        return ()
    phrases = [*_phrases(analysis, commitments), *_acts(analysis, events)]
    found = ((about, part, analysis.insight.sense(places)) for about, part, places in phrases)
    return tuple(Sense(about, part, written(vector)) for about, part, vector in found if vector is not None)


def _phrases(analysis: Analysis, commitments: Sequence[Commitment]) -> Iterator[tuple[str, str, list[Place]]]:
    for commitment in commitments:
        for part in PARTS:
            span = getattr(commitment, part)
            if isinstance(span, Span):
                places = [(s.index, t.index) for s, t in analysis.tokens_in(span.start, span.end)]
                yield commitment.id, part, places


def _acts(analysis: Analysis, events: Sequence[Event]) -> Iterator[tuple[str, str, list[Place]]]:
    """The act with all that hangs from its word: its parties, its place."""
    for event in events:
        head = analysis.head_of(event.anchor)
        if head is not None:
            below = analysis.sentences[head[0]].subtree(head[1])
            yield event.id, "anchor", [(head[0], token.index) for token in below]
