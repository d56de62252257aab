"""The gate: figures against pinned floors."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from communique.errors import GoldError
from communique.evaluation import Item, gate, load_floors, load_gold, pin
from communique.records import Record, Span
from perturbed_gold import document_record
from small_gold import DOCUMENT

FORM = {"id": "f1", "text": "Rain is likely.", "label": "none"}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A corpus of one document and one form in each split."""
    (tmp_path / "forms").mkdir()
    for split in ("dev", "test"):
        folder = tmp_path / "documents" / split
        folder.mkdir(parents=True)
        (folder / "x1.json").write_text(json.dumps(DOCUMENT), "utf-8")
        (tmp_path / "forms" / f"{split}.jsonl").write_text(json.dumps(FORM) + "\n", "utf-8")
    return tmp_path


class GoldReader:
    """Reads what the gold says: all of it, or only its first commitment."""

    def __init__(self, corpus: Path, *, most: int = 2, broken: bool = False) -> None:
        (document,) = load_gold([corpus / "documents" / "dev"]).documents
        self.commitments = document.commitments[:most]
        self.broken = broken

    def __call__(self, items: Sequence[Item]) -> list[Record]:
        records: list[Record] = []
        for item in items:
            document = document_record(item.id, item.text)
            records.append(document)
            if item.id == "x1":
                records += [replace(c, document=document.id) for c in self.commitments]
                if self.broken:
                    wrong = Span(0, 3, "not")
                    records.append(replace(self.commitments[0], id="b", document=document.id, target=wrong))
        return records


def test_unpinned_gate_fails(small: Path) -> None:
    """Without floors nothing is held."""
    assert [r.holds for r in gate(small, GoldReader(small))] == [False, False]


def test_pinned_gate_holds_until_a_figure_falls(small: Path) -> None:
    """A lost commitment is named with its floor, in both splits."""
    pin(small / "floors.json", gate(small, GoldReader(small)))
    assert all(r.holds for r in gate(small, GoldReader(small)))
    worse = gate(small, GoldReader(small, most=1))
    assert not any(r.holds for r in worse)
    assert any("commitments found is 0.666, its floor 1.000" in reason for reason in worse[0].failures)
    assert "-33.4" in worse[0].to_table()


def test_changed_gold_fails_until_pinned_again(small: Path) -> None:
    """A figure on other gold says nothing about the floor."""
    pin(small / "floors.json", gate(small, GoldReader(small)))
    path = small / "forms" / "test.jsonl"
    path.write_text(json.dumps(FORM | {"text": "Rain is certain."}) + "\n", "utf-8")
    dev, test = gate(small, GoldReader(small))
    assert dev.holds
    assert test.failures == ("test: the gold changed since its floors were pinned; pin them again",)
    pin(small / "floors.json", [test])
    assert all(r.holds for r in gate(small, GoldReader(small)))


def test_floor_is_raised_and_not_lowered(small: Path) -> None:
    """Lowering needs a reason, and the reason stays."""
    floors = small / "floors.json"
    pin(floors, gate(small, GoldReader(small, most=1)))
    pin(floors, gate(small, GoldReader(small)))
    assert load_floors(floors)["dev"].floors["documents: commitments found"] == 1
    with pytest.raises(GoldError, match="raised, not lowered"):
        pin(floors, gate(small, GoldReader(small, most=1)))
    pin(floors, gate(small, GoldReader(small, most=1)), allow_lower="the second mention was wrong gold")
    pin(floors, gate(small, GoldReader(small)))
    kept = load_floors(floors)["dev"].lowered
    assert [entry["reason"] for entry in kept] == ["the second mention was wrong gold"]


def test_broken_span_fails_and_is_never_pinned(small: Path) -> None:
    """No record without its characters."""
    pin(small / "floors.json", gate(small, GoldReader(small)))
    broken = gate(small, GoldReader(small, broken=True))
    assert any("not their text's" in reason for reason in broken[0].failures)
    with pytest.raises(GoldError, match="not their text's"):
        pin(small / "floors.json", broken, allow_lower="whatever")


def test_text_that_is_not_read_fails(small: Path) -> None:
    """A reader that crashes on a text must not pass for one that finds nothing there."""
    pin(small / "floors.json", gate(small, GoldReader(small)))
    silent = gate(small, lambda items: [])
    assert any("2 texts could not be read" in reason for reason in silent[0].failures)
    with pytest.raises(GoldError, match="could not be read"):
        pin(small / "floors.json", silent, allow_lower="whatever")


def test_unreadable_floors_are_named(small: Path) -> None:
    """A floor file cut in half must not pass for one without floors."""
    (small / "floors.json").write_text('{"splits": {"dev": {}}}', "utf-8")
    with pytest.raises(GoldError, match=r"floors\.json"):
        gate(small, GoldReader(small))
