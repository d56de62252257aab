"""Fit `knowledge/data/linking_weights.tsv`: how mentions relate, and what acts meet which condition.

Multinomial logistic regression with a quadratic penalty, with the annotated commitments and with those that reading
finds: by features alone on the train and development parts of `corpus/linking/`; with the model's judgement beside them
on the development part, which the model did not learn from.

    python tools/fit_linking.py [--model FOLDER] [--try]
"""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from linking_rows import ONE_WIRE, Row, rows_of
from numpy.typing import NDArray

from communique.evaluation.histories import Histories, load_histories
from communique.language.analyser import Analyser
from communique.language.model import load_reader
from communique.linking.comparing import Features
from communique.linking.relations import NONE, ONE, RELATIONS
from communique.linking.weighing import ANSWERS, judged_features
from communique.pipeline import Pipeline
from communique.settings import load_settings

TABLE = Path("src/communique/knowledge/data/linking_weights.tsv")
HEAD = """# How much each feature of two mentions, or of an act and a condition, counts for each answer: log-odds.
# Of "judged" questions the model's own answers are features too. Fitted by tools/fit_linking.py on corpus/linking/.
question\tfeature\tweight
"""
CLASSES = {"relation": RELATIONS, "chain": ANSWERS, "act": ANSWERS}
Weights = dict[str, dict[str, float]]
Numbers = NDArray[np.float64]


def fit(rows: Sequence[Row], classes: Sequence[str], *, penalty: float, steps: int = 400) -> Weights:
    """Weights of each class by gradient descent with momentum; `one` stands for any relation that makes one wire."""
    names = sorted({name for row in rows for name in row.features})
    x = np.array([[row.features.get(name, 0.0) for name in names] for row in rows])
    allowed = np.array([[_fits(c, row.answer) for c in classes] for row in rows], dtype=float)
    share = np.array([row.share for row in rows])[:, None]
    w: Numbers = np.zeros((len(names), len(classes)))
    ridge = np.array([0.01 if name == "constant" else penalty for name in names])[:, None]
    speed = np.zeros_like(w)
    rate = 1.0 / (0.25 * np.linalg.norm(x * np.sqrt(share), 2) ** 2 + penalty)
    for step in range(steps):
        ahead = w + step / (step + 3) * speed
        p = _softmax(x @ ahead)
        wanted = p * allowed
        wanted /= np.maximum(wanted.sum(1, keepdims=True), 1e-12)
        moved = ahead - rate * (x.T @ (share * (p - wanted)) + ridge * ahead)
        speed, w = moved - w, moved
    return {c: dict(zip(names, w[:, n].tolist(), strict=True)) for n, c in enumerate(classes)}


def _fits(relation: str, wanted: str) -> bool:
    return relation in ONE if wanted == ONE_WIRE else relation == wanted


def _softmax(scores: Numbers) -> Numbers:
    raised = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(raised / raised.sum(1, keepdims=True))


def likeliest(weights: Weights, features: Features) -> str:
    """The class with the highest odds."""
    return max(weights, key=lambda c: sum(weights[c].get(n, 0.0) * v for n, v in features.items()))


def judged(rows: Sequence[Row], question: str, pipeline: Pipeline) -> list[Row]:
    """The rows with the model's judgement among their features."""
    found = []
    for row in rows:
        one, other = row.shown
        heard = pipeline.judge(one, other) if one and other else None
        if heard is not None:
            answers = heard["relation" if question == "relation" else "meets"]
            found.append(replace(row, features=row.features | judged_features(answers)))
    return found


def cross_validated(rows: Sequence[Row], classes: Sequence[str], *, penalty: float, folds: int = 5) -> str:
    """F1 of each class in histories that were left out, with how many there are."""
    fold = {history: n % folds for n, history in enumerate(sorted({row.history for row in rows}))}
    told: list[tuple[str, str]] = []
    for k in range(folds):
        weights = fit([row for row in rows if fold[row.history] != k], classes, penalty=penalty)
        told += [(row.answer, likeliest(weights, row.features)) for row in rows if fold[row.history] == k]
    right = sum(_fits(got, wanted) for wanted, got in told)
    figures = [f"all {right / len(told):.3f}"]
    for c in (*classes, ONE_WIRE):
        members = {*ONE, ONE_WIRE} if c == ONE_WIRE else {c}
        asked = [
            (w in members, g in members) for w, g in told if c in (ONE_WIRE, NONE) or w != ONE_WIRE or c not in ONE
        ]
        wanted, got = sum(w for w, _ in asked), sum(g for _, g in asked)
        if wanted:
            figures.append(f"{c} {2 * sum(w and g for w, g in asked) / (wanted + got):.2f} ({wanted})")
    return ", ".join(figures)


def both_rows(histories: Histories, pipeline: Pipeline) -> dict[str, list[Row]]:
    """The rows with the annotated mentions and with those that reading finds: its errors are to be reckoned with."""
    given, read = (rows_of(histories, pipeline, given=given) for given in (True, False))
    return {question: given[question] + read[question] for question in CLASSES}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, help="folder of another model than the packaged one")
    parser.add_argument("--folder", type=Path, default=Path("corpus/linking"))
    parser.add_argument("--penalty", type=float, default=1.0)
    parser.add_argument("--try", dest="tried", action="store_true", help="cross-validate some penalties, write nothing")
    arguments = parser.parse_args()
    analyser = Analyser(load_reader(arguments.model, verify=arguments.model is None))
    pipeline = Pipeline(load_settings(), analyser)
    train, dev = (both_rows(load_histories(arguments.folder, split), pipeline) for split in ("train", "dev"))
    rows = {question: train[question] + dev[question] for question in CLASSES}
    rows |= {f"judged {question}": judged(dev[question], question, pipeline) for question in CLASSES}
    lines = []
    for question, own in rows.items():
        classes = CLASSES[question.removeprefix("judged ")]
        for penalty in (0.3, 1.0, 3.0) if arguments.tried else ():
            print(f"{question}, penalty {penalty}: {cross_validated(own, classes, penalty=penalty)}")
        weights = fit(own, classes, penalty=arguments.penalty)
        for c in classes:
            lines += [f"{question} {c}\t{name}\t{weight:.3f}" for name, weight in sorted(weights[c].items())]
        print(f"{question}: {len(own)} rows")
    if not arguments.tried:
        TABLE.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
