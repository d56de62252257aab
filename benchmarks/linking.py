"""Print what linking a crisis costs: all of it anew, one document more, memory, and whether the order matters.

    python benchmarks/linking.py STORE [--further 20] [--orders 2]
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
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from communique.cli.session import make_judge
from communique.linking import link_each
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


def further(path: Path, documents: Sequence[str], judge: PairJudge | None) -> list[float]:
    """Milliseconds to link anew after each further document, what the model said before being remembered."""
    costs, left = [], set(documents)
    for document in documents:
        left.discard(document)
        costs.append(1000 * timed(without(path, frozenset(left)), judge)[0])
    return costs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--further", type=int, default=0, help="documents that come one by one at the end")
    parser.add_argument("--orders", type=int, default=1, help="other orders of reading to compare the export with")
    arguments = parser.parse_args()
    model = make_judge(load_settings())
    counted = Counted(model) if model is not None else None
    memory: dict[bytes, bytes] = {}
    judge = RememberingJudge(counted, memory) if counted is not None else None
    with open_store(arguments.store) as store:
        days = sorted((r.document.published or "", r.document.id) for r in store.each_reading())
    seconds, cpu, first = timed(without(arguments.store, frozenset()), judge)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(days)} documents, linked anew in {seconds:.0f} s ({cpu:.0f} s of CPU), at most {peak:.0f} MB")
    print(f"the model was asked {counted.asked if counted else 0} times")
    for seed in range(arguments.orders):
        again, _, second = timed(shuffled(arguments.store, seed), judge)
        print(
            f"read in another order, the model's answers remembered: {again:.0f} s; the same export: {second == first}"
        )
    if arguments.further:
        newest = [d for _, d in days[-arguments.further :]]
        anywhere = random.Random(1).sample([d for _, d in days], arguments.further)
        for name, documents in (("the newest", newest), ("of any date", anywhere)):
            costs = sorted(further(arguments.store, documents, judge))
            high = costs[min(len(costs) - 1, int(0.95 * len(costs)))]
            print(f"one more document, {name}: median {statistics.median(costs):.0f} ms, 95 in 100 under {high:.0f} ms")


if __name__ == "__main__":
    main()
