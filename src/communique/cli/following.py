"""`communique follow`."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.group import SOME_INPUT_FAILED
from communique.cli.options import AllowAddressOption, DelayOption, ReaderOption, StoreOption

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from communique.cli.session import Reader
    from communique.cli.stopping import Stopping
    from communique.records import Document
    from communique.sources import Source
    from communique.sources.following import Follower
    from communique.store import Store

_USUAL = 15.0
_SHORTEST_PAUSE = 1.0


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(follow)


def follow(
    feeds: Annotated[list[str], typer.Argument(metavar="FEED...", help="Addresses of RSS, Atom or JSON feeds.")],
    store: StoreOption = None,
    every: Annotated[
        float, typer.Option("--every", metavar="MINUTES", min=1, max=10080, help="Time from one visit to the next.")
    ] = _USUAL,
    once: Annotated[bool, typer.Option("--once", help="Visit each feed once and end, for a scheduler.")] = False,
    allow_address: AllowAddressOption = None,
    delay: DelayOption = None,
    reader: ReaderOption = None,
) -> None:
    """Read what is new in feeds into the store, until stopped: a line for each new text, no line where nothing is new.

    Example: communique follow https://news.example/world.rss --every 30 --store crisis.db
    """
    from communique.cli.screen import clean
    from communique.cli.session import make_reader, store_path
    from communique.cli.stopping import Stopping
    from communique.settings import load_settings
    from communique.sources.feeds.roles import Reports, StoppedError
    from communique.sources.fetching import PageFetch
    from communique.sources.following import Follower
    from communique.sources.isolation import IsolatedReader
    from communique.store import open_store

    settings = load_settings(reader=reader)
    pages = PageFetch(settings.limits, allow_addresses=allow_address, delay=delay)
    chosen = _addresses(feeds)
    went_well = True
    with (
        open_store(store_path(store), create=True) as target,
        IsolatedReader(settings.limits) as isolated,
        Stopping.by_signals() as stopping,
    ):
        follower = Follower(
            fetcher=pages.fetcher,
            open_part=isolated.open_part,
            take=_take(target, make_reader(settings)),
            ledger=target.feeds,
            stop=stopping,
            reports=Reports(new=_print_new, wrong=lambda line: typer.echo(clean(line), err=True)),
            now=lambda: datetime.now(UTC),
        )
        try:
            went_well = _visit(follower, chosen, timedelta(minutes=every), stopping, once=once)
        except StoppedError:
            return
    if not went_well:
        raise typer.Exit(SOME_INPUT_FAILED)


def _visit(follower: "Follower", feeds: "Sequence[str]", every: timedelta, stopping: "Stopping", *, once: bool) -> bool:
    """Visit the feeds, once or until there is none left to visit; whether all went well."""
    while True:
        went_well = True
        for url in feeds:
            went_well &= follower.visit(url, every=every, is_asked_for=once)
        due = [moment for url in feeds if (moment := follower.next_due(url, every)) is not None]
        if once or not due:
            return went_well
        stopping.wait(max((min(due) - datetime.now(UTC)).total_seconds(), _SHORTEST_PAUSE))


def _addresses(feeds: list[str]) -> list[str]:
    """The feeds, each once; a usage error where one is no address."""
    from communique.sources.links import web_address

    found: dict[str, None] = {}
    for given in feeds:
        address = web_address(given)
        if address is None:
            raise typer.BadParameter(f"{given!r} is no address of a feed; give one that begins with https://")
        found[address] = None
    return list(found)


def _take(store: "Store", reader: "Reader") -> "Callable[[Source], tuple[Document, bool]]":
    """What reads one source into the store."""
    from communique.cli.ingest import read_into
    from communique.documents import Given

    def take(source: "Source") -> "tuple[Document, bool]":
        outcome = read_into(store, [source], reader=reader, given=Given())
        return [*outcome.new, *outcome.known, *outcome.failed][0], bool(outcome.new)

    return take


def _print_new(document: "Document") -> None:
    """One line for a document that came in."""
    from communique.cli.screen import clean

    told = [document.published or "no date   ", document.title or document.source_id, document.publisher or ""]
    typer.echo("  ".join(clean(field) for field in (*told, document.url or "") if field))
