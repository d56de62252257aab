"""The outputs of a run taken into one store."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from communique.errors import StoreError
from communique.records import Reading, Record
from communique.scale.manifest import Entry, is_whole, load_manifest
from communique.scale.outputs import read_output
from communique.scale.shards import OUTPUT
from communique.store import Store

_AT_ONCE = 200
"""Documents in one transaction: what a killed merge may do again."""


@dataclass(slots=True)
class MergeOutcome:
    """How many shards were taken in, with how many documents that were new."""

    shards: int = 0
    new: int = 0


def merge_into(store: Store, out: Path, *, report: Callable[[int], None] = lambda _: None) -> MergeOutcome:
    """Take all readings of a run into a store, in the order of its plan; those known there are left as they are.

    A merge that was killed is gone on with by merging again. `report` is told the number of shards when one is done.
    `StoreError` where a shard is missing or damaged.
    """
    outcome = MergeOutcome()
    entries = whole_entries(out)
    for entry in entries:
        arrived = read_output(out / f"{entry.shard}{OUTPUT}")
        while some := list(islice(arrived, _AT_ONCE)):
            outcome.new += store.add_readings(some)
        outcome.shards += 1
        report(len(entries))
    return outcome


def whole_entries(out: Path) -> list[Entry]:
    """The shards of a run in order, each read to its end; `StoreError` names the first that is not."""
    entries = load_manifest(out)
    missing = [entry.shard for entry in entries if entry.report is None or not is_whole(entry.report, out)]
    if missing:
        raise StoreError(
            f"{out}: {len(missing)} of {len(entries)} shards are not read, or damaged, {missing[0]} first; "
            "run the plan again"
        )
    return entries


def each_record(out: Path, *, report: Callable[[int], None] = lambda _: None) -> Iterator[Record]:
    """The records of each document of a run as it was read alone, unlinked; each document once, in little memory.

    Actors, tripwires, claims, operations and links come of linking, and are those of a store only.
    """
    entries = whole_entries(out)
    with closing(sqlite3.connect("")) as seen:  # a database that the system keeps, on disk where it grows
        seen.execute("CREATE TABLE seen (document TEXT PRIMARY KEY) WITHOUT ROWID")
        for entry in entries:
            for arrived in read_output(out / f"{entry.shard}{OUTPUT}"):
                reading = arrived.reading
                if reading is None:
                    continue
                found = seen.execute("INSERT OR IGNORE INTO seen VALUES (?)", (reading.document.id,))
                if found.rowcount:
                    yield from _records_of(reading)
            report(len(entries))


def _records_of(reading: Reading) -> Iterator[Record]:
    yield reading.document
    for part in (reading.statements, reading.commitments, reading.events, reading.instruments):
        yield from part
    yield from reading.times
    yield from reading.places
