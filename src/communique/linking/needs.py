"""What is still open where an act may meet a condition, in plain words: the deed, its doer, whom it hits, where."""

from communique.knowledge.act_frames import act_classes, frames_of, proper_names, related, with_entailed
from communique.linking.framing import PEOPLE, narrowest
from communique.linking.meeting import UNSAID
from communique.linking.parties import as_called, name_in_text, state_of_code
from communique.linking.told_parties import Waiting
from communique.linking.wording import main_clause
from communique.records import Act

_MOST = 3
_OPENING = 2
_VERBS = frozenset("is are leave leaves enter fish sail forces lands".split())
_WHOM = {
    "citizen": "citizens are hit",
    "civilians": "civilians are hit",
    "servicemen": "servicemen are hit",
    "diplomat": "diplomats are hit",
    "prisoner": "prisoners are concerned",
    "leader": "a leader is concerned",
    "peacekeeper": "peacekeepers are hit",
    "inspector": "inspectors are concerned",
    "refugee": "refugees are concerned",
    "politician": "a politician is concerned",
    "rebel": "armed groups are concerned",
    "ship": "a ship is hit",
    "aircraft": "an aircraft is hit",
    "embassy": "an embassy is hit",
}


def open_needs(given: Act, wanted: Act, waiting: Waiting) -> tuple[str, ...]:
    """What the condition names and the act does not, at most three; the condition's own words where nothing else is.

    A deed that is not yet the one waited for comes first, then who does it, whom it hits, where.
    """
    found = [*_deed(given, wanted), *_doer(given, wanted, waiting), *_hit(given, wanted), *_place(given, wanted)]
    return tuple(dict.fromkeys(found))[:_MOST] or (f"{UNSAID} “{wanted.text}”",)


def _deed(given: Act, wanted: Act) -> list[str]:
    acts = frames_of(main_clause(given.text)).acts
    done = with_entailed(acts)
    asked = narrowest(frames_of(wanted.text).acts)
    if not acts or asked & done:
        return []
    near = related(done, "prepares") | related(done, "brings")
    missing = sorted(a for a in asked if a in near or with_entailed(frozenset({a})) & acts)
    return [_as_clause(act_classes()[a].need) for a in missing[:1]]


def _as_clause(need: str) -> str:
    """A need as something that holds: "people are killed", "it comes to an invasion".

    >>> _as_clause("an invasion"), _as_clause("people are killed")
    ('it comes to an invasion', 'people are killed')
    """
    return need if _VERBS & set(need.split()) else f"it comes to {need}"


def _doer(given: Act, wanted: Act, waiting: Waiting) -> list[str]:
    issuers = {state_of_code(c) for c in waiting.issuers}
    named = {state_of_code(c) for c in wanted.actor_codes} - issuers
    expected = named or ({state_of_code(c) for c in waiting.targets} - issuers if waiting.addresses else set())
    doers = {state_of_code(c) for c in given.actor_codes}
    if not expected or doers & expected:
        return []
    called = (*waiting.targets, *wanted.actor_codes, *given.actor_codes)
    names = " or ".join(sorted(name_in_text(c) for c in as_called(expected, called)))
    return [f"it is done by {names}"]


def _hit(given: Act, wanted: Act) -> list[str]:
    missing = frames_of(_after_doer(wanted.text)).things - frames_of(given.text).things
    wanted_by_kind = sorted(n for n in missing if n in _WHOM and (n in PEOPLE or n in {"ship", "aircraft", "embassy"}))
    return [_WHOM[n] for n in wanted_by_kind[:1]]


def _after_doer(text: str) -> str:
    """The words without the first few, which name who does it or the act itself: "French aircraft bomb …"."""
    return " ".join(text.split()[_OPENING:])


def _place(given: Act, wanted: Act) -> list[str]:
    told = {n.lower() for n in proper_names(given.text)} | {given.text.split(" ", 1)[0].lower()}
    places = [p for p in wanted.places if not set(p.lower().split()) & told]
    return [f"it happens at {places[0]}"] if places else []
