"""Guarantees by equation: "an attack on Bahrain is an attack on Saudi Arabia" binds whom the second would hit."""

import re

from communique.records import Span

_ATTACK = r"(?:attack|aggression|assault|blow|strike|war|invasion|encroachment|violation|intervention)s?"
_ON = re.compile(rf"(?i)\b{_ATTACK}\b[^.;,]{{0,20}}?\b(?:on|upon|against|of|in)\s+(.+)$")
_EQUATED = re.compile(
    r"(?i)\b(?:treat\w*|regard\w*|consider\w*|deem\w*|count\w*|view\w*|see|seen|tantamount|amounts?|equal\w*"
    rf"|is|be|means?)\b[^.;]{{0,60}}?\b{_ATTACK}\s+(?:on|upon|against)\s+(.+)$"
)
_END = re.compile(
    r"(?i)(?<!\s)\s*(?:[,;.“”\"]|\band\s+(?:answer|be|would|will|shall|met)|\b(?:with|by|whoever|itself|themselves)\b)"
)


def equated(trigger: Span | None, response: Span | None) -> tuple[Span, Span] | None:
    """Who is attacked in a condition, and who would feel attacked; `None` where no attack is equated with another.

    >>> a, b = Span(0, 20, "an attack on Bahrain"), Span(21, 52, "is an attack on Oman and others")
    >>> [s.text for s in equated(a, b)]
    ['Bahrain', 'Oman and others']
    """
    if trigger is None or response is None:
        return None
    one, other = _ON.search(trigger.text), _EQUATED.search(response.text)
    if one is None or other is None:
        return None
    return _phrase(trigger, one), _phrase(response, other)


def _phrase(span: Span, found: re.Match[str]) -> Span:
    """The noun phrase behind the preposition, without what follows it."""
    words = found[1]
    end = _END.search(words)
    words = words[: end.start()] if end and end.start() else words
    start = span.start + found.start(1)
    return Span(start, start + len(words), words, span.document)
