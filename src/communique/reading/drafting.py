"""All questions asked of one document, in the order in which one answer needs another."""

from collections.abc import Sequence

from communique.reading.decoding.events import decode_events
from communique.reading.events import extract_events
from communique.reading.joining.commitments import read_commitments
from communique.reading.joining.events import join_events
from communique.reading.joining.marks import read_marks
from communique.reading.joining.statements import read_statements
from communique.reading.risks import extract_risks
from communique.records import Drafts
from communique.records.drafts import CommitmentDraft, EventDraft, StatementDraft
from communique.text import Analysis


def read_drafts(analysis: Analysis, *, alone: bool = False) -> Drafts:
    """Who said what, who is bound to what, what happened, by what instruments, when and where; parties as phrases.

    Rules and the model's insight read together where there is one; `alone` the model proposes and the rules only cut
    its spans.
    """
    statements = read_statements(analysis, alone=alone)
    commitments = read_commitments(analysis, statements, alone=alone)
    marks = read_marks(analysis, statements, alone=alone)
    return Drafts(
        statements=statements,
        commitments=commitments,
        events=read_events(analysis, statements, commitments, alone=alone),
        instruments=marks.instruments,
        times=marks.times,
        places=marks.places,
        risks=extract_risks(analysis, statements),
    )


def read_events(
    analysis: Analysis,
    statements: Sequence[StatementDraft],
    commitments: Sequence[CommitmentDraft],
    *,
    alone: bool = False,
) -> tuple[EventDraft, ...]:
    """The events of a document by rules and model together; the model's `alone`, the rules' where it is absent."""
    if alone and analysis.insight is not None:
        return decode_events(analysis)
    by_rules = extract_events(analysis, statements, commitments)
    return join_events(analysis, by_rules, statements, commitments)
