"""The program `communique`: its commands in the order in which a user meets them."""

import sys
from typing import Annotated, TextIO

import typer

from communique import __version__
from communique.cli import dating, exporting, following, inputs, questions, reading, running, watching
from communique.cli.group import ReportingGroup, discard_output

app = typer.Typer(
    name="communique",
    cls=ReportingGroup,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    help="Reads news and official statements of a crisis and keeps the record: who said, did, promised or threatened "
    "what to whom, with the exact words, and which act would set off whose response.",
)
for module in (reading, running, following, inputs, questions, watching, dating, exporting):
    module.register(app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"communique {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Every command that opens a store takes --store PATH; without it, ./crisis.db or COMMUNIQUE_STORE is used."""


def run() -> None:
    """Run the program: UTF-8 on all streams, and silence when the reader of a pipe goes away."""
    for stream in (sys.stdout, sys.stderr):
        _use_utf8(stream)
    try:
        app()
    finally:
        _flush_quietly()


def _use_utf8(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def _flush_quietly() -> None:
    """Flush standard output here, where a closed pipe can still be met in silence."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        discard_output()
