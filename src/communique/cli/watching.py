"""The commands for what changes: `diff` since a reading, `watch` for rules on states."""

from typing import Annotated

import typer

from communique.cli.options import AsOfOption, FormatOption, QueryFormat, StoreOption


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(diff)
    app.command()(watch)


def diff(
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="TIME", help="When texts were read in (UTC); default: before the last reading."
        ),
    ] = None,
    published: Annotated[
        bool, typer.Option("--published", help="Count by day of publication, not by when texts were read in.")
    ] = False,
    as_of: AsOfOption = None,
    store: StoreOption = None,
    output: FormatOption = QueryFormat.table,
) -> None:
    """What the texts read since then changed: new and restated commitments, triggers alleged, claims, agreements.

    With --as-of, or --published, days of publication count: communique diff --since 2018-09-03 --as-of 2018-09-05
    """
    from communique.cli import changes, session, states
    from communique.queries.diffing import compare_states

    by_day = published or as_of is not None
    if by_day and since is None:
        raise typer.BadParameter("give --since YYYY-MM-DD, the first day that counts as new")
    with session.opened(store, as_of=as_of or ("9999-12-31" if by_day else None)) as (opened, archive):
        earlier, words = states.published_before(opened, since or "") if by_day else states.before(opened, since)
        found = compare_states(earlier, archive, since=words, came_by="published" if by_day else "read")
        changes.print_diff(found, as_json=output is QueryFormat.json)


def watch(
    rule: Annotated[
        str | None,
        typer.Argument(
            help="field=value filters, an act in plain words, or the name of a saved rule; none: all saved."
        ),
    ] = None,
    save: Annotated[str | None, typer.Option("--save", metavar="NAME", help="Keep the rule under a name.")] = None,
    forget: Annotated[str | None, typer.Option("--forget", metavar="NAME", help="Drop a saved rule.")] = None,
    list_saved: Annotated[bool, typer.Option("--list", help="Name the saved rules, and run none.")] = False,
    new: Annotated[bool, typer.Option("--new", help="Only what saved rules had not found when last run.")] = False,
    store: StoreOption = None,
    output: FormatOption = QueryFormat.table,
) -> None:
    """What stands as a rule asks; exit status 0 if anything does, 1 if not, 2 for a rule that cannot be.

    Example: communique watch 'trigger_state=alleged target_code=SYR*'
    """
    from communique.cli import alerting, changes, session

    with session.opened(store) as (opened, archive):
        if forget is not None:
            typer.echo(alerting.forget(opened, forget), err=output is QueryFormat.json)
            return
        if list_saved:
            changes.print_rules(alerting.saved_rules(opened), as_json=output is QueryFormat.json)
            return
        found = alerting.run_rules(opened, archive, rule, save=save, only_new=new)
        changes.print_watched(found, as_json=output is QueryFormat.json)
    if not any(f.alerts for f in found):
        raise typer.Exit(1)
