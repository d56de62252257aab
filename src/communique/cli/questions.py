"""The commands that ask the store: one for each question."""

from typing import Annotated

import typer

from communique.cli.options import AsOfOption, FormatOption, QueryFormat, StoreOption

_ID = "An alias (C1, C1.2 its second mention, K1, A1, H1, O1), a document's name or digits, or the head of an id."


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (
        tripwires,
        show,
        whatif,
        said,
        compare,
        actor,
        contested,
        agreements,
        channels,
        operations,
        timeline,
        review,
    ):
        app.command()(command)


def tripwires(store: StoreOption = None, as_of: AsOfOption = None, output: FormatOption = QueryFormat.table) -> None:
    """All standing commitments: who must do what to set off whose response, and what that could set off in turn."""
    from communique.cli import answers, session

    with session.opened(store, as_of=as_of) as (_, archive):
        answers.print_tripwires(archive, as_json=_is_json(output))


def show(
    identity: Annotated[str, typer.Argument(metavar="ID", help=_ID)],
    store: StoreOption = None,
    as_of: AsOfOption = None,
    output: FormatOption = QueryFormat.table,
) -> None:
    """The exact words behind any record, with offsets, speaker, history and links. Example: communique show C1"""
    from communique.cli import answers, session
    from communique.queries.details import show_record

    with session.opened(store, as_of=as_of) as (_, archive):
        answers.print_details(show_record(archive, identity), as_json=_is_json(output))


def whatif(
    act: Annotated[str, typer.Argument(help="Who does what to whom, as a sentence, or in codes: USA ASSAULT SYR.")],
    store: StoreOption = None,
    as_of: AsOfOption = None,
    output: FormatOption = QueryFormat.table,
) -> None:
    """Whose promise an act would touch, and what is still missing. Example: communique whatif "US strikes Syria\""""
    from communique.cli import answers, asking, session

    with session.opened(store, as_of=as_of) as (opened, archive):
        found = asking.ask_what_if(opened, archive, act, as_json=_is_json(output))
        answers.print_what_if(found, documents=len(archive.documents), as_json=_is_json(output))


def said(
    actor: Annotated[str, typer.Argument(help="A name, surname, country or code.")],
    words: Annotated[str | None, typer.Argument(help="Words that were said, in any inflection.")] = None,
    store: StoreOption = None,
    as_of: AsOfOption = None,
    output: FormatOption = QueryFormat.table,
) -> None:
    """When a speaker said that, first and last. Example: communique said Trump "attack Idlib\""""
    from communique.cli import answers, session
    from communique.queries.said import said_by

    with session.opened(store, as_of=as_of) as (opened, archive):
        found = said_by(archive, actor, words, search=session.searcher(opened))
        answers.print_said(found, as_json=_is_json(output))


def compare(
    first: Annotated[str, typer.Argument(metavar="ID", help=_ID)],
    second: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Another; without it, the first and the last mention of one.")
    ] = None,
    store: StoreOption = None,
    as_of: AsOfOption = None,
    output: FormatOption = QueryFormat.table,
) -> None:
    """Two wordings side by side: has it hardened? Example: communique compare C3 C4"""
    from communique.cli import answers, session
    from communique.queries.comparing import compare_wordings

    with session.opened(store, as_of=as_of) as (_, archive):
        answers.print_comparison(compare_wordings(archive, first, second), as_json=_is_json(output))


def actor(
    party: Annotated[str, typer.Argument(help="A country, body or person: a name, or a code such as USA.")],
    store: StoreOption = None,
    as_of: AsOfOption = None,
    output: FormatOption = QueryFormat.table,
) -> None:
    """One party: who speaks for it, what it said, threatens, is accused of and denies, and its record so far."""
    from communique.cli import answers, session
    from communique.queries.actor_page import actor_page

    with session.opened(store, as_of=as_of) as (_, archive):
        page = actor_page(archive, party)
        answers.print_actor(page, documents=len(archive.documents), as_json=_is_json(output))


def contested(store: StoreOption = None, as_of: AsOfOption = None, output: FormatOption = QueryFormat.table) -> None:
    """What is claimed, by whom, and denied how: three columns, no verdict."""
    from communique.cli import answers, session

    with session.opened(store, as_of=as_of) as (_, archive):
        answers.print_contested(archive, as_json=_is_json(output))


def agreements(store: StoreOption = None, as_of: AsOfOption = None, output: FormatOption = QueryFormat.table) -> None:
    """Ceasefires, agreements, resolutions and vetoes, and who says that they are broken."""
    from communique.cli import answers, session

    with session.opened(store, as_of=as_of) as (_, archive):
        answers.print_agreements(archive, as_json=_is_json(output))


def channels(store: StoreOption = None, as_of: AsOfOption = None, output: FormatOption = QueryFormat.table) -> None:
    """Which lines of contact are open, what for, and who says so."""
    from communique.cli import answers, session

    with session.opened(store, as_of=as_of) as (_, archive):
        answers.print_channels(archive, as_json=_is_json(output))


def operations(store: StoreOption = None, as_of: AsOfOption = None, output: FormatOption = QueryFormat.table) -> None:
    """Offensives and deployments announced, expected or under way, and the people said to be at risk."""
    from communique.cli import answers, session

    with session.opened(store, as_of=as_of) as (_, archive):
        answers.print_operations(archive, as_json=_is_json(output))


def timeline(store: StoreOption = None, as_of: AsOfOption = None, output: FormatOption = QueryFormat.table) -> None:
    """What happened and was said, in order of time; what has no date yet comes last, by text."""
    from communique.cli import answers, session

    with session.opened(store, as_of=as_of) as (_, archive):
        answers.print_timeline(archive, as_json=_is_json(output))


def review(store: StoreOption = None, as_of: AsOfOption = None, output: FormatOption = QueryFormat.table) -> None:
    """What the program left open, with the words: who speaks, who is bound, undated texts, links to confirm."""
    from communique.cli import answers, session

    with session.opened(store, as_of=as_of) as (_, archive):
        answers.print_review(archive, as_json=_is_json(output))


def _is_json(output: QueryFormat) -> bool:
    return output is QueryFormat.json
