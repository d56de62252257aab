"""One process against two (or more) that read: the same documents, by the clock, rounds in turn.

    python benchmarks/workers.py [--workers 2] [--documents 120] [--rounds 7]

The processes are begun and warm before the clock starts. On a machine that does something else the ratio says little:
the load before each round is printed beside it. Target: two workers at 1.85 times one, on a quiet machine of two cores.
"""

import argparse
import os
import time
from collections.abc import Sequence
from contextlib import ExitStack
from statistics import median

from speed import corpus_sources, repeated

from communique.pipeline import Pipeline
from communique.records import Document
from communique.scale.reading import ReadingPool
from communique.settings import load_settings

TARGET = 1.85


def seconds(pool: ReadingPool, documents: Sequence[Document]) -> float:
    """How long reading all takes by the clock."""
    began = time.perf_counter()
    for reading in pool.read_all(documents):
        if reading.document.text is None:
            raise RuntimeError(f"{reading.document.source_id} failed: {reading.document.warnings[-1]}")
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--documents", type=int, default=120)
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    pipeline = Pipeline(load_settings())
    documents = [pipeline.build(s) for s in repeated(corpus_sources(), arguments.documents)]
    with ExitStack() as running:
        pools = {n: running.enter_context(ReadingPool(load_settings(), workers=n)) for n in (1, arguments.workers)}
        for pool in pools.values():
            seconds(pool, documents[: 4 * arguments.workers])
        ratios = []
        print(f"{len(documents)} documents; {os.cpu_count()} cores")
        for number in range(arguments.rounds):
            load = os.getloadavg()[0]
            order = list(pools) if number % 2 else list(pools)[::-1]
            taken = {n: seconds(pools[n], documents) for n in order}
            ratios.append(taken[1] / taken[arguments.workers])
            rates = ", ".join(f"{n}: {len(documents) / taken[n]:.1f} documents/s" for n in pools)
            print(f"round {number + 1}: {rates}, ratio {ratios[-1]:.2f} (load before {load:.1f})", flush=True)
    verdict = "ok" if median(ratios) >= TARGET or arguments.workers != 2 else "MISSED"
    print(f"ratio {median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f}); target {TARGET}: {verdict}")


if __name__ == "__main__":
    main()
