"""The words that commitments are made of, by class: vowing, harm and help, cues that something is none.

The table `data/commitment_words.tsv` was written by hand from the guide's cases; a word may stand in several classes.
"""

from functools import cache, lru_cache
from importlib.resources import files


@cache
def commitment_words() -> dict[str, frozenset[str]]:
    """Class -> its words (lemmas in lower case, or forms where a lemma would blur)."""
    found: dict[str, set[str]] = {}
    table = files("communique.knowledge").joinpath("data/commitment_words.tsv").read_text("utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            name, _, words = line.partition("\t")
            found.setdefault(name, set()).update(words.split())
    return {name: frozenset(words) for name, words in found.items()}


@cache
def classes_of() -> dict[str, frozenset[str]]:
    """Word -> the classes it stands in."""
    found: dict[str, set[str]] = {}
    for name, words in commitment_words().items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@lru_cache(maxsize=20_000)
def classes_of_word(lemma: str, lower: str) -> frozenset[str]:
    """The classes that a word stands in by its lemma or as written (in lower case)."""
    classes = classes_of()
    return classes.get(lemma, frozenset()) | classes.get(lower, frozenset())


@cache
def commitment_weights() -> dict[str, float]:
    """Feature -> its weight in the score of a candidate (`data/commitment_weights.tsv`); empty where there is none."""
    table = files("communique.knowledge").joinpath("data/commitment_weights.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {name: float(weight) for name, weight in rows}


@cache
def value_weights() -> dict[tuple[str, str], float]:
    """(feature, value) -> weight for what a response is worth (`data/commitment_values.tsv`)."""
    table = files("communique.knowledge").joinpath("data/commitment_values.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {(name, value): float(weight) for name, value, weight in rows}


@cache
def act_types() -> dict[str, frozenset[str]]:
    """Lemma -> the PLOVER types that it can stand for in some use (`data/events.tsv`)."""
    found: dict[str, set[str]] = {}
    table = files("communique.knowledge").joinpath("data/events.tsv").read_text("utf-8")
    for line in table.splitlines():
        cells = line.split("\t")
        if line.startswith("#") or len(cells) < 4 or not cells[3].isupper():
            continue
        for word in cells[0].split(";"):
            found.setdefault(word.strip(), set()).add(cells[3])
    return {word: frozenset(names) for word, names in found.items()}
