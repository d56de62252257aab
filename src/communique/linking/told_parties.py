"""The parties that the words of an act and of a condition name, compared: who does it, whom it hits, which way."""

import re
from dataclasses import dataclass

from communique.knowledge.act_frames import frames_of
from communique.knowledge.gazetteer import load_gazetteer
from communique.knowledge.parties import country_of
from communique.linking.comparing import Features
from communique.linking.voices import are_turned_round, lands_of, roles_of
from communique.linking.wording import countries_named
from communique.records import Act

OWN = re.compile(r"(?i)\b(?:our|my|its|his|her|their|us|me)\b")
_LOCAL = re.compile(
    r"\b(?:in|into|at|near|to|on|across|over|enters?|reach(?:es)?)\s+"
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December)([A-Z][\w'’-]+)"
)
"""A place behind the word for where or whither."""
STATE = frozenset({"", "GOV", "MIL", "LEG", "JUD", "SPY", "COP", "ELI"})
"""Sectors of those who act for their state."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Who waits for an act, whom the condition addresses, and whether it is met by the act left undone.

    `issuers` and `targets` are codes; `addresses` says that its targets are those who would do the act: those of a
    promise or guarantee may as well be those whom it helps.
    """

    issuers: tuple[str, ...]
    targets: tuple[str, ...]
    undone: bool
    addresses: bool


def told_features(given: Act, wanted: Act, waiting: Waiting) -> Features:
    """How the parties that the words themselves name as doers and as hit compare (`voices.py`)."""
    told, asked = roles_of(given.text), roles_of(wanted.text)
    issuers, doers = lands_of(waiting.issuers), lands_of(told.doers)
    named = lands_of(asked.doers) - lands_of(asked.struck)
    expected = named or (lands_of(waiting.targets) - issuers if waiting.addresses else frozenset())
    own = issuers if OWN.search(wanted.text) and not named else frozenset()  # "its" may as well be the doer's
    elsewhere = countries_named(given.text) - doers
    hit, wanted_hit = lands_of(told.struck), lands_of(asked.struck) | own
    known = bool(doers and expected) and not any(is_body(land) for land in doers | expected)
    return {
        "told doer meets": float(bool(doers & expected)),
        "told doer is named": float(bool(doers & named)),
        "told doer differs": float(known and not doers & expected),
        "told doer differs from named": float(known and bool(named) and not doers & expected),
        "told doer is issuer": float(_is_own(told.doers, waiting.issuers) and not issuers & named),
        "told no doer": float(bool(expected) and not doers),
        "told nobody": float(bool(expected or wanted_hit) and not doers | hit),
        "told hit meets": float(bool(hit & wanted_hit)),
        "told hit differs": float(bool(hit and wanted_hit) and not hit & wanted_hit),
        "told no hit": float(bool(wanted_hit) and not hit),
        "told reversed": float(bool(hit & expected) and bool(doers) and not doers & expected),
        "told elsewhere": float(bool(own and elsewhere) and not lands_of(tuple(elsewhere)) & own),
        "told in another land": float(_is_elsewhere(given.text, wanted.text)),
        "told turned round": float(are_turned_round(given.text, wanted.text)),
        "told civilians": float(are_other_people(given.text, wanted.text)),
        "told issuer is hit": float(bool(hit & issuers)),
    }


def _is_elsewhere(told: str, wanted: str) -> bool:
    """Whether an act is told of places of other countries than that of the town or region that a condition names."""
    name = _LOCAL.search(wanted)
    land = load_gazetteer().home_of(name[1]) if name else None
    if name is None or land is None or name[1] in told:
        return False
    lands = {_land_of(place) for place in _LOCAL.findall(told)}
    return bool(lands) and None not in lands and land not in lands


def _land_of(place: str) -> str | None:
    return country_of(place) or load_gazetteer().home_of(place)


def _is_own(doers: tuple[str, ...], issuers: tuple[str, ...]) -> bool:
    """Whether the issuer's own side acts: a state and those of its country who stand against it are two."""
    own = {(lands_of((code,)), _is_of_state(code)) for code in issuers}
    return bool(doers) and all((lands_of((code,)), _is_of_state(code)) in own for code in doers)


def _is_of_state(code: str) -> bool:
    return code.startswith("IGO") or code.partition(" ")[2] in STATE


def is_body(land: str) -> bool:
    """Whether a party is of several states: its members may act for it."""
    return land.startswith("IGO") or land == "COALITION"


def typed_features(found: Features) -> Features:
    """Whether an act is of all the classes waited for and no party that the words name differs; and more than that."""
    apart = (
        "class opposed",
        "only said",
        "told doer differs",
        "told doer is issuer",
        "told reversed",
        "told hit differs",
    )
    fits = bool(found["class all met"]) and not any(found[name] for name in apart)
    by_doer = fits and bool(found["told doer meets"])
    return {
        "typed fit": float(fits),
        "typed fit, doer": float(by_doer),
        "typed fit, doer and names": float(by_doer and not found["named missing"]),
        "typed fit, all names": float(by_doer and found["named shared"] == 1.0),
    }


_FORCES = frozenset({"troops", "armour", "warship", "guns", "aircraft", "missile", "drone", "police", "rebel"})
_CIVILIANS = frozenset({"citizen", "civilians", "refugee", "journalist", "diplomat", "politician"})
_OPENING = 3
"""Words in which a phrase names its doer."""
_SUFFER = re.compile(r"(?i)\b(?:(?:is|are|was|were)\s+\w+|by|under|die|dies|died|watch\w*|see|saw|held|custody)\b")


def are_other_people(given: str, wanted: str) -> bool:
    """Whether civilians alone do what is waited for from armed men: "tourists land" beside "paratroopers land"."""
    told, asked = (frames_of(" ".join(text.split()[:_OPENING])).things for text in (given, wanted))
    by_civilians = bool(told & _CIVILIANS) and not told & _FORCES and not _SUFFER.search(given)
    return by_civilians and bool(asked & _FORCES) and not asked & _CIVILIANS
