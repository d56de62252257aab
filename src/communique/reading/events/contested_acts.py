"""An act that one party alleges and another denies is two records: the denial repeats the act on the denier's word."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from communique.records import Span
from communique.records.drafts import EventDraft, StatementDraft

LOOK_BACK = 3
"""How many statements before a denial may hold what it denies."""

CHARGES = frozenset({"accuse", "claim", "announce", "condemn", "comment"})


def denied_acts(statements: Sequence[StatementDraft], acts: Mapping[str, Sequence[EventDraft]]) -> Iterator[EventDraft]:
    """The alleged acts that a later denial answers, once more, denied by its speaker.

    A denial answers the nearest charge before it that somebody else made; one that names an act itself answers that.
    """
    for place, statement in enumerate(statements):
        if statement.act != "deny" or statement.speaker is None:
            continue
        if any(a.status == "denied" for a in acts.get(statement.id, ())):
            continue
        yield from _answered(statements[max(0, place - LOOK_BACK) : place], statement.speaker, acts)


def _answered(
    earlier: Sequence[StatementDraft],
    speaker: Span,
    acts: Mapping[str, Sequence[EventDraft]],
) -> Iterator[EventDraft]:
    for charge in reversed(earlier):
        alleged = [a for a in acts.get(charge.id, ()) if a.status == "alleged" and a.holder == charge.speaker]
        if charge.act in CHARGES and alleged and charge.speaker is not None and charge.speaker.text != speaker.text:
            for act in alleged[:1]:
                yield replace(act, status="denied", holder=speaker, confidence=round(0.7 * act.confidence, 3))
            return
