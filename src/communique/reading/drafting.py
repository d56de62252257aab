"""All questions asked of one document, in the order in which one answer needs another."""

from communique.reading.commitments import extract_commitments
from communique.reading.events import extract_events
from communique.reading.instruments import extract_instruments
from communique.reading.places import extract_places
from communique.reading.risks import extract_risks
from communique.reading.statements import extract_statements
from communique.reading.times import extract_times
from communique.records import Drafts
from communique.text import Analysis


def read_drafts(analysis: Analysis) -> Drafts:
    """Who said what, who is bound to what, what happened, by what instruments, when and where; parties as phrases."""
    statements = extract_statements(analysis)
    commitments = extract_commitments(analysis, statements)
    return Drafts(
        statements=statements,
        commitments=commitments,
        events=extract_events(analysis, statements, commitments),
        instruments=extract_instruments(analysis, statements),
        times=extract_times(analysis),
        places=extract_places(analysis),
        risks=extract_risks(analysis, statements),
    )
