"""Formats by name, each a function from records to lines."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from communique.errors import QueryError
from communique.records import Judgement, Record, order_key, to_line

Format = Callable[[Iterable[Record]], Iterator[str]]


def to_jsonl(records: Iterable[Record]) -> Iterator[str]:
    """One record a line, in listing order whatever the order given: the contract of the record."""
    yield from (to_line(record) for record in sorted(records, key=order_key))


def to_jsonl_as_listed(records: Iterable[Record]) -> Iterator[str]:
    """The same of records that come in listing order, as from a store: none waits for the others."""
    judgements = []
    for record in records:
        if isinstance(record, Judgement):
            judgements.append(record)
        else:
            yield to_line(record)
    yield from to_jsonl(judgements)


FORMATS: Mapping[str, Format] = {"jsonl": to_jsonl}
_AS_LISTED: Mapping[str, Format] = {"jsonl": to_jsonl_as_listed}


def export_lines(records: Iterable[Record], format_name: str, *, as_listed: bool = False) -> Iterator[str]:
    """The lines of an export, without line ends; `QueryError` for a format that this version does not write.

    `as_listed` promises that the records come in listing order: they are then written as they come.
    """
    chosen = (_AS_LISTED if as_listed else FORMATS).get(format_name)
    if chosen is None:
        raise QueryError(f"no export format {format_name!r}; this version writes {', '.join(FORMATS)}")
    return chosen(records)
