"""From paths and pipes to raw sources: bytes found, decoded, told apart; nothing is lost in silence."""

from communique.sources.reading import read_sources
from communique.sources.source import Address, Item, Note, Part, Source, SourceFormat

__all__ = ["Address", "Item", "Note", "Part", "Source", "SourceFormat", "read_sources"]
