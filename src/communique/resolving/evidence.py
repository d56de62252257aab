"""What is known of one party of one record: what the rules read, what the model points at, what stands around."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from communique.records import Span
from communique.resolving.mentions import POSSESSIVES, PRONOUNS
from communique.resolving.pointing import Pointed, side_key

_FLAT = 0.005
"""Added to a chance before its logarithm: below it one chance is as good as another."""
_PROPOSED = 0.03
"""Least chance by which the model proposes a party."""
_COUNTRY = 3
_SPOKEN = frozenset({"ACCUSE", "REJECT", "THREATEN", "REQUEST", "AGREE", "SUPPORT", "CONSULT"})
"""Types of events that are mostly done by saying something."""

Pairs = tuple[tuple[Span | None, str], ...]


class ByRule(NamedTuple):
    """A code that the rules read, by which phrase (`None`: by guessing), how sure they are, and by what kind of words.

    `by` is `name`, `pronoun`, `joint` (parties that act together) or `guess`.
    """

    span: Span | None
    code: str
    score: float
    by: str


def by_words(span: Span | None, code: str, score: float) -> ByRule:
    """What the rules read, told by the words that they read it from."""
    if span is None:
        return ByRule(None, code, score, "guess")
    first = span.text.split(maxsplit=1)[0].lower()
    is_pronoun = span.text.lower() in PRONOUNS or first in POSSESSIVES
    return ByRule(span, code, score, "pronoun" if is_pronoun else "name")


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is known of one party of one record.

    `party` is the model's name for it ("actor"), `kind` the type of the event, the act or kind of the record. `taken`
    are the codes of the party on the other side, `at` the words that stand for the record. `unread` is true where the
    rules have a phrase for the party and do not know whom it names. `around` are the signs of `surroundings.py`.
    """

    party: str
    kind: str
    at: Span
    read: Sequence[ByRule]
    pointed: Pointed
    taken: Sequence[str] = ()
    unread: bool = False
    around: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    sides: Mapping[str, float] = field(init=False, compare=False)
    likeliest: float = field(init=False, compare=False)
    read_sides: Sequence[str] = field(init=False, compare=False)
    taken_sides: frozenset[str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Work out once what is asked for every side: who is pointed at, which sides are read or taken."""
        sides = self.pointed.by_side()
        object.__setattr__(self, "sides", sides)
        object.__setattr__(self, "likeliest", max(sides.values(), default=0.0))
        object.__setattr__(self, "read_sides", [side_key(r.code) for r in self.read])
        object.__setattr__(self, "taken_sides", frozenset(map(side_key, self.taken)))

    def proposed(self) -> tuple[str, ...]:
        """The sides that rules, model or surroundings propose."""
        found = dict.fromkeys(self.read_sides)
        found.update(dict.fromkeys([key for key, chance in self.sides.items() if chance >= _PROPOSED]))
        for sides in self.around.values():
            found.update(dict.fromkeys(sides))
        return tuple(found)

    def answer(self, key: str) -> tuple[Span | None, str]:
        """The phrase and code of a side: as the rules read it from words, else the likeliest that is pointed at."""
        read = [(r.span, r.code) for r, side in zip(self.read, self.read_sides, strict=True) if side == key]
        named = next((pair for pair in read if pair[0] is not None), None)
        if named is not None:
            return named
        pointed = self.pointed.code_of(key, but=self.taken)
        if pointed is not None:
            return None, pointed
        return read[0] if read else (None, f"{key} GOV" if len(key) == _COUNTRY else key)

    def signs_of(self, key: str) -> dict[str, float]:
        """The signs that a side is the party."""
        chance = self.sides.get(key, 0.0)
        signs = {
            "pointed": log_chance(chance),
            "pointed first": float(chance > 0 and chance >= self.likeliest),
            "taken": float(bool(self.taken) and self.answer(key)[1] in self.taken),
            "side taken": float(key in self.taken_sides),
        }
        is_spoken = self.kind in _SPOKEN
        for sign, sides in self.around.items():
            if key in sides:
                signs[sign] = sides[key]
                if is_spoken:
                    signs[f"{sign}, said"] = sides[key]
        for r, side in zip(self.read, self.read_sides, strict=True):
            if side == key:
                signs[r.by] = 1.0
                signs[f"{r.by} score"] = r.score
        return signs

    def signs_of_nobody(self) -> dict[str, float]:
        """The signs that nobody is the party, or nobody whose code is known."""
        return {
            "nobody": 1.0,
            "nobody pointed": log_chance(self.pointed.nobody),
            "nobody known": self.pointed.unknown,
            "nobody read": float(self.unread),
            f"nobody {self.kind}": 1.0,
        }


def log_chance(chance: float) -> float:
    """The logarithm of a chance, cut off where chances say no more."""
    return math.log(chance + _FLAT)
