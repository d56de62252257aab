"""Who is bound to do what to whom, if what: threats, promises, assurances, guarantees, demands."""

from communique.reading.commitments.context import Context, context_of
from communique.reading.commitments.extraction import extract_commitments, propose_commitments

__all__ = ["Context", "context_of", "extract_commitments", "propose_commitments"]
