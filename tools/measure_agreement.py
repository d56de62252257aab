"""How far two annotators agree, per record type: the second one's records measured against the first one's.

    python tools/measure_agreement.py [corpus/second [corpus/documents]]

F1 is the same whichever of the two is taken as gold.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from communique.evaluation.documents import ALL, score_documents
from communique.evaluation.gold import GoldDocument, load_gold
from communique.evaluation.matching import match
from communique.evaluation.predictions import Health, Predictions
from communique.evaluation.report import Report
from communique.records import Record


def main() -> int:
    """Print the table; 1 where a text of the second annotator is not among the first one's, or differs."""
    second = Path(sys.argv[1] if len(sys.argv) > 1 else "corpus/second")
    first = Path(sys.argv[2] if len(sys.argv) > 2 else "corpus/documents")
    theirs = {d.id: d for d in load_gold([second]).documents}
    ours = [d for d in load_gold([first]).documents if d.id in theirs]
    strange = sorted(theirs.keys() - {d.id for d in ours} | {d.id for d in ours if d.text != theirs[d.id].text})
    if strange:
        print(f"not in {first}, or with another text: {', '.join(strange)}")
        return 1
    records = [r for d in ours for r in records_of(theirs[d.id])]
    tallies = score_documents(ours, Predictions(records, {d.id: d.text for d in ours}))
    add_names(tallies[ALL], ours, theirs)
    report = Report(document_count=len(ours), form_count=0, documents={ALL: tallies[ALL]}, forms={}, health=Health())
    print("\n".join(report.to_table().splitlines()[:-2]))
    return 0


def records_of(document: GoldDocument) -> Sequence[Record]:
    """All records of an annotated document."""
    return (
        *document.statements,
        *document.commitments,
        *document.events,
        *document.instruments,
        *document.times,
        *document.places,
    )


def add_names(tally, ours: Sequence[GoldDocument], theirs: dict[str, GoldDocument]) -> None:
    """Names with the same limits and the same type."""
    for document in ours:
        mine, others = document.names, theirs[document.id].names
        if mine is not None and others is not None:
            pairs = match(mine, others, lambda a, b: (1.0,) if a == b else None)
            tally.add("names found with the right type", len(pairs), len(others), len(mine))


if __name__ == "__main__":
    sys.exit(main())
