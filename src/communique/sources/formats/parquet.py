"""Parquet: one document a row, by the same columns as tables in text form. Needs the extra `[parquet]`."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, BinaryIO

from communique.errors import SourceError
from communique.settings import Limits
from communique.sources.formats.bounded import FREE_CHARACTERS, Output, size_of
from communique.sources.formats.columns import Columns, columns_of
from communique.sources.source import Source

if TYPE_CHECKING:
    from pyarrow import RecordBatch
    from pyarrow.parquet import ParquetFile

_MAGIC = b"PAR1"
_BATCH = 64
_BUFFER = 1 << 18
_FOOTER = 8
_MOST_FOOTER = 20_000_000
_MISSING = "Parquet files are read with pyarrow, which is not installed: pip install 'communique[parquet]'"
_CUT = "cut off or damaged: its end does not say what it holds; copy or export it again"
_BROKEN = "a broken Parquet file ({}); export it again"
_DENSE = "its column {!r} unpacks to {:,} bytes from {:,}: no text is packed so densely; check where the file is from"


class ParquetFormat:
    """`.parquet`: each row a document, named by its `id` or its number (the first is 1). Read in batches of rows."""

    name = "parquet"
    suffixes = frozenset({".parquet", ".pq"})
    media_types = frozenset({"application/vnd.apache.parquet"})

    def recognises(self, head: bytes) -> bool:
        """Whether it begins with the mark of Parquet."""
        return head.startswith(_MAGIC)

    def read(self, file: BinaryIO, *, name: str, limits: Limits) -> Iterator[Source]:
        """A document for each row; one without text fails alone, and where the file is damaged, the rest does."""
        _check_ends(file)
        table, names = _opened(file)
        columns = columns_of(names)
        output = Output(size_of(file), limits)
        number = 0
        try:
            _check_groups(table, names, limits)
            for row in _rows(table, names):
                output.add(sum(map(len, row)))
                number += 1
                yield columns.source(row, f"{name}:{number}")
        except SourceError as error:
            if not number:
                raise
            yield Source(f"{name}:{number + 1}", None, failure=f"from this row on: {error}")
        if not number:
            raise SourceError("no rows in it; give a table with one text a row")


def _check_ends(file: BinaryIO) -> None:
    """`SourceError` where a file does not end as Parquet does, or its directory is longer than itself."""
    size = size_of(file)
    file.seek(max(0, size - _FOOTER))
    end = file.read(_FOOTER)
    length = int.from_bytes(end[:4], "little")
    if end[4:] != _MAGIC or length + _FOOTER > size:
        raise SourceError(_CUT)
    if length > _MOST_FOOTER:
        raise SourceError(f"{length / 1e6:.0f} MB of description in it; no table needs so much: export it again")
    file.seek(0)


def _opened(file: BinaryIO) -> tuple["ParquetFile", list[str]]:
    """The file and its columns that can hold a document's fields: those of single values."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise SourceError(_MISSING) from error
    try:
        schema = parquet.read_schema(file)
        names = [field.name for field in schema if not pyarrow.types.is_nested(field.type)]
        texts = [field.name for field in schema if pyarrow.types.is_string(field.type)]
        file.seek(0)
        opened = parquet.ParquetFile(file, read_dictionary=texts, buffer_size=_BUFFER, pre_buffer=False)
    except (pyarrow.ArrowException, OSError, ValueError, MemoryError) as error:
        raise SourceError(_BROKEN.format(_short(error))) from error
    return opened, names


def _check_groups(table: "ParquetFile", names: Sequence[str], limits: Limits) -> None:
    """`SourceError` where a column is packed more densely than any text."""
    for number in range(table.metadata.num_row_groups):
        group = table.metadata.row_group(number)
        for place in range(group.num_columns):
            chunk = group.column(place)
            size, packed = chunk.total_uncompressed_size, chunk.total_compressed_size
            if chunk.path_in_schema in names and size > max(FREE_CHARACTERS, limits.ratio * packed):
                raise SourceError(_DENSE.format(chunk.path_in_schema, size, packed))


def _rows(table: "ParquetFile", names: Sequence[str]) -> Iterator[list[str]]:
    """The rows as words, batch by batch."""
    import pyarrow

    wanted = _wanted(columns_of(names), names)
    try:
        for batch in table.iter_batches(batch_size=_BATCH, columns=wanted, use_threads=False):
            yield from _words(batch, names)
    except (pyarrow.ArrowException, OSError, ValueError, MemoryError) as error:
        raise SourceError(_BROKEN.format(_short(error))) from error


def _wanted(columns: Columns, names: Sequence[str]) -> list[str]:
    return sorted({names[place] for place, _ in columns.places.values()})


def _words(batch: "RecordBatch", names: Sequence[str]) -> Iterator[list[str]]:
    held = {name: batch.column(place) for place, name in enumerate(batch.schema.names)}
    for number in range(batch.num_rows):
        yield [_word(held[name][number]) if name in held else "" for name in names]


def _word(scalar: Any) -> str:
    """One value as words: dates as ISO dates, bytes as UTF-8, nothing as ""."""
    try:
        value = scalar.as_py()
    except UnicodeDecodeError:
        plain = scalar.value if hasattr(scalar, "dictionary") else scalar
        return str(plain.as_buffer().to_pybytes(), "utf-8", "replace")
    if value is None:
        return ""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value.isoformat() if isinstance(value, date) else str(value)


def _short(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
