"""What is denied in words that name no act of force: a cargo, a plan, an order; with who says so there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.linking.clauses import proposition_of_words
from communique.linking.disputes import DISPUTABLE, scope_of
from communique.linking.parties import country_of_code, name_in_text, party_stems
from communique.linking.words import dice, stems
from communique.records import Claim, Position, Reading, Span, Statement
from communique.records.identity import digest

_EMPTY_DENIAL = stems("allegation charge accusation report claim involvement responsibility comment it any this that")
_ABOUT_A_CHARGE = re.compile(
    r"(?i)(?:the|this|that|these|those|any|such|all|its|his|her|their)\s+(?:\w+\s+)?(?:charge|allegation|accusation|report|claim)s?\b"
)
_POINTED_AT = re.compile(r"(?i)(?:it|them|this|that|these|those|him|her)\s+(?:an?\s+)?\w+$")
"""What is denied is named before: "called them inventions"."""
_ASSERTING = frozenset({"accuse", "claim", "announce"})
SAME_WORDS = 0.6


def find_denials(readings: Sequence[Reading]) -> list[Claim]:
    """What is denied in words that name no hostile act: a cargo, a plan, an order; with who says so there."""
    found: list[tuple[frozenset[str], Claim]] = []
    for words, claim in (each for reading in readings for each in denials_in(reading)):
        like = next((n for n, (w, _) in enumerate(found) if dice(w, words) >= SAME_WORDS), None)
        if like is None:
            found.append((words, claim))
        else:
            found[like] = (found[like][0], joined_denials((found[like][1], claim)))
    return [claim for _, claim in found]


def denials_in(reading: Reading) -> Iterator[tuple[frozenset[str], Claim]]:
    """What a text says to be denied, with the words that tell the matter."""
    for statement in reading.statements:
        content = _denied(reading, statement)
        if content is not None:
            words = stems(content.text) - party_stems()
            positions = (*_asserted(reading, statement, words), _position(statement, content, "denies"))
            who = name_in_text(country_of_code(statement.speaker_code)) if statement.speaker_code else None
            text = proposition_of_words(content.text, who=who)
            yield words, Claim(id=digest("claim", statement.id), proposition=text, events=(), positions=positions)


def joined_denials(claims: Sequence[Claim]) -> Claim:
    """The first of some claims about one matter, with the positions of all; one alone as it is."""
    if len(claims) == 1:
        return claims[0]
    return replace(claims[0], positions=tuple(dict.fromkeys(p for claim in claims for p in claim.positions)))


def _position(statement: Statement, content: Span, stance: str) -> Position:
    evidence = content.within(statement.document)
    scope = scope_of(content.text, stance)
    return Position(code=statement.speaker_code, stance=stance, scope=scope, other=None, evidence=evidence)


def _asserted(reading: Reading, denial: Statement, words: frozenset[str]) -> list[Position]:
    """Other parties' statements, in the same document, of what is denied."""
    return [
        _position(s, content, "asserts")
        for s in reading.statements
        if s.act in _ASSERTING and s.speaker_code and s.speaker_code != denial.speaker_code
        for content in s.content
        if dice(stems(content.text) - party_stems(), words) >= SAME_WORDS
    ]


def _denied(reading: Reading, statement: Statement) -> Span | None:
    """The content of a denial that says something and that no denied event covers."""
    if statement.act != "deny" or statement.quote == "direct" or len(statement.content) != 1:
        return None
    content = statement.content[0]
    told = any(
        content.contains(e.anchor) and (e.status == "denied" or (e.status == "alleged" and e.type in DISPUTABLE))
        for e in reading.events
    )
    words = stems(content.text) - _EMPTY_DENIAL - party_stems()
    empty = _ABOUT_A_CHARGE.match(content.text) or len(words) < 2
    pointed = _POINTED_AT.match(content.text)
    return content if not (told or empty or pointed) and statement.speaker_code else None
