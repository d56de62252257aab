"""From bytes to documents and on to records, by kind of file: the same texts in each.

    python benchmarks/sources.py [--documents 300] [--records 15] [--rounds 7] [--memory 20000]

Every kind holds the same texts of the corpus; they are written to a folder of their own first. Opening in a process of
its own (`sources/isolation`) is part of it, its processor time too. Rounds go in turn, each beginning with another
kind; given are the median and the spread. Seconds of processor time do not hang on what else the machine does; seconds
by the clock do. "same" counts documents with the very words that were written. MB are of the texts, not of the files.

Beginning the process that opens files costs once, however many they are: a line of its own.

Then memory: so many short documents read into a store in one process, its size at each quarter.
"""

import argparse
import gc
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import NamedTuple

from containers import CONTAINERS, Text
from speed import corpus_sources

from communique.cli.ingest import read_into
from communique.documents import Given
from communique.pipeline import Pipeline
from communique.records import Document
from communique.settings import load_settings
from communique.sources import Source, read_sources
from communique.store import open_store
from crisis import CORPUS, Crisis, load_sources

_QUARTERS = 4
_SHORT = 20
"""Words of a short document."""
_GROWTH = 1.05
"""What memory may grow by from half to all of the documents: the model and the tables are loaded long before."""


class Round(NamedTuple):
    """One reading of all files of a kind."""

    cpu: float
    wall: float
    same: int


class Written(NamedTuple):
    """Files of one kind: where, how many bytes."""

    path: Path
    size: int


def corpus_texts(number: int) -> list[Text]:
    """So many texts of the corpus, in paragraphs; those whose letters any format holds, a PDF's Latin font too."""
    texts = []
    for n, source in enumerate(islice(cycle(filter(_is_western, corpus_sources())), number)):
        paragraphs = tuple(" ".join(p.split()) for p in (source.text or "").split("\n\n") if p.strip())
        title = source.metadata.get("title") or "Untitled"
        texts.append(Text(f"text-{n:05}", title, source.metadata.get("published") or "2018-09-04", paragraphs))
    return texts


def _is_western(source: Source) -> bool:
    return "?" not in (source.text or "").replace("?", "").encode("cp1252", "replace").decode("cp1252")


def write_all(folder: Path, texts: Sequence[Text]) -> dict[str, Written]:
    """The files of every kind whose library is here; the others are named."""
    written = {}
    for kind, write in CONTAINERS.items():
        try:
            path = write(folder, texts)
        except ImportError as error:
            print(f"skipped: {kind}: {error}; install communique with its extras")
            continue
        files = [path] if path.is_file() else list(path.iterdir())
        written[kind] = Written(path, sum(f.stat().st_size for f in files))
    return written


def to_documents(path: Path, pipeline: Pipeline) -> Iterator[Document]:
    """All documents of some files."""
    for source in read_sources([str(path)], settings=load_settings()):
        yield pipeline.build(source)


def to_records(path: Path, pipeline: Pipeline) -> Iterator[Document]:
    """The same, read."""
    for document in to_documents(path, pipeline):
        yield pipeline.read_document(document).document


def timed(read: Callable[[], Iterator[Document]], expected: set[str]) -> Round:
    """One round; processes that it began and ended are counted."""
    began, wall = _cpu(), time.perf_counter()
    words = [_words(d.text or "") for d in read()]
    return Round(_cpu() - began, time.perf_counter() - wall, sum(w in expected for w in words))


def _words(text: str) -> str:
    return " ".join(text.split())


