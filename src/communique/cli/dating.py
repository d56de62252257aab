"""`communique date`: give a text its publication date, or take it back."""

from typing import Annotated

import typer

from communique.cli.options import FormatOption, QueryFormat, StoreOption


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(date)


def date(
    document: Annotated[
        str, typer.Argument(metavar="DOC", help="A document's name, its leading digits, or the head of its id.")
    ],
    day: Annotated[str | None, typer.Argument(metavar="YYYY-MM-DD", help="The day of publication.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Go back to the date before the last change.")] = False,
    store: StoreOption = None,
    output: FormatOption = QueryFormat.table,
) -> None:
    """Give a text its date; what hangs on it is resolved, each change listed. Example: communique date 3 2018-09-05"""
    from communique.cli import changes, redating, session
    from communique.cli.reading import valid_date
    from communique.settings import load_settings

    if bool(day) == undo:
        raise typer.BadParameter("give either a date (YYYY-MM-DD) or --undo")
    wanted = valid_date(day) if day else None
    with session.opened(store) as (opened, archive):
        reader = session.make_reader(load_settings())
        found = redating.redate(opened, archive, reader, document=document, published=wanted)
        changes.print_redating(found, as_json=output is QueryFormat.json)
