"""Whose side a name is on, by what another text says of him.

One text has "trade minister Brożek" tell what Poland will do; in the next "Mr Brożek" speaks and no Pole is named. A
name is introduced where its own phrase names a country, or where he tells what a country named there will do. What a
text only guesses of a name gives way to the one country that others introduce it with.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from communique.knowledge.parties import find_parties, resolve_phrase
from communique.knowledge.spelling import spelt
from communique.linking.mentions import is_one_time
from communique.linking.parties import country_of_code, state_of_code
from communique.linking.persons import key_of_name
from communique.records import Commitment, LocalActor, Reading, Span, Statement

_PERSONAL = frozenset("i we he she they it him her us them his its their my our".split())

_NO_NAMES = frozenset("the a an its his their our another one some".split())
_SHORTEST = 3
_DAY = re.compile(
    r"(?<!\s)\s+(?:on\s+|in\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b.*$"
)
_OF_NO_STATE = frozenset({"BUS", "JRN", "REF", "NGO", "MED", "SOC"})


@dataclass(frozen=True, slots=True)
class _Introduction:
    code: str
    day: str | None


class Introductions:
    """The names that the texts of a store introduce, with their countries."""

    def __init__(self, readings: Iterable[Reading] = ()) -> None:
        self._known: defaultdict[str, set[_Introduction]] = defaultdict(set)
        for reading in readings:
            self.learn(reading)

    def learn(self, reading: Reading) -> list[str]:
        """Take in what one more text introduces; the names of which more is known than before."""
        found = []
        for name, code in _introduced(reading).items():
            told = _Introduction(code, reading.document.published)
            found += [name] if told not in self._known[name] else []
            self._known[name].add(told)
        return found

    def asked(self, reading: Reading) -> frozenset[str]:
        """The names of a reading whose countries other texts may tell."""
        own = _introduced(reading)
        return frozenset(n for s in reading.statements if (n := _name(reading, s.speaker)) and n not in own)

    def changes(self, reading: Reading) -> Mapping[str, Any]:
        """What changes in a reading, by fields: the country of its speakers whom it does not introduce itself."""
        own = _introduced(reading)
        named = [s for s in reading.statements if (name := _name(reading, s.speaker)) and name not in own]
        moved = {s.id: code for s in named if (code := self._code(reading, s)) is not None}
        if not moved:
            return {}
        was = {s.id: s.speaker_code for s in named}
        names = {_name(reading, s.speaker): moved[s.id] for s in named if s.id in moved}
        return {
            "statements": tuple(replace(s, speaker_code=moved.get(s.id, s.speaker_code)) for s in reading.statements),
            "commitments": tuple(_issued(c, was.get(c.statement or ""), moved) for c in reading.commitments),
            "actors": tuple(_renamed(a, names) for a in reading.actors),
        }

    def _code(self, reading: Reading, statement: Statement) -> str | None:
        """The other code of a speaker, where all texts of the time introduce his name with one country."""
        known = self._known.get(_name(reading, statement.speaker) or "", ())
        near = sorted(i.code for i in known if is_one_time(i.day, reading.document.published))
        if len({state_of_code(code) for code in near}) != 1 or _is_of(statement.speaker_code, near[0]):
            return None
        return _with_sector(near[0], statement.speaker, statement.speaker_code)


def _introduced(reading: Reading) -> Mapping[str, str]:
    """The surnames that a text itself introduces, with their codes; those of two countries are left out."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, code in _told(reading):
        found[name].add(code)
    return {name: min(codes) for name, codes in found.items() if len({state_of_code(c) for c in codes}) == 1}


def _told(reading: Reading) -> Iterator[tuple[str, str]]:
    issued = {
        (c.statement, country_of_code(c.issuer_code)) for c in reading.commitments if _is_own(c) and c.issuer_code
    }
    for statement in reading.statements:
        code, name = statement.speaker_code, _name(reading, statement.speaker)
        if (
            code is None
            or name is None
            or statement.speaker is None
            or code.startswith("IGO")
            or code[4:] in _OF_NO_STATE
        ):
            continue
        phrase = resolve_phrase(statement.speaker.text)
        if (phrase is not None and phrase.country == country_of_code(code)) or (
            (statement.id, country_of_code(code)) in issued
        ):
            yield name, code


def _is_own(commitment: Commitment) -> bool:
    """Whether a commitment names the country that is bound, and whoever tells it is of its side."""
    phrase = resolve_phrase(commitment.issuer.text) if commitment.issuer else None
    return phrase is not None and phrase.country is not None and commitment.ascribed_by is None


def _name(reading: Reading, span: Span | None) -> str | None:
    """The surname of a speaker, also of a pronoun whose person the text knows; `None` for "the minister"."""
    if span is None:
        return None
    if span.text.lower() in _PERSONAL:
        persons = (a for a in reading.actors if a.kind == "person" and any(m.overlaps(span) for m in a.mentions))
        return next((spelt(key_of_name(a.name)) for a in persons), None)
    names = (word for part in span.text.split(",") if (word := _last_name(part.split(" of ")[0].strip())))
    return next((spelt(key_of_name(name)) for name in names), None)


def _last_name(phrase: str) -> str | None:
    """The last word of "Brigadier Hugh Tarrant" and "Tarrant"; not that of "the Foreign Ministry" or "Costa Rica"."""
    plain = _DAY.sub("", phrase)
    words = plain.split()
    if not words or words[0].lower() in _NO_NAMES or len(words[-1]) < _SHORTEST or not words[-1][0].isupper():
        return None
    if "&" in words or any(end == len(plain) for _, end, _ in find_parties(plain)):
        return None
    return words[-1] if resolve_phrase(words[-1]) is None else None


def _is_of(code: str | None, other: str) -> bool:
    return code is not None and state_of_code(code) == state_of_code(other)


def _with_sector(code: str, phrase: Span | None, was: str | None) -> str:
    """The code with the sector of a name's own title, else of what it was read as."""
    title = resolve_phrase(phrase.text) if phrase else None
    sector = (title.sector if title else None) or (was or "").partition(" ")[2]
    return f"{country_of_code(code)} {sector}" if sector and sector != "CVL" else code


def _issued(commitment: Commitment, was: str | None, moved: Mapping[str, str]) -> Commitment:
    """The commitment of a speaker whose country became another, where it is bound by his own word."""
    code = moved.get(commitment.statement or "")
    if code is None or not _is_personal(commitment.issuer):
        return commitment
    if commitment.issuer_code is not None and not (was and _is_of(commitment.issuer_code, was)):
        return commitment
    return replace(commitment, issuer_code=code, issuer_codes=(code,))


def _is_personal(issuer: Span | None) -> bool:
    """Whether it depends on who speaks: "we", "his country", a name without a country."""
    if issuer is None:
        return True
    if issuer.text.split()[0].lower() in _PERSONAL:
        return True
    phrase = resolve_phrase(issuer.text)
    return phrase is None or (phrase.country is None and phrase.code is None)


def _renamed(actor: LocalActor, names: Mapping[str | None, str]) -> LocalActor:
    code = names.get(spelt(key_of_name(actor.name))) if actor.kind == "person" else None
    return replace(actor, code=code) if code else actor
