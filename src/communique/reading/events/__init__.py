"""What parties do to each other, with standing and holder."""

from communique.reading.events.extraction import extract_events

__all__ = ["extract_events"]
