"""Annotated histories (docs/linking_annotation.md): pairs of commitments, questions, and crises of several texts."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.errors import GoldError
from communique.evaluation.gold import commitments_of, span_of
from communique.records import Commitment, Span

Name = tuple[str, str]
"""A commitment by the ids of its document and its own there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldText:
    """One text of a history; `source_id` is unique over all sets, `commitments` are by their names."""

    source_id: str
    text: str
    published: str | None
    publisher: str | None
    commitments: Mapping[Name, Commitment]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPair:
    """How the second commitment (`None`: the second text) relates to the first; `words` of the second text show it."""

    id: str
    texts: tuple[GoldText, ...]
    first: Name
    second: Name | None
    relation: str
    kind: str | None
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuestion:
    """An act, and which commitments it fires, may fire, and must not touch."""

    id: str
    texts: tuple[GoldText, ...]
    act: str
    fires: frozenset[Name]
    possible: frozenset[Name]
    forbidden: frozenset[Name]


@dataclass(frozen=True, slots=True)
class GoldWire:
    """One standing commitment of a crisis with its mentions and states."""

    members: frozenset[Name]
    state: str
    trigger_state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldCrisis:
    """Several texts, their tripwires by name, relations and chains between these, and documents of one origin."""

    id: str
    texts: tuple[GoldText, ...]
    wires: Mapping[str, GoldWire]
    relations: frozenset[tuple[str, str, str]]
    chains: Mapping[tuple[str, str], str]
    forbidden: frozenset[tuple[str, str]]
    origins: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Histories:
    """All three sets of one split."""

    pairs: tuple[GoldPair, ...]
    questions: tuple[GoldQuestion, ...]
    crises: tuple[GoldCrisis, ...]


def load_histories(folder: Path, split: str) -> Histories:
    """The sets of a split (dev or test) below a folder; `GoldError` where something does not hold."""
    if not folder.is_dir():
        raise GoldError(f"no annotated histories at {folder}; run this in the repository, or name a folder")
    return Histories(
        tuple(_pair(row) for row in _rows(folder / "pairs" / f"{split}.jsonl")),
        tuple(_question(row) for row in _rows(folder / "whatif" / f"{split}.jsonl")),
        tuple(_crisis(row) for row in _rows(folder / "crises" / f"{split}.jsonl")),
    )


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(path.read_text("utf-8").splitlines() if path.exists() else [], 1):
        if line.strip():
            try:
                yield json.loads(line)
            except ValueError as error:
                raise GoldError(f"{path}:{number}: not JSON ({error}); mend the file") from error


def _texts(row: Mapping[str, Any]) -> tuple[GoldText, ...]:
    return tuple(_text(row["id"], document) for document in row["documents"])


def _text(history: str, document: Mapping[str, Any]) -> GoldText:
    source_id = f"{history}-{document['id']}"
    found = commitments_of(
        document.get("commitments") or [], text=document["text"], document=source_id, where=source_id
    )
    return GoldText(
        source_id=source_id,
        text=document["text"],
        published=document.get("published"),
        publisher=document.get("publisher"),
        commitments={(document["id"], c.id): c for c in found},
    )


def _name(given: Sequence[str]) -> Name:
    document, commitment = given
    return document, commitment


def _names(given: Sequence[Sequence[str]]) -> frozenset[Name]:
    return frozenset(_name(pair) for pair in given)


def _pair(row: Mapping[str, Any]) -> GoldPair:
    texts = _texts(row)
    return GoldPair(
        id=row["id"],
        texts=texts,
        first=_name(row["first"]),
        second=_name(row["second"]) if row.get("second") else None,
        relation=row["relation"],
        kind=row.get("kind"),
        words=tuple(span_of(words, text=texts[-1].text, where=row["id"]) for words in row.get("words") or ()),
    )


def _question(row: Mapping[str, Any]) -> GoldQuestion:
    return GoldQuestion(
        id=row["id"],
        texts=_texts(row),
        act=row["act"],
        fires=_names(row["fires"]),
        possible=_names([p["commitment"] for p in row["possible"]]),
        forbidden=_names(row["forbidden"]),
    )


def _crisis(row: Mapping[str, Any]) -> GoldCrisis:
    return GoldCrisis(
        id=row["id"],
        texts=_texts(row),
        wires={w["id"]: GoldWire(_names(w["members"]), w["state"], w["trigger_state"]) for w in row["tripwires"]},
        relations=frozenset((r["from"], r["to"], r["relation"]) for r in row["relations"]),
        chains={(c["from"], c["to"]): c["kind"] for c in row["chains"]},
        forbidden=frozenset((a, b) for a, b in row["forbidden"]),
        origins=tuple(frozenset(f"{row['id']}-{document}" for document in group) for group in row["origins"]),
    )
