"""Fit the weights of `knowledge/data/commitment_weights.tsv` on the train part of the corpus.

A candidate (see `reading/commitments/candidates.py`) is right where its trigger, response and demand share half their
characters with an annotated commitment. Logistic regression with a quadratic penalty, on the features that occur three
times.
"""

import argparse
import json
import lzma
import pathlib
from collections import Counter

import numpy as np

from communique.language import Analyser
from communique.language.model import load_reader
from communique.reading.commitments.candidates import Candidate, find_candidates
from communique.reading.commitments.context import Context, context_of
from communique.reading.commitments.kinds import VALUES
from communique.reading.statements import extract_statements
from communique.records import Document, document_id, sha256_of
from communique.text import Analysis

DATA = pathlib.Path("src/communique/knowledge/data")
HEAD = """# How much each feature of a candidate speaks for its being a commitment: feature, weight (log-odds).
# Fitted by tools/fit_commitments.py on the train part of corpus/ and, for what is none, on everyday news
# (Wikinews 2019-2020, CC BY 2.5, https://en.wikinews.org, through https://github.com/vanatteveldt/wikinews).
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


BACKGROUND_SHARE, DOCUMENT_SHARE = 0.2, 2.0
VALUE_OF = {"promise": "benefit", "guarantee": "defend"}


def value_of_gold(gold: dict[str, object], negative: bool) -> str:
    """The value that makes the annotated kind follow from the candidate's polarity."""
    if gold["kind"] == "threat":
        return "benefit" if negative else "harm"
    if gold["kind"] == "assurance":
        return "harm" if negative else "restraint"
    return VALUE_OF[str(gold["kind"])]


def values(analysis: Analysis, gold: list[dict[str, object]], context: Context) -> list[tuple[set[str], str]]:
    """(features, value) for every candidate that meets an annotated commitment."""
    found = []
    spans = [(g, located(analysis.text, g.get("response"))) for g in gold if g.get("response")]
    for sentence in analysis.sentences:
        for candidate in find_candidates(sentence, context):
            if candidate.response is None:
                continue
            span = analysis.span_of(sentence, candidate.response.first, candidate.response.last)
            own = set(range(span.start, span.end))
            best = max(spans, key=lambda pair: overlap(own, pair[1]), default=None)
            if best is not None and overlap(own, best[1]) >= 0.4:
                found.append((candidate.valued, value_of_gold(best[0], candidate.response.negative)))
    return found


def examples(analysis: Analysis, gold: list[dict[str, object]], context: Context) -> list[tuple[set[str], bool, float]]:
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
        for candidate in find_candidates(sentence, context):
            if candidate.response is None:
                continue
            own = characters(analysis, candidate)
            right = any(
                overlap(own, g) >= (0.5 if candidate.kind == "demand" else 0.4)
                for g in (demands if candidate.kind == "demand" else others)
            )
            found.append((candidate.features, right, 1.0))
    return found


