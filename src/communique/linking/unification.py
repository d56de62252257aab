"""Whether one act could be another: the test behind chains, what-ifs and triggers alleged in the news.

Typed unification: actor, act, object and place are compared one by one. Each is met, open or against. One that is
against ends the comparison; open ones are named as needs. The result is `stated` when all are met by the words,
`possible` when something is open.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from communique.knowledge.themes import themes
from communique.linking.parties import (
    adjective_of,
    as_called,
    capitals,
    name_in_text,
    party_stems,
    state_of_code,
    struck_by_name,
)
from communique.linking.vague import is_vague
from communique.linking.words import stem, stems
from communique.records import Act

HOSTILE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "THREATEN", "PROTEST"})
_FRIENDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_GENERIC_HARM = frozenset(
    stem(w)
    for w in """threat threaten aggression attack misadventure provocation hostility hostilities harm war move act
    step intervention invasion incursion raid escalation""".split()
)
_ENTRIES = {stem(w): f"an {w}" for w in ("intervention", "invasion", "incursion")} | {"war": "a war"}
"""Words for war and for troops that come in from abroad: not every harm is one."""
_ATTACKS = frozenset(
    stem(w) for w in "attack strike bomb assault invade raid war invasion intervention incursion".split()
)
_BODIES = frozenset(
    stem(w) for w in "council government ministry parliament side party president minister leader leaders".split()
)
"""Who acts, not what is done."""
_LAUNCH = "launch"
_LASTING = frozenset(stem(w) for w in "last lasts hold holds held remain continue stay survive endure".split())
_ENDING = frozenset(stem(w) for w in "end ends collapse expire lapse break breaks broken fail cancel lift".split())
_DECISIVE_MEANS = frozenset({"cbrn", "nuclear", "cyber"})
_SAME_WORDS = 0.5
_ALL_BUT = 0.75
_SOME_WORDS = 0.2
_REGIONS = frozenset("gulf sea strait straits bay ocean channel border region province desert coast waters".split())
_STATE_SECTORS = frozenset({"", "GOV", "MIL"})
_EITHER = re.compile(r"(?i)\bor\b")
_INTO = re.compile(r"(?i)\binto\b")
_NAMES = {"ASSAULT": "a strike", "COERCE": "coercion", "MOBILIZE": "a deployment", "SANCTION": "a sanction"}


@dataclass(frozen=True, slots=True)
class Unification:
    """How an act fits a wanted one: `stated` or `possible`, with what is missing, and 0..1 how good."""

    kind: str
    needs: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two acts under comparison; `shared` is the part of the wanted act's own words that the given one has.

    `several` says that they are more than one.
    """

    given: Act
    wanted: Act
    wanted_by: frozenset[str]
    strict: bool
    shared: float
    several: bool


def unify(
    given: Act, wanted: Act, *, wanted_by: frozenset[str], against: frozenset[str], strict: bool = False
) -> Unification | None:
    """How well the given act fits the wanted one; `None` where something speaks against it.

    `wanted_by` are the countries of whoever set the condition, which never set it off themselves; `against` are the
    countries to whom the condition is addressed: where its words name no actor they are meant, others only perhaps,
    and with `strict` not at all.
    """
    actor = _actor(given, wanted, wanted_by, against, strict)
    if actor is None or _means_differ(given, wanted):
        return None
    if (_oppose(given.type, wanted.type) and not given.negated) or _ends_what_lasts(given, wanted):
        return None
    own = _own_words(wanted)
    common = len(own & given.words)
    pair = _Pair(given, wanted, wanted_by, strict, common / len(own) if own else 0.0, common > 1)
    kind = _type(pair)
    if kind is None:
        return None
    victims = _victims(pair)
    target, place = _object(pair, victims), _place(pair, victims)
    if target is None or place is None or (actor and victims):
        return None  # another's act that would have to hit one's own people by chance is too far off
    needs = tuple(dict.fromkeys((*actor, *kind, *_launch(pair), *victims, *target, *place)))
    return Unification("possible" if needs else "stated", needs, max(0.1, 0.9 - 0.2 * len(needs)))


def is_open(act: Act) -> bool:
    """Whether an act stands for any: "will respond", "consequences"."""
    return act.type is None and is_vague(act.text)


