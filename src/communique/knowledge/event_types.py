"""How much the words around an act speak for each PLOVER type: fitted weights, as a table."""

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from communique.knowledge.loading import read_rows
from communique.knowledge.plover import TYPES

NAMES = tuple(sorted(TYPES))
"""The types in the order of the table's columns."""


@cache
def event_type_weights() -> Mapping[str, NDArray[np.float64]]:
    """The weights of each feature (`reading/decoding/event_words.py`) for the types, in the order of `NAMES`."""
    rows = read_rows("event_types.tsv")
    return {row["feature"]: np.array([float(row[name] or 0) for name in NAMES]) for row in rows}
