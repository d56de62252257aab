"""An act beside a condition, by the classes of acts (`knowledge.act_frames`), the things and the parties of both."""

from dataclasses import astuple, dataclass
from functools import lru_cache

from communique.knowledge.act_frames import Frames, act_classes, frames_of, related, with_entailed
from communique.linking.comparing import Features
from communique.linking.parties import party_stems, state_of_code, struck_by_name
from communique.linking.told_parties import OWN, STATE, Waiting, told_features, typed_features
from communique.linking.wording import (
    DIRECTIONS,
    capitals_in,
    countries_named,
    is_talk,
    leaves_standing,
    main_clause,
    named_in,
    names_in,
    undoing,
)
from communique.records import Act

PEOPLE = frozenset(
    "citizen civilians servicemen diplomat prisoner leader peacekeeper inspector refugee politician rebel".split()
)
_OBJECTS = PEOPLE | frozenset(
    """ship aircraft airliner embassy base port bridge road strait dam pipeline gas oil power nuclearplant cbrn nuclear
    money trade food aid network cable broadcast election parliament court treaty alliance truce talks relations
    hospital school holy settlement missile armour island border airspace water""".split()
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """How the classes of an act stand to those a condition waits for; each a share of the latter."""

    met: float
    opposed: float
    wider: float
    coming: float
    following: float


def narrowest(names: frozenset[str]) -> frozenset[str]:
    """The classes that no other of them entails: what tells most; harm in general only where it stands alone."""
    return frozenset(n for n in names if not any(n in with_entailed(frozenset({o})) for o in names if o != n))


@lru_cache(maxsize=8192)
def undone_classes(text: str) -> frozenset[str]:
    """The classes of a text that its words leave undone: "does not open the strait", "ends its tests"."""
    said = undoing(text)
    table = act_classes()
    return frozenset(a for a in frames_of(text).acts if len(said - table[a].holds) == 1)


@lru_cache(maxsize=16384)
def compare_frames(given: str, wanted: str, undone: bool) -> Meeting:
    """How the classes of two texts meet; `undone`: the condition is that its act does not happen."""
    acts, asked = frames_of(given).acts, narrowest(frames_of(wanted).acts)
    if not asked or not acts:
        return Meeting(0.0, 0.0, 0.0, 0.0, 0.0)
    left, waits_left = undone_classes(given), undone_classes(wanted)
    undone = undone and "refusal" not in undoing(wanted)  # "if X does not": its own words say that it is left undone
    done, against = with_entailed(acts - left), related(acts - left, "contrary")
    undoes = related(left, "contrary")
    counts = dict.fromkeys(("met", "opposed", "wider", "coming", "following"), 0)
    speaking_against = related(acts - left, "against")
    coming, following = related(acts - left, "prepares"), related(done, "brings")
    for act in asked:
        is_left = undone != (act in waits_left)
        if act in done or act in undoes:
            counts["opposed" if is_left else "met"] += 1
        elif act in left or act in against or with_entailed(frozenset({act})) & left:
            counts["met" if is_left else "opposed"] += 1
        elif act in speaking_against and not is_left:
            counts["opposed"] += 1
        elif with_entailed(frozenset({act})) & acts:
            counts["wider"] += 1
        elif act in coming:
            counts["coming"] += 1
        elif act in following:
            counts["following"] += 1
    return Meeting(**{name: count / len(asked) for name, count in counts.items()})


def frame_features(given: Act, wanted: Act, waiting: Waiting) -> Features:
    """The comparison of classes, things, names and parties, alone and together."""
    told = main_clause(given.text)
    one, other = frames_of(told), frames_of(wanted.text)
    fit = compare_frames(told, wanted.text, waiting.undone)
    found = _class_features(fit, one, other, said=is_talk(told) and not is_talk(wanted.text))
    found |= _thing_features(one, other, given, wanted)
    found |= _party_features(given, wanted, waiting)
    found |= told_features(given, wanted, waiting)
    found |= typed_features(found)
    stands = leaves_standing(told)
    found["left, stands"] = float(waiting.undone and stands)
    found["left, not told"] = float(waiting.undone and not stands)
    found["left, nothing tells"] = float(waiting.undone and not stands and not fit.met)
    together = (*_WITH_CLASS, *(name for name in found if name.startswith(("doer side", "struck"))))
    return found | {f"met, {name}": fit.met * found[name] for name in together}


_WITH_CLASS = (
    "only said",
    "things met",
    "things missing",
    "people missing",
    "names met",
    "names differ",
    "names missing",
    "named shared",
    "named missing",
    "named differ",
    "own and hit",
    "own not hit",
    "hit named",
    "hit others than named",
    "nobody in common",
    "own side's act",
    "enemy's act",
    "told doer meets",
    "told doer differs",
    "told doer is issuer",
    "told no doer",
    "told nobody",
    "told hit meets",
    "told hit differs",
    "told reversed",
)


def _class_features(fit: Meeting, one: Frames, other: Frames, *, said: bool) -> Features:
    table = act_classes()
    sorts, asked = ({table[a].sort for a in frames.acts} for frames in (one, other))
    return {
        "class met": fit.met,
        "class all met": float(fit.met == 1.0),
        "class partly met": float(0 < fit.met < 1.0),
        "class opposed": fit.opposed,
        "class wider": float(fit.wider > 0 and not fit.met),
        "class coming": float(fit.coming > 0 and not fit.met),
        "class following": float(fit.following > 0 and not fit.met),
        "class unknown": float(not one.acts),
        "condition class unknown": float(not other.acts),
        "class none": float(bool(one.acts and other.acts) and not any(astuple(fit))),
        "sorts opposed": float(sorts | asked == {"good", "harm"} and len(sorts) == len(asked) == 1),
        "only said": float(said),
    }


def _thing_features(one: Frames, other: Frames, given: Act, wanted: Act) -> Features:
    asked, things = other.things & _OBJECTS, one.things & _OBJECTS
    names, asked_names = names_in(given.text), names_in(wanted.text)
    named = {n for n in asked_names if n in given.words or n in names}
    return {
        "things met": len(asked & things) / len(asked) if asked else 0.0,
        "things missing": len(asked - things) / len(asked) if asked else 0.0,
        "people missing": float(bool((asked & PEOPLE) - things)),
        "names met": float(bool(named)),
        "names missing": float(bool(asked_names) and not named),
        "names differ": float(bool(asked_names and names) and not named),
    }


def is_of_another_matter(given: Act, wanted: Act, waiting: Waiting, *, near: str) -> bool:
    """Whether nobody and nothing named in the act has a part in the commitment, or is named in its text (`near`).

    A store holds many crises: "a soldier crosses the line" somewhere else is not the soldier that was meant.
    """
    parties = _countries(given.actor_codes) | _countries(given.recipient_codes) | countries_named(given.text)
    part = _countries((*waiting.issuers, *waiting.targets, *wanted.actor_codes, *wanted.recipient_codes))
    if parties & (part | countries_named(wanted.text)):
        return False
    named = capitals_in(f". {given.text}") - DIRECTIONS
    shared = (given.words & wanted.words) - party_stems()
    if len(shared) >= _SHARED and not capitals_in(f". {wanted.text}"):
        return False  # the condition names nobody ("the rebels", "the dam"): the words can tell
    return not named & capitals_in(near)


_SHARED = 2
"""Words that an act must share with a condition that names nobody."""


def _party_features(given: Act, wanted: Act, waiting: Waiting) -> Features:
    issuers, targets = _sides(waiting.issuers), _sides(waiting.targets)
    doers = _sides(given.actor_codes)
    struck = _countries(struck_by_name(wanted.text))
    named = _sides(tuple(c for c in wanted.actor_codes if state_of_code(c) not in struck)) - issuers
    expected = named or (targets if waiting.addresses else frozenset())
    waiters, acting = _lands(issuers), _lands(doers)
    hit = (_countries(given.recipient_codes) | countries_named(given.text)) - acting
    asked = struck | _countries(wanted.recipient_codes) | (countries_named(wanted.text) - _lands(named))
    own = bool(OWN.search(wanted.text))
    wanted_names = named_in(wanted.text) - _lands(named | doers) - waiters
    told_names = (named_in(given.text) | hit) - acting
    return {
        "named shared": len(wanted_names & told_names) / len(wanted_names) if wanted_names else 0.0,
        "named missing": float(bool(wanted_names) and not wanted_names & told_names),
        "named differ": float(bool(wanted_names and told_names) and not wanted_names & told_names),
        "doer side meets": float(bool(doers & expected)),
        "doer side differs": float(bool(doers and expected) and not acting & _lands(expected)),
        "doer side other of its country": float(bool(acting & _lands(expected)) and not doers & expected),
        "doer side meets target": float(bool(doers & targets)),
        "own side's act": float(bool(doers) and doers <= issuers),
        "enemy's act": float(bool(doers) and not doers & issuers and acting <= waiters),
        "struck is doer": float(bool(struck & acting)),
        "struck is hit": float(bool(struck & hit)),
        "struck is not hit": float(bool(struck and hit) and not struck & hit),
        "own and hit": float(own and bool(hit & waiters)),
        "own not hit": float(own and bool(hit) and not hit & waiters),
        "hit named": float(bool(hit & asked)),
        "hit others than named": float(bool(asked - acting) and bool(hit) and not hit & asked),
        "nobody in common": float(not (acting | hit) & (waiters | _lands(expected | targets) | asked)),
    }


def _countries(codes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(state_of_code(c) for c in codes)


@lru_cache(maxsize=8192)
def _sides(codes: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    """The parties of some codes, a state and its organs as one, others in its country apart."""
    found = ((state_of_code(c), c.partition(" ")[2]) for c in codes)
    return frozenset((land, "" if land.startswith("IGO") or sector in STATE else sector) for land, sector in found)


def _lands(sides: frozenset[tuple[str, str]]) -> frozenset[str]:
    return frozenset(land for land, _ in sides)