@lru_cache(maxsize=4096)
def _countries(codes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(state_of_code(c) for c in codes)


def _own_words(wanted: Act) -> frozenset[str]:
    """The words that say what is done: no party's name, no place."""
    return wanted.words - party_stems() - _BODIES - stems(" ".join(wanted.places))


def _actor(
    given: Act, wanted: Act, wanted_by: frozenset[str], against: frozenset[str], strict: bool
) -> tuple[str, ...] | None:
    actors, named = _countries(given.actor_codes), _countries(wanted.actor_codes)
    if actors <= wanted_by and _is_state(given):
        return None
    expected = named or against
    if not expected or actors & expected:
        return ()
    if not actors:
        return (f"the act is {_possessive(expected, given, wanted)}",)
    if named or strict:
        return None
    # Words that name no doer ("if our ships are attacked") are met by raiders of no state; another state is not meant.
    return (f"the act is {_possessive(expected, given, wanted)}",) if _is_state(given) else ()


def _is_state(act: Act) -> bool:
    """Whether a state acts, or an alliance of states."""
    return any(c.startswith("IGO ") or c.partition(" ")[2] in _STATE_SECTORS for c in act.actor_codes)


def _type(pair: _Pair) -> tuple[str, ...] | None:
    given, wanted = pair.given, pair.wanted
    if given.type is not None and given.type == wanted.type:
        return () if _same_kind(pair) else None
    if pair.shared >= _SAME_WORDS and _words_decide(pair):
        return ()
    if is_open(given):
        return (_act_needed(pair),) if wanted.type in _NAMES else () if is_generic(wanted) else None
    if given.type in HOSTILE and is_generic(wanted) and wanted.type != "ASSAULT":
        return _entry_needed(pair)
    if wanted.type == "ASSAULT" and _is_incursion(given) and _hits(pair):
        return (_act_needed(pair),)
    return None


def _entry_needed(pair: _Pair) -> tuple[str, ...]:
    """What is missing where the condition is an intervention and the act no attack from outside."""
    wanted, given = pair.wanted.words & _ENTRIES.keys(), pair.given
    abroad = _countries(given.actor_codes) - _countries(pair.wanted.recipient_codes)
    if not wanted or pair.shared >= _SAME_WORDS or given.words & _ATTACKS or (abroad and given.type == "MOBILIZE"):
        return ()
    return (f"the act is {_ENTRIES[min(wanted)]}",)


def _is_incursion(act: Act) -> bool:
    """Whether troops go where they are not wanted: from there to an attack is one step."""
    return act.type in {"MOBILIZE", "COERCE"} and bool(_INTO.search(act.text) or "invasion" in act.themes)


def _hits(pair: _Pair) -> bool:
    return bool(_countries(pair.given.recipient_codes) & _countries(pair.wanted.recipient_codes))


def _words_decide(pair: _Pair) -> bool:
    """Whether the same words make it the same act: not where both have a sure type, one of them an attack."""
    types = {pair.given.type, pair.wanted.type}
    return None in types or not (pair.strict or "ASSAULT" in types)


def _same_kind(pair: _Pair) -> bool:
    """One attack is like another; of other types, the mode or a word must agree too."""
    given, wanted = pair.given, pair.wanted
    if given.type == "ASSAULT" or (given.mode is not None and given.mode == wanted.mode and given.type in HOSTILE):
        return True
    return pair.shared >= _SOME_WORDS or (given.type in HOSTILE and is_generic(wanted))


def _oppose(one: str | None, other: str | None) -> bool:
    return (one in HOSTILE and other in _FRIENDLY) or (one in _FRIENDLY and other in HOSTILE)


def _ends_what_lasts(given: Act, wanted: Act) -> bool:
    """Whether one speaks of an end and the other of going on: "the truce ends" is not "the truce holds"."""
    pairs = ((given.words, wanted.words), (wanted.words, given.words))
    return any(a & _ENDING and b & _LASTING and not (a & _LASTING or b & _ENDING) for a, b in pairs)


def _act_needed(pair: _Pair) -> str:
    """Said of a response that names no act: what it would have to be."""
    wanted = pair.wanted
    objects = _countries(wanted.recipient_codes) - _countries(pair.given.actor_codes)
    victims = any(themes()[n].role == "victim" for n in wanted.themes)  # they say already who would be hit
    at = wanted.places[0] if wanted.places else _list(objects, pair.given, wanted) if objects and not victims else ""
    return f"the act is {_NAMES[wanted.type or '']}{f' on {at}' if at else ''}"


def _means_differ(given: Act, wanted: Act) -> bool:
    """A decisive means that is missing makes another act: an offensive is no use of chemical weapons."""
    return bool((wanted.themes - given.themes) & _DECISIVE_MEANS)


def _launch(pair: _Pair) -> tuple[str, ...]:
    """What is missing where the condition speaks of missiles and another attack is given."""
    missing = _LAUNCH in pair.wanted.themes - pair.given.themes and pair.wanted.type == "ASSAULT"
    return (themes()[_LAUNCH].need,) if missing and pair.given.type in {None, "ASSAULT"} else ()


def _victims(pair: _Pair) -> tuple[str, ...]:
    """The victims that the condition names and the given act does not."""
    if pair.wanted.type in _FRIENDLY:
        return ()
    table, party = themes(), _adjectives(pair.wanted_by, pair.given, pair.wanted)
    missing = sorted(n for n in pair.wanted.themes - pair.given.themes if table[n].role == "victim")
    one_is_met = any(table[n].role == "victim" for n in pair.wanted.themes & pair.given.themes)
    if pair.shared >= _SAME_WORDS and (one_is_met or _EITHER.search(pair.wanted.text)):
        return ()
    return tuple(_sentence_case(table[n].need.format(party=party).strip(), party) for n in missing)


def _sentence_case(need: str, party: str) -> str:
    return need[0].upper() + need[1:] if party and need.startswith(party) else need


def _object(pair: _Pair, victims: tuple[str, ...]) -> tuple[str, ...] | None:
    expected, objects = _countries(pair.wanted.recipient_codes), _countries(pair.given.recipient_codes)
    movable = not victims or "forces" in pair.wanted.themes
    if not expected and objects and not movable and pair.given.type is not None:
        return None  # another's land is struck, no ship
    if not expected or objects & expected:
        return ()
    if expected <= _countries(pair.given.actor_codes):
        # Nobody acts against oneself: an object that is the doer's own was misread, unless the words name it.
        attacked = pair.wanted.type == "ASSAULT" and expected & _countries(struck_by_name(pair.wanted.text))
        return None if attacked else ()
    if not objects:
        telling = pair.shared >= _SAME_WORDS and bool(_own_words(pair.wanted) - _GENERIC_HARM)
        met = victims or telling or _place_is_named(pair) or is_open(pair.given)
        return () if met else (f"the act is against {_list(expected, pair.given, pair.wanted)}",)
    own_only = expected <= pair.wanted_by  # often only inferred: nobody else is named
    if own_only and pair.several and pair.shared >= _SAME_WORDS and (pair.shared >= _ALL_BUT or _place_is_named(pair)):
        return ()
    if is_open(pair.given):
        return () if victims or pair.wanted.places else (f"{_list(expected, pair.given, pair.wanted)} is hit",)
    # Soldiers of one country may stand where another is struck; its ships and its soil may not.
    abroad = "forces" in pair.wanted.themes and bool(victims) and bool(_countries(pair.given.actor_codes))
    return () if abroad else None


def _place(pair: _Pair, victims: tuple[str, ...]) -> tuple[str, ...] | None:
    wanted, given = pair.wanted, pair.given
    if is_open(given):
        return ()
    if not wanted.places:
        return () if victims else _capital(pair)
    if _place_is_named(pair):
        return ()
    region = any(set(p.lower().split()) & _REGIONS for p in (*wanted.places, *given.places))
    return None if given.places and not region else (f"it happens at {wanted.places[0]}",)


def _capital(pair: _Pair) -> tuple[str, ...]:
    """A capital that is to be hit is a place too, though its name mostly stands for the government."""
    if pair.wanted.type != "ASSAULT":
        return ()
    doers = _countries(pair.wanted.actor_codes)
    named = (capitals().get(word) for word in sorted(pair.wanted.words - pair.given.words))
    return tuple(f"it happens at {found[1]}" for found in named if found and found[0] not in doers)[:1]


def _place_is_named(pair: _Pair) -> bool:
    """Whether the given act names the place, by the same name or inside its words."""
    names = {p.lower() for p in pair.wanted.places}
    if names & {p.lower() for p in pair.given.places}:
        return True
    return any(found <= pair.given.words for found in map(stems, names) if found)


def is_generic(wanted: Act) -> bool:
    """Whether the words name harm in general: "a threat to", "any misadventure", "aggression"."""
    return bool(wanted.words & _GENERIC_HARM)


def _called(countries: frozenset[str], acts: Sequence[Act]) -> list[str]:
    return as_called(countries, [c for act in acts for c in (*act.actor_codes, *act.recipient_codes)])


def _list(countries: frozenset[str], *acts: Act) -> str:
    return " or ".join(sorted(name_in_text(c) for c in _called(countries, acts)))


def _possessive(countries: frozenset[str], *acts: Act) -> str:
    """ "Sudan's", "the United States'".

    >>> _possessive(frozenset({"SDN"}))
    "Sudan's"
    """
    names = _list(countries, *acts)
    return f"{names}'" if names.endswith("s") else f"{names}'s"


def _adjectives(countries: frozenset[str], *acts: Act) -> str:
    return " or ".join(sorted(adjective_of(c) for c in _called(countries, acts)))
