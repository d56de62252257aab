"""Print how well the program links: the annotated pairs, questions and crises of `corpus/linking/`.

Each figure twice: with the annotated commitments given, and from the bare texts.

    python tools/measure_linking.py [--split dev|test] [--mistakes]

`--mistakes` lists what came out wrong; use it on dev alone.
"""

import argparse
from pathlib import Path

from communique.evaluation.histories import load_histories
from communique.evaluation.history_scores import score_histories
from communique.pipeline import Pipeline
from communique.settings import load_settings


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=("dev", "test"), default="dev")
    parser.add_argument("--folder", type=Path, default=Path("corpus/linking"))
    parser.add_argument("--mistakes", action="store_true")
    arguments = parser.parse_args()
    histories = load_histories(arguments.folder, arguments.split)
    pipeline = Pipeline(load_settings())
    given = score_histories(histories, pipeline, given=True)
    bare = score_histories(histories, pipeline, given=False)
    counts = f"{len(histories.pairs)} pairs, {len(histories.questions)} questions, {len(histories.crises)} crises"
    print(f"{counts} ({arguments.split})\n\n| | mentions given | from the texts |\n|---|---:|---:|")
    figures, others = given.table(), bare.table()
    for name in sorted(figures.keys() | others.keys()):
        print(f"| {name} | {figures.get(name, 0.0):.3f} | {others.get(name, 0.0):.3f} |")
    if arguments.mistakes:
        print("\n".join(["", "Mistakes with mentions given:", *given.mistakes]))


if __name__ == "__main__":
    main()
