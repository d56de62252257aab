"""A bar on a terminal while texts are read; nothing in a pipe."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from communique.records import Document

_LINES = (".jsonl", ".ndjson")


@contextmanager
def progress(inputs: Sequence[str]) -> Iterator[Callable[[Document], None]]:
    """A function to call with each document that is done; it moves a bar where standard error is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=count_documents(inputs))
        yield lambda _: bar.advance(task)


def count_documents(inputs: Sequence[str]) -> int | None:
    """How many documents the inputs hold; unknown for standard input and where a path cannot be read."""
    total = 0
    try:
        for given in inputs:
            if given == "-":
                return None
            total += sum(_count_file(path) for path in _files(Path(given)))
    except OSError:
        return None
    return total


def _files(path: Path) -> list[Path]:
    return [p for p in path.rglob("*") if p.suffix.lower() in {".txt", ".text", *_LINES}] if path.is_dir() else [path]


def _count_file(path: Path) -> int:
    if path.suffix.lower() not in _LINES:
        return 1
    with path.open("rb") as file:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b""))
