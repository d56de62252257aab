"""Print every figure that needs the shared folder: the seeds, forms, documents, attribution, events, actors, parsing,
and what the first filter lets pass.

The folder is named by COMMUNIQUE_SHARED, else it is `../shared`. Its sets only measure: nothing is tuned on them, and
nothing of them is copied into the repository. A part that is missing is named and skipped.

    python tools/measure.py [PART...]        PART: seeds forms documents attribution events actors parsing relevance
"""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from measure_parsing import measure_parsing
from measure_relevance import measure_relevance
from measure_sets import measure_actors, measure_attribution, measure_events

ROOT = Path(__file__).resolve().parents[1]


def shared_folder() -> Path:
    """Where the sets lie."""
    return Path(os.environ.get("COMMUNIQUE_SHARED", ROOT.parent / "shared")).resolve()


def run_scorer(shared: Path, script: str, *arguments: Path) -> None:
    """Call one of the outside scorers on this program and print its last line, which sums it up."""
    command = f"{Path(sys.executable).with_name('communique')}"
    call = [sys.executable, str(shared / "measure" / script), *map(str, arguments), "--command", command]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    lines = done.stdout.strip().splitlines()
    print(lines[-1] if lines else f"{script}: nothing was printed")
    if done.returncode:
        print(f"{script}: exit {done.returncode}: {done.stderr.strip()[-400:]}")


def measure_seeds(shared: Path) -> None:
    run_scorer(shared, "score_seeds.py")


def measure_forms(shared: Path) -> None:
    run_scorer(shared, "score_forms.py", shared / "data" / "forms" / "forms_dev.jsonl")


def measure_documents(shared: Path) -> None:
    run_scorer(shared, "score_documents.py", ROOT / "corpus" / "documents" / "test")


PARTS: dict[str, tuple[str, str, Callable[[Path], None]]] = {
    "seeds": ("The two seed articles", "seeds", measure_seeds),
    "forms": ("Short texts with and without commitments", "data/forms/forms_dev.jsonl", measure_forms),
    "documents": ("Own test split, by the outside scorer", "measure/score_documents.py", measure_documents),
    "attribution": ("PolNeAR dev, token F1", "data/attribution/polnear-dev", measure_attribution),
    "events": ("PLV train, 15 root classes", "data/events/plv_train.jsonl", measure_events),
    "actors": ("Actor phrases, country and sector", "data/events/actors_dev.jsonl", measure_actors),
    "parsing": ("UD English EWT test", "data/treebanks/ewt-test.conllu.xz", measure_parsing),
    "relevance": ("The first filter: recall and saving", "data/official", measure_relevance),
}


def main(wanted: Sequence[str]) -> int:
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        print(f"unknown: {' '.join(unknown)}; the parts are {' '.join(PARTS)}", file=sys.stderr)
        return 2
    shared = shared_folder()
    for name in wanted or PARTS:
        title, needed, measure = PARTS[name]
        print(f"== {title}", flush=True)
        if (shared / needed).exists():
            measure(shared)
        else:
            print(f"skipped: no {needed} in the shared folder; set COMMUNIQUE_SHARED to the folder that holds it")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
