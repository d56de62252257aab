"""What a position is about, as claims share it: the act itself, or who could do it, knew of it, is responsible."""

import re

from communique.linking.parties import countries_of
from communique.linking.words import stems
from communique.records import Event, Reading

DISPUTABLE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID"})
VIOLATION = stems("violate violated violating violation breach breached breaking broke broken truce")
_CAPABILITY = re.compile(
    r"(?i)\b(?:capab\w+|ability|able to|could have|possess\w*|have (?:no|any|the)|has (?:no|any|the)|stockpile\w*)\b"
)
_KNOWLEDGE = re.compile(r"(?i)\b(?:knowledge|knew|know|aware)\b")
_RESPONSIBILITY = re.compile(r"(?i)\b(?:responsib\w+|involve\w+|behind|role|hand in|connection)\b")
_AHEAD = re.compile(
    r"(?i)\b(?:would|will|plan(?:s|ned|ning)?|prepar(?:e[sd]?|ing|ations?)|intend(?:s|ed|ing)?|intention|about|want(?:s|ed)?"
    r"|going)\b(?:\s+(?:to|for|of|be|an?|the|another|new|any))*\s*$"
)
_BEFORE = 40


def lies_ahead(text: str, event: Event) -> bool:
    """Whether an event is of an act to come: planned, or denied as a plan ("denied that it would attack")."""
    return event.status == "planned" or bool(
        _AHEAD.search(text[max(0, event.anchor.start - _BEFORE) : event.anchor.start])
    )


def planner_accused_by(reading: Reading, event: Event) -> str | None:
    """Whoever of another country says that the doer plans an act: a plan that the text tells of is nobody's word."""
    around = [s for s in reading.statements if any(c.contains(event.anchor) for c in s.content)]
    inner = min(around, key=lambda s: sum(len(c) for c in s.content), default=None)
    teller = event.holder_code or (inner.speaker_code if inner else None)
    own = countries_of([c for c in event.actor_codes if c])
    return teller if teller and own and not countries_of([teller]) & own else None


def scope_of(words: str, stance: str) -> str:
    """What exactly is denied; of what is asserted, the act."""
    if stance == "denies":
        if _CAPABILITY.search(words):
            return "capability"
        if _KNOWLEDGE.search(words):
            return "knowledge"
        if _RESPONSIBILITY.search(words):
            return "responsibility"
    return "act"


def blamed_in(event: Event) -> str | None:
    """Whom an event names as the doer first."""
    return next((c for c in event.actor_codes if c), None)
