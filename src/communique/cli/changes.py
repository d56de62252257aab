"""What changed and what is watched, printed: as JSON with the names of their fields, or as columns."""

from collections.abc import Sequence

from communique.cli import sections
from communique.cli.answers import print_json
from communique.cli.redating import Redating
from communique.cli.screen import Screen, quoted
from communique.queries.diffing import Diff, News
from communique.queries.names import count
from communique.queries.watching import Alert, Watched

_FEW, _FEW_WORDS = 10, 6


def print_diff(found: Diff, *, as_json: bool) -> None:
    """What came, and what it changed."""
    if as_json:
        print_json(found)
        return
    screen = Screen()
    named = f": {', '.join(found.documents[:_FEW])}{' ...' if len(found.documents) > _FEW else ''}"
    screen.line(f"since {found.since}: {count(len(found.documents), 'text')} came{named if found.documents else ''}")
    if found.copies:
        screen.line(f"of one source with texts known before: {', '.join(found.copies[:_FEW])}", indent=3)
    cells = [(n.alias, n.kind, n.name, _changed(n), _words_shown(n)) for n in found.news]
    if cells:
        screen.table(("", "what", "which", "changed", "words"), cells, ratios=(0, 0, 6, 3, 6))
    else:
        screen.line(found.reason or "")
    screen.show()


def _changed(news: News) -> str:
    """ "new (issued)", "trigger state: none -> alleged"."""
    if news.change == "new" and news.kind == "claim":
        return f"new ({count(int(news.new or 0), 'position')})"
    if news.change == "new":
        return f"new ({sections.state(news.new or '')})"
    where = f" ({', '.join(news.labels)})" if news.labels else ""
    change = news.change.replace("_", " ")
    return f"{change}: {sections.state(news.old or '')} -> {sections.state(news.new or '')}{where}"


def print_watched(found: Sequence[Watched], *, as_json: bool) -> None:
    """What each rule finds."""
    if as_json:
        print_json(list(found))
        return
    screen = Screen()
    for watched in found:
        screen.heading(f"{watched.name}: {watched.rule}" if watched.name else watched.rule)
        if watched.note:
            screen.line(watched.note, indent=2)
        cells = [
            (
                a.alias,
                a.kind,
                a.name,
                sections.state(a.state),
                _words_shown(a),
            )
            for a in watched.alerts
        ]
        if cells:
            screen.table(("", "what", "which", "stands", "words"), cells, ratios=(0, 0, 6, 3, 6))
        else:
            screen.line(watched.reason or "", indent=2)
    screen.show()


def _words_shown(found: Alert | News) -> str:
    """The words that show it; a few words in the sentence where they stand."""
    if found.words is None:
        return ""
    is_short = len(found.words.text.split()) < _FEW_WORDS
    shown = found.sentence if is_short and found.sentence else found.words
    return f"{quoted(shown.text, longest=160)} in {found.label}"


def print_rules(found: Sequence[Watched], *, as_json: bool) -> None:
    """The saved rules."""
    if as_json:
        print_json([{"name": w.name, "rule": w.rule} for w in found])
        return
    screen = Screen()
    for watched in found:
        screen.line(f"{watched.name}: {watched.rule}")
    if not found:
        screen.line("no rule is saved; save one with: communique watch RULE --save NAME")
    screen.show()


def print_redating(found: Redating, *, as_json: bool) -> None:
    """What a new date changed, value by value."""
    if as_json:
        print_json(found)
        return
    screen = Screen()
    screen.line(f"{found.document}: published {found.old or 'unknown'} -> {found.new or 'unknown'}", style="bold")
    cells = [(c.record, quoted(c.name, longest=60), c.field, c.old or "-", c.new or "-") for c in found.changes]
    if cells:
        screen.table(("what", "words", "field", "before", "now"), cells, ratios=(2, 6, 2, 4, 4))
    else:
        screen.line("nothing changed: no date in the text hangs on the day of publication", indent=2)
    screen.show()
