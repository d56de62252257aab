"""Words that tell a place from other names: "Tovuz district", "the siege of", "in", "the Minsk agreement"."""

from functools import cache
from importlib import resources


@cache
def place_words(group: str) -> frozenset[str]:
    """The words of one class of `data/place_words.tsv`, in lower case."""
    return _table()[group]


@cache
def _table() -> dict[str, frozenset[str]]:
    text = (resources.files("communique.knowledge") / "data" / "place_words.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {group: frozenset(words.split()) for group, words in rows}
