"""Who said what: quotations, reported clauses, turns of transcripts, resolutions."""

from communique.reading.statements.extraction import extract_statements

__all__ = ["extract_statements"]
