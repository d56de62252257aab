"""Whether an act meets a condition: certainly, possibly, or not; by features weighed against each other.

Used for what-ifs (an act that a person asks about) and for chains (what one party would do, and what another waits
for). The parts that are open (`unification.py`) are named as needs; the weights are fitted on annotated questions,
pairs and crises (tools/fit_linking.py).
"""

from collections.abc import Mapping

from communique.knowledge.themes import themes
from communique.linking.acts import is_anaphoric
from communique.linking.comparing import Features
from communique.linking.parties import party_stems, state_of_code
from communique.linking.senses import likeness
from communique.linking.unification import HOSTILE, Unification, is_generic, is_open, unify
from communique.linking.words import dice, stems
from communique.records import Act

UNSAID = "it is the act meant by"
"""How the need begins where nothing else is open than whether it is the act."""
MAYBE = 0.2
"""The probability of no meeting up to which an act is said to meet a condition perhaps."""
NAMED_NEED, OPEN = 0.4, 0.5
"""The same where the act lacks something that the condition names, and where the rules leave something open."""
_TALK = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "CONSULT", "SUPPORT", "AGREE"})
_FRIENDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})


def meeting_features(
    given: Act, wanted: Act, *, wanted_by: frozenset[str], against: frozenset[str], undone: bool, anywhere: bool
) -> Features:
    """How an act compares with what a condition waits for.

    `wanted_by` are the countries of whoever set the condition, `against` those whom it addresses; `undone` is true
    where leaving the act undone meets it. `anywhere`: the rules of unification with addressees taken loosely.
    """
    by_rule = unify(given, wanted, wanted_by=wanted_by, against=against, strict=not anywhere)
    doers, named = _countries(given.actor_codes), _countries(wanted.actor_codes)
    hit, wanted_hit = _countries(given.recipient_codes), _countries(wanted.recipient_codes)
    own = wanted.words - party_stems() - stems(" ".join(wanted.places))
    expected = named or against
    table = themes()
    missing = [table[n].role for n in wanted.themes - given.themes]
    places = [{p.lower() for p in act.places} for act in (given, wanted)]
    same_sign = given.negated == (undone or wanted.negated)
    signs = "".join("not " if sign else "do " for sign in (given.negated, undone, wanted.negated))
    found = {
        "constant": 1.0,
        "by rule stated": float(by_rule is not None and by_rule.kind == "stated"),
        "by rule possible": float(by_rule is not None and by_rule.kind == "possible"),
        "needs": float(len(by_rule.needs)) if by_rule else 0.0,
        "own act": float(bool(doers) and doers <= wanted_by),
        "doer meets": float(bool(doers & expected)),
        "doer named meets": float(bool(doers & named)),
        "doer differs": float(bool(doers) and bool(expected) and not doers & expected),
        "doer named differs": float(bool(doers) and bool(named) and not doers & named),
        "doer unknown": float(not doers),
        "nobody expected": float(not expected),
        "object meets": float(bool(hit & wanted_hit)),
        "object differs": float(bool(hit) and bool(wanted_hit) and not hit & wanted_hit),
        "object unknown": float(not hit),
        "hits who waits": float(bool(hit & wanted_by)),
        "same type": float(given.type is not None and given.type == wanted.type),
        "types differ": float(given.type is not None and wanted.type is not None and given.type != wanted.type),
        "types oppose": float(
            (given.type in HOSTILE and wanted.type in _FRIENDLY) or (given.type in _FRIENDLY and wanted.type in HOSTILE)
        ),
        "type unknown": float(given.type is None),
        "condition without type": float(wanted.type is None),
        "only talk": float(given.type in _TALK and wanted.type not in _TALK),
        "meaning": likeness(given, wanted),
        "words": dice(own, given.words - party_stems()),
        "covered": len(own & given.words) / len(own) if own else 0.0,
        "place shared": float(bool(places[0] & places[1])),
        "places differ": float(all(places) and not places[0] & places[1]),
        "place wanted": float(bool(places[1]) and not places[0]),
        "means missing": float("means" in missing),
        "victims missing": float("victim" in missing),
        "sign agrees": float(same_sign),
        f"signs {signs.strip()}": 1.0,
        "generic condition": float(is_generic(wanted)),
        "open act": float(is_open(given)),
        "pointing condition": float(is_anaphoric(wanted.text)),
    }
    found["meaning, sign agrees"] = found["meaning"] * found["sign agrees"]
    found["meaning, doer meets"] = found["meaning"] * found["doer meets"]
    return found


def answered(
    chances: Mapping[str, float], by_rule: Unification | None, needs: tuple[str, ...], *, least: float
) -> Unification | None:
    """What is answered: `stated` where that is likely enough, `possible` with what is open, or nothing.

    Where the rules unify the two with something open, less of the probability is enough, and they say what it is.
    """
    stated, possible = chances["stated"], chances["possible"]
    if stated >= least and stated >= possible:
        return Unification("stated", (), round(stated, 3))
    if by_rule is not None and by_rule.needs and chances["no"] <= OPEN:
        return Unification("possible", by_rule.needs, round(stated + possible, 3))
    if chances["no"] > (NAMED_NEED if needs and not needs[0].startswith(UNSAID) else MAYBE):
        return None
    return Unification("possible", needs, round(possible, 3))


def _countries(codes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(state_of_code(c) for c in codes)
