"""Several processes against one: how much sooner the same texts are read, and that memory does not grow.

    python benchmarks/workers.py [FOLDER|FILE...] [--documents 200] [--rounds 7] [--memory 20000]

Rounds alternate between one process and two, on the same texts, each with its readers started and warm, as they are for
all but the first second of an archive. The ratio of wall times counts (2 is all that two cores can give); processor
time beside it says what handing texts over costs. "One" is the program as it reads without `--workers`, in one process.
Beside other work on the machine the wall ratio says little: measure on a quiet one.

The memory is that of `communique read --workers 2` into a store over many small documents, driver and readers apart, at
25, 50, 75 and 100 %.
"""

import argparse
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "tests"), str(Path(__file__).resolve().parent)]

from speed import corpus_sources, repeated  # noqa: E402

from communique.cli.ingest import OneByOne, Outcome, ReadsAll, read_into  # noqa: E402 (with the tests on the path)
from communique.documents import Given  # noqa: E402
from communique.pipeline import Pipeline  # noqa: E402
from communique.scale.reading import ReadingPool  # noqa: E402
from communique.settings import load_settings  # noqa: E402
from communique.sources import Source, read_sources  # noqa: E402
from communique.store import open_store  # noqa: E402
from processes import roles  # noqa: E402
from small_news import news_lines  # noqa: E402

PROGRAM = "from communique.cli.main import run\nif __name__ == '__main__':\n    run()\n"
TARGET = 1.85
GROWTH = 1.05
"""Memory at the end over that at half way that still counts as none."""


def read_all(sources: Sequence[Source], reads: ReadsAll, folder: Path) -> tuple[float, float]:
    """Wall and processor seconds of reading texts into a store; those of other processes are told when these end."""
    path = folder / "store.db"
    for suffix in ("", "-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
    with open_store(path, create=True) as store:
        wall, used = time.perf_counter(), time.process_time()
        outcome: Outcome = read_into(store, sources, reader=Pipeline(load_settings()), given=Given(), reads=reads)
        seconds = time.perf_counter() - wall, time.process_time() - used
    assert len(outcome.new) == len(sources), "every text is new"
    return seconds


def measure_speed(sources: list[Source], rounds: int, workers: int) -> None:
    """Rounds in turn; prints each ratio's median and spread."""
    alone = OneByOne(Pipeline(load_settings()))
    ratios, ones, manys, own = [], [], [], 0.0
    with tempfile.TemporaryDirectory() as name, ReadingPool(load_settings(), workers=workers) as pool:
        folder = Path(name)
        for reads in (alone, pool):
            read_all(sources[: 8 * workers], reads, folder)
        before = processor_time(pool.pids)
        for _ in range(rounds):
            one, used = read_all(sources, alone, folder)
            many, driver = read_all(sources, pool, folder)
            ratios.append(one / many)
            ones.append(used)
            own += driver
            manys.append(many)
        readers = (processor_time(pool.pids) - before) / rounds
    cost = (readers + own / rounds) / statistics.mean(ones)
    low, high = min(ratios), max(ratios)
    median = statistics.median(ratios)
    print(f"{len(sources)} documents, {rounds} rounds in turn, {workers} processes against one")
    print(f"wall: {median:.2f} times as fast (least {low:.2f}, most {high:.2f}; target {TARGET}):", end=" ")
    print("ok" if median >= TARGET else "MISSED")
    print(f"processor time: {cost:.2f} of one process's (driver {own / rounds:.1f} s, readers {readers:.1f} s)")
    print(f"{len(sources) / statistics.median(manys):.1f} documents a second\n")


def processor_time(pids: Sequence[int]) -> float:
    """Processor seconds of some processes so far."""
    ticks = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / 100


def measure_memory(documents: int, workers: int) -> None:
    """Resident memory of driver and readers while many small documents are read into a store."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "many.jsonl").write_text("".join(f"{line}\n" for line in news_lines(documents, every=25)))
        (folder / "program.py").write_text(PROGRAM)
        command = [sys.executable, "program.py", "read", "many.jsonl", "--store", "many.db", "--workers", str(workers)]
        with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL) as driver:
            found = dict(watched(driver, folder / "many.db", documents))
            driver.terminate()  # what is linked after reading has its own benchmark
    print(f"memory over {documents:,} documents with {workers} readers")
    for share, (own, readers) in sorted(found.items()):
        print(f"  {share:>4.0%}  driver {own:>4.0f} MB  readers {', '.join(f'{n:.0f} MB' for n in readers)}")
    half, whole = found[0.5], found[1.0]
    grown = max([whole[0] / half[0], *(w / h for w, h in zip(whole[1], half[1], strict=False))])
    print(f"  most growth over the second half: {grown - 1:+.1%}: {'ok' if grown < GROWTH else 'GROWS'}")


def watched(
    driver: "subprocess.Popen[bytes]", store: Path, documents: int
) -> Iterator[tuple[float, tuple[float, list[float]]]]:
    """The memory at each quarter; at the end, the last seen while the readers were there."""
    found: tuple[float, list[float]] = (0.0, [])
    for share in (0.25, 0.5, 0.75, 1.0):
        while documents_in(store) < share * documents:
            assert driver.poll() is None, "the program ended before all was read"
            readers = [pid for pid, role in roles(driver.pid).items() if role == "worker"]
            sizes = [size for size in map(resident, readers) if size > 1]
            if len(sizes) >= len(found[1]):
                found = resident(driver.pid), sizes
            time.sleep(0.2)
        yield share, found


def documents_in(store: Path) -> int:
    """How many documents a store holds so far."""
    if not store.exists():
        return 0
    with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM readings").fetchone()[0])
        except sqlite3.OperationalError:
            return 0  # its tables are not made yet


def resident(pid: int) -> float:
    """Megabytes of memory of a process."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return 0.0  # it has just ended
    return pages * resource.getpagesize() / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("paths", nargs="*", metavar="FOLDER|FILE")
    parser.add_argument("--documents", type=int, default=200, help="how many to read in a round")
    parser.add_argument("--rounds", type=int, default=7, help="how many rounds; 0 for none")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--memory", type=int, default=20_000, help="how many to read for the memory; 0 for none")
    given = parser.parse_args()
    found = [s for s in read_sources(given.paths, settings=load_settings()) if s.text] if given.paths else []
    if given.rounds:
        measure_speed(repeated(found or corpus_sources(), given.documents), given.rounds, given.workers)
    if given.memory:
        measure_memory(given.memory, given.workers)


if __name__ == "__main__":
    main()