def _cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def measure(
    title: str,
    read: Callable[[Path, Pipeline], Iterator[Document]],
    written: dict[str, Written],
    texts: Sequence[Text],
    pipeline: Pipeline,
    rounds: int,
) -> None:
    """All kinds in turn; a table."""
    expected = {_words(t.text) for t in texts}
    kinds = list(written)
    times: dict[str, list[Round]] = {kind: [] for kind in kinds}
    for number in range(rounds + 1):
        shift = number % len(kinds)
        for kind in kinds[shift:] + kinds[:shift]:
            found = timed(lambda k=kind: read(written[k].path, pipeline), expected)  # type: ignore[misc]
            if number:
                times[kind].append(found)
    size = sum(len(t.text.encode()) for t in texts) / 1e6
    print(f"\n{title}: {len(texts)} documents, {size:.2f} MB of text, {rounds} rounds")
    print(f"{'':<17}{'files':>9}{'documents/s':>13}{'spread':>16}{'MB/s':>7}{'by clock':>10}{'same':>9}")
    for kind, own in times.items():
        rates = sorted(len(texts) / r.cpu for r in own)
        clock = median(len(texts) / r.wall for r in own)
        middle = median(rates)
        print(
            f"{kind:<17}{written[kind].size / 1e6:>6.2f} MB{middle:>13,.1f}{f'{rates[0]:,.1f}-{rates[-1]:,.1f}':>16}"
            f"{middle * size / len(texts):>7.2f}{clock:>10,.1f}{f'{own[0].same}/{len(texts)}':>9}"
        )


def measure_start(pipeline: Pipeline, rounds: int) -> None:
    """What opening one small file costs: beginning and ending the process that does it."""
    with tempfile.TemporaryDirectory() as folder:
        path = CONTAINERS["zip of txt"](Path(folder), corpus_texts(1))
        costs = sorted(timed(lambda: to_documents(path, pipeline), set()).cpu for _ in range(rounds))
    print(
        f"the process that opens files, begun and ended: {1000 * median(costs):.0f} ms of processor time, in every row"
    )


def measure_memory(number: int) -> None:
    """In a process of its own: what it holds at each quarter of many documents."""
    print(f"\nmemory: {number:,} short documents into a store, one process", flush=True)
    subprocess.run([sys.executable, __file__, "--memory-of", str(number)], check=True)


def read_many(number: int) -> None:
    """Read so many short documents into a store; the size of this process at each quarter."""
    began = time.perf_counter()
    held: list[float] = []
    count = 0

    def report(_: Document) -> None:
        nonlocal count
        count += 1
        if count * _QUARTERS % number < _QUARTERS:
            gc.collect()
            held.append(_resident())
            print(f"  {count:>7,} documents {held[-1]:>8.0f} MB {time.perf_counter() - began:>7.0f} s", flush=True)

    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder, "many.db"), create=True) as store:
        read_into(store, _short(number), reader=Pipeline(load_settings()), given=Given(), report=report)
    growth = held[-1] / held[1]
    verdict = "ok" if growth <= _GROWTH else "MISSED"
    print(f"growth from half to all: {growth:.3f} (target at most {_GROWTH}): {verdict}")


def _short(number: int) -> Iterator[Source]:
    """The first words of the documents of a crisis (benchmarks/crisis.py): no two have the same names and numbers."""
    for record in Crisis(load_sources(CORPUS), seed=1).documents(number):
        text = " ".join(record["text"].split()[:_SHORT])
        yield Source(record["id"], text, text.encode(), {"published": record["published"]})


def _resident() -> float:
    """Megabytes of this process that are in memory now, where the system tells; else the most so far."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1024)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--documents", type=int, default=300, help="how many to open in each round")
    parser.add_argument("--records", type=int, default=15, help="how many to read to records in each round; 0 for none")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--memory", type=int, default=20_000, help="how many to read for the memory; 0 for none")
    parser.add_argument("--memory-of", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.memory_of:
        read_many(arguments.memory_of)
        return
    pipeline = Pipeline(load_settings())
    parts = (
        ("bytes to documents", to_documents, arguments.documents),
        ("bytes to records", to_records, arguments.records),
    )
    for title, read, number in parts:
        if number:
            texts = corpus_texts(number)
            with tempfile.TemporaryDirectory() as folder:
                measure(title, read, write_all(Path(folder), texts), texts, pipeline, arguments.rounds)
    measure_start(pipeline, arguments.rounds)
    if arguments.memory:
        measure_memory(arguments.memory)


if __name__ == "__main__":
    main()
