"""What rules, model and both together find, figure by figure: a Markdown table for `docs/measurements.md`.

python tools/measure_readers.py corpus/documents/test corpus/forms/test.jsonl
"""

import sys
from pathlib import Path

from communique.evaluation import run
from communique.evaluation.reader import pipeline_reader
from communique.pipeline import Pipeline
from communique.settings import ReaderKind, load_settings

FIGURES = (
    "documents: statements found",
    "documents: statements content tokens",
    "documents: statements speaker span",
    "documents: statements speaker_code country",
    "documents: statements act",
    "documents: commitments found",
    "documents: commitments kind",
    "documents: commitments condition",
    "documents: commitments issuer_code country",
    "documents: commitments kind, issuer country and spans all right",
    "documents: events found",
    "documents: events type",
    "documents: events status",
    "documents: events actor_codes country",
    "documents: events recipient_codes country",
    "documents: events type, parties and status all right",
    "documents: instruments found with the right kind",
    "documents: times found with the right value",
    "documents: places found with the right country",
    "forms: positives found",
    "forms: quiet on none",
    "forms: label macro-F1",
    "forms: found condition",
    "forms: found issuer_code country",
)


def main() -> None:
    """Print the table for the gold named on the command line."""
    paths = [Path(name) for name in sys.argv[1:]] or [Path("corpus/documents/test"), Path("corpus/forms/test.jsonl")]
    reports = {kind: run(paths, pipeline_reader(Pipeline(load_settings(reader=kind)))) for kind in ReaderKind}
    columns = {kind: report.figures() for kind, report in reports.items()}
    print(f"| | {' | '.join(ReaderKind)} |\n|---|{'---:|' * len(ReaderKind)}")
    for name in FIGURES:
        row = [columns[kind].get(name) for kind in ReaderKind]
        print(f"| {name} | {' | '.join('-' if v is None else f'{v:.3f}' for v in row)} |")
    for kind, report in reports.items():
        number, of = report.documents["all"].counts["events invented done (of those not done)"]
        print(f"\n{kind}: called done though not so: {number} of {of} events that are not done")


if __name__ == "__main__":
    main()
