"""Named places used as locations."""

from communique.reading.places.extraction import extract_places, is_surname, make_place, surnames_of

__all__ = ["extract_places", "is_surname", "make_place", "surnames_of"]
