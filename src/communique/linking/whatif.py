"""What an act would set off: the tripwires it fires, those it could fire, and what is missing. No option is ranked."""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.linking.life import Reported, precedents, reported_acts
from communique.linking.linker import build_all_wires
from communique.linking.mentions import Mention
from communique.linking.parties import countries_of
from communique.linking.tripwires import Wire
from communique.linking.unification import Unification, unify
from communique.records import Act, Reading, Tripwire


@dataclass(frozen=True, slots=True)
class Touched:
    """A tripwire that an act fires (no needs) or could fire (needs named), and the issuer's record so far.

    `documents` are the source ids of its mentions; `precedents` counts acts reported done by the issuer against the
    target in this store.
    """

    tripwire: Tripwire
    documents: tuple[str, ...]
    needs: tuple[str, ...]
    precedents: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What an act would fire for certain by the words, and what it could fire."""

    act: str
    fires: tuple[Touched, ...]
    possible: tuple[Touched, ...]


def ask(readings: Sequence[Reading], acts: Sequence[Act], *, words: str) -> Answer:
    """The standing commitments that any of the acts touches; those ascribed or taken back are left out."""
    reported = reported_acts(readings)
    fires: list[Touched] = []
    possible: list[Touched] = []
    for wire in build_all_wires(readings):
        fit = None if wire.is_ascribed or wire.record.state == "withdrawn" else best_fit(wire, acts)
        if fit is not None:
            (possible if fit.needs else fires).append(_touched(wire, fit, reported))
    return Answer(words, tuple(fires), tuple(possible))


def best_fit(wire: Wire, acts: Sequence[Act]) -> Unification | None:
    """The best unification of any act with the trigger of any mention."""
    fits = [fit for act in acts for m in wire.wordings if (fit := _fit(act, m, wire)) is not None]
    return max(fits, key=lambda f: f.score, default=None)


def _fit(act: Act, mention: Mention, wire: Wire) -> Unification | None:
    """A trigger that must not happen is touched by the act done; one that must happen, by the act left undone."""
    commitment = mention.commitment
    if mention.trigger is None or commitment.trigger is None or commitment.condition == "already_happened":
        return None  # what answers an act already done waits for no other
    undone = commitment.condition == "does_not_happen" or mention.trigger.negated
    if act.negated != undone:
        return None
    against = frozenset() if commitment.kind == "guarantee" else mention.addressed or _addressed(wire)
    return unify(act, mention.trigger, wanted_by=mention.issuers, against=against)


def _addressed(wire: Wire) -> frozenset[str]:
    """Whom the other wordings name as the doer or address."""
    named = [c for m in wire.wordings if m.trigger for c in m.trigger.actor_codes]
    return countries_of(named).union(*(m.addressed for m in wire.wordings))


def _touched(wire: Wire, fit: Unification, reported: Sequence[Reported]) -> Touched:
    documents = tuple(dict.fromkeys(m.document.source_id for m in wire.mentions))
    return Touched(wire.record, documents, fit.needs, len(precedents(wire, reported)))
