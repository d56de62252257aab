"""What is denied in words that name no act of force: a cargo, a plan, an order; with who says so there."""

import re
from collections.abc import Sequence
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
_SAME_WORDS = 0.6


def find_denials(readings: Sequence[Reading]) -> list[Claim]:
    """What is denied in words that name no hostile act: a cargo, a plan, an order; with who says so there."""
    found: list[tuple[frozenset[str], Claim]] = []
    for reading in readings:
        for statement in reading.statements:
            content = _denied(reading, statement)
            if content is None:
                continue
            words = stems(content.text) - party_stems()
            positions = (*_asserted(reading, statement, words), _position(statement, content, "denies"))
            like = next((n for n, (w, _) in enumerate(found) if dice(w, words) >= _SAME_WORDS), None)
            if like is None:
                who = name_in_text(country_of_code(statement.speaker_code)) if statement.speaker_code else None
                text = proposition_of_words(content.text, who=who)
                claim = Claim(id=digest("claim", statement.id), proposition=text, events=(), positions=positions)
                found.append((words, claim))
            else:
                known = found[like][1]
                joined = tuple(dict.fromkeys((*known.positions, *positions)))
                found[like] = (found[like][0], replace(known, positions=joined))
    return [claim for _, claim in found]


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
        if dice(stems(content.text) - party_stems(), words) >= _SAME_WORDS
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
