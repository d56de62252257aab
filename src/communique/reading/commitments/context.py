"""What a candidate is judged by beyond its own sentence: who speaks there, and what the document is about."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from communique.reading.commitments.disqualifiers import document_cues
from communique.reading.commitments.response import is_in
from communique.reading.commitments.standing import attribution_of, party_class
from communique.reading.commitments.surroundings import near_features
from communique.records.drafts import StatementDraft
from communique.text import Analysis, Sentence, Token


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something: the head of the phrase, its sentence, its class, and the statement it comes from."""

    sentence: Sentence
    token: Token
    kind: str
    statement: StatementDraft | None = None


@dataclass(frozen=True)
class Context:
    """A document, its statements and its fields."""

    analysis: Analysis
    statements: Sequence[StatementDraft]
    cues: frozenset[str]
    near: dict[int, frozenset[str]] = field(default_factory=dict)

    def around(self, sentence: Sentence) -> Sequence[Sentence]:
        """A sentence and the one after it, where that is short and of the same paragraph."""
        after = self.analysis.sentences[sentence.index + 1 : sentence.index + 2]
        return [sentence, *(s for s in after if s.paragraph == sentence.paragraph and len(s) <= 12)]

    def near_at(self, sentence: Sentence) -> frozenset[str]:
        """What stands around a sentence (`near_features`), worked out once."""
        if sentence.index not in self.near:
            self.near[sentence.index] = near_features(self.analysis.sentences, sentence.index)
        return self.near[sentence.index]

    @property
    def is_long(self) -> bool:
        """Whether the text is longer than a remark or two (100 words)."""
        return sum(len(s) for s in self.analysis.sentences[:8]) >= 100

    @property
    def is_quiet(self) -> bool:
        """Whether a text of some length has few words of force and diplomacy: everyday news."""
        return self.is_long and "crisis 2" not in self.cues

    def statement_at(self, start: int) -> StatementDraft | None:
        """The innermost statement whose content holds an offset."""
        around = {number for first, last, number in self._pieces if first <= start < last}
        return min(
            (self.statements[number] for number in sorted(around)),
            key=lambda s: sum(c.end - c.start for c in s.content),
            default=None,
        )

    @cached_property
    def _pieces(self) -> list[tuple[int, int, int]]:
        """The pieces of all contents, each with the number of its statement."""
        return [(c.start, c.end, number) for number, s in enumerate(self.statements) for c in s.content]

    def speaker_at(self, sentence: Sentence, head: int) -> tuple[Speaker | None, Token | None]:
        """(who says a word, the verb of saying in its own sentence)."""
        cue, speaker = attribution_of(sentence, head)
        statement = self.statement_at(sentence[head].start)
        if statement is not None and statement.speaker is not None:
            home = self.analysis.sentence_at(statement.speaker.start)
            token = _head(home, statement.speaker.start, statement.speaker.end) if home is not None else None
            if home is not None and token is not None:
                return Speaker(home, token, party_class(home, token.index), statement), cue
        if speaker is not None:
            return Speaker(sentence, speaker, party_class(sentence, speaker.index), statement), cue
        return self._neighbour(sentence), cue

    def _neighbour(self, sentence: Sentence) -> Speaker | None:
        """Who speaks in the sentence after or before, in the same paragraph, where this one names nobody."""
        for step in (1, -1):
            at = sentence.index + step
            if not 0 <= at < len(self.analysis.sentences):
                continue
            other = self.analysis.sentences[at]
            if other.paragraph != sentence.paragraph:
                continue
            for token in other:
                if token.upos == "VERB" and is_in(token, "report"):
                    subject = other.child(token.index, "nsubj", "nsubj:pass")
                    if subject is not None:
                        return Speaker(other, subject, party_class(other, subject.index))
        return None


def context_of(analysis: Analysis, statements: Sequence[StatementDraft]) -> Context:
    """The context of a document."""
    return Context(analysis, statements, document_cues(analysis))


def _head(sentence: Sentence, start: int, end: int) -> Token | None:
    """The token of a phrase that governs the others."""
    inside = sentence.between(start, end)
    places = {t.index for t in inside}
    return next((t for t in inside if t.head not in places), None)
