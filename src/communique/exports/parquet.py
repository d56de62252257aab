"""Tables as Parquet, one file for each type of record: for archives that are asked with SQL or data frames.

Spans become structs of start, end and text, lists stay lists. Rows are written as they come, a few thousand at a time.
"""

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from communique.errors import InstallationError
from communique.records import RECORD_TYPES, Record, Span, to_plain

_AT_ONCE = 2_000
_UNFINISHED = ".parquet.unfinished"


def write_parquet(records: Iterable[Record], folder: Path) -> dict[str, int]:
    """Write records, in any order, to `folder/TYPE.parquet`; how many of each type there are.

    Every type has its file, be it without rows; all take their names when the last record is written.
    `InstallationError` where pyarrow is missing.
    """
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise InstallationError("Parquet needs pyarrow; pip install 'communique[parquet]'") from error
    folder.mkdir(parents=True, exist_ok=True)
    rows: dict[str, list[dict[str, Any]]] = {cls.record: [] for cls in RECORD_TYPES}
    counts = dict.fromkeys(rows, 0)
    with ExitStack() as stack:
        writers = {}
        for cls in RECORD_TYPES:
            schema = schema_of(cls)
            made = parquet.ParquetWriter(folder / f".{cls.record}{_UNFINISHED}", schema, compression="zstd")
            writers[cls.record] = stack.enter_context(made)
        for record in records:
            own = rows[record.record]
            own.append(to_plain(record))
            counts[record.record] += 1
            if len(own) == _AT_ONCE:
                _write(writers[record.record], own)
        for name, own in rows.items():
            if own:
                _write(writers[name], own)
    for name in rows:
        (folder / f".{name}{_UNFINISHED}").replace(folder / f"{name}.parquet")
    return counts


def schema_of(cls: Any) -> Any:
    """The columns of a record type, as its fields say."""
    import pyarrow

    return pyarrow.schema([("record", pyarrow.string()), *((f.name.rstrip("_"), _type(h)) for f, h in _hints(cls))])


def _hints(cls: Any) -> list[tuple[Any, Any]]:
    hints = get_type_hints(cls)
    return [(f, hints[f.name]) for f in fields(cls)]


def _type(hint: Any) -> Any:
    import pyarrow

    if get_origin(hint) in (Union, UnionType):
        return _type(next(a for a in get_args(hint) if a is not NoneType))
    if get_origin(hint) is tuple:
        return pyarrow.list_(_type(get_args(hint)[0]))
    if hint is Span or is_dataclass(hint):
        return pyarrow.struct([(f.name, _type(h)) for f, h in _hints(hint)])
    if hint is NoneType:  # a field that is always empty in this type
        return pyarrow.string()
    return {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}[hint]


def _write(writer: Any, rows: list[dict[str, Any]]) -> None:
    """Write some rows and forget them."""
    import pyarrow

    writer.write_table(pyarrow.Table.from_pylist(rows, schema=writer.schema))
    rows.clear()
