"""From paths and pipes to raw sources: bytes found, decoded, told apart; nothing is lost in silence."""

from communique.sources.reading import Source, read_sources

__all__ = ["Source", "read_sources"]
