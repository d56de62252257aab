"""Text to records now and at an earlier commit: the same texts, one core, processor time, and the ratio of the two.

    python benchmarks/against_earlier.py [COMMIT] [FOLDER|FILE...] [--rounds 7] [--documents 200] [--now FOLDER]

The earlier version is checked out in a temporary folder. Both read the same texts in fresh processes, turn and turn
about, so that other work on the machine meets both alike; a ratio is that of the two processes of one round. Without
texts given, the corpus's development documents are read. `--now` names the folder of another package than this
checkout's: an unpacked wheel, compiled perhaps. "Words" are those of today's parser (punctuation counts).
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SECOND_ISSUE = "e598953"
"""The last commit before the corpus was enlarged for the neural reader: the reader of rules over a parser."""
TARGET = 1.3
WARM_UP = 10
STAGES = ("reading", "linking", "store")
SHOWN = {"text to records": STAGES[:1], "linking": STAGES[1:2], "store": STAGES[2:], "all": STAGES}


def time_once(texts: Path) -> dict[str, float]:
    """Processor seconds of each stage for some texts, with the `communique` that this process imports."""
    from communique.pipeline import Pipeline
    from communique.settings import load_settings
    from communique.sources import Source
    from communique.store import open_store

    plain = [json.loads(line) for line in texts.read_text("utf-8").splitlines()]
    sources = [Source(p["id"], p["text"], p["text"].encode(), p["metadata"]) for p in plain]
    pipeline = Pipeline(load_settings())
    for _ in pipeline.read(sources[:WARM_UP]):
        pass
    marks = [time.process_time()]
    readings = list(pipeline.read(sources))
    marks.append(time.process_time())
    records = pipeline.link(readings)
    marks.append(time.process_time())
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder, "speed.db"), create=True) as store:
        for reading in readings:
            store.add_reading(reading)
        store.replace_records(records)
    marks.append(time.process_time())
    return {stage: end - begin for stage, begin, end in zip(STAGES, marks, marks[1:], strict=False)}


def time_version(source: Path, texts: Path) -> dict[str, float]:
    """The same in a fresh process, with the package below a folder."""
    command = [sys.executable, str(Path(__file__).resolve()), "--once", str(texts)]
    environment = {**os.environ, "PYTHONPATH": str(source)}
    done = subprocess.run(command, capture_output=True, check=False, env=environment, text=True)
    if done.returncode:
        raise SystemExit(f"the version below {source} ended with {done.returncode}: {done.stderr[-500:]}")
    found: dict[str, float] = json.loads(done.stdout)
    return found


@contextmanager
def checked_out(commit: str) -> Iterator[Path]:
    """The files of a commit in a folder of their own, which is removed again."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "earlier")
        command = ["git", "worktree", "add", "--quiet", "--detach", str(place), commit]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, text=True)
        if done.returncode:
            raise SystemExit(
                f"commit {commit} cannot be checked out here, so there is no comparison: {done.stderr.strip()}"
            )
        try:
            yield place
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", place], cwd=ROOT, check=True)


def write_texts(paths: Sequence[str], number: int, target: Path) -> int:
    """The texts to read as lines of JSON; returns how many words they have."""
    from communique.language.tokenizer import tokenize

    lines = [*islice(_given(paths) if paths else _development(), number)]
    target.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return sum(len(tokenize(str(line["text"]))) for line in lines)


def _development() -> Iterator[dict[str, object]]:
    for path in sorted((ROOT / "corpus" / "documents" / "dev").glob("*.json")):
        plain = json.loads(path.read_text("utf-8"))
        metadata = {key: plain[key] for key in ("title", "published", "publisher") if plain.get(key)}
        yield {"id": path.stem, "text": plain["text"], "metadata": metadata}


def _given(paths: Sequence[str]) -> Iterator[dict[str, object]]:
    from communique.settings import load_settings
    from communique.sources import read_sources

    for source in read_sources(paths, settings=load_settings()):
        if source.text:
            yield {"id": source.source_id, "text": source.text, "metadata": dict(source.metadata)}


def compare(texts: Path, words: int, versions: tuple[Path, Path], rounds: int) -> None:
    """Time both versions in turn and print what each costs a word, and the ratios with their spread."""
    then, now = list[dict[str, float]](), list[dict[str, float]]()
    for number in range(rounds):
        turns = list(zip((then, now), versions, strict=True))
        for found, place in turns if number % 2 else reversed(turns):
            found.append(time_version(place, texts))
    print(f"{words:,} words, {rounds} rounds, medians\n{'µs/word':<18}{'then':>8}{'now':>8}{'ratio':>8}  least-most")
    for name, stages in SHOWN.items():
        before, after = ([sum(turn[stage] for stage in stages) for turn in turns] for turns in (then, now))
        ratios = sorted(a / b for a, b in zip(before, after, strict=True))
        costs = (1e6 * statistics.median(seconds) / words for seconds in (before, after))
        shown = "".join(f"{cost:>8.1f}" for cost in costs)
        print(f"{name:<18}{shown}{statistics.median(ratios):>8.2f}  {ratios[0]:.2f}-{ratios[-1]:.2f}")
        if name == "text to records":
            kept = statistics.median(ratios)
    print(f"text to records: {kept:.2f} times as fast (target {TARGET}): {'ok' if kept >= TARGET else 'MISSED'}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("commit", nargs="?", default=SECOND_ISSUE, help=f"the earlier version ({SECOND_ISSUE})")
    parser.add_argument("paths", nargs="*", metavar="FOLDER|FILE")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--documents", type=int, default=200, help="how many to read at most")
    parser.add_argument("--now", type=Path, default=ROOT / "src", metavar="FOLDER", help="the package to measure")
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    if arguments.once:
        print(json.dumps(time_once(arguments.once)))
        return
    with tempfile.TemporaryDirectory() as folder, checked_out(arguments.commit) as earlier:
        texts = Path(folder, "texts.jsonl")
        words = write_texts(arguments.paths, arguments.documents, texts)
        compare(texts, words, (earlier / "src", arguments.now.resolve()), arguments.rounds)


if __name__ == "__main__":
    main()
