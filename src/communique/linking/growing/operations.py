"""Operations of a record that grows (`linking/operations.py`): they are few, and grouped anew where a text has any."""

from collections.abc import Iterable
from dataclasses import replace

from communique.linking.growing.readings import GrowingReadings
from communique.linking.operations import OperationMention, operation_groups, operation_of, operations_in
from communique.records import Operation


class GrowingOperations:
    """The operations, and those that events belong to."""

    def __init__(self, readings: GrowingReadings) -> None:
        self._readings = readings
        self._in: dict[str, list[OperationMention]] = {}
        self._made: dict[tuple[int, ...], Operation | None] = {}
        self.operations: dict[str, Operation] = {}
        self.of: dict[str, str] = {}

    def change(self, documents: Iterable[str]) -> tuple[set[str], set[str]]:
        """Take some documents anew; the ids of operations that changed or are none any more, and the documents with
        events that belong to others than before.
        """
        is_touched, out = False, []
        for home in documents:
            found = operations_in(self._readings[home])
            is_touched |= bool(found) or home in self._in
            out.append(self._in.pop(home, None))  # kept till all is grouped, so that no other takes their identities
            if found:
                self._in[home] = [replace(m, reading=self._readings.afresh(home)) for m in found]
        return self._regroup() if is_touched else (set(), set())

    def _regroup(self) -> tuple[set[str], set[str]]:
        made: dict[tuple[int, ...], Operation | None] = {}
        homes = {m.event.id: home for home, own in self._in.items() for m in own}
        for group in operation_groups([m for home in sorted(self._in) for m in self._in[home]]):
            key = tuple(map(id, group))
            made[key] = self._made[key] if key in self._made else operation_of(group)
        self._made = made
        now = {o.id: o for o in made.values() if o is not None}
        changed = {i for i in now.keys() | self.operations.keys() if now.get(i) != self.operations.get(i)}
        of = {event: o.id for o in now.values() for event in o.events}
        events = {e for e in of.keys() | self.of.keys() if of.get(e) != self.of.get(e)}
        self.operations, self.of = now, of
        return changed, {homes[e] for e in events if e in homes}
