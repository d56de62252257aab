"""Directions of meaning as text: each number of a vector of length 1 in eight bits, all of them in base 64."""

import base64

import numpy as np
from numpy.typing import ArrayLike, NDArray

LONGEST = 127
"""What the number 1 is written as."""


def written(vector: ArrayLike) -> str:
    """The text of a vector whose numbers lie between -1 and 1.

    >>> numbers_of(read_vector(written([0.0, 1.0, -0.5]))).tolist()
    [0, 127, -64]
    """
    numbers = np.rint(np.asarray(vector) * LONGEST).clip(-LONGEST, LONGEST).astype(np.int8)
    return base64.b64encode(numbers.tobytes()).decode("ascii")


def read_vector(text: str) -> bytes:
    """The vector of a text, a byte for each of its numbers: as linking keeps many thousands of them."""
    return base64.b64decode(text)


def numbers_of(vector: bytes) -> NDArray[np.int8]:
    """The numbers of a vector, each `LONGEST` times what it was."""
    return np.frombuffer(vector, dtype=np.int8)


def cosine(one: bytes, other: bytes) -> float:
    """How near two directions are, -1 to 1.

    >>> round(cosine(read_vector(written([0.6, 0.8])), read_vector(written([1.0, 0.0]))), 2)
    0.6
    """
    return float(np.dot(numbers_of(one).astype(np.float32), numbers_of(other).astype(np.float32))) / LONGEST**2
