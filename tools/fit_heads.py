"""Fit the sentence heads of `models/heads.json` on the train and dev parts of the corpus.

Call: python tools/fit_heads.py [--background NEWS.jsonl.xz] [--folds FOLDER]; then tools/build_manifest.py.

One row per sentence: its embedding (frozen encoder), and whether a commitment, and of which kind, has words in it.
Logistic regression with a quadratic penalty, one head per label. Sentences of everyday news count as without, a fifth
each. `--folds` also writes heads fitted without each fifth of the texts: what is fitted on top of the signals
(tools/fit_commitments.py) must see signals of texts that the heads have not seen. Prints the area under the curve over
those held-out fifths.
"""

import argparse
import hashlib
import json
import lzma
import pathlib
from dataclasses import dataclass

import numpy as np

from communique.language.model import load_parser
from communique.language.sentences import split_paragraphs, split_sentences
from communique.language.tokenizer import tokenize

TARGET = pathlib.Path("src/communique/models/heads.json")
LABELS = ("commitment", "threat", "promise", "assurance", "guarantee", "demand")
FOLDS = 5
BACKGROUND_SHARE = 0.2
PENALTY = 30.0
LONGEST = 400


@dataclass
class Row:
    """A sentence: embedding, labels, how much it counts, and the fold of its text (-1 for background)."""

    embedding: np.ndarray
    labels: frozenset
    share: float
    fold: int


def fold_of(name):
    """The fifth of the texts that a text belongs to, by its id."""
    return int(hashlib.sha256(f"fold {name}".encode()).hexdigest(), 16) % FOLDS


def located(text, value):
    """`(start, end)` of a gold span: a string, or {"t": string, "n": which}."""
    if value is None:
        return None
    words, count = (value["t"], value.get("n", 1)) if isinstance(value, dict) else (value, 1)
    at = -1
    for _ in range(count):
        at = text.find(words, at + 1)
    return (at, at + len(words)) if at >= 0 else None


def sentences(text):
    """`(start, end, words)` of each sentence."""
    for start, end in split_paragraphs(text):
        words = tokenize(text, start, end)
        for a, b in split_sentences(text, words):
            yield words[a][0], words[b - 1][1], [text[i:j] for i, j in words[a:b]][:LONGEST]


def gold_texts(corpus):
    """`(id, text, commitments)` of the train and dev parts."""
    for part in ("train", "dev"):
        for line in (corpus / "forms" / f"{part}.jsonl").read_text("utf-8").splitlines():
            form = json.loads(line)
            yield form["id"], form["text"], [] if form["label"] == "none" else [form | {"kind": form["label"]}]
        for path in sorted((corpus / "documents" / part).glob("*.json")):
            document = json.loads(path.read_text("utf-8"))
            yield document["id"], document["text"], document["commitments"]


def rows_of(parser, corpus):
    for name, text, commitments in gold_texts(corpus):
        marks = [
            (span, c["kind"])
            for c in commitments
            for key in ("trigger", "response", "demand")
            if (span := located(text, c.get(key)))
        ]
        for start, end, words in sentences(text):
            kinds = {kind for (a, b), kind in marks if a < end and start < b}
            labels = frozenset(kinds | {"commitment"}) if kinds else frozenset()
            yield Row(parser.embed(words), labels, 1.0, fold_of(name))


def background_rows(parser, paths):
    for path in paths:
        data = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
        for line in data.decode("utf-8").splitlines():
            for _, _, words in sentences(json.loads(line)["text"]):
                yield Row(parser.embed(words), frozenset(), BACKGROUND_SHARE, -1)


def fit(x, y, share):
    """Weights and bias of one head by Newton's method, on standardised numbers."""
    w = np.zeros(x.shape[1] + 1)
    design = np.hstack([np.ones((len(x), 1)), x])
    ridge = np.full(len(w), PENALTY)
    ridge[0] = 0.01
    for _ in range(8):
        p = 1 / (1 + np.exp(-design @ w))
        gradient = design.T @ (share * (p - y)) + ridge * w
        hessian = (design * (share * p * (1 - p))[:, None]).T @ design + np.diag(ridge)
        w -= np.linalg.solve(hessian, gradient)
    return w[1:], w[0]


def fit_heads(rows):
    """All heads, as plain values; background that looks like a commitment all the same is left out of a second fit."""
    kept = rows
    for _ in range(2):
        x = np.stack([r.embedding for r in kept]).astype(float)
        mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-6
        z = (x - mean) / spread
        share = np.array([r.share for r in kept])
        heads = {}
        for label in LABELS:
            weights, bias = fit(z, np.array([label in r.labels for r in kept], dtype=float), share)
            scaled = weights / spread
            heads[label] = {
                "bias": round(float(bias - scaled @ mean), 5),
                "weights": [round(float(v), 5) for v in scaled],
            }
        head = heads["commitment"]
        kept = [r for r in kept if r.fold >= 0 or r.embedding @ np.array(head["weights"]) + head["bias"] < 0]
    return heads


def score(heads, label, row):
    return float(row.embedding @ np.array(heads[label]["weights"]) + heads[label]["bias"])


def area(scores, truth):
    """The area under the receiver's curve: how often a right row scores above a wrong one."""
    order = np.argsort(np.argsort(scores)) + 1
    right = np.array(truth)
    n, m = right.sum(), (~right).sum()
    return (order[right].sum() - n * (n + 1) / 2) / (n * m)


def save(heads, path):
    path.write_text(json.dumps(heads, separators=(",", ":")) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=pathlib.Path, default=pathlib.Path("corpus"))
    parser.add_argument("--background", type=pathlib.Path, action="append", default=[])
    parser.add_argument("--folds", type=pathlib.Path)
    arguments = parser.parse_args()
    if not TARGET.exists():
        save({"commitment": {"bias": 0.0, "weights": [0.0] * 768}}, TARGET)
    model = load_parser(verify=False)
    gold = list(rows_of(model, arguments.corpus))
    background = list(background_rows(model, arguments.background))
    held_out = {}
    for fold in range(FOLDS):
        heads = fit_heads([r for r in [*gold, *background] if r.fold != fold])
        held_out |= {
            (i, label): score(heads, label, r) for i, r in enumerate(gold) if r.fold == fold for label in LABELS
        }
        if arguments.folds:
            arguments.folds.mkdir(parents=True, exist_ok=True)
            save(heads, arguments.folds / f"heads-{fold}.json")
    for label in LABELS:
        truth = [label in r.labels for r in gold]
        found = area([held_out[i, label] for i in range(len(gold))], truth)
        print(f"{label}: {sum(truth)} of {len(gold)}, area {found:.3f}")
    save(fit_heads([*gold, *background]), TARGET)


if __name__ == "__main__":
    main()
