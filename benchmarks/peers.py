"""Our reader beside its peers: the same texts, the same run, one core, rounds in turn.

    python benchmarks/peers.py [FOLDER|FILE...] [--documents 60] [--rounds 7] [--python PYTHON] [--petrarch FOLDER]

Ours: text to records, all stages on; by rules alone; and the language stage alone (words, tags, trees, names and
meanings). Peers: spaCy's small English architecture (words, tags, trees, names), and UDPipe, with `--petrarch` followed
by the coder UniversalPetrarch. They run in the interpreter that `--python` names, which has them installed:

    python3 -m venv peers && peers/bin/pip install "spacy==3.8.*" ufal.udpipe networkx python-dateutil unidecode
    python benchmarks/peers.py --python peers/bin/python

A peer that is not there is skipped, and said to be. Neither has its published weights: both are made with the
published architecture and taught for seconds on our own trees. Speed does not hang on how good weights are, so this
compares speed alone. `--petrarch` is a folder that holds the package UniversalPetrarch for Python 3 with its
dictionaries. "Words" are our tokenizer's for all. Times are processor times; the ratio is taken in each round, and its
spread is given.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import pairwise
from pathlib import Path
from statistics import median

from speed import corpus_sources, repeated

from communique.documents import build_document
from communique.language.analyser import Analyser
from communique.language.model import load_reader
from communique.pipeline import Pipeline
from communique.settings import ReaderKind, load_settings
from communique.sources import Source, read_sources

CHILD = Path(__file__).with_name("peers_child.py")
NAMES = {"spacy": "spaCy small: words, tags, trees, names", "udpipe": "UDPipe: words, tags, trees"}
CODER = "UDPipe and UniversalPetrarch: events"
OURS = "Communiqué: text to records"
MODULES = {"spacy": "spacy", "udpipe": "ufal.udpipe"}
INSTALL = (
    'python3 -m venv peers && peers/bin/pip install "spacy==3.8.*" ufal.udpipe networkx python-dateutil unidecode'
    " && python benchmarks/peers.py --python peers/bin/python"
)
PUBLISHED = """Published by others, on other machines and texts (not measured here):
  spaCy en_core_web_sm                 7,920 words/s      its own documentation, CPU
  PETRARCH2, coder alone, trees given  3,300-3,600 sentences/s
  UDPipe and UniversalPetrarch         about 190 sentences/s
  CoreNLP before PETRARCH2             2-5 sentences/s    petrarch2's documentation"""
_TAUGHT = 600
"""Sentences to teach a peer on: enough for its labels and for trees that look like trees."""
Contestant = Callable[[], float]


def ours(sources: Sequence[Source]) -> dict[str, Contestant]:
    """What of ours is timed: seconds of one round over all texts."""
    analyser = Analyser(load_reader())
    both = Pipeline(load_settings(), analyser)
    rules = Pipeline(load_settings(reader=ReaderKind.rules))
    documents = [_document(s) for s in sources]

    def timed(work: Callable[[], object]) -> Contestant:
        def seconds() -> float:
            began = time.process_time()
            work()
            return time.process_time() - began

        return seconds

    return {
        OURS: timed(lambda: sum(1 for _ in both.read(sources))),
        "Communiqué: language stage alone": timed(lambda: [analyser.analyse(d) for d in documents]),
        "Communiqué: text to records, by rules alone": timed(lambda: sum(1 for _ in rules.read(sources))),
    }


def _document(source: Source):  # type: ignore[no-untyped-def]
    return build_document(source_id=source.source_id, text=source.text, raw=source.raw, metadata=source.metadata)


def material(sources: Sequence[Source], folder: Path) -> tuple[Path, int, int]:
    """A file with the texts and our trees of them; how many words and sentences they have."""
    analyser = Analyser(load_reader())
    analyses = [analyser.analyse(_document(s)) for s in sources]
    sentences = [_lesson(s) for a in analyses for s in a.sentences]
    path = folder / "material.json"
    given = {"texts": [s.text for s in sources], "sentences": sentences[:_TAUGHT]}
    path.write_text(json.dumps(given), "utf-8")
    return path, sum(len(s["words"]) for s in sentences), len(sentences)


def _lesson(sentence) -> dict[str, list]:  # type: ignore[no-untyped-def, type-arg]
    """A sentence as plain lists; a name that begins inside one begins anew."""
    return {
        "words": [t.text for t in sentence],
        "lemmas": [t.lemma for t in sentence],
        "classes": [t.upos for t in sentence],
        "tags": [t.xpos for t in sentence],
        "heads": [t.head for t in sentence],
        "relations": [t.relation for t in sentence],
        "names": _names([t.name for t in sentence]),
        "spaces": [a.end < b.start for a, b in pairwise(sentence)] + [True],
    }


