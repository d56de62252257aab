"""From text to records: words a second beside the parser's own, the share of each stage, peak memory, start time.

    python benchmarks/speed.py [FOLDER|FILE...] [--documents 200] [--memory 500]

All ratios come from one run on one core, so they hold on any machine and beside other work; times are processor times.
Without texts given, the corpus's training and development documents are read, over again where more are asked for.
"Words" are the parser's (punctuation counts).
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

from communique.language.analyser import Analyser
from communique.language.model import load_reader
from communique.linking import link_readings
from communique.pipeline import Pipeline
from communique.reading.drafting import read_events
from communique.reading.joining.commitments import read_commitments
from communique.reading.joining.marks import read_marks
from communique.reading.joining.statements import read_statements
from communique.reading.risks import extract_risks
from communique.records import Drafts, Reading
from communique.resolving import resolve_reading
from communique.settings import load_settings
from communique.sources import Source, read_sources
from communique.store import Store, open_store

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = Path(sys.executable).with_name("communique")
TARGETS = {"ratio": 0.5, "help": 0.3, "memory": 500}
WARM_UP = 10


class Clock:
    """Processor seconds by stage."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()

    @contextmanager
    def time(self, stage: str) -> Iterator[None]:
        began = time.process_time()
        yield
        self.seconds[stage] += time.process_time() - began


class Bench:
    """The stages of the pipeline called one by one, each timed; the parser once more, alone."""

    def __init__(self) -> None:
        self.parser = load_reader()
        self.analyser = Analyser(self.parser)
        self.pipeline = Pipeline(load_settings(), self.analyser)

    def read(self, source: Source, clock: Clock) -> tuple[Reading, int]:
        """One document, and how many words it has."""
        with clock.time("documents"):
            document = self.pipeline.build(source)
        with clock.time("language"):
            analysis = self.analyser.analyse(document)
        sentences = [[token.text for token in sentence] for sentence in analysis.sentences]
        with clock.time("parser alone"):
            self.parser.read(sentences)
        with clock.time("reading: statements"):
            statements = read_statements(analysis)
        with clock.time("reading: commitments"):
            commitments = read_commitments(analysis, statements)
        with clock.time("reading: events"):
            events = read_events(analysis, statements, commitments)
        with clock.time("reading: times, places, instruments"):
            marks = read_marks(analysis, statements)
        with clock.time("reading: risks"):
            risks = extract_risks(analysis, statements)
        drafts = Drafts(
            statements=statements,
            commitments=commitments,
            events=events,
            instruments=marks.instruments,
            times=marks.times,
            places=marks.places,
            risks=risks,
        )
        with clock.time("resolving"):
            reading = resolve_reading(analysis, drafts, document)
        return reading, sum(map(len, sentences))


def measure_speed(sources: list[Source], store: Store) -> None:
    """Read all, link, store; print the throughput and the shares."""
    bench, clock, words, readings = Bench(), Clock(), 0, []
    for source in sources[:WARM_UP]:
        bench.read(source, Clock())
    for source in sources:
        reading, size = bench.read(source, clock)
        readings.append(reading)
        words += size
        with clock.time("store"):
            store.add_reading(reading)
    with clock.time("linking"):
        records = link_readings(readings)
    with clock.time("store"):
        store.replace_records(records)
    alone = clock.seconds.pop("parser alone")
    total = clock.seconds.total()
    print(f"{len(sources)} documents, {words:,} words, {len(records):,} records")
    print(f"parser alone      {words / alone:>9,.0f} words/s")
    print(f"text to records   {words / total:>9,.0f} words/s")
    print_target("ratio of the two", alone / total, "", TARGETS["ratio"], is_floor=True)
    print("\nstage                                 share   µs/word")
    for stage, seconds in clock.seconds.most_common():
        print(f"{stage:<36}{seconds / total:>7.1%}{1e6 * seconds / words:>10.1f}")
    print(f"{'  of which the parser':<36}{alone / total:>7.1%}{1e6 * alone / words:>10.1f}\n")


def measure_memory(sources: list[Source], folder: Path) -> None:
    """Peak memory of the program on many documents."""
    path = folder / "many.jsonl"
    lines = ({"id": s.source_id, "text": s.text} | dict(s.metadata) for s in sources)
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    command = [str(PROGRAM), "read", str(path), "--store", str(folder / "many.db")]
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False)
    seconds = time.perf_counter() - began
    if done.returncode:
        print(f"read ended with {done.returncode}: {done.stderr.decode()[-300:]}")
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1e6 if sys.platform == "darwin" else 1024)
    print_target(f"peak memory, {len(sources)} documents in {seconds:.0f} s", megabytes, " MB", TARGETS["memory"])


def measure_start() -> None:
    """The best of five starts: the others met other work."""
    times = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run([str(PROGRAM), "--help"], capture_output=True, check=True)
        times.append(time.perf_counter() - began)
    print_target("communique --help", min(times), " s", TARGETS["help"])


def print_target(name: str, value: float, unit: str, target: float, *, is_floor: bool = False) -> None:
    """A figure beside its target."""
    good = value >= target if is_floor else value < target
    shown = f"{value:.0f}" if value >= 10 else f"{value:.2f}"
    bound = f"{'at least' if is_floor else 'under'} {target:g}{unit}"
    print(f"{name}: {shown}{unit} (target {bound}): {'ok' if good else 'MISSED'}")


def corpus_sources() -> list[Source]:
    """The documents of the training and development splits."""
    found = []
    for split in ("train", "dev"):
        for path in sorted((ROOT / "corpus" / "documents" / split).glob("*.json")):
            plain = json.loads(path.read_text("utf-8"))
            metadata = {k: plain[k] for k in ("title", "published", "publisher") if plain.get(k)}
            found.append(Source(path.stem, plain["text"], plain["text"].encode(), metadata))
    return found


def repeated(sources: list[Source], number: int) -> list[Source]:
    """As many documents as asked for; a text read again has another name."""
    rounds = islice(enumerate(cycle(sources)), number)
    return [Source(f"{s.source_id} {n // len(sources)}", s.text, s.raw, s.metadata) for n, s in rounds]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("paths", nargs="*", metavar="FOLDER|FILE")
    parser.add_argument("--documents", type=int, default=200, help="how many to time")
    parser.add_argument("--memory", type=int, default=500, help="how many to read for the peak of memory; 0 for none")
    arguments = parser.parse_args()
    given = [s for s in read_sources(arguments.paths, settings=load_settings()) if s.text] if arguments.paths else []
    sources = given or corpus_sources()
    measure_start()
    with tempfile.TemporaryDirectory() as folder:
        if arguments.memory:
            measure_memory(repeated(sources, arguments.memory), Path(folder))
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
        with open_store(Path(folder, "speed.db"), create=True) as store:
            measure_speed(repeated(sources, arguments.documents), store)


if __name__ == "__main__":
    main()
