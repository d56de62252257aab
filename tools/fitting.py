"""What the fitting tools share: annotated texts analysed, and the regression that joins rules and model."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from communique.documents import build_document
from communique.evaluation.gold import GoldDocument, GoldForm
from communique.language.analyser import Analyser
from communique.text import Analysis

Numbers = NDArray[np.float64]
Scored = Sequence[tuple[str | None, Mapping[str, float]]]
"""The labels that one question may have, each with its features."""
Row = tuple[Scored, str | None]
"""A question and its right label."""


def analyse(gold: GoldDocument | GoldForm, analyser: Analyser) -> Analysis:
    """A gold text with its metadata, its language worked out."""
    given = {name: getattr(gold, name, None) for name in ("published", "publisher", "title")}
    metadata = {name: str(value) for name, value in given.items() if value}
    document = build_document(source_id=gold.id, text=gold.text, raw=gold.text.encode(), metadata=metadata)
    return analyser.analyse(document)


def fit(rows: Sequence[Row], *, penalty: float, rounds: int = 25) -> dict[str, float]:
    """Weights of a multinomial regression with features shared by its labels, by Newton's method."""
    names = sorted({name for scored, _ in rows for _, features in scored for name in features})
    blocks = [
        (
            np.array([[features.get(name, 0.0) for name in names] for _, features in scored]),
            [label for label, _ in scored].index(right),
        )
        for scored, right in rows
    ]
    w = np.zeros(len(names))
    loss = _loss(blocks, w, penalty)
    for _ in range(rounds):
        gradient, hessian = penalty * w, penalty * np.eye(len(names))
        for x, place in blocks:
            p = _chances(x, w)
            mean = p @ x
            gradient += mean - x[place]
            hessian += (x * p[:, None]).T @ x - np.outer(mean, mean)
        step = np.linalg.solve(hessian, gradient)
        while (after := _loss(blocks, w - step, penalty)) > loss and np.abs(step).max() > 1e-6:
            step /= 2
        w, before, loss = w - step, loss, after
        if before - loss < 1e-6:
            break
    return dict(zip(names, w.tolist(), strict=True))


def best(scored: Scored, weights: Mapping[str, float]) -> str | None:
    """The label with the highest score."""
    return max(scored, key=lambda pair: sum(value * weights.get(name, 0.0) for name, value in pair[1].items()))[0]


def _chances(x: Numbers, w: Numbers) -> Numbers:
    scores = x @ w
    raised = np.exp(scores - scores.max())
    return np.asarray(raised / raised.sum())


def _loss(blocks: Sequence[tuple[Numbers, int]], w: Numbers, penalty: float) -> float:
    return penalty * float(w @ w) / 2 - sum(float(np.log(_chances(x, w)[place] + 1e-12)) for x, place in blocks)
