"""The commands about what was read in: `status` lists how each input ended, `retry` reads what failed again."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.group import SOME_INPUT_FAILED
from communique.cli.options import (
    AllowAddressOption,
    DelayOption,
    FormatOption,
    QueryFormat,
    ReaderOption,
    StoreOption,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from communique.queries.inputs import InputStatus
    from communique.sources import Source
    from communique.store import Attempt

_MOST = 200


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(status)
    app.command()(retry)


def status(
    every: Annotated[bool, typer.Option("--all", help="List what was read without a fault, too.")] = False,
    store: StoreOption = None,
    output: FormatOption = QueryFormat.table,
) -> None:
    """How each document ended: ok, partial, failed or skipped, with the reason. Example: communique status"""
    from communique.cli.answers import print_json
    from communique.cli.session import store_path
    from communique.queries.inputs import input_status
    from communique.store import open_store

    with open_store(store_path(store)) as opened:
        found = input_status([*opened.attempts(), *opened.unattempted()], every=every)
    if output is QueryFormat.json:
        print_json(found)
    else:
        _print_status(found)


def retry(
    failed: Annotated[bool, typer.Option("--failed", help="What failed; the default.")] = True,
    store: StoreOption = None,
    reader: ReaderOption = None,
    allow_address: AllowAddressOption = None,
    delay: DelayOption = None,
) -> None:
    """Read the inputs that failed again, after they were mended. Example: communique retry --failed"""
    from communique.cli.ingest import read_into, reasons
    from communique.cli.screen import clean
    from communique.cli.session import make_reader, relink, store_path
    from communique.documents import Given
    from communique.settings import load_settings
    from communique.sources import read_sources
    from communique.sources.fetching import PageFetch
    from communique.store import open_store

    settings = load_settings(reader=reader)
    fetch = PageFetch(settings.limits, allow_addresses=allow_address, delay=delay)
    with open_store(store_path(store)) as opened:
        before = opened.attempts("failed") if failed else ()
        origins = list(dict.fromkeys(attempt.origin for attempt in before if attempt.origin))
        again = _ReadAgain()
        sources = again.noted(read_sources(origins, settings=settings, fetch=fetch))
        outcome = read_into(opened, sources, reader=make_reader(settings), given=Given())
        for attempt in again.no_longer(before):
            opened.drop_attempt(attempt)
        relink(opened)
        left = len(opened.attempts("failed"))
    for line in reasons(outcome.failed):
        typer.echo(clean(line), err=True)
    typer.echo(_retold(len(before), len(before) - left, left, sum(not a.origin for a in before)))
    if left:
        raise typer.Exit(SOME_INPUT_FAILED)


class _ReadAgain:
    """What inputs that are read again give: which documents, and whether any of them could be read."""

    def __init__(self) -> None:
        self._met: set[tuple[str, str]] = set()
        self._readable: set[str] = set()

    def noted(self, sources: "Iterable[Source]") -> "Iterator[Source]":
        """The sources, looked at on their way."""
        for source in sources:
            self._met.add((source.origin, source.source_id))
            if source.failure is None:
                self._readable.add(source.origin)
            yield source

    def no_longer(self, before: "Iterable[Attempt]") -> "Iterator[Attempt]":
        """What failed in inputs that can be read now and do not give it any more: where a file was cut off."""
        for attempt in before:
            if attempt.origin in self._readable and (attempt.origin, attempt.source_id) not in self._met:
                yield attempt


def _retold(tried: int, mended: int, left: int, piped: int) -> str:
    if not tried:
        return "nothing in this store had failed"
    told = f"{tried} had failed: {mended} read now, {left} failed again"
    return f"{told} ({piped} came through a pipe and cannot be read again from here)" if piped else told


def _print_status(found: "InputStatus") -> None:
    from communique.cli.screen import Screen
    from communique.queries.inputs import STATES

    screen = Screen()
    screen.line(", ".join(f"{found.counts[state]:,} {state}" for state in STATES if found.counts[state]) or "no input")
    if len(found.kinds) > 1:
        kinds = (
            f"{kind}: " + ", ".join(f"{n:,} {s}" for s, n in counts.items()) for kind, counts in found.kinds.items()
        )
        screen.line("; ".join(kinds))
    if found.rows:
        screen.line()
        rows = [
            [row.state, row.source_id, "; ".join(row.reasons) or "-", _nearest(row.origin)]
            for row in found.rows[:_MOST]
        ]
        screen.table(["state", "document", "reason", "from"], rows, ratios=[0, 2, 5, 3])
        if len(found.rows) > _MOST:
            screen.line(f"... {len(found.rows) - _MOST:,} more: communique status --format json")
        if found.counts["failed"]:
            screen.line("-> mend what failed, then: communique retry --failed", indent=5)
    screen.show()


def _nearest(origin: str) -> str:
    """A path as it is called from here, where it lies below."""
    try:
        return str(Path(origin).relative_to(Path.cwd())) if origin else ""
    except ValueError:
        return origin
