"""The sentence around some characters of a stored text."""

from communique.linking.sentences import sentence_bounds, sentence_of

__all__ = ["sentence_bounds", "sentence_of"]
