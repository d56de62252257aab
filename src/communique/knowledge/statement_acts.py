"""How much the words of a statement speak for each act: fitted weights, as a table."""

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from communique.knowledge.loading import read_rows

NAMES = (
    "accuse", "acknowledge", "agree", "announce", "ask", "claim", "comment", "condemn", "demand", "deny", "praise",
    "promise", "reject", "request", "support", "threaten", "warn",
)  # fmt: skip
"""The acts in the order of the table's columns."""
UNIT = 0.02
"""Log-odds of 1 in the table."""


@cache
def statement_act_weights() -> tuple[Mapping[str, int], NDArray[np.float32]]:
    """The row of each feature (`reading/decoding/statement_words.py`), and the weights (rows, acts)."""
    rows = list(read_rows("statement_acts.tsv"))
    weights = np.array([[UNIT * float(row[name] or 0) for name in NAMES] for row in rows], dtype=np.float32)
    return {row["feature"]: place for place, row in enumerate(rows)}, weights
