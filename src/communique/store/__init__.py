"""The store: one SQLite file with documents, their readings, the linked records and the analysts' judgements."""

from communique.store.store import Arrival, SavedWatch, Store, open_store

__all__ = ["Arrival", "SavedWatch", "Store", "open_store"]
