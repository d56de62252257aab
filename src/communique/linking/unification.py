"""Whether one act could be another: the test behind chains, what-ifs and triggers alleged in the news.

Typed unification: actor, act, object and place are compared one by one. Each is met, open or against. One that is
against ends the comparison; open ones are named as needs. The result is `stated` when all are met by the words,
`possible` when something is open.
"""

from dataclasses import dataclass

from communique.knowledge.themes import themes
from communique.linking.parties import adjective_of, country_name, country_of_code
from communique.linking.words import dice, stem
from communique.records import Act

_FORCE = frozenset({"ASSAULT"})
_HOSTILE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "THREATEN"})
_GENERIC_HARM = frozenset(
    stem(w)
    for w in """threat threaten aggression attack misadventure provocation hostility hostilities harm war move act
    step""".split()
)
_ENOUGH_WORDS = 0.5


@dataclass(frozen=True, slots=True)
class Unification:
    """How an act fits a wanted one: `stated` or `possible`, with what is missing, and 0..1 how good."""

    kind: str
    needs: tuple[str, ...]
    score: float


def unify(given: Act, wanted: Act, *, wanted_by: frozenset[str], against: frozenset[str]) -> Unification | None:
    """How well the given act fits the wanted one; `None` where something speaks against it.

    `wanted_by` are the countries of whoever set the condition (an attack on an unnamed object means one on them);
    `against` are the countries to whom the condition is addressed (they act, where the words name no actor).
    """
    needs: list[str] = []
    if not _related(given, wanted):
        return None
    victims = _themes(given, wanted, wanted_by)
    steps = [_actor(given, wanted, wanted_by, against), _type(given, wanted), victims]
    # A victim that is missing says already what would have to be hit, and where.
    steps += [_object(given, wanted, wanted_by), _place(given, wanted)] if not victims else []
    for step in steps:
        if step is None:
            return None
        needs.extend(step)
    unique = tuple(dict.fromkeys(needs))
    return Unification("possible" if unique else "stated", unique, max(0.1, 0.9 - 0.2 * len(unique)))


def _countries(codes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(country_of_code(c) for c in codes)


def _actor(given: Act, wanted: Act, wanted_by: frozenset[str], against: frozenset[str]) -> tuple[str, ...] | None:
    expected = _countries(wanted.actor_codes) or against
    actors = _countries(given.actor_codes)
    if actors and actors <= wanted_by:
        return None
    if not expected:
        return ()
    if not actors:
        return (f"the act is {_list(expected)}'s",)
    return () if actors & expected else None


def _type(given: Act, wanted: Act) -> tuple[str, ...] | None:
    if given.type == wanted.type:
        return ()
    if wanted.type is None:
        return () if dice(given.words, wanted.words) >= _ENOUGH_WORDS or _is_generic(wanted) else None
    if given.type is None:
        return (_act_needed(wanted),) if wanted.type in _HOSTILE else None
    if given.type in _HOSTILE and wanted.type in _HOSTILE and _is_generic(wanted) and wanted.type not in _FORCE:
        return ()
    return None


def _act_needed(wanted: Act) -> str:
    """Said of a response that names no act: what it would have to be."""
    name = {"ASSAULT": "a strike", "COERCE": "coercion", "MOBILIZE": "a deployment", "SANCTION": "a sanction"}
    where = f" on {wanted.places[0]}" if wanted.places else _on_object(wanted)
    return f"the act is {name.get(wanted.type or '', 'of this kind')}{where}"


def _on_object(wanted: Act) -> str:
    objects = _countries(wanted.recipient_codes)
    return f" on {_list(objects)}" if objects else ""


def _themes(given: Act, wanted: Act, wanted_by: frozenset[str]) -> tuple[str, ...] | None:
    """A means that is missing makes another act; a victim that is missing is a need."""
    table, needs = themes(), []
    given_means = {n for n in given.themes if table[n].role == "means"}
    for name in sorted(wanted.themes - given.themes):
        if (
            table[name].role == "means"
            and (given.type is not None or given_means)
            and name in {"cbrn", "nuclear", "cyber"}
        ):
            return None
        if table[name].role == "victim":
            needs.append(table[name].need.format(party=_adjectives(wanted_by)).strip())
    return tuple(n[0].upper() + n[1:] if n.startswith(_adjectives(wanted_by) or "\0") else n for n in needs)


def _object(given: Act, wanted: Act, wanted_by: frozenset[str]) -> tuple[str, ...] | None:
    expected = _countries(wanted.recipient_codes) or frozenset()
    objects = _countries(given.recipient_codes)
    if not expected:
        return ()
    if not objects:
        return (f"the act is against {_list(expected)}",)
    if objects & expected:
        return ()
    return (f"{_list(expected)} is hit",) if given.type is None or expected & wanted_by else None


def _place(given: Act, wanted: Act) -> tuple[str, ...] | None:
    if not wanted.places or {p.lower() for p in given.places} & {p.lower() for p in wanted.places}:
        return ()
    if any(p.lower() in given.text.lower() for p in wanted.places):
        return ()
    return (f"it happens at {wanted.places[0]}",)


def _related(given: Act, wanted: Act) -> bool:
    """Whether the two are about the same act at all: a type, or words, must carry the comparison."""
    if given.type is not None and given.type == wanted.type:
        return given.type in _HOSTILE or dice(given.words, wanted.words) >= 0.25
    return given.type is None or wanted.type is None or _is_generic(wanted)


def _is_generic(wanted: Act) -> bool:
    """Whether the words name harm in general: "a threat to", "any misadventure", "aggression"."""
    return bool(wanted.words & _GENERIC_HARM)


def _list(countries: frozenset[str]) -> str:
    return " or ".join(sorted(country_name(c) for c in countries))


def _adjectives(countries: frozenset[str]) -> str:
    return " or ".join(sorted(adjective_of(c) for c in countries))
