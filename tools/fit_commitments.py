"""Fit the weights of `knowledge/data/commitment_weights.tsv` on the training part of the corpus.

A candidate (see `reading/candidates.py`) is right where its trigger, response and demand share half their characters
with an annotated commitment. Logistic regression with a quadratic penalty, on the features that occur three times.
"""

import argparse
import json
import pathlib
from collections import Counter

import numpy as np

from communique.language import load_analyser
from communique.reading.candidates import Candidate, find_candidates
from communique.records import Document, document_id, sha256_of
from communique.text import Analysis

OUT = pathlib.Path("src/communique/knowledge/data/commitment_weights.tsv")
HEAD = """# How much each feature of a candidate speaks for its being a commitment: feature, weight (log-odds).
# Fitted by tools/fit_commitments.py on corpus/documents/train and corpus/forms/train.jsonl; do not edit by hand.
"""


def located(text: str, value: object) -> set[int]:
    """The characters of a gold span: a string, or {"t": string, "n": which}."""
    if value is None:
        return set()
    words, count = (value["t"], value.get("n", 1)) if isinstance(value, dict) else (value, 1)
    at = -1
    for _ in range(count):
        at = text.find(str(words), at + 1)
    return set(range(at, at + len(str(words)))) if at >= 0 else set()


def characters(analysis: Analysis, candidate: Candidate) -> set[int]:
    """The characters of a candidate's trigger, response and demand."""
    response = candidate.response
    parts = (candidate.trigger, (response.first, response.last) if response else None, candidate.demand)
    found: set[int] = set()
    for part in parts:
        if part is not None:
            span = analysis.span_of(candidate.sentence, *part)
            found.update(range(span.start, span.end))
    return found


def overlap(a: set[int], b: set[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def examples(analysis: Analysis, gold: list[dict[str, object]]) -> list[tuple[set[str], bool]]:
    """(features, right) for every candidate of a text."""
    demands = [located(analysis.text, g.get("demand")) for g in gold if g["kind"] == "demand"]
    others = [
        located(analysis.text, g.get("trigger"))
        | located(analysis.text, g.get("response"))
        | located(analysis.text, g.get("demand"))
        for g in gold
        if g["kind"] != "demand"
    ]
    found = []
    for sentence in analysis.sentences:
        for candidate in find_candidates(sentence):
            own = characters(analysis, candidate)
            right = any(
                overlap(own, g) >= (0.5 if candidate.kind == "demand" else 0.4)
                for g in (demands if candidate.kind == "demand" else others)
            )
            found.append((candidate.features, right))
    return found


def fit(rows: list[tuple[set[str], bool]], *, penalty: float, least: int) -> dict[str, float]:
    """Weights by Newton's method; deterministic."""
    counts = Counter(f for features, _ in rows for f in features)
    names = sorted(f for f, n in counts.items() if n >= least)
    index = {f: i + 1 for i, f in enumerate(names)}
    x = np.zeros((len(rows), len(names) + 1))
    x[:, 0] = 1
    for i, (features, _) in enumerate(rows):
        for f in features:
            if f in index:
                x[i, index[f]] = 1
    y = np.array([right for _, right in rows], dtype=float)
    w = np.zeros(len(names) + 1)
    ridge = np.full(len(w), penalty)
    ridge[0] = 0.01
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + ridge * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        w -= np.linalg.solve(hessian, gradient)
    return {"": float(w[0])} | {f: float(w[i]) for f, i in index.items()}


def save(weights: dict[str, float]) -> None:
    lines = [f"{name}\t{weight:.2f}" for name, weight in sorted(weights.items()) if abs(weight) >= 0.03 or not name]
    OUT.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=pathlib.Path, default=pathlib.Path("corpus"))
    parser.add_argument("--penalty", type=float, default=1.5)
    args = parser.parse_args()
    analyser = load_analyser()
    rows: list[tuple[set[str], bool]] = []

    def read(text: str, name: str) -> Analysis:
        sha = sha256_of(text)
        identity = document_id(url=None, source_id=name, text_sha256=sha)
        return analyser.analyse(Document(id=identity, document=identity, source_id=name, sha256=sha, text=text))

    for line in (args.corpus / "forms/train.jsonl").read_text("utf-8").splitlines():
        form = json.loads(line)
        gold = [] if form["label"] == "none" else [form | {"kind": form["label"]}]
        rows += examples(read(form["text"], form["id"]), gold)
    for path in sorted((args.corpus / "documents/train").glob("*.json")):
        document = json.loads(path.read_text("utf-8"))
        rows += examples(read(document["text"], document["id"]), document["commitments"])
    weights = fit(rows, penalty=args.penalty, least=3)
    save(weights)
    print(f"{len(rows)} candidates, {sum(r for _, r in rows)} right, {len(weights)} weights")


if __name__ == "__main__":
    main()