def fit(rows: list[tuple[set[str], bool, float]], *, penalty: float, least: int) -> dict[str, float]:
    """Weights of logistic regression by Newton's method; rows are (features, right, how much the row counts)."""
    counts = Counter(f for features, _, _ in rows for f in features)
    names = sorted(f for f, n in counts.items() if n >= least)
    index = {f: i + 1 for i, f in enumerate(names)}
    x = np.zeros((len(rows), len(names) + 1))
    x[:, 0] = 1
    for i, (features, _, _) in enumerate(rows):
        for f in features:
            if f in index:
                x[i, index[f]] = 1
    y = np.array([right for _, right, _ in rows], dtype=float)
    share = np.array([weight for _, _, weight in rows], dtype=float)
    w = np.zeros(len(names) + 1)
    ridge = np.full(len(w), penalty)
    ridge[0] = 0.01
    for _ in range(12):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (share * (p - y)) + ridge * w
        hessian = (x * (share * p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        w -= np.linalg.solve(hessian, gradient)
    return {"": float(w[0])} | {f: float(w[i]) for f, i in index.items()}


def fit_with_background(
    rows: list[tuple[set[str], bool, float]], background: list[set[str]], *, penalty: float, least: int
) -> dict[str, float]:
    """Weights with the candidates of everyday news as wrong ones, those left out that look right all the same."""
    every = [*rows, *((features, False, BACKGROUND_SHARE) for features in background)]
    weights = fit(every, penalty=penalty, least=least)
    kept = [f for f in background if weights[""] + sum(weights.get(name, 0.0) for name in f) < 0.5]
    return fit([*rows, *((f, False, BACKGROUND_SHARE) for f in kept)], penalty=penalty, least=least)


def fit_values(rows: list[tuple[set[str], str]], *, penalty: float, least: int) -> dict[tuple[str, str], float]:
    """One value against the others, for each value."""
    found: dict[tuple[str, str], float] = {}
    for value in VALUES:
        weights = fit([(features, own == value, 1.0) for features, own in rows], penalty=penalty, least=least)
        found |= {(name, value): weight for name, weight in weights.items()}
    return found


def texts_of(path: pathlib.Path) -> list[str]:
    """The texts of a file of JSON lines, compressed or not."""
    data = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    return [json.loads(line)["text"] for line in data.decode("utf-8").splitlines() if line.strip()]


def loose(analysis: Analysis) -> list[Candidate]:
    """The candidates of a text that state a response."""
    context = context_of(analysis, extract_statements(analysis))
    return [c for s in analysis.sentences for c in find_candidates(s, context) if c.response is not None]


def save(weights: dict[str, float], values: dict[tuple[str, str], float]) -> None:
    """Write both tables."""
    lines = [f"{name}\t{weight:.2f}" for name, weight in sorted(weights.items()) if abs(weight) >= 0.03 or not name]
    (DATA / "commitment_weights.tsv").write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    lines = [f"{n}\t{v}\t{weight:.2f}" for (n, v), weight in sorted(values.items()) if abs(weight) >= 0.03 or not n]
    head = HEAD.replace(
        "its being a commitment: feature, weight", "a response being harm, benefit ...: feature, value, weight"
    )
    (DATA / "commitment_values.tsv").write_text(head + "\n".join(lines) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=pathlib.Path, default=pathlib.Path("corpus"))
    parser.add_argument("--penalty", type=float, default=10.0)
    parser.add_argument(
        "--background", type=pathlib.Path, action="append", default=[], help="everyday news as JSON lines with a text"
    )
    parser.add_argument("--splits", default="train", help="parts of the corpus to fit on: train or train,dev")
    parser.add_argument("--model", type=pathlib.Path, help="folder of another model than the packaged one")
    args = parser.parse_args()
    analyser = Analyser(load_reader(args.model, verify=args.model is None))
    rows: list[tuple[set[str], bool, float]] = []
    valued: list[tuple[set[str], str]] = []

    def read(text: str, name: str) -> Analysis:
        sha = sha256_of(text)
        identity = document_id(url=None, source_id=name, text_sha256=sha)
        return analyser.analyse(Document(id=identity, document=identity, source_id=name, sha256=sha, text=text))

    def learn(analysis: Analysis, gold: list[dict[str, object]], share: float) -> None:
        context = context_of(analysis, extract_statements(analysis))
        rows.extend((features, right, share) for features, right, _ in examples(analysis, gold, context))
        valued.extend(values(analysis, gold, context))

    for part in args.splits.split(","):
        for line in (args.corpus / "forms" / f"{part}.jsonl").read_text("utf-8").splitlines():
            form = json.loads(line)
            gold = [] if form["label"] == "none" else [form | {"kind": form["label"]}]
            learn(read(form["text"], form["id"]), gold, 1.0)
        for path in sorted((args.corpus / "documents" / part).glob("*.json")):
            document = json.loads(path.read_text("utf-8"))
            learn(read(document["text"], document["id"]), document["commitments"], DOCUMENT_SHARE)
    background = [
        candidate.features
        for path in args.background
        for text in texts_of(path)
        for candidate in loose(read(text, "-"))
    ]
    weights = fit_with_background(rows, background, penalty=args.penalty, least=3)
    save(weights, fit_values(valued, penalty=1.0, least=2))
    print(f"{len(rows)} candidates, {sum(r for _, r, _ in rows)} right, {len(weights)} weights")


if __name__ == "__main__":
    main()
