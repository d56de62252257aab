"""The options that many commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from communique.settings import ReaderKind


class QueryFormat(StrEnum):
    """How an answer is printed."""

    table = "table"
    json = "json"


class ReadFormat(StrEnum):
    """What reading prints: the first screen, or every record as a line of JSON."""

    table = "table"
    jsonl = "jsonl"


ReaderOption = Annotated[
    ReaderKind | None,
    typer.Option(
        "--reader",
        help="Who reads: rules, the model, or both (the default, or COMMUNIQUE_READER).",
        show_default=False,
    ),
]
WorkersOption = Annotated[
    int,
    typer.Option(
        "--workers",
        min=0,
        metavar="N",
        help="How many processes read; 0 is one for each core. The result is the same for any number.",
    ),
]
StoreOption = Annotated[
    Path | None,
    typer.Option(
        "--store", metavar="PATH", help="The store; default ./crisis.db, or COMMUNIQUE_STORE.", show_default=False
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="YYYY-MM-DD",
        help="Answer from what was published by that day; undated texts are left out.",
        show_default=False,
    ),
]
AllowAddressOption = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-address",
        metavar="ADDRESS",
        help="Fetch from here as well: an address, a network or a host of your own intranet. May be given again.",
        show_default=False,
    ),
]
DelayOption = Annotated[
    float | None,
    typer.Option(
        "--delay",
        metavar="SECONDS",
        min=0,
        max=3600,
        help="Wait between two requests to one host; default 1, more where its robots.txt asks for more.",
        show_default=False,
    ),
]
FormatOption = Annotated[QueryFormat, typer.Option("--format", help="A table for people, or JSON.")]
