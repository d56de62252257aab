"""Named places used as locations."""

from communique.reading.places.extraction import extract_places, make_place

__all__ = ["extract_places", "make_place"]
