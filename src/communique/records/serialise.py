"""Records to JSON Lines and back: sorted keys, UTF-8 unescaped, scores at three decimals."""

import json
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from communique.errors import RecordError
from communique.records.drafts import LocalActor, Reading, Risk, Sense
from communique.records.records import (
    RECORD_TYPES,
    AtRisk,
    Capture,
    HistoryEntry,
    Position,
    Record,
)
from communique.records.spans import Span, spans_in

_ORDER = {cls.record: place for place, cls in enumerate(RECORD_TYPES)}
_CLASSES = {cls.record: cls for cls in RECORD_TYPES}
_PARTS = (Position, AtRisk, Capture, HistoryEntry, LocalActor, Risk, Sense)


def to_plain(record: Record) -> dict[str, Any]:
    """The record as JSON values, its type first among the fields (`record`)."""
    return {"record": record.record} | {f.name.rstrip("_"): _plain(getattr(record, f.name)) for f in fields(record)}


def to_line(record: Record) -> str:
    """The record as one line of JSON, without the line end."""
    return json.dumps(to_plain(record), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_line(line: str) -> Record:
    """The record that a line of JSON holds; `RecordError` names what does not fit."""
    try:
        plain = json.loads(line)
    except ValueError as error:
        raise RecordError(f"not a line of JSON: {error}; give one record a line") from error
    if not isinstance(plain, dict):
        raise RecordError("a record must be a JSON object; give one record a line")
    return from_plain(plain)


def from_plain(plain: Mapping[str, Any]) -> Record:
    """The record of JSON values; unknown fields are left out, missing ones are an error unless they have a default."""
    cls = _CLASSES.get(str(plain.get("record")))
    if cls is None:
        raise RecordError(f"unknown record type {plain.get('record')!r}; expected one of {', '.join(_ORDER)}")
    made: Record = _build(cls, plain)
    return made


def reading_to_plain(reading: Reading) -> dict[str, Any]:
    """A reading as JSON values, one list per kind of record."""
    return {f.name: _reading_part(getattr(reading, f.name)) for f in fields(reading)}


def reading_from_plain(plain: Mapping[str, Any]) -> Reading:
    """The reading that `reading_to_plain` wrote."""
    values = {name: _value(hint, plain[name]) for name, hint in _hints(Reading).items() if name in plain}
    return Reading(**values)


def _reading_part(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_reading_part(item) for item in value]
    return _plain(value) if isinstance(value, _PARTS) else to_plain(value)


def order_key(record: Record) -> tuple[int, str, int, str]:
    """Where a record stands in a listing: type, document, first offset, id."""
    first = min((s.start for s in spans_in(record)), default=0)
    return _ORDER[record.record], record.document or "", first, record.id


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        plain: dict[str, Any] = {"start": value.start, "end": value.end, "text": value.text}
        return plain if value.document is None else plain | {"document": value.document}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, _PARTS):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    return value


def _build(cls: Any, plain: Mapping[str, Any]) -> Any:
    values = {}
    for name, hint in _hints(cls).items():
        key = name.rstrip("_")
        if key in plain:
            values[name] = _value(hint, plain[key])
    try:
        return cls(**values)
    except TypeError as error:
        raise RecordError(f"{cls.__name__}: {error}; expected the fields of the contract") from error


@cache
def _hints(cls: Any) -> dict[str, Any]:
    hints = get_type_hints(cls)
    return {f.name: hints[f.name] for f in fields(cls)}


def _value(hint: Any, plain: Any) -> Any:
    if plain is None:
        return None
    if get_origin(hint) in (Union, UnionType):
        return _value(next(a for a in get_args(hint) if a is not NoneType), plain)
    if get_origin(hint) is tuple:
        return tuple(_value(get_args(hint)[0], item) for item in plain)
    if hint is Span or hint in _PARTS or hint in RECORD_TYPES:
        return _build(hint, plain)
    return float(plain) if hint is float else plain
