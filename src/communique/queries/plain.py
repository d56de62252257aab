"""Answers as JSON values, with the names of their fields."""

import json
from dataclasses import fields, is_dataclass
from typing import Any


def to_json(answer: Any) -> str:
    """An answer as indented JSON, keys in the order of the fields, letters unescaped."""
    return json.dumps(plain(answer), ensure_ascii=False, indent=1)


def plain(value: Any) -> Any:
    """Dataclasses as objects, tuples as lists; a span without a document leaves that key out.

    >>> plain((1, "a"))
    [1, 'a']
    """
    if is_dataclass(value) and not isinstance(value, type):
        found = {f.name: plain(getattr(value, f.name)) for f in fields(value)}
        return {k: v for k, v in found.items() if not (k == "document" and v is None and "start" in found)}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    return value
