"""The records of a JSONL file or of standard input, with the lines that are none."""

import sys
from collections.abc import Iterable
from pathlib import Path

from communique.errors import RecordError, SourceError
from communique.records import Record, from_line


def records_of_file(name: str) -> tuple[list[Record], list[str]]:
    """The records, and a line for each that cannot be read; `SourceError` where there is no such file."""
    if name == "-":
        return _parse(sys.stdin.buffer)
    try:
        with Path(name).open("rb") as file:
            return _parse(file)
    except OSError as error:
        raise SourceError(
            f"{name} cannot be opened: {error.strerror or error}; give a JSONL file of records"
        ) from error


def _parse(lines: Iterable[bytes]) -> tuple[list[Record], list[str]]:
    found: list[Record] = []
    broken: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append(from_line(line.decode("utf-8")))
        except (RecordError, UnicodeDecodeError, RecursionError, AttributeError) as error:
            broken.append(f"line {number}: {error}")
    return found, broken
