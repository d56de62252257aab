"""Trees from Universal Dependencies: CoNLL-U files, plain or packed with xz, to passages."""

import lzma
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from communique.errors import CommuniqueError
from communique.training.passages import Passage

TREES = "trees"
"""The source of passages whose trees were drawn by hand."""
_COLUMNS = 10
_LONGEST = 150

Row = tuple[str, str, str, int, str]
"""Form, UPOS, XPOS, head, relation of one word."""


def read_treebank(path: Path) -> Iterator[Passage]:
    """The documents of a treebank; sentences of more than 150 words are left out."""
    document: list[list[Row]] = []
    for is_new, rows in _sentences(_lines(path), path):
        if is_new and document:
            yield _passage(document)
            document = []
        if rows and len(rows) <= _LONGEST:
            document.append(rows)
    if document:
        yield _passage(document)


def _lines(path: Path) -> Iterator[str]:
    data = path.read_bytes()
    text = (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")
    yield from text.split("\n")
    yield "\n"


def _sentences(lines: Iterable[str], path: Path) -> Iterator[tuple[bool, list[Row]]]:
    """Each sentence's words, and whether it begins a document; parts of words and empty nodes are skipped."""
    rows: list[Row] = []
    is_new = False
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            is_new = is_new or line.startswith("# newdoc")
        elif line.strip():
            columns = line.rstrip("\n").split("\t")
            if len(columns) != _COLUMNS:
                raise CommuniqueError(f"{path}:{number}: {len(columns)} columns, expected {_COLUMNS}; give CoNLL-U")
            if columns[0].isdigit():
                rows.append((columns[1], columns[3], columns[4], int(columns[6]), columns[7]))
        elif rows or is_new:
            if rows:
                yield is_new, rows
                is_new = False
            rows = []


def _passage(document: list[list[Row]]) -> Passage:
    words = [row for sentence in document for row in sentence]
    return Passage(
        source=TREES,
        sentences=tuple(tuple(_plain(row[0]) for row in sentence) for sentence in document),
        tags={
            "upos": [row[1] for row in words],
            "xpos": [row[2] for row in words],
            "head": [row[3] for row in words],
            "relation": [row[4] for row in words],
        },
    )


def _plain(form: str) -> str:
    return re.sub(r"\s+", "", form) or "_"
