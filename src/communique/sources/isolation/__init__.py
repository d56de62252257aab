"""Bytes from outside parsed in a process of its own that can be killed."""

from communique.sources.isolation.reader import IsolatedReader

__all__ = ["IsolatedReader"]
