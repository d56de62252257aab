"""The rows of each answer as columns of words."""

import re
import shlex
from collections.abc import Sequence
from itertools import groupby

from communique.cli.screen import Screen, quoted, response_words, trigger_words
from communique.queries.actor_page import ActorPage, Deed, Standing
from communique.queries.names import count, pair_name, party_names
from communique.queries.review import ReviewRow
from communique.queries.standing import AgreementRow, Changed, ChannelRow, ContestedRow, Endangered, Held, OperationRow
from communique.queries.tripwires import BrakeRow, ChainRow, TripwireRow, ascriber_names

_DURATION = re.compile(r"P(?:T?)(\d+)([HDWMY])")
_UNITS = {"H": "hours", "D": "days", "W": "weeks", "M": "months", "Y": "years"}
_NO_RESPONSE = "no response stated (demand)"


def show_tripwires(screen: Screen, rows: Sequence[TripwireRow]) -> None:
    """Who must do what to set off whose response."""
    cells = [(_mark(r), _head(r), _condition(r), _response(r), _seen(r)) for r in rows]
    screen.table(("", "who", "if ...", "then ...", "seen"), cells, ratios=(0, 6, 7, 6, 3))


def _mark(row: TripwireRow) -> str:
    """The alias, marked where only others say that the issuer would act."""
    return f"~{row.alias}" if row.ascribed_by else f" {row.alias}"


def _head(row: TripwireRow) -> str:
    """Who is bound to whom, and how it is worded, one line each."""
    lines = [pair_name(row.issuer, row.target)]
    if row.ascribed_by:
        lines.append(f"only says {ascriber_names(row)}")
    lines.append(f"{row.kind}: {row.manner}" + ("" if row.state in {"issued", "repeated"} else f", {row.state}"))
    if row.trigger_state != "none":
        lines.append(f"trigger {row.trigger_state}")
    if row.outcome != "unknown":
        lines.append(f"outcome {state(row.outcome)}")
    if row.restates:
        lines.append(f"restates {', '.join(row.restates)}")
    return "\n".join(lines)


def _condition(row: TripwireRow) -> str:
    if row.trigger is None:
        return "(no condition)"
    if row.response is None and row.kind == "demand":
        return f"not done: {quoted(row.trigger)}"
    return trigger_words(row.trigger, row.condition)


def _response(row: TripwireRow) -> str:
    return response_words(row.response, row.response_polarity) if row.response else _NO_RESPONSE


def _seen(row: TripwireRow) -> str:
    days = row.last if row.first == row.last else f"{row.first} to {row.last}"
    where = ", ".join(row.labels)
    if row.origins < len(row.labels):
        where += f" ({count(row.origins, 'source')})"
    return f"{row.seen}x {where}" + (f"\n{days}" if row.last else "\nundated")


def show_chain(
    screen: Screen, chain: Sequence[ChainRow], brakes: Sequence[BrakeRow], rows: Sequence[TripwireRow]
) -> None:
    """Which response could set off which other tripwire, solid where stated, dotted where something is missing."""
    by_alias = {r.alias: r for r in rows}
    if not chain:
        screen.line("no response in the store could be another's trigger", indent=2)
    for edge in chain:
        issuer, other = by_alias[edge.from_alias].issuer, by_alias[edge.to_alias].issuer
        arrow = "--stated-->" if edge.kind == "stated" else f"..possible, needs: {'; '.join(edge.needs)}..>"
        screen.line(
            f"{edge.from_alias} {issuer} {response_words(edge.response, edge.polarities[0], longest=60)} {arrow} "
            f"{edge.to_alias} {other} {response_words(edge.then, edge.polarities[1], longest=60)}",
            indent=2,
        )
    linked = dict.fromkeys(a for e in chain for a in (e.from_alias, e.to_alias))
    if linked:
        ages = [f"{a} {by_alias[a].last or 'in ' + ', '.join(by_alias[a].labels) + ' (undated)'}" for a in linked]
        screen.line(f"last seen: {'; '.join(ages)}", indent=2)
    if brakes:
        named = [f"{b.alias} {quoted(b.name, longest=50)} on {' '.join(b.tripwires)}" for b in brakes]
        screen.line(f"brakes: {'; '.join(named)}", indent=2)


