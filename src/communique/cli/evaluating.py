"""Measuring from the command line: the report of some gold, and the gate with its floors."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from communique.errors import GoldError

if TYPE_CHECKING:
    from communique.evaluation import Read
    from communique.settings import ReaderKind


def print_report(
    paths: Sequence[Path], *, reader: "ReaderKind | None" = None, reliability: bool = False, as_json: bool
) -> None:
    """The figures of the program's own reading of some gold."""
    from communique.evaluation import run

    missing = [str(p) for p in paths if not p.exists()]
    if missing:
        raise GoldError(f"no such file or directory: {', '.join(missing)}; give annotated texts")
    report = run(paths, own_reader(reader))
    text = json.dumps(report.to_plain(), ensure_ascii=False, indent=1) if as_json else report.to_table()
    if reliability and not as_json:
        text += "\n\n" + report.to_reliability_table()
    sys.stdout.write(text + "\n")


def print_gate(
    corpus: Path,
    *,
    pin_floors: bool,
    allow_lower: str | None,
    reader: "ReaderKind | None" = None,
    as_json: bool,
) -> bool:
    """Hold the reading of a corpus against its floors, or pin them; whether the gate holds."""
    from communique.evaluation import gate, pin
    from communique.evaluation.gold import FLOORS_FILE

    if not corpus.is_dir():
        raise GoldError(f"no corpus at {corpus}; run this in the repository, or name one with --corpus")
    results = gate(corpus, own_reader(reader))
    if as_json:
        plain = [asdict(r) | {"holds": r.holds, "failures": list(r.failures)} for r in results]
        sys.stdout.write(json.dumps(plain, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write("\n\n".join(r.to_table() for r in results) + "\n")
    if pin_floors:
        pin(corpus / FLOORS_FILE, results, allow_lower=allow_lower)
        return True
    return all(r.holds for r in results)


def own_reader(reader: "ReaderKind | None" = None) -> "Read":
    """The program's own reader, as evaluation calls it."""
    from communique.evaluation.reader import pipeline_reader
    from communique.pipeline import Pipeline
    from communique.settings import load_settings

    return pipeline_reader(Pipeline(load_settings(reader=reader)))
