"""Tables that ship with the package: tab-separated, comments after `#`, one header line."""

from collections.abc import Iterator
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
