"""The store: one SQLite file with documents, their readings, the linked records and the analysts' judgements."""

from communique.store.store import Store, open_store

__all__ = ["Store", "open_store"]
