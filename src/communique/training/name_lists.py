"""Names of persons, organisations and locations from other sets: a word and its tag a line, blank between sentences."""

import lzma
from collections.abc import Iterator
from pathlib import Path

from communique.training.passages import Passage

_TOGETHER = 8
_LONGEST = 150


def read_names(path: Path) -> Iterator[Passage]:
    """The sentences of a list, a few to a passage; tags of other types than PER, ORG and LOC are not known."""
    sentences: list[list[tuple[str, str]]] = []
    for sentence in _sentences(path):
        sentences.append(sentence[:_LONGEST])
        if len(sentences) == _TOGETHER:
            yield _passage(sentences)
            sentences = []
    if sentences:
        yield _passage(sentences)


def _sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    current: list[tuple[str, str]] = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            word, _, tag = line.rstrip("\n").partition("\t")
            if word:
                current.append((word, tag))
            elif current:
                yield current
                current = []
    if current:
        yield current


def _passage(sentences: list[list[tuple[str, str]]]) -> Passage:
    tags = [tag for sentence in sentences for _, tag in sentence]
    return Passage(
        source="names",
        sentences=tuple(tuple(word for word, _ in sentence) for sentence in sentences),
        tags={"name3": [tag if tag == "O" or tag[2:] in {"PER", "ORG", "LOC"} else None for tag in tags]},
    )
