"""Fit `knowledge/data/joining_commitments.tsv`: what rules and model each count for in a commitment's probability.

Logistic regression with a quadratic penalty on the development part of the corpus, which trains neither side. What is
found is right where its trigger, response and demand share half their characters with an annotated commitment. A form
annotates its first commitment alone, so what stands behind that one is left out.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from communique.documents import build_document
from communique.evaluation.gold import load_gold
from communique.evaluation.matching import FOUND, characters, core, match, overlap
from communique.language.analyser import Analyser
from communique.language.model import load_reader
from communique.reading.commitments import propose_commitments
from communique.reading.decoding.commitments import decode_commitments
from communique.reading.joining.commitments import (
    LEAST_BY_MODEL,
    LEAST_BY_RULES,
    Found,
    main_of,
    merged,
    pair_up,
)
from communique.reading.statements import extract_statements
from communique.records import Commitment
from communique.text import Analysis

TABLE = Path("src/communique/knowledge/data/joining_commitments.tsv")
HEAD = """# How much rules and model count for something being a commitment: weights of log-odds.
# Fitted by tools/fit_joining_commitments.py on the development part of corpus/.
feature\tweight
"""
Row = tuple[dict[str, float], bool]


def proposals(analysis: Analysis) -> list[Found]:
    """All that either side proposes in a text."""
    statements = extract_statements(analysis)
    by_rules = propose_commitments(analysis, statements, least=LEAST_BY_RULES)
    by_model = decode_commitments(analysis, statements, least=LEAST_BY_MODEL)
    return pair_up(analysis, by_rules, by_model)


def judged(analysis: Analysis, gold: Sequence[Commitment], *, is_first_alone: bool) -> Iterator[Row]:
    """(features, right) of each proposal; with `is_first_alone` without those behind the one annotated."""
    found = proposals(analysis)
    drafts = [merged(analysis, f) for f in found]
    words = [characters(d.trigger, d.response, d.demand) for d in drafts]

    def closeness(g: Commitment, number: int) -> tuple[float, ...] | None:
        shared = overlap(core(g), words[number])
        return (shared,) if shared >= FOUND else None

    right = {number for _, number in match(gold, range(len(drafts)), closeness)}
    last = max((max(core(g), default=0) for g in gold), default=None) if is_first_alone else None
    for number, (f, draft) in enumerate(zip(found, drafts, strict=True)):
        main = main_of(draft)
        if number in right or last is None or (main is not None and main.start < last):
            yield f.features, number in right


def fit(rows: Sequence[Row], *, penalty: float) -> dict[str, float]:
    """Weights by Newton's method; the constant is not held down."""
    names = sorted({name for features, _ in rows for name in features})
    x = np.array([[features.get(name, 0.0) for name in names] for features, _ in rows])
    y = np.array([right for _, right in rows], dtype=float)
    w = np.zeros(len(names))
    ridge = np.array([0.001 if name == "constant" else penalty for name in names])
    for _ in range(25):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        w -= np.linalg.solve(hessian, x.T @ (p - y) + ridge * w)
    return dict(zip(names, w.tolist(), strict=True))


def save(weights: dict[str, float]) -> None:
    """Write the table."""
    lines = [f"{name}\t{weight:.3f}" for name, weight in sorted(weights.items())]
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, help="folder of another model than the packaged one")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--penalty", type=float, default=1.0)
    args = parser.parse_args()
    analyser = Analyser(load_reader(args.model, verify=args.model is None))
    gold = load_gold([args.corpus / "documents" / "dev", args.corpus / "forms" / "dev.jsonl"])
    rows: list[Row] = []
    for document in gold.documents:
        rows += judged(_analysed(analyser, document.id, document.text), document.commitments, is_first_alone=False)
    for form in gold.forms:
        given = [form.commitment] if form.commitment else []
        rows += judged(_analysed(analyser, form.id, form.text), given, is_first_alone=bool(given))
    save(fit(rows, penalty=args.penalty))
    print(f"{len(rows)} proposals, {sum(right for _, right in rows)} right")


def _analysed(analyser: Analyser, name: str, text: str) -> Analysis:
    return analyser.analyse(build_document(source_id=name, text=text, raw=text.encode(), metadata={}))


if __name__ == "__main__":
    main()
