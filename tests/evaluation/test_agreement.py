"""The project's own figures are those of the outside scorers, on the same gold and the same records."""

import shutil
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from communique.evaluation import Gold, load_gold, score
from communique.evaluation.documents import ALL
from communique.evaluation.forms import form_figures
from communique.evaluation.tally import Tally
from communique.records import Record, to_line
from perturbed_gold import Perturber

_ONE_IN = 12
"""One document in so many: the outside scorers take long for many events."""


def some_documents(corpus: Path, folder: Path, *, first: int) -> Path:
    """A folder with some of the development documents."""
    folder.mkdir()
    for file in sorted((corpus / "documents" / "dev").glob("*.json"))[first::_ONE_IN]:
        shutil.copy(file, folder)
    return folder


def assert_same(ours: Tally, theirs: Any) -> None:
    """Every figure of theirs is one of ours, number by number."""
    for name, (right, predicted, gold) in theirs.rows.items():
        row = ours.rows[name]
        assert row.right == pytest.approx(right), name
        assert (row.predicted, row.gold) == (predicted, gold), name
    assert ours.counts == {name: tuple(counts) for name, counts in theirs.counts.items()}


@pytest.mark.parametrize(("seed", "one_in"), [(1, 50), (2, 6), (3, 2)])
def test_documents_agree(corpus: Path, tmp_path: Path, outside: dict[str, ModuleType], seed: int, one_in: int) -> None:
    """A figure of our own that flatters would raise floors on nothing."""
    folder = some_documents(corpus, tmp_path / "dev", first=seed)
    gold = load_gold([folder])
    perturber = Perturber(seed, one_in=one_in)
    records: list[Record] = [r for d in gold.documents for r in perturber.document(d)]
    report = score(gold, lambda items: records)
    theirs = outside["gold"].load_documents([folder])
    output = outside["gold"].Output([to_line(r) for r in records], {n: d["text"] for n, d in theirs.items()})
    tallies = outside["score_documents"].score(theirs, output)
    assert set(report.documents) == set(tallies)
    for name, tally in tallies.items():
        assert_same(report.documents[name], tally)
    assert (report.health.checked, report.health.broken) == (output.checked, output.broken)
    assert (report.health.altered, report.health.orphans) == (output.altered, output.orphans)


@pytest.mark.parametrize(("seed", "one_in"), [(4, 50), (5, 6), (6, 2)])
def test_forms_agree(corpus: Path, outside: dict[str, ModuleType], seed: int, one_in: int) -> None:
    """The same for short texts, where the first commitment counts."""
    path = corpus / "forms" / "dev.jsonl"
    forms = load_gold([path]).forms
    perturber = Perturber(seed, one_in=one_in)
    records: list[Record] = [r for f in forms for r in perturber.form(f, forms)]
    report = score(Gold((), forms), lambda items: records)
    tools = outside["gold"]
    theirs = [tools.resolved(f["text"], f) for f in tools.load_lines(path)]
    output = tools.Output([to_line(r) for r in records], {f["id"]: f["text"] for f in theirs})
    tally, _ = outside["score_forms"].score(theirs, output)
    assert_same(report.forms[ALL], tally)
    summary = form_figures(report.forms[ALL])
    assert summary["label macro-F1"] == pytest.approx(outside["score_forms"].macro(tally))
    assert report.health.broken == output.broken


def test_gold_against_itself_is_perfect(corpus: Path, tmp_path: Path) -> None:
    """The ceiling of every figure is 1, or a figure can never be reached."""
    gold = load_gold([some_documents(corpus, tmp_path / "dev", first=0)])
    perturber = Perturber(0, one_in=10**9)
    perturber._copies = lambda: 1  # type: ignore[method-assign]
    records = [r for d in gold.documents for r in perturber.document(d)]
    figures = score(gold, lambda items: records).figures()
    for name, value in figures.items():
        if "clusters" not in name:
            assert value == pytest.approx(1), name
