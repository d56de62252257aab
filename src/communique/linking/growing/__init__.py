"""A record that grows with each document, at the cost of what that document touches."""

from communique.linking.growing.linker import Changes, Linker

__all__ = ["Changes", "Linker"]
