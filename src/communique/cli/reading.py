"""`communique read`."""

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.group import SOME_INPUT_FAILED
from communique.cli.options import AllowAddressOption, DelayOption, ReaderOption, ReadFormat, StoreOption, WorkersOption
from communique.settings import Settings, load_settings

if TYPE_CHECKING:
    from communique.cli.ingest import Outcome
    from communique.documents import Given
    from communique.sources.fetching import PageFetch
    from communique.store import Store


_FIRST_NEWS = "1605-01-01"
"""No newspaper is older: a year before is a slip."""


_MOST_SKIPPED = 20
"""So many are named; the store knows the others."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(read)


def read(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="FILE|DIR|URL|-...", help="Files, folders, addresses, or - for standard input."),
    ],
    store: StoreOption = None,
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Publication date of every input.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Publisher of every input.")] = None,
    output: Annotated[
        ReadFormat, typer.Option("--format", help="The first screen, or every record as a line.")
    ] = ReadFormat.table,
    reader: ReaderOption = None,
    allow_address: AllowAddressOption = None,
    delay: DelayOption = None,
    workers: WorkersOption = 1,
    relevant_only: Annotated[
        bool, typer.Option("--relevant-only", help="Leave unread what is not about a crisis by its words.")
    ] = False,
) -> None:
    """Read texts into the store and show what stands, or print every record as JSON Lines.

    Example: communique read wires.jsonl statement.txt --store crisis.db
    """
    from communique.documents import Given
    from communique.sources.fetching import PageFetch

    settings = load_settings(reader=reader)
    fetch = PageFetch(settings.limits, allow_addresses=allow_address, delay=delay)
    given = Given(published=valid_date(date) if date else None, publisher=publisher)
    print_outcome = _print_lines if output is ReadFormat.jsonl else _print_screen
    if print_outcome(inputs, store, _Manner(settings, given, fetch, workers, relevant_only)).failed:
        raise typer.Exit(SOME_INPUT_FAILED)


def valid_date(value: str) -> str:
    """The ISO date that a user typed; a usage error where it is none."""
    from communique.documents.building import parse_date

    found = parse_date(value) if len(value) == len("2018-09-05") else None
    if found is None or found < _FIRST_NEWS:
        raise typer.BadParameter(f"{value!r} is no date of a text; give YYYY-MM-DD, as in 2018-09-05")
    return found


@dataclass(frozen=True, slots=True)
class _Manner:
    """How inputs are read: by whom, what is said of every one, what fetches pages, how many processes read, whether
    what is not about a crisis is skipped."""

    settings: Settings
    given: "Given"
    fetch: "PageFetch"
    workers: int
    is_filtered: bool


def _print_lines(inputs: list[str], store: Path | None, manner: _Manner) -> "Outcome":
    """Every record of what was read, on standard output; a store is written only when one is named."""
    from communique.cli.session import linked, relink
    from communique.exports import export_lines
    from communique.store import open_store

    if store is None:
        outcome = _read(inputs, None, manner, keep=True)
    else:
        with open_store(store, create=True) as target:
            outcome = _read(inputs, target, manner, keep=True)
            relink(target)
    for line in export_lines(linked(outcome.readings.values()), "jsonl"):
        sys.stdout.write(line + "\n")
    return outcome


def _print_screen(inputs: list[str], store: Path | None, manner: _Manner) -> "Outcome":
    """Write the store and print the first screen of all that it holds."""
    from communique.cli.first_screen import show_first_screen
    from communique.cli.session import present, relink, store_path
    from communique.store import open_store

    started = time.perf_counter()
    path = store_path(store)
    existed = path.exists()
    with open_store(path, create=True) as target:
        outcome = _read(inputs, target, manner)
        relink(target)
        empty = not existed and outcome.documents == len(outcome.failed) and target.is_empty()
        if not empty:
            seconds = time.perf_counter() - started
            show_first_screen(present(target), outcome, store=path, seconds=seconds, dated=bool(manner.given.published))
    if empty:
        _remove(path)
    return outcome


def _remove(path: Path) -> None:
    """Take back a store that nothing was written to."""
    for suffix in ("", "-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)


def _read(inputs: list[str], store: "Store | None", manner: _Manner, *, keep: bool = False) -> "Outcome":
    """Read all inputs, with a bar on a terminal, and name on standard error what failed, was mended or skipped."""
    from communique.cli.ingest import read_into, reasons
    from communique.cli.progress import progress
    from communique.cli.screen import clean
    from communique.cli.session import make_reader, make_reads
    from communique.documents import why_skipped
    from communique.sources import read_sources

    settings = manner.settings
    notes: list[str] = []
    stdin = getattr(sys.stdin, "buffer", None)
    sources = read_sources(inputs, settings=settings, stdin=stdin, fetch=manner.fetch, tell=notes.append)
    with progress(inputs) as report, make_reads(settings, workers=manner.workers) as reads:
        outcome = read_into(
            store,
            sources,
            reader=make_reader(settings),
            reads=reads,
            given=manner.given,
            keep=keep,
            report=report,
            skip=why_skipped if manner.is_filtered else None,
        )
    shown = outcome.skipped if store is None else outcome.skipped[:_MOST_SKIPPED]
    for line in (*notes, *reasons([*outcome.failed, *outcome.partial, *shown])):
        typer.echo(clean(line), err=True)
    if len(outcome.skipped) > len(shown):
        typer.echo(f"... {len(outcome.skipped) - len(shown):,} more skipped: communique status", err=True)
    return outcome
