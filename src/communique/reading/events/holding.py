"""Which statement or commitment holds a place of the text: answered through the sentence, so long texts stay cheap."""

from collections.abc import Iterable, Sequence

from communique.records import Span
from communique.records.drafts import CommitmentDraft, StatementDraft
from communique.text import Analysis

PARTS = ("response", "trigger", "demand")


class Contents:
    """The contents of a document's statements."""

    def __init__(self, analysis: Analysis, statements: Sequence[StatementDraft]) -> None:
        self._analysis = analysis
        self._held: dict[int, list[StatementDraft]] = {}
        for statement in statements:
            for index in _sentences(analysis, statement.content):
                self._held.setdefault(index, []).append(statement)

    def around(self, offset: int) -> list[StatementDraft]:
        """The statements whose content covers an offset, the innermost first."""
        sentence = self._analysis.sentence_at(offset)
        near = self._held.get(sentence.index, ()) if sentence is not None else ()
        held = [s for s in near if any(c.start <= offset < c.end for c in s.content)]
        return sorted(held, key=lambda s: sum(len(c) for c in s.content))


class Parts:
    """The triggers, responses and demands of a document's commitments."""

    def __init__(self, analysis: Analysis, commitments: Sequence[CommitmentDraft]) -> None:
        self._analysis = analysis
        self._held: dict[int, list[tuple[CommitmentDraft, str, Span]]] = {}
        for commitment in commitments:
            for part in PARTS:
                span = getattr(commitment, part)
                for index in _sentences(analysis, [span] if span is not None else []):
                    self._held.setdefault(index, []).append((commitment, part, span))

    def around(self, span: Span) -> tuple[CommitmentDraft | None, str | None]:
        """The commitment of which a span is part, and which part that is."""
        sentence = self._analysis.sentence_at(span.start)
        near = self._held.get(sentence.index, ()) if sentence is not None else ()
        return next(((c, part) for c, part, held in near if held.contains(span)), (None, None))


def _sentences(analysis: Analysis, spans: Iterable[Span]) -> set[int]:
    return {s.index for span in spans for s in analysis.sentences_in(span.start, span.end)}
