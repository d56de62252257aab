"""What the accused says to a charge: that it is not so, or that it is; within a few sentences of the charge."""

import re
from dataclasses import dataclass

from communique.linking.parties import countries_of, party_stems
from communique.linking.words import stems
from communique.records import Event, Reading, Span, Statement

_VALUES = {"deny": "denied", "reject": "denied", "acknowledge": "confirmed"}
_OWNING = frozenset({"acknowledge", "announce"})
"""Acts of speech by which a doer tells of his own act; "said" alone may repeat what others say."""
_OWNS = re.compile(r"(?i)\b(?:announc\w+|admit\w*|acknowledg\w+|conced\w+|confirm\w*|regret\w*)\b")
_REACH = 400
"""Characters around a charge within which a denial or an admission can mean it."""
_POINTING = 6
"""A denial with at most so many words of its own points back: "it a fairy tale", "the charge", "that"."""
_NONE = re.compile(r"(?i)\b(?:not (?:one|a|any|a single)|no|none|never|nobody|nothing)\b|n['’]t\b|\bnot\b")
_BEFORE = 40


@dataclass(frozen=True, slots=True)
class Answer:
    """How somebody answers a charge (`denied` or `confirmed`), with the words."""

    value: str
    code: str
    span: Span


def answer_to(reading: Reading, charge: Span, accused: frozenset[str], about: frozenset[str]) -> Answer | None:
    """The answer of one of the accused to a charge; `about` are the words that name the matter.

    Admitting outweighs denying: who admits speaks against himself.
    """
    found = [a for s in reading.statements if (a := _answer(s, charge, accused, about)) is not None]
    return max(found, key=lambda a: (a.value == "confirmed", a.span), default=None)


def _answer(statement: Statement, charge: Span, accused: frozenset[str], about: frozenset[str]) -> Answer | None:
    code, cue, value = statement.speaker_code, statement.cue, _VALUES.get(statement.act)
    if code is None or cue is None or value is None or not countries_of([code]) & accused:
        return None
    words = frozenset().union(*(stems(c.text) for c in statement.content)) - party_stems()
    points_back = value == "denied" and len(words) <= _POINTING and cue.start >= charge.start
    if abs(cue.start - charge.end) > _REACH or not (points_back or words & about):
        return None
    return Answer(value, code, cue.within(statement.document))


def owns_up(reading: Reading, event: Event) -> bool:
    """Whether the doer himself announces or admits an act that is told as his claim."""
    holder = countries_of([event.holder_code]) if event.holder_code else frozenset()
    doers = countries_of([c for c in event.actor_codes if c])
    if not holder & doers or event.actors == (None,) or is_denied_in_words(reading, event):
        return False
    around = [s for s in reading.statements if any(c.contains(event.anchor) for c in s.content)]
    if not around:
        return bool(_OWNS.search(_sentence_before(reading, event)))
    return any(s.act in _OWNING and s.speaker_code and countries_of([s.speaker_code]) & doers for s in around)


def _sentence_before(reading: Reading, event: Event) -> str:
    text = reading.document.text or ""
    start = max(text.rfind(". ", 0, event.anchor.start), text.rfind("\n", 0, event.anchor.start)) + 1
    return text[start : event.anchor.start]


def is_denied_in_words(reading: Reading, event: Event) -> bool:
    """Whether the words just before an act deny it: "not one round was fired"."""
    text = reading.document.text or ""
    start = max(text.rfind(mark, 0, event.anchor.start) for mark in (". ", "\n", "; ", ", "))
    return bool(_NONE.search(text[max(start, event.anchor.start - _BEFORE, 0) : event.anchor.start]))
