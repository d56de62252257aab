"""Neighbouring times as one: "noon on Saturday", "the night of 3 May", "between Monday and Thursday"."""

import re
from dataclasses import dataclass, replace

from communique.reading.times import time_values as values
from communique.text import Sentence


@dataclass(frozen=True, slots=True)
class Atom:
    """Tokens `first` to `last` (both included) of a sentence, what sort of time they are, and its value.

    One that is not `is_sure` has a value, but the words alone do not say that it is a time: "now", "at seven", "a day".
    """

    first: int
    last: int
    kind: str
    value: str
    is_sure: bool = True


_CLOCK_DAY = re.compile(r",?i?T?|oT?")
_DAY_CLOCK = re.compile(r",?i?T?E?")
_DAY_DAY = re.compile(r",?i?|\(")
_LEADS_CLOCK = frozenset("at by before after from since till until towards".split())
_RANGE_OPENS = {"between": ("and",), "from": ("to", "until", "till", "-", "–", "—")}
_LONGER = {"than": ("more", "less", "fewer"), "least": ("at",), "most": ("at",)}


def join_atoms(atoms: list[Atom], sentence: Sentence, letters: str) -> list[Atom]:
    """Neighbours that pin one moment as one atom, then pairs that bound a stretch of time as one."""
    joined: list[Atom] = []
    for atom in atoms:
        one = _join(joined[-1], atom, sentence, letters) if joined else None
        if one:
            joined[-1] = one
        else:
            joined.append(atom)
    return [_whole(atom, sentence) for atom in _ranges(joined, sentence)]


def _join(left: Atom, right: Atom, sentence: Sentence, letters: str) -> Atom | None:
    between = letters[left.last + 1 : right.first]
    kinds = (left.kind, right.kind)
    if kinds == ("clock", "day") and _CLOCK_DAY.fullmatch(between) and not _is_stamp(left, right, sentence):
        value = values.moment(right.value, left.value)
        sure = left.is_sure or between[:1] == "o" or _word(sentence, left.first - 1) in _LEADS_CLOCK
    elif kinds == ("day", "clock") and _DAY_CLOCK.fullmatch(between) and "/" not in left.value:
        value = values.moment(left.value, right.value)
        sure = right.is_sure or _word(sentence, right.first - 1) == "at"
    elif kinds == ("day", "day") and _DAY_DAY.fullmatch(between):
        value, sure = values.same_date(left.value, right.value), left.is_sure
    else:
        return None
    if value is None or (not sure and (left.is_sure or right.is_sure)):
        return None
    return Atom(left.first, right.last, "day", value, sure and (left.kind == "clock" or left.is_sure))


def _is_stamp(clock: Atom, day: Atom, sentence: Sentence) -> bool:
    """Whether a clock time heads an entry that begins with its own day: "07:05 Overnight the town was quiet"."""
    following = sentence[day.first]
    return clock.first == 0 and following.text[0].isupper() and following.xpos not in ("NNP", "NNPS")


def _word(sentence: Sentence, place: int) -> str:
    return sentence[place].lower if place >= 0 else ""


def _ranges(atoms: list[Atom], sentence: Sentence) -> list[Atom]:
    """ "Between Monday and Thursday", "from 8 p.m. to 5 a.m." as one, the word before it included."""
    found: list[Atom] = []
    for atom in atoms:
        one = _range(found[-1], atom, sentence) if found else None
        if one:
            found[-1] = one
        elif "/" in atom.value and atom.kind != "span" and _word(sentence, atom.first - 1) in _RANGE_OPENS:
            found.append(replace(atom, first=atom.first - 1))
        else:
            found.append(atom)
    return found


def _range(left: Atom, right: Atom, sentence: Sentence) -> Atom | None:
    joints = _RANGE_OPENS.get(_word(sentence, left.first - 1), ())
    if right.first - left.last != 2 or sentence[left.last + 1].lower not in joints:
        return None
    if left.kind != right.kind or left.kind not in ("day", "clock") or "/" in left.value + right.value:
        return None
    return Atom(left.first - 1, right.last, left.kind, f"{left.value}/{right.value}", left.is_sure and right.is_sure)


def _whole(atom: Atom, sentence: Sentence) -> Atom:
    """ "At least two days", "more than a week": both words of the limit belong."""
    before = _LONGER.get(_word(sentence, atom.first), ())
    return replace(atom, first=atom.first - 1) if _word(sentence, atom.first - 1) in before else atom
