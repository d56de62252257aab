"""Directions of meaning as text: each number of a vector of length 1 in eight bits, all of them in base 64."""

import base64
from array import array
from collections.abc import Iterable

_MOST = 127


def written(vector: Iterable[float]) -> str:
    """The text of a vector whose numbers lie between -1 and 1.

    >>> read_vector(written([0.0, 1.0, -0.5]))
    (0.0, 1.0, -0.504)
    """
    numbers = array("b", (max(-_MOST, min(_MOST, round(value * _MOST))) for value in vector))
    return base64.b64encode(numbers.tobytes()).decode("ascii")


def read_vector(text: str) -> tuple[float, ...]:
    """The vector of a text, to three decimals."""
    return tuple(round(number / _MOST, 3) for number in array("b", base64.b64decode(text)))
