"""From an analysis to drafts: one module per question asked of a sentence."""

from communique.reading.drafting import read_drafts

__all__ = ["read_drafts"]
