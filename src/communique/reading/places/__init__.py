"""Named places used as locations."""

from communique.reading.places.extraction import extract_places

__all__ = ["extract_places"]
