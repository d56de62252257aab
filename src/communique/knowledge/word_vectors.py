"""What words mean, as vectors (`data/word_vectors.npz`, built by tools/build_word_vectors.py).

A vector is long where the word is telling. The likeness of two phrases is the cosine of the sums of their words, and
1 for the same words in another order; unrelated phrases have about 0.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]
_WORD = re.compile(r"[a-z]{2,}")


@cache
def _table() -> tuple[dict[str, int], NDArray[np.int8], Vector]:
    """The rows of the words, the vectors in 8 bits, and the scale of each direction."""
    path = files("communique.knowledge").joinpath("data/word_vectors.npz")
    with path.open("rb") as file:
        held = np.load(file)
        words = str(held["words"]).split("\n")
        return {word: row for row, word in enumerate(words)}, held["vectors"], held["scale"]


@lru_cache(maxsize=50_000)
def word_vector(word: str) -> Vector | None:
    """The vector of a word in lower case (96,); `None` where the table has none."""
    rows, vectors, scale = _table()
    row = rows.get(word)
    return None if row is None else np.asarray(vectors[row] * scale, dtype=np.float32)


def phrase_vector(words: tuple[str, ...]) -> Vector | None:
    """The sum of the words' vectors; `None` where none of them is known."""
    known = [v for word in words if (v := word_vector(word)) is not None]
    return np.asarray(np.sum(known, axis=0), dtype=np.float32) if known else None


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text that the table may know, in lower case."""
    return tuple(_WORD.findall(text.lower()))


def likeness(one: Vector | None, other: Vector | None) -> float:
    """The cosine of two vectors; 0 where one is missing."""
    if one is None or other is None:
        return 0.0
    length = float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(one @ other) / length if length else 0.0
