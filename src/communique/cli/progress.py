"""A bar on a terminal while texts are read; nothing in a pipe."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from communique.records import Document

_LINES = (".jsonl", ".ndjson")
_ONE = (".txt", ".text", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".eml")
"""Suffixes of files that hold one document."""


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


@contextmanager
def shard_progress(doing: str) -> Iterator[Callable[[int], None]]:
    """A function to call with the number of shards when one is done; it moves a bar on a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=None)
        yield lambda total: bar.update(task, total=total, advance=1)


def count_documents(inputs: Sequence[str]) -> int | None:
    """How many documents the inputs hold; unknown for archives, standard input, and paths that cannot be read."""
    from communique.sources.fetching import is_address
    from communique.sources.reading import files_of

    total = 0
    try:
        for given in inputs:
            paths = [] if is_address(given) else files_of(Path(given))
            if given == "-" or not all(path.name.lower().endswith((*_LINES, *_ONE)) for path in paths):
                return None
            total += sum(map(_count_file, paths)) or 1
    except OSError:
        return None
    return total


def _count_file(path: Path) -> int:
    if not path.name.lower().endswith(_LINES) or path.is_fifo():
        return 1
    with path.open("rb") as file:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b""))
