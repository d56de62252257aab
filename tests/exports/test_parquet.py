"""Tables: every record comes back with every field, whatever the words."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from any_record import records as any_records
from communique.exports.parquet import schema_of, write_parquet
from communique.linking import link_readings
from communique.records import RECORD_TYPES, Record, to_plain
from crisis import readings

parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")


def filled(value: Any) -> Any:
    """JSON values with the document of each span named or null, as a struct has all its fields."""
    if isinstance(value, dict):
        named = {"document": None} if set(value) == {"start", "end", "text"} else {}
        return {key: filled(item) for key, item in value.items()} | named
    return [filled(item) for item in value] if isinstance(value, list) else value


def read_back(folder: Path, record: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = parquet.read_table(folder / f"{record}.parquet").to_pylist()
    return found


def test_every_type_has_a_table(tmp_path: Path) -> None:
    """The linked records of the crisis; types without records have a table without rows."""
    records = link_readings(readings())
    counts = write_parquet(records, tmp_path)
    assert sum(counts.values()) == len(records)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(f"{cls.record}.parquet" for cls in RECORD_TYPES)
    for cls in RECORD_TYPES:
        own = [filled(to_plain(record)) for record in records if record.record == cls.record]
        assert read_back(tmp_path, cls.record) == own
        assert parquet.read_schema(tmp_path / f"{cls.record}.parquet").names == schema_of(cls).names


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=st.lists(any_records, max_size=4))
def test_any_record_comes_back(tmp_path: Path, found: list[Record]) -> None:
    """The oddest words in every field of every type."""
    write_parquet(found, tmp_path)
    for record in {r.record for r in found}:
        assert read_back(tmp_path, record) == [filled(to_plain(r)) for r in found if r.record == record]
