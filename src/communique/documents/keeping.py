"""Which documents a store holds."""

from communique.records import Document

_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
"""SHA-256 of no bytes: a missing path, an empty file or directory."""


def is_worth_keeping(document: Document) -> bool:
    """Whether a store should hold it: not a path with nothing behind it."""
    return document.text is not None or document.sha256 != _NOTHING
