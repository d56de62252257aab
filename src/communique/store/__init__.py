"""The store: one SQLite file with documents, their readings, the linked records and the analysts' judgements."""

from communique.store.attempts import Attempt, attempt_of
from communique.store.store import Arrival, Arrived, SavedWatch, Store, open_store

__all__ = ["Arrival", "Arrived", "Attempt", "SavedWatch", "Store", "attempt_of", "open_store"]
