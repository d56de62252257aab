"""The options that many commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class QueryFormat(StrEnum):
    """How an answer is printed."""

    table = "table"
    json = "json"


class ReadFormat(StrEnum):
    """What reading prints: the first screen, or every record as a line of JSON."""

    table = "table"
    jsonl = "jsonl"


StoreOption = Annotated[
    Path | None,
    typer.Option(
        "--store", metavar="PATH", help="The store; default ./crisis.db, or COMMUNIQUE_STORE.", show_default=False
    ),
]
FormatOption = Annotated[QueryFormat, typer.Option("--format", help="A table for people, or JSON.")]