def show_contested(screen: Screen, rows: Sequence[ContestedRow]) -> None:
    """Who asserts, who denies, who gives another account; no verdict."""
    cells = [
        (r.alias, r.proposition, _held(r.asserts), _held(r.denies, scope=True), _held(r.other_account)) for r in rows
    ]
    screen.table(("", "claim", "asserts", "denies", "other account"), cells, ratios=(0, 4, 4, 4, 4))


def _held(held: Sequence[Held], *, scope: bool = False) -> str:
    """One line for each position; the same words in several texts once, with all of these."""
    lines: dict[str, dict[str, None]] = {}
    for h in held:
        how = f"denies the {h.scope}" if scope else h.stance
        blames = f" {h.blames}" if h.blames else ""
        lines.setdefault(f"{h.party}: {how}{blames}, {quoted(h.words.text, longest=70)}", {})[h.label] = None
    return "\n".join(f"{line} [{', '.join(labels)}]" for line, labels in lines.items()) or "-"


def show_agreements(screen: Screen, rows: Sequence[AgreementRow]) -> None:
    """Agreements, resolutions and vetoes with who says whom to have broken them."""
    for r in rows:
        term = f", {duration(r.duration)}" if r.duration else ""
        start = f", from {r.start}" if r.start else ""
        start += f", runs out {r.ends}{' (past)' if r.is_over else ''}" if r.ends else ""
        screen.line(
            f"{r.alias} {r.kind} {quoted(r.name, longest=80)}: {state(r.state)}{term}{start}; parties: {r.parties}; "
            f"{r.mentions}x {', '.join(r.labels)}",
            indent=2,
        )
        if len(r.changes) > 1 or r.state not in {"in_force", "alleged_violated"}:
            _show_changes(screen, r.changes)
        if r.alleged_by or r.alleged_against:
            screen.line(f"alleged: {party_names(r.alleged_by)} -> {party_names(r.alleged_against)}", indent=5)
            screen.line(f"answer: {_held(r.answers) if r.answers else 'none read'}", indent=5)


def _show_changes(screen: Screen, changes: Sequence[Changed]) -> None:
    """The states one after the other, each with its day and its sentence."""
    for c in changes:
        says = f", {party_names(c.by)} says" if c.by else ""
        screen.line(f"{c.date or 'undated'} {state(c.state)}{says} [{c.label}]: {quoted(c.words.text)}", indent=5)


def show_channels(screen: Screen, rows: Sequence[ChannelRow]) -> None:
    """Lines of contact with their state and the sentence that says what they are for."""
    for r in rows:
        screen.line(
            f"{r.alias} {quoted(r.name, longest=80)}: {state(r.state)}; parties: {r.parties}; "
            f"{r.mentions}x {', '.join(r.labels)}",
            indent=2,
        )
        screen.line(f"{r.speaker or 'the text'}: {quoted(r.purpose.text)}", indent=5)
        if len(r.changes) > 1:
            _show_changes(screen, r.changes)
        elif r.state_words != r.purpose:
            screen.line(f"{state(r.state)}: {quoted(r.state_words.text)}", indent=5)


