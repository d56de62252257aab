"""What an act would set off: the tripwires it fires, those it could fire, and what is missing. No option is ranked."""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.linking.asking import addressed_in, waiting_of, waits
from communique.linking.life import Reported, precedents, reported_acts
from communique.linking.linker import build_all_wires
from communique.linking.meeting import answered
from communique.linking.mentions import Mention
from communique.linking.needs import open_needs
from communique.linking.parties import countries_of
from communique.linking.precedents import record_of
from communique.linking.unification import Unification, unify
from communique.linking.weighing import Weigher
from communique.linking.wires import Wire
from communique.linking.wording import lies_ahead
from communique.records import Act, PairJudge, Reading, Tripwire

SURE = 0.5
"""The probability from which on a tripwire is said to be touched; best of .35 to .65 with the development part left out
of the fit, whose other half are families of tempting look-alikes."""
_OVER = frozenset({"withdrawn", "superseded"})


@dataclass(frozen=True, slots=True)
class Touched:
    """A tripwire that an act fires (no needs) or could fire (needs named), and the issuer's record so far.

    `documents` are the source ids of its mentions; `precedents` counts acts reported done by the issuer against the
    target in this store; what a text itself counts ("has twice struck") counts so often.
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


def ask(readings: Sequence[Reading], acts: Sequence[Act], *, words: str, judge: PairJudge | None = None) -> Answer:
    """The standing commitments that any of the acts touches; those ascribed or taken back are left out."""
    reported = reported_acts(readings)
    fires: list[Touched] = []
    possible: list[Touched] = []
    weigher = Weigher(judge)
    for wire in build_all_wires(readings, weigher):
        fit = None if wire.is_ascribed or wire.record.state in _OVER else best_fit(wire, acts, weigher)
        if fit is not None:
            (possible if fit.needs else fires).append(_touched(wire, fit, reported))
    return Answer(words, tuple(fires), tuple(possible))


def best_fit(wire: Wire, acts: Sequence[Act], weigher: Weigher) -> Unification | None:
    """The best fit of any act with the trigger of any mention; with a model, of the main act."""
    asked = acts if weigher.is_by_rule else acts[:1]
    fits = [fit for act in asked for m in wire.wordings if (fit := _fit(act, m, wire, weigher)) is not None]
    return max(fits, key=lambda f: (f.kind == "stated", f.score), default=None)


def _fit(act: Act, mention: Mention, wire: Wire, weigher: Weigher) -> Unification | None:
    """A trigger that must not happen is touched by the act done; one that must happen, by the act left undone."""
    commitment = mention.commitment
    if not waits(mention) or mention.trigger is None:
        return None
    if lies_ahead(act.text) and not lies_ahead(mention.trigger.text):
        return None  # a threat or plan of an act is not the act
    if not weigher.is_by_rule:
        against = addressed_in(mention) or (frozenset() if commitment.kind == "guarantee" else _addressed(wire))
        chances = weigher.act(act, mention, against)
        by_rule = unify(act, mention.trigger, wanted_by=mention.issuers, against=against)
        return answered(chances, by_rule, open_needs(act, mention.trigger, waiting_of(mention)), least=SURE)
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
    return Touched(wire.record, documents, fit.needs, record_of(precedents(wire, reported)))
