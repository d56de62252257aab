"""Short names for records, C1 and K2: numbered as texts came in, so that a name given yesterday still holds today.

The texts of a later reading are numbered after those of the earlier ones. An earlier state of the same store ("as of")
takes the names of its present state, wherever a record of both has a mention in common.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """A record to be named: its id, and the parts by which it is known again when groups grow."""

    id: str
    parts: tuple[str, ...]


Groups = Sequence[tuple[str, Sequence[Named]]]
"""For each letter the records in their order."""


def number(groups: Groups, known: Mapping[str, str]) -> dict[str, str]:
    """Ids by alias. `known` are names that parts bear already; the others get the numbers after these.

    >>> number([("C", [Named("x", ("m1",)), Named("y", ("m2", "m3"))])], {"C m3": "C1"})
    {'C2': 'x', 'C1': 'y'}
    """
    found: dict[str, str] = {}
    for letter, records in groups:
        taken = {alias for key, alias in known.items() if key.startswith(f"{letter} ")}
        used: set[str] = set()
        free = (f"{letter}{n}" for n in range(1, len(taken) + len(records) + 1) if f"{letter}{n}" not in taken)
        for record in records:
            own = next((a for p in record.parts if (a := known.get(f"{letter} {p}")) and a not in used), None)
            alias = own or next(free)
            used.add(alias)
            found[alias] = record.id
    return found


def parts_of(groups: Groups, aliases: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The alias that each part bears, by its letter and part: what `number` takes as known."""
    alias_of = {(alias[0], identity): alias for alias, identity in aliases}
    return {
        f"{letter} {part}": alias_of[letter, record.id]
        for letter, records in groups
        for record in records
        for part in record.parts
    }