def show_operations(screen: Screen, rows: Sequence[OperationRow | Endangered]) -> None:
    """Offensives and deployments with the people said to be at risk, and those of whom no operation is told."""
    for r in rows:
        if isinstance(r, Endangered):
            where = f" at {r.place}" if r.place else ""
            screen.line(f"at risk{where}: {quoted(r.quantity.text)} {r.what} ({r.holder}, in {r.label})", indent=2)
            continue
        first = f"; first warning {r.first_warning}" if r.first_warning else ""
        says = f", {', '.join(r.said_by)} says" if r.said_by else ""
        screen.line(
            f"{r.alias} {r.name}: {r.status}{says} ({r.actors}); {r.mentions}x {', '.join(r.labels)}{first}", indent=2
        )
        for risk in r.at_risk:
            screen.line(f"at risk: {quoted(risk.quantity.text)} {risk.what} ({risk.holder}, in {risk.label})", indent=5)


def show_actor(screen: Screen, page: ActorPage) -> None:
    """One party, section by section; empty ones are left out."""
    screen.line(f"{page.name} [{page.code}]")
    acts = ", ".join(f"{act} {number}" for act, number in page.said.items())
    if acts:
        screen.line(f"said: {acts}; first {page.first or 'undated'}, last {page.last or 'undated'}", indent=2)
    for person in page.people:
        screen.line(f"{person.name}, {person.role} ({person.mentions}x)", indent=2)
    for title, wires, arrow in (("IS BOUND", page.binds, "->"), ("OTHERS TOWARDS IT", page.bound_against, "<-")):
        if wires:
            screen.heading(title)
            cells = [(w.alias, f"{arrow} {w.other}", _standing(w), w.trigger or "-", w.response or "-") for w in wires]
            screen.table(("", "who", "stands", "if ...", "then ..."), cells, ratios=(0, 3, 3, 6, 6))
    deeds = (("ACCUSES", page.accuses), ("IS ACCUSED", page.accused), ("RECORD", page.record))
    for title, told in deeds:
        if told:
            screen.heading(title)
            screen.table(("date", "what", "who", "words"), [_deed(d) for d in told], ratios=(0, 3, 3, 6))
    if page.denies:
        screen.heading("DENIES")
    for denial in page.denies:
        words = f"{quoted(denial.words.text, longest=90)} [{denial.label}]"
        screen.line(f"{denial.alias} the {denial.scope}: {denial.proposition}; {words}", indent=2)
    if page.outcomes:
        outcomes = ", ".join(f"{state(outcome)} {number}" for outcome, number in page.outcomes.items())
        screen.line(f"what became of its commitments, as far as the texts say: {outcomes}", indent=2)


def _standing(wire: Standing) -> str:
    trigger = "" if wire.trigger_state == "none" else f", trigger {wire.trigger_state}"
    return f"{wire.kind}: {state(wire.state)}{trigger}"


def _deed(deed: Deed) -> tuple[str, str, str, str]:
    holder = f", says {deed.holder}" if deed.holder else ""
    return (
        deed.date or "-",
        f"{deed.type} ({deed.status}{holder})" + (f" {deed.times}x" if deed.times > 1 else ""),
        deed.others,
        f"{quoted(deed.words.text)} in {deed.label}",
    )


def show_review(screen: Screen, rows: Sequence[ReviewRow]) -> None:
    """Each open thing under its reason: how `show` calls it, its words, the text it stands in."""
    for reason, group in groupby(rows, key=lambda r: r.reason):
        screen.heading(reason)
        for r in group:
            if r.note:
                screen.line(f"{r.alias}  {r.note}", indent=2)
            elif r.sentence.text:
                words = f"{quoted(r.words.text, longest=60)} in {quoted(r.sentence.text, longest=140)}"
                screen.line(f"{r.alias}  {r.label} {r.words.start}-{r.words.end}  {words}", indent=2)
            else:
                screen.line(f"{r.label}  -> communique date {shlex.quote(r.label)} YYYY-MM-DD", indent=2)


def duration(value: str) -> str:
    """A TIMEX duration in words.

    >>> duration("P30D")
    '30 days'
    """
    match = _DURATION.fullmatch(value)
    return f"{int(match[1])} {_UNITS[match[2]]}" if match else value


def state(value: str) -> str:
    """A state as words."""
    return value.replace("_", " ")
