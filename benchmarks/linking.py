"""Print what linking a crisis costs: all of it anew, one document more, memory, and whether the order matters.

    python benchmarks/linking.py STORE [--further 20] [--orders 2] [--only-further] [--stand-in]
    python benchmarks/crisis.py --documents 20000 > crisis.jsonl && communique read crisis.jsonl --store crisis.db

STORE holds the readings; it is not written to. Reading costs its own time, which is not counted here. Absolute numbers
depend on the machine and on what else it does.
"""

import argparse
import hashlib
import random
import resource
import statistics
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from communique.cli.session import make_judge
from communique.linking import link_each
from communique.linking.growing import Linker
from communique.linking.remembering import RememberingJudge
from communique.records import Estimate, PairJudge, Pointed, Reading, Record, order_key, to_line
from communique.settings import load_settings
from communique.store import open_store


class Counted:
    """The model with how often it was asked."""

    def __init__(self, judge: PairJudge) -> None:
        self._judge, self.asked = judge, 0

    def judge(self, one: Pointed, other: Pointed) -> Estimate | None:
        self.asked += 1
        return self._judge.judge(one, other)


class StandIn:
    """Answers at once, by the words alone: what linking costs without the model."""

    def judge(self, one: Pointed, other: Pointed) -> Estimate | None:
        part = zlib.crc32(f"{one.start} {other.start} {one.end}".encode()) % 100 / 100
        relations = ("repeats", "hardens", "softens", "specifies", "supersedes", "contradicts", "withdraws")
        others = dict.fromkeys((*relations, "denies", "disavows"), (0.4 - 0.3 * part) / 9)
        return {"relation": {"none": 0.6 + 0.3 * part, **others}}


def digest_of(records: Iterable[Record]) -> str:
    """One hash for an export, without holding its lines: of the hashes of all lines in listing order."""
    keyed = sorted((order_key(r), hashlib.blake2b(to_line(r).encode(), digest_size=8).digest()) for r in records)
    return hashlib.sha256(b"".join(line for _, line in keyed)).hexdigest()[:16]


def shuffled(path: Path, seed: int) -> Iterator[Reading]:
    """The readings of a store in another order."""
    with open_store(path) as store:
        order = list(store.documents_read())
        random.Random(seed).shuffle(order)
        for document in order:
            yield from store.each_reading(document)


def without(path: Path, left: frozenset[str]) -> Iterator[Reading]:
    """The readings of a store but for some documents."""
    with open_store(path) as store:
        yield from (r for r in store.each_reading() if r.document.id not in left)


def timed(readings: Iterable[Reading], judge: PairJudge | None) -> tuple[float, float, str]:
    """Seconds and CPU seconds of a whole linking, and the digest of what came out."""
    began, cpu = time.perf_counter(), time.process_time()
    found = digest_of(link_each(readings, judge=judge))
    return time.perf_counter() - began, time.process_time() - cpu, found


def further(path: Path, newest: Sequence[str], anywhere: Sequence[str], judge: PairJudge) -> str:
    """Print what documents cost that come one by one to a record that grows; the digest of what it is in the end."""
    linker, cpu = Linker(judge), time.process_time()
    linker.add(without(path, frozenset((*newest, *anywhere))))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(linker)} documents taken in at first: {time.process_time() - cpu:.0f} s of CPU, at most {peak:.0f} MB")
    for name, documents in (("of any date", anywhere), ("the newest", newest)):
        costs, records = list[float](), 0
        for document in documents:
            with open_store(path) as store:
                reading = next(store.each_reading(document))
            begun = time.process_time()
            changes = linker.add([reading])
            costs.append(1000 * (time.process_time() - begun))
            records += len(changes.put) + len(changes.gone)
        costs.sort()
        high = costs[min(len(costs) - 1, int(0.95 * len(costs)))]
        print(
            f"one more document, {name}: median {statistics.median(costs):.0f} ms of CPU, 95 in 100 under {high:.0f};"
            f" {records / len(documents):.0f} records"
        )
    return digest_of(linker.records())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--further", type=int, default=0, help="documents that come one by one at the end")
    parser.add_argument("--orders", type=int, default=1, help="other orders of reading to compare the export with")
    parser.add_argument("--only-further", action="store_true", help="do not link all documents anew")
    parser.add_argument("--stand-in", action="store_true", help="answers of a fixed kind at once in place of the model")
    arguments = parser.parse_args()
    model = StandIn() if arguments.stand_in else make_judge(load_settings())
    counted = Counted(model) if model is not None else None
    memory: dict[bytes, bytes] = {}
    judge = RememberingJudge(counted, memory) if counted is not None else None
    with open_store(arguments.store) as store:
        days = sorted((r.document.published or "", r.document.id) for r in store.each_reading())
    first = None
    if not arguments.only_further:
        seconds, cpu, first = timed(without(arguments.store, frozenset()), judge)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{len(days)} documents, linked anew in {seconds:.0f} s ({cpu:.0f} s of CPU), at most {peak:.0f} MB")
        print(f"the model was asked {counted.asked if counted else 0} times")
        for seed in range(arguments.orders):
            again, _, second = timed(shuffled(arguments.store, seed), judge)
            same = second == first
            print(f"read in another order, the model's answers remembered: {again:.0f} s; the same export: {same}")
    if arguments.further and judge is not None:
        newest = [d for _, d in days[-arguments.further :]]
        anywhere = random.Random(1).sample([d for _, d in days[: -arguments.further]], arguments.further)
        last = further(arguments.store, newest, anywhere, judge)
        if first is not None:
            print(f"the export after documents came one by one is that of all at once: {last == first}")


if __name__ == "__main__":
    main()
