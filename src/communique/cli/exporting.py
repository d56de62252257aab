"""The commands about the whole record: export, verify, evaluate."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from communique.cli.group import SOME_INPUT_FAILED
from communique.cli.options import FormatOption, QueryFormat, ReaderOption, StoreOption


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (export, verify, evaluate):
        app.command()(command)


def export(
    store: StoreOption = None,
    output: Annotated[str, typer.Option("--format", help="jsonl")] = "jsonl",
) -> None:
    """Print the whole store, one record a line. Example: communique export --format jsonl > crisis.jsonl"""
    from communique.cli import session
    from communique.exports import export_lines

    with session.opened(store) as (opened, _):
        for line in export_lines(opened.records(), output, as_listed=True):
            sys.stdout.write(line + "\n")


def verify(
    records: Annotated[
        str | None, typer.Argument(metavar="[FILE|-]", help="Records as JSON Lines, instead of a store.")
    ] = None,
    store: StoreOption = None,
    output: FormatOption = QueryFormat.table,
) -> None:
    """Read every span of every record again in its text; one that is not there fails. Example: communique verify"""
    from communique.cli import answers, session
    from communique.cli.verifying import records_of_file
    from communique.queries.verification import verify_records, with_altered

    if records is None:
        with session.opened(store) as (opened, archive):
            verified = with_altered(verify_records(archive.all()), opened.altered_captures())
        unreadable: list[str] = []
    else:
        found, unreadable = records_of_file(records)
        verified = verify_records(found)
    sound = answers.print_verification(verified, unreadable, as_json=output is QueryFormat.json)
    if not sound:
        raise typer.Exit(SOME_INPUT_FAILED)


def evaluate(
    gold: Annotated[
        list[Path] | None, typer.Argument(metavar="GOLD...", help="Annotated texts: JSON files, folders, JSON Lines.")
    ] = None,
    gate: Annotated[bool, typer.Option("--gate", help="Hold the project's own gold against its floors.")] = False,
    pin: Annotated[bool, typer.Option("--pin", help="Write the figures as the new floors of the gate.")] = False,
    allow_lower: Annotated[
        str | None, typer.Option("--allow-lower", metavar="REASON", help="Pin a lower floor, for this reason.")
    ] = None,
    corpus: Annotated[Path, typer.Option("--corpus", help="The folder of the gate's gold.")] = Path("corpus"),
    reader: ReaderOption = None,
    reliability: Annotated[
        bool, typer.Option("--reliability", help="How often records of some confidence are right.")
    ] = False,
    output: FormatOption = QueryFormat.table,
) -> None:
    """Measure the reading against annotated texts. Example: communique evaluate corpus/documents/dev"""
    from communique.cli import evaluating

    as_json = output is QueryFormat.json
    if bool(gold) == (gate or pin):
        raise typer.BadParameter("give annotated texts, or --gate (with --pin to set its floors)")
    if gold:
        evaluating.print_report(gold, reader=reader, reliability=reliability, as_json=as_json)
    elif not evaluating.print_gate(corpus, pin_floors=pin, allow_lower=allow_lower, reader=reader, as_json=as_json):
        raise typer.Exit(SOME_INPUT_FAILED)
