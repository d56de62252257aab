"""Errors as one line on standard error, with an exit status that says who has to act."""

import contextlib
import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from communique.errors import CommuniqueError, GoldError, QueryError, SettingsError, StoreError

SOME_INPUT_FAILED = 1
WRONG_USAGE = 2
_INTERRUPTED = 130


class ReportingGroup(TyperGroup):
    """A group whose commands may raise `CommuniqueError`: it becomes a line and an exit status.

    0 all well; 1 an input, a span or the installation failed; 2 a question, store or setting cannot be as asked.
    """

    def invoke(self, ctx: Any) -> Any:
        """Run the command, and report what it raises."""
        try:
            return super().invoke(ctx)
        except CommuniqueError as error:
            from communique.cli.screen import clean

            typer.echo(clean(f"communique: {error}", lines=True), err=True)
            wrong = isinstance(error, QueryError | StoreError | GoldError | SettingsError)
            raise typer.Exit(WRONG_USAGE if wrong else SOME_INPUT_FAILED) from error
        except BrokenPipeError as error:
            discard_output()
            raise typer.Exit(0) from error
        except KeyboardInterrupt as error:
            typer.echo("communique: stopped", err=True)
            raise typer.Exit(_INTERRUPTED) from error


def discard_output() -> None:
    """Send what is still buffered for a closed pipe nowhere, so that the end of the program is silent."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