def _names(tags: Sequence[str]) -> list[str]:
    pairs = pairwise(["O", *tags])
    return [f"B{t[1:]}" if t[0] == "I" and before[1:] != t[1:] else t for before, t in pairs]


@contextmanager
def peer(name: str, python: str, path: Path, petrarch: Path | None) -> Iterator[Contestant]:
    """A peer in its process, taught and ready."""
    command = [python, str(CHILD), name, str(path), *([str(petrarch.resolve())] if petrarch else [])]
    single = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    with (
        tempfile.TemporaryFile("w+") as said,
        subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
            env={**os.environ, **single},
        ) as process,
    ):
        assert process.stdin is not None
        assert process.stdout is not None
        stdin, stdout = process.stdin, process.stdout
        found: dict[str, int] = {}

        def answer() -> str:
            line = stdout.readline()
            if not line:
                said.seek(0)
                raise RuntimeError(f"{name} ended: {said.read()[-1500:]}")
            return line

        def seconds() -> float:
            stdin.write("\n")
            stdin.flush()
            found.update(json.loads(answer()))
            return float(found.pop("cpu"))

        answer()
        yield seconds
        print(f"{name}: one round finds {', '.join(f'{v:,} {k}' for k, v in found.items())}")
        stdin.close()


def is_there(module: str, python: str) -> bool:
    """Whether an interpreter has a module."""
    return subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False).returncode == 0


def compare(contestants: dict[str, Contestant], *, rounds: int, words: int, sentences: int) -> None:
    """Rounds in turn, each beginning with another; the median and the spread of each, and of the ratio to ours."""
    for contestant in contestants.values():
        contestant()
    times: dict[str, list[float]] = {name: [] for name in contestants}
    order = list(contestants)
    for number in range(rounds):
        shift = number % len(order)
        for name in order[shift:] + order[:shift]:
            times[name].append(contestants[name]())
    print(f"\n{'':<46}{'words/s':>9}{'lowest-highest':>18}{'sentences/s':>13}{'ratio of ours':>15}{'spread':>14}")
    for name, own in times.items():
        rates = sorted(words / t for t in own)
        ratios = sorted(t / o for o, t in zip(times[OURS], own, strict=True))
        spread = f"{ratios[0]:.2f}-{ratios[-1]:.2f}"
        print(
            f"{name:<46}{median(rates):>9,.0f}{f'{rates[0]:,.0f}-{rates[-1]:,.0f}':>18}"
            f"{sentences / median(own):>13,.0f}{median(ratios):>15.2f}{spread:>14}"
        )
    print("ratio of ours: how many times as many words our reader takes to records in the same time\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("paths", nargs="*", metavar="FOLDER|FILE")
    parser.add_argument("--documents", type=int, default=60, help="how many to read in each round")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--python", default=sys.executable, help="the interpreter that has the peers")
    parser.add_argument("--petrarch", type=Path, help="a folder that holds the package UniversalPetrarch")
    arguments = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    given = [s for s in read_sources(arguments.paths, settings=load_settings()) if s.text] if arguments.paths else []
    sources = repeated(given or corpus_sources(), arguments.documents)
    print(PUBLISHED + "\n")
    with tempfile.TemporaryDirectory() as folder:
        path, words, sentences = material(sources, Path(folder))
        print(f"{len(sources)} documents, {words:,} words, {sentences:,} sentences; {arguments.rounds} rounds")
        run_all(arguments, ours(sources), path, words=words, sentences=sentences)


def run_all(
    arguments: argparse.Namespace, contestants: dict[str, Contestant], path: Path, *, words: int, sentences: int
) -> None:
    """Add the peers that are there, and compare."""
    with ExitStack() as running:
        for name, shown in NAMES.items():
            if not is_there(MODULES[name], arguments.python):
                print(f"skipped: {arguments.python} has no {MODULES[name]}; to have the peers:\n    {INSTALL}")
                continue
            contestants[shown] = running.enter_context(peer(name, arguments.python, path, None))
            if name == "udpipe" and arguments.petrarch:
                contestants[CODER] = running.enter_context(peer(name, arguments.python, path, arguments.petrarch))
        compare(contestants, rounds=arguments.rounds, words=words, sentences=sentences)


if __name__ == "__main__":
    main()
