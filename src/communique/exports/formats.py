"""Formats by name, each a function from records to lines."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from communique.errors import QueryError
from communique.records import Record, order_key, to_line

Format = Callable[[Iterable[Record]], Iterator[str]]


def to_jsonl(records: Iterable[Record]) -> Iterator[str]:
    """One record a line, in listing order whatever the order given: the contract of the record."""
    yield from (to_line(record) for record in sorted(records, key=order_key))


FORMATS: Mapping[str, Format] = {"jsonl": to_jsonl}


def export_lines(records: Iterable[Record], format_name: str) -> Iterator[str]:
    """The lines of an export, without line ends; `QueryError` for a format that this version does not write."""
    chosen = FORMATS.get(format_name)
    if chosen is None:
        raise QueryError(f"no export format {format_name!r}; this version writes {', '.join(FORMATS)}")
    return chosen(records)
