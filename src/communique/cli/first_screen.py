"""The first screen: what was read, what stands, what could follow, what is contested, what needs a person."""

import shlex
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from communique.cli import sections
from communique.cli.ingest import Outcome
from communique.cli.screen import Screen
from communique.queries.archive import Archive
from communique.queries.names import count
from communique.queries.overview import Overview, Undated, overview
from communique.queries.standing import agreement_rows, channel_rows, contested_rows, operation_rows
from communique.queries.tripwires import TripwireRow, brake_rows, chain_rows, tripwire_rows, why_none

T = TypeVar("T")
_MOST = 12
_MOST_LINKS = 6
_UNDATED_SHOWN = 6


def show_first_screen(archive: Archive, outcome: Outcome, *, store: Path, seconds: float, dated: bool = False) -> None:
    """Print it; the summary is of this reading, the rest of the whole store. `dated`: whether a date was given."""
    screen = Screen()
    found = overview(archive)
    _show_summary(screen, found, outcome, store, seconds, dated=dated)
    _show_warnings(screen, found.undated)
    screen.line(
        f"{count(found.quotes, 'quote')}   {count(found.reported, 'reported statement')}   "
        f"{count(found.conditional, 'conditional statement')} -> {found.standing} standing + {found.ascribed} ascribed"
        f"   {count(found.contested, 'contested claim')}"
    )
    _show_tripwires(screen, archive)
    _section(screen, "CONTESTED", contested_rows(archive), sections.show_contested, "contested")
    _section(screen, "AGREEMENTS", agreement_rows(archive), sections.show_agreements, "agreements")
    _section(screen, "CHANNELS", channel_rows(archive), sections.show_channels, "channels")
    _section(screen, "OPERATIONS", operation_rows(archive), sections.show_operations, "operations")
    _show_review(screen, found)
    screen.show()


def _show_summary(
    screen: Screen, found: Overview, outcome: Outcome, store: Path, seconds: float, *, dated: bool
) -> None:
    """What was read now, and what the store holds where that is more."""
    new = len(outcome.new)
    place = store if store.is_absolute() else f"./{store}"
    screen.line(
        f"{count(new, 'document')}, {outcome.characters:,} characters, {seconds:.1f} s        store: {place}"
        + (f" ({count(found.documents, 'document')} in all)" if found.documents != new else "")
    )
    if outcome.known:
        added = "nothing was added" if not new else "they were left as they are"
        screen.line(f"{count(len(outcome.known), 'document')} known before: {added}")
        if dated:
            screen.line("-> to give a known text a date: communique date DOC YYYY-MM-DD", indent=5)
    if outcome.skipped:
        screen.line(
            f"{count(len(outcome.skipped), 'document')} skipped: not about a crisis by the first filter; "
            "communique status lists them"
        )
    if outcome.failed:
        screen.line(f"! {count(len(outcome.failed), 'input')} failed; the reasons are on standard error", style="red")


def _show_warnings(screen: Screen, undated: Sequence[Undated]) -> None:
    """The texts without a date: what waits, what the text itself says, the command to run."""
    for text in undated[:_UNDATED_SHOWN]:
        waiting = ", ".join(f"“{w}”" for w in list(dict.fromkeys(text.waiting))[:5])
        waits = f"{count(len(text.waiting), 'relative date')} open ({waiting})" if waiting else "no relative date waits"
        hint = f"; hint: {text.hint}" if text.hint else ""
        screen.line(f"! no publication date in {text.document}: {waits}{hint}", style="yellow")
        screen.line(f"-> communique date {shlex.quote(text.label)} YYYY-MM-DD", indent=5)
    if len(undated) > _UNDATED_SHOWN:
        screen.line(f"! {len(undated) - _UNDATED_SHOWN} more without a date", style="yellow")


def _show_tripwires(screen: Screen, archive: Archive) -> None:
    rows = tripwire_rows(archive)
    screen.heading("TRIPWIRES")
    if not rows:
        screen.line(why_none(archive), indent=2)
        return
    sections.show_tripwires(screen, _foremost(rows))
    _show_rest(screen, len(rows), "tripwires")
    screen.heading("CHAIN")
    chain = chain_rows(archive)
    sections.show_chain(screen, chain[:_MOST_LINKS], brake_rows(archive)[:_MOST], rows)
    if len(chain) > _MOST_LINKS:
        screen.line(f"... {len(chain) - _MOST_LINKS} more: communique tripwires", indent=2)


def _foremost(rows: Sequence[TripwireRow]) -> list[TripwireRow]:
    """As many as a screen takes, in their order: the sure before the unsure, those with a condition first."""
    chosen = sorted(rows, key=lambda r: (r.manner.endswith("unsure"), r.trigger is None))[:_MOST]
    return [r for r in rows if r in chosen]


def _section(
    screen: Screen, title: str, rows: Sequence[T], show: Callable[[Screen, Sequence[T]], None], command: str
) -> None:
    """One section, cut where it is long; without rows, a line that says so."""
    screen.heading(title)
    if rows:
        show(screen, rows[:_MOST])
        _show_rest(screen, len(rows), command)
    else:
        screen.line("none read", indent=2)


def _show_rest(screen: Screen, total: int, command: str) -> None:
    if total > _MOST:
        screen.line(f"... {total - _MOST} more: communique {command}", indent=2)


def _show_review(screen: Screen, found: Overview) -> None:
    total = sum(n for _, n in found.review)
    screen.heading("REVIEW")
    if total:
        screen.line(
            f"{count(total, 'item')} to look at: {', '.join(f'{reason} {n}' for reason, n in found.review)}", indent=2
        )
        screen.line("-> communique review", indent=5)
    else:
        screen.line("nothing to look at", indent=2)
