"""The meanings of phrases, as linking compares them."""

from collections.abc import Mapping
from dataclasses import replace

from communique.records import Act, Reading
from communique.records.senses import cosine, read_vector

Senses = Mapping[tuple[str, str], str]
"""The written vectors of a reading, by record and field."""


def senses_in(reading: Reading) -> Senses:
    """All senses of a reading."""
    return {(s.about, s.part): s.vector for s in reading.senses}


def with_sense(act: Act | None, senses: Senses, about: str, *parts: str) -> Act | None:
    """The act with the meaning of the first of some fields that has one."""
    known = next((senses[about, part] for part in parts if (about, part) in senses), None)
    return act if act is None or known is None else replace(act, sense=read_vector(known))


def likeness(one: Act | None, other: Act | None) -> float:
    """The cosine of two acts' meanings; 0 where one is unknown."""
    if one is None or other is None or not one.sense or not other.sense:
        return 0.0
    return cosine(one.sense, other.sense)
