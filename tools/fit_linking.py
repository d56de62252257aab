"""Fit `knowledge/data/linking_weights.tsv`: how mentions relate, and what acts meet which condition.

Multinomial logistic regression with a quadratic penalty, with the annotated commitments and with those that reading
finds: by features alone on the train and development parts of `corpus/linking/`; of acts and chains also on the
families of wordings (`family_rows.py`). Of relations the model's judgement is weighed beside them by a few numbers, on
the development part alone, which the model did not learn from.

    python tools/fit_linking.py [--model FOLDER] [--try]
"""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from family_rows import family_rows
from linking_rows import ONE_WIRE, Row, rows_of
from numpy.typing import NDArray

from communique.evaluation.histories import Histories, load_histories
from communique.language.analyser import Analyser
from communique.language.model import load_reader
from communique.linking.comparing import Features
from communique.linking.relations import NONE, ONE, RELATIONS
from communique.linking.retracting import RETRACTIONS
from communique.linking.weighing import ANSWERS, pooled_features
from communique.pipeline import Pipeline
from communique.settings import load_settings

TABLE = Path("src/communique/knowledge/data/linking_weights.tsv")
HEAD = """# How much each feature of two mentions, or of an act and a condition, counts for each answer: log-odds.
# Of "judged" questions the model's own answers are features too. Fitted by tools/fit_linking.py on corpus/linking/.
question\tfeature\tweight
"""
CLASSES = {
    "relation": RELATIONS,
    "worded relation": RELATIONS,
    "retraction": RETRACTIONS,
    "chain": ANSWERS,
    "act": ANSWERS,
}
READ = ("relation", "retraction", "chain", "act")
PENALTY = 3.0
"""What was best when histories were left out: features are many and go together."""
OF_DEVELOPMENT = 3.0
"""How much a question of the development part counts beside one of train, whose texts have one commitment each."""
POOLED = {"judged relation": "worded relation", "judged retraction": "retraction"}
_USUAL = (0.7, 0.35)
"""How much features and model count before the rows are asked."""
_OF_WORDS = ("said ", "near ", "cue ")
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


def odds_of(weights: Weights, features: Features) -> dict[str, float]:
    """The probability of each class."""
    scores = np.array([[sum(own.get(n, 0.0) * v for n, v in features.items()) for own in weights.values()]])
    return dict(zip(weights, _softmax(scores)[0].tolist(), strict=True))


def folds_of(rows: Sequence[Row], folds: int) -> dict[str, int]:
    """The fold of each history."""
    return {history: n % folds for n, history in enumerate(sorted({row.history for row in rows}))}


def pool_rows(question: str, train: Sequence[Row], dev: Sequence[Row], pipeline: Pipeline, folds: int = 5) -> list[Row]:
    """The development rows with what weights say that were fitted without them, and what the model says."""
    fold = folds_of(dev, folds)
    found = []
    for k in range(folds):
        rest = [*train, *(row for row in dev if fold[row.history] != k)]
        weights = fit(rest, CLASSES[question], penalty=PENALTY)
        for row in (row for row in dev if fold[row.history] == k):
            one, other = row.shown
            heard = pipeline.judge(one, other) if one and other else None
            if heard is not None:
                own = odds_of(weights, row.features)
                found.append(replace(row, features=pooled_features(own, heard["relation"])))
    return found


def fit_pool(rows: Sequence[Row], classes: Sequence[str], *, penalty: float = 40.0, steps: int = 2000) -> Weights:
    """How much both opinions count, and how much likelier each relation is than they say."""
    own, heard = (
        np.array([[row.features[f"{side} {c}"] for c in classes] for row in rows]) for side in ("own", "judged")
    )
    allowed = np.array([[_fits(c, row.answer) for c in classes] for row in rows], dtype=float)
    share = np.array([row.share for row in rows])[:, None]
    a, b, constant = _USUAL[0], np.full(len(classes), _USUAL[1]), np.zeros(len(classes))
    rate = 0.1 / share.sum()
    for _ in range(steps):
        p = _softmax(a * own + b * heard + constant)
        wanted = p * allowed
        wanted /= np.maximum(wanted.sum(1, keepdims=True), 1e-12)
        error = share * (p - wanted)
        a -= rate * (float((error * own).sum()) + penalty * (a - _USUAL[0]))
        b = b - rate * ((error * heard).sum(0) + penalty * (b - _USUAL[1]))
        constant = constant - rate * (error.sum(0) + penalty * constant)
    return {
        c: {"constant": float(constant[n]), f"own {c}": a, f"judged {c}": float(b[n])} for n, c in enumerate(classes)
    }


def without_words(rows: Sequence[Row]) -> list[Row]:
    """The rows with the features that cost nothing."""
    return [
        replace(row, features={n: v for n, v in row.features.items() if not n.startswith(_OF_WORDS)}) for row in rows
    ]


def cross_validated(rows: Sequence[Row], classes: Sequence[str], *, penalty: float, folds: int = 5) -> str:
    """F1 of each class in histories that were left out, with how many there are."""
    fold = folds_of(rows, folds)
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
    return {question: given[question] + read[question] for question in READ}


def with_words(rows: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """The rows by all questions: relations without and with what the words say."""
    return rows | {"worded relation": rows["relation"], "relation": without_words(rows["relation"])}


def lines_of(question: str, weights: Weights) -> list[str]:
    """The rows of the table for a question."""
    return [
        f"{question} {c}\t{name}\t{weight:.3f}" for c, own in weights.items() for name, weight in sorted(own.items())
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, help="folder of another model than the packaged one")
    parser.add_argument("--folder", type=Path, default=Path("corpus/linking"))
    parser.add_argument("--try", dest="tried", action="store_true", help="cross-validate some penalties, write nothing")
    arguments = parser.parse_args()
    analyser = Analyser(load_reader(arguments.model, verify=arguments.model is None))
    pipeline = Pipeline(load_settings(), analyser)
    train, dev = (
        with_words(both_rows(load_histories(arguments.folder, split), pipeline)) for split in ("train", "dev")
    )
    dev["act"] = [replace(row, share=row.share * OF_DEVELOPMENT) for row in dev["act"]]
    for question, rows in family_rows(arguments.folder / "families", pipeline).items():
        train[question] = [*train[question], *rows]
    lines = []
    for question, classes in CLASSES.items():
        own = train[question] + dev[question]
        for penalty in (0.3, 1.0, 3.0, 10.0) if arguments.tried else ():
            print(f"{question}, penalty {penalty}: {cross_validated(own, classes, penalty=penalty)}")
        weights = fit(own, classes, penalty=PENALTY)
        lines += lines_of(question, weights)
        print(f"{question}: {len(own)} rows")
    for pooled, question in POOLED.items():
        own = pool_rows(question, train[question], dev[question], pipeline)
        lines += lines_of(pooled, fit_pool(own, CLASSES[question]))
        print(f"{pooled}: {len(own)} rows")
    if not arguments.tried:
        TABLE.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
