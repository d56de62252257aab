"""Watch rules run against a store: one given, one saved, or all that are saved."""

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.cli import session
from communique.cli.triples import parse_triple
from communique.errors import QueryError
from communique.queries import Archive
from communique.queries.watch_rules import act_words, parse_rule
from communique.queries.watching import Alert, Watched, watch, watch_act
from communique.settings import load_settings

if TYPE_CHECKING:
    from communique.store import SavedWatch, Store


def run_rules(
    store: "Store", archive: Archive, rule: str | None, *, save: str | None, only_new: bool
) -> tuple[Watched, ...]:
    """What each rule finds; saved ones remember it, and with `only_new` leave out what they remember."""
    from communique.store import SavedWatch

    saved = {w.name: w for w in store.watches()}
    if rule is None:
        if save is not None:
            raise QueryError("give the rule that is to be saved, as in: watch 'trigger_state=alleged' --save alarms")
        if not saved:
            raise QueryError("no rule is saved; give one, as in: communique watch 'trigger_state=alleged'")
        return tuple(_run_saved(store, archive, w, only_new=only_new) for w in saved.values())
    if rule in saved and save is None:
        return (_run_saved(store, archive, saved[rule], only_new=only_new),)
    if save is None:
        if only_new:
            raise QueryError("--new is for saved rules; save this one with --save NAME")
        return (_run(store, archive, rule),)
    if "=" in save or not save.strip():
        raise QueryError(f"{save!r} is no name for a rule; a name has letters or digits and no equals sign")
    before = f" in the place of {saved[save].rule!r}" if save in saved and saved[save].rule != rule else ""
    found = _run_saved(store, archive, SavedWatch(save, rule), only_new=only_new)
    return (replace(found, note=f"saved as {save}{before}"),)


def forget(store: "Store", name: str) -> str:
    """Drop a saved rule, and say so; `QueryError` where there is none of that name."""
    rules = {w.name: w.rule for w in store.watches()}
    if not store.forget_watch(name):
        raise QueryError(f"no saved rule is called {name!r}; {_saved_names(store)}")
    return f"forgot {name}: {rules[name]}"


def _run(store: "Store", archive: Archive, rule: str) -> Watched:
    filters = parse_rule(rule)
    if filters:
        return watch(archive, rule, filters)
    words = act_words(rule)
    reader = session.make_reader(load_settings())
    triple = parse_triple(words, reader)
    acts = triple or (reader.parse_acts(words) if any(c.isalpha() for c in words) else ())
    words = triple[0].text if triple else words
    try:
        found = watch_act(archive, words, store.readings(), acts, judge=session.make_judge(load_settings()))
    except QueryError as error:
        raise QueryError(f"{error}; {_saved_names(store)}") from error
    if found.alerts or " " in rule.strip():
        return found
    return replace(found, reason=f"{found.reason}; nor is it the name of a rule: {_saved_names(store)}")


def _run_saved(store: "Store", archive: Archive, saved: "SavedWatch", *, only_new: bool) -> Watched:
    found = _run(store, archive, saved.rule)
    store.save_watch(replace(saved, seen=tuple(_key(a) for a in found.alerts)))
    fresh = tuple(a for a in found.alerts if not only_new or _key(a) not in saved.seen)
    reason = found.reason or (None if fresh else "nothing new since the rule was last run")
    return replace(found, rule=saved.rule, name=saved.name, alerts=fresh, reason=reason)


def saved_rules(store: "Store") -> tuple[Watched, ...]:
    """The saved rules, not run."""
    return tuple(Watched(rule=w.rule, name=w.name, alerts=(), reason=None) for w in store.watches())


def _saved_names(store: "Store") -> str:
    names = ", ".join(w.name for w in store.watches())
    return f"saved rules are {names}" if names else "no rule is saved"


def _key(alert: Alert) -> str:
    """What makes an alert another one: its record or its state."""
    return f"{alert.kind} {alert.id} {alert.state}"
