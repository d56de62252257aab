"""Fit the weights of `knowledge/data/event_types.tsv` on the train part of the corpus.

A multinomial regression with a quadratic penalty over the words of annotated events, on the features that occur three
times; by Nesterov's accelerated gradient.
"""

import argparse
import pathlib
from collections import Counter

import numpy as np
from fitting import analyse
from numpy.typing import NDArray

from communique.evaluation.gold import load_gold
from communique.knowledge.event_types import NAMES
from communique.language.analyser import Analyser
from communique.language.model import load_reader
from communique.reading.decoding.event_words import words_of_act

TABLE = pathlib.Path("src/communique/knowledge/data/event_types.tsv")
HEAD = """# How much the words of an act speak for each PLOVER type (log-odds); see reading/decoding/event_words.py.
# Fitted by tools/fit_event_types.py on the train part of corpus/.
"""
Numbers = NDArray[np.float64]
LEAST = 3


def read_rows(corpus: pathlib.Path, analyser: Analyser) -> list[tuple[frozenset[str], str]]:
    """(features, type) of every annotated event."""
    found = []
    for gold in load_gold([corpus]).documents:
        analysis = analyse(gold, analyser)
        for event in gold.events:
            head = analysis.head_of(event.anchor)
            if head is not None:
                sentence = analysis.sentences[head[0]]
                found.append((frozenset(words_of_act(sentence, sentence[head[1]])), event.type))
    return found


def fit(x: Numbers, wanted: Numbers, *, penalty: float, rounds: int) -> Numbers:
    """Weights (features, types) that make the right types likely."""
    w = ahead = np.zeros((x.shape[1], wanted.shape[1]))
    step = 1 / (penalty + 0.5 * float(np.linalg.norm(x, 2)) ** 2)
    for turn in range(rounds):
        scores = x @ ahead
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        before, w = w, ahead - step * (x.T @ (chances - wanted) + penalty * ahead)
        ahead = w + turn / (turn + 3) * (w - before)
    return w


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=pathlib.Path, default=pathlib.Path("corpus/documents/train"))
    parser.add_argument("--model", type=pathlib.Path, help="folder of another model than the packaged one")
    parser.add_argument("--penalty", type=float, default=2.0)
    parser.add_argument("--rounds", type=int, default=400)
    args = parser.parse_args()
    rows = read_rows(args.corpus, Analyser(load_reader(args.model, verify=args.model is None)))
    counts = Counter(name for features, _ in rows for name in features)
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    x = np.array([[name in features for name in names] for features, _ in rows], dtype=float)
    wanted = np.array([[kind == name for name in NAMES] for _, kind in rows], dtype=float)
    weights = fit(x, wanted, penalty=args.penalty, rounds=args.rounds)
    right = float(((x @ weights).argmax(axis=1) == wanted.argmax(axis=1)).mean())
    print(f"{len(rows)} events, {len(names)} features; {right:.3f} of the events it was fitted on are right")
    lines = ["\t".join(("feature", *NAMES))]
    lines += ["\t".join((name, *(f"{v:.2f}" for v in row))) for name, row in zip(names, weights, strict=True)]
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
