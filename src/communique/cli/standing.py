"""A store held open whose records stay linked while documents come: for what runs on (following feeds, serving)."""

from collections.abc import Iterable

from communique.cli.session import relink, remembering
from communique.linking.growing import Linker
from communique.records import Reading
from communique.store import Store


class StandingRecord:
    """The records of a store, linked once when this is made; each further document then costs what it touches.

    Another program may write to the store meanwhile: then all is linked anew. Without a model there is nothing to go
    on from: rules alone link everything each time.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._linker: Linker | None = None
        self._of = ""
        self._begin()

    def _begin(self) -> None:
        """Link all that the store holds."""
        self._of = self._store.content_hash()
        self._judge = remembering(self._store)
        if self._judge is None:
            relink(self._store)
            return
        self._linker = Linker(self._judge)
        self._linker.add(self._store.each_reading())
        self._store.replace_records(self._linker.records(), of=self._of)
        self._keep_answers()

    def add(self, readings: Iterable[Reading]) -> int:
        """Write readings into the store and link them; how many of them were new."""
        is_ours = self._store.content_hash() == self._of
        new = [reading for reading in readings if self._store.add_reading(reading)]
        if self._linker is None or not is_ours:
            self._begin()
        elif new:
            changes = self._linker.add(new)
            self._of = self._store.content_hash()
            self._store.change_records(changes.put, changes.gone, of=self._of)
            self._keep_answers()
        return len(new)

    def _keep_answers(self) -> None:
        if self._judge is not None:
            self._store.add_compared(self._judge.new)
            self._judge.new.clear()
