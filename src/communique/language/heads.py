"""Questions asked of a whole sentence: linear heads on the encoder's sentence embedding.

A head gives the log-odds of its label ("commitment": somebody is bound in this sentence). Heads are fitted on the
project's own corpus by `tools/fit_heads.py` and weigh in with the rules; they decide nothing alone.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Embedding = NDArray[np.float32]
_DECIMALS = 3


@dataclass(frozen=True, slots=True)
class SentenceHeads:
    """The labels, and for each a row of `weights` (labels, 768) and its `bias`."""

    labels: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def signals(self, embedding: Embedding) -> dict[str, float]:
        """The log-odds of each label for an embedding of 768 numbers."""
        scores = self.weights @ embedding + self.bias
        return {label: round(float(score), _DECIMALS) for label, score in zip(self.labels, scores, strict=True)}


def heads_from_json(text: str) -> SentenceHeads:
    """The heads that `tools/fit_heads.py` wrote: `{label: {"bias": number, "weights": [numbers]}}`."""
    plain: Mapping[str, Mapping[str, Any]] = json.loads(text)
    labels = tuple(sorted(plain))
    return SentenceHeads(
        labels,
        np.array([plain[label]["weights"] for label in labels], dtype=np.float32).reshape(len(labels), -1),
        np.array([plain[label]["bias"] for label in labels], dtype=np.float32),
    )


def strongest(signals: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The highest log-odds of each label over the pieces of one long sentence."""
    return {label: max(s[label] for s in signals) for label in signals[0]} if signals else {}
