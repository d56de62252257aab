"""Tables that ship with the package: tab-separated, comments after `#`, one header line."""

import gzip
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from importlib import resources

from communique.errors import KnowledgeError


def read_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table in `knowledge/data`, as dictionaries by the header's names.

    Empty cells are empty strings. `KnowledgeError` names the file and the line where a row has another number of
    cells than the header.
    """
    try:
        lines = (resources.files("communique.knowledge") / "data" / name).read_text("utf-8").splitlines()
    except OSError as error:
        raise KnowledgeError(f"the table {name} is missing; install communique again") from error
    header: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
        elif len(cells) != len(header):
            raise KnowledgeError(f"{name}, line {number}: {len(cells)} cells, expected {len(header)}; mend the table")
        else:
            yield dict(zip(header, cells, strict=True))


def read_packed(name: str) -> list[str]:
    """The lines of a packed table, sorted by key; they are split only when they are asked for (`lines_of`)."""
    try:
        packed = (resources.files("communique.knowledge") / "data" / name).read_bytes()
        lines = gzip.decompress(packed).decode("utf-8").split("\n")
    except (OSError, EOFError) as error:
        raise KnowledgeError(f"the table {name} is missing or broken; install communique again") from error
    start = next((at for at, line in enumerate(lines) if not line.startswith("#")), 0)
    return lines[start:]


def lines_of(table: Sequence[str], key: str) -> Iterator[list[str]]:
    """The fields of the lines of a sorted table that begin with a key."""
    prefix = key + "\t"
    for at in range(bisect_left(table, prefix), len(table)):
        if not table[at].startswith(prefix):
            break
        yield table[at].split("\t")
