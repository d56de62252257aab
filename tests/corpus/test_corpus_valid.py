"""The project's own gold must be sound before anything is measured against it."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def checker() -> ModuleType:
    """`tools/check_corpus.py`, which is a script and no part of the package."""
    spec = importlib.util.spec_from_file_location("check_corpus", ROOT / "tools" / "check_corpus.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["check_corpus"] = module
    spec.loader.exec_module(module)
    return module


TEXT = "Altania told Borland on Friday that its gunboats would close the strait unless the pilots came home. " * 3


def document(**changes: Any) -> dict[str, Any]:
    """A small sound document, changed as asked."""
    sound: dict[str, Any] = {
        "id": "x",
        "genre": "wire",
        "published": "2020-01-03",
        "text": TEXT,
        "statements": [
            {"id": "s1", "speaker": "Altania", "content": ["its gunboats"], "quote": "indirect", "act": "warn"}
        ],
        "commitments": [],
    }
    return sound | changes


def test_whole_corpus_is_sound(checker: ModuleType) -> None:
    """One broken span, reference or code anywhere makes every figure doubtful."""
    assert list(checker.find_faults(ROOT / "corpus")) == []


def test_corpus_holds_every_split(checker: ModuleType) -> None:
    """An empty folder would be found sound too."""
    assert {path.parent.name for path, _ in checker.load_documents(ROOT / "corpus")} == set(checker.SPLITS)
    assert {split for split, _ in checker.load_forms(ROOT / "corpus")} == set(checker.SPLITS)


def test_sound_document_has_no_fault(checker: ModuleType) -> None:
    """The faults below must come from the change, not from the example."""
    assert list(checker.document_faults(document())) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"text": "Too short."}, "2 words"),
        ({"published": "3 January 2020"}, "published"),
        ({"times": [{"span": "Saturday"}]}, "is not in the text"),
        ({"times": [{"span": {"t": "Friday", "n": 4}}]}, "is not in the text"),
        ({"times": [{"span": "Fri"}]}, "cut inside a word"),
        ({"instruments": [{"id": "i1", "span": "the strait", "kind": "pact", "state": "in_force"}]}, "kind: 'pact'"),
        (
            {
                "events": [
                    {"id": "e1", "anchor": "close", "type": "COERCE", "status": "done", "actor_codes": ["ALT NAVY"]}
                ]
            },
            "code",
        ),
        ({"commitments": [{"id": "c1", "kind": "threat", "condition": "happens"}]}, "neither trigger nor response"),
        ({"commitments": [{"id": "c1", "kind": "demand", "condition": "unconditional"}]}, "without `demand`"),
        ({"chains": [["c1", "c2"]]}, "which is no record"),
    ],
)
def test_fault_is_named(checker: ModuleType, changes: dict[str, Any], fault: str) -> None:
    """Each rule of the guide that a script can hold is held."""
    assert any(fault in found for found in checker.document_faults(document(**changes)))


def test_form_without_commitment_is_empty(checker: ModuleType) -> None:
    """A field on a form labelled none would never be measured, so it is an oversight."""
    assert list(checker.form_faults({"text": TEXT, "label": "none"})) == []
    assert list(checker.form_faults({"text": TEXT, "label": "none", "trigger": "the pilots came home"}))


def test_same_id_in_two_splits_is_named(checker: ModuleType, tmp_path: Path) -> None:
    """A text that is trained on and measured on makes the measure worthless."""
    for split in checker.SPLITS:
        (tmp_path / "documents" / split).mkdir(parents=True)
        (tmp_path / "forms").mkdir(exist_ok=True)
        (tmp_path / "forms" / f"{split}.jsonl").write_text("", encoding="utf-8")
    for split in ("train", "test"):
        (tmp_path / "documents" / split / "x.json").write_text(json.dumps(document()), encoding="utf-8")
    faults = list(checker.find_faults(tmp_path))
    assert "document x: 2 times" in faults
    assert any("expected in" in fault for fault in faults)
