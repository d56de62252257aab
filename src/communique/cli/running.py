"""The commands for archives: `run` reads one by a plan, `merge` takes what came of it into a store or tables."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.group import SOME_INPUT_FAILED
from communique.cli.options import StoreOption

if TYPE_CHECKING:
    from collections.abc import Mapping

    from communique.scale.running import RunOutcome


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(run)
    app.command()(merge)


def run(
    plan: Annotated[Path, typer.Argument(metavar="PLAN", help="A TOML file: which files to read, how, where to.")],
    workers: Annotated[
        int | None, typer.Option("--workers", min=0, metavar="N", help="Instead of the plan's; 0 is one for each core.")
    ] = None,
) -> None:
    """Read an archive by a plan, file by file; run again, it goes on where it was. Example: communique run archive.toml

    A plan is a few lines, as docs/scale.md explains: inputs = ["archive/*.jsonl"], out = "readings", workers = 4.
    """
    from dataclasses import replace

    from communique.cli.progress import shard_progress
    from communique.cli.screen import clean
    from communique.scale.plan import load_plan
    from communique.scale.running import MOST_TOLD, run_plan
    from communique.settings import load_settings

    made = load_plan(plan)
    if workers is not None:
        made = replace(made, workers=workers)
    with shard_progress("reading") as report:
        outcome = run_plan(made, load_settings(reader=made.reader), report=lambda number, _: report(number))
    for line in (*outcome.told, *outcome.failures):
        typer.echo(clean(line), err=True)
    if len(outcome.told) == MOST_TOLD:
        typer.echo(f"... all reasons are in {made.out}/*.report.json", err=True)
    typer.echo(_told(outcome, made.out))
    if outcome.failures or outcome.counts.get("failed"):
        raise typer.Exit(SOME_INPUT_FAILED)


def merge(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder that a run wrote to.")],
    store: StoreOption = None,
    parquet: Annotated[
        Path | None, typer.Option("--parquet", metavar="FOLDER", help="Tables, one for each type of record.")
    ] = None,
) -> None:
    """Take what a run read into a store, linked. Example: communique merge readings --store crisis.db

    With --parquet alone, the records of each document become tables, in little memory and unlinked; with both, the
    tables are those of the store.
    """
    from communique.cli.session import store_path

    if parquet is not None and store is None:
        _merge_into_tables(out, parquet)
    else:
        _merge_into_store(out, store_path(store), parquet)


def _merge_into_store(out: Path, path: Path, parquet: Path | None) -> None:
    from communique.cli.progress import shard_progress
    from communique.cli.session import relink
    from communique.scale.merging import merge_into, whole_entries
    from communique.store import open_store

    whole_entries(out)
    with open_store(path, create=True) as opened:
        with shard_progress("merging") as report:
            outcome = merge_into(opened, out, report=report)
        relink(opened)
        typer.echo(f"{outcome.shards:,} shards, {outcome.new:,} new documents in {path}")
        if parquet is not None:
            from communique.exports.parquet import write_parquet

            _tell_tables(write_parquet(opened.records(), parquet), parquet)


def _merge_into_tables(out: Path, parquet: Path) -> None:
    from communique.cli.progress import shard_progress
    from communique.exports.parquet import write_parquet
    from communique.scale.merging import each_record

    with shard_progress("merging") as report:
        _tell_tables(write_parquet(each_record(out, report=report), parquet), parquet)


def _tell_tables(counts: "Mapping[str, int]", folder: Path) -> None:
    rows = ", ".join(f"{number:,} {name}" for name, number in counts.items() if number)
    typer.echo(f"{rows or 'no records'} in {folder}")


def _told(outcome: "RunOutcome", out: Path) -> str:
    counts = ", ".join(f"{number:,} {state}" for state, number in sorted(outcome.counts.items()))
    parts = [f"{outcome.shards:,} shards: {outcome.read:,} read now" + (f" ({counts})" if counts else "")]
    parts += [f"{outcome.known:,} read before"] * bool(outcome.known)
    parts += [f"{len(outcome.failures):,} failed"] * bool(outcome.failures)
    return f"{', '.join(parts)}; next: communique merge {out} --store crisis.db"
