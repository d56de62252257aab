"""What a reading takes from the registry of actors: its speakers' actors, and codes that another text's words give."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Protocol

from communique.records import Actor, Commitment, Reading, Span, Statement


class Names(Protocol):
    """Actors over documents, as they are looked up."""

    def actor_at(self, document: str, span: Span | None) -> Actor | None:
        """The actor that has a mention at these characters of a document."""
        ...

    def person_named(self, words: str) -> Actor | None:
        """The only known person of a surname."""
        ...


def named_parts(reading: Reading, names: Names) -> Mapping[str, Any]:
    """What changes in a reading, by fields."""
    changed: dict[str, Any] = {}
    statements = tuple(_name_speaker(s, names) for s in reading.statements)
    commitments = tuple(_name_issuer(c, names) for c in reading.commitments)
    if any(new is not old for new, old in zip(statements, reading.statements, strict=True)):
        changed["statements"] = statements
    if any(new is not old for new, old in zip(commitments, reading.commitments, strict=True)):
        changed["commitments"] = commitments
    return changed


def _name_speaker(statement: Statement, names: Names) -> Statement:
    actor = names.actor_at(statement.document, statement.speaker)
    if actor is None and statement.speaker_code is None and statement.speaker is not None:
        actor = names.person_named(statement.speaker.text)
    if actor is None:
        return statement
    return replace(statement, speaker_actor=actor.id, speaker_code=statement.speaker_code or actor.code)


def _name_issuer(commitment: Commitment, names: Names) -> Commitment:
    if commitment.issuer_code is not None or commitment.issuer is None:
        return commitment
    actor = names.person_named(commitment.issuer.text)
    return commitment if actor is None else replace(commitment, issuer_code=actor.code)
