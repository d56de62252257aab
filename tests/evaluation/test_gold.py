"""Annotated texts are read exactly, and what does not hold is named."""

import json
from pathlib import Path
from typing import Any

import pytest

from communique.errors import GoldError
from communique.evaluation import load_gold
from small_gold import DOCUMENT, TEXT


def write(folder: Path, document: dict[str, Any]) -> Path:
    path = folder / "x1.json"
    path.write_text(json.dumps(document), "utf-8")
    return path


def test_spans_become_offsets(tmp_path: Path) -> None:
    """The second Altania is the issuer; every span is the text's own."""
    (document,) = load_gold([write(tmp_path, DOCUMENT)]).documents
    first, second = document.commitments
    assert first.issuer is not None
    assert first.issuer.start == TEXT.index("Altania said")
    assert TEXT[first.issuer.start : first.issuer.end] == first.issuer.text
    assert (first.issuer_code, first.response_polarity) == ("RUS GOV", "will")
    assert first.tripwire == second.tripwire == "c1"
    assert document.chains == (("c1", "c2"),)
    assert document.set == tmp_path.name


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"text": None}, "text"),
        ({"events": [{"id": "e1", "anchor": "sank", "type": "ASSAULT", "status": "done"}]}, "events[e1]: anchor"),
        ({"events": [{"id": "e1", "anchor": "fired", "status": "done"}]}, "events[e1]: type"),
        ({"times": [{"span": {"t": "Altania", "n": 3}, "value": "P1D"}]}, "times[0]: span"),
        ({"times": [{"span": {"t": "Altania", "n": "2"}, "value": "P1D"}]}, "exact words"),
    ],
)
def test_fault_names_file_record_and_field(tmp_path: Path, change: dict[str, Any], named: str) -> None:
    """Who annotates must find the place at once."""
    path = write(tmp_path, DOCUMENT | change)
    with pytest.raises(GoldError) as error:
        load_gold([path])
    assert str(path) in str(error.value)
    assert named in str(error.value)


def test_forms_and_documents_from_one_folder(tmp_path: Path) -> None:
    """A folder may hold both, and the gate's floors; a form without a commitment has none."""
    write(tmp_path, DOCUMENT)
    (tmp_path / "floors.json").write_text("{}", "utf-8")
    rows = [{"id": "f1", "text": "Rain is likely.", "label": "none"}]
    (tmp_path / "forms.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n\n", "utf-8")
    gold = load_gold([tmp_path])
    assert [f.commitment for f in gold.forms] == [None]
    assert len(gold.documents) == 1


@pytest.mark.parametrize("content", ["{", "[]"])
def test_what_is_no_document_is_named(tmp_path: Path, content: str) -> None:
    """A broken file must not silently shrink the gold."""
    path = tmp_path / "broken.json"
    path.write_text(content, "utf-8")
    with pytest.raises(GoldError, match=r"broken\.json"):
        load_gold([path])


def test_missing_and_doubled_gold_is_named(tmp_path: Path) -> None:
    """No gold, and gold counted twice, both make a figure worthless."""
    with pytest.raises(GoldError, match="no such file"):
        load_gold([tmp_path / "nowhere"])
    with pytest.raises(GoldError, match=r"no \.json"):
        load_gold([tmp_path])
    for split in ("dev", "test"):
        (tmp_path / split).mkdir()
        write(tmp_path / split, DOCUMENT)
    with pytest.raises(GoldError, match="called 'x1'"):
        load_gold([tmp_path])
