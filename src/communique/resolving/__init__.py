"""From drafts to records inside one document: who, where, when."""

from communique.resolving.document import resolve_reading

__all__ = ["resolve_reading"]
