"""The lines of a shard's output: a reading with where it came from, and the bytes that its text was taken from."""

import base64
import gzip
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from communique.errors import StoreError
from communique.records import reading_from_plain, reading_to_plain
from communique.store import Arrived, Attempt


def to_output_line(arrived: Arrived) -> str:
    """One line of JSON, without the line end."""
    plain = {
        "attempt": asdict(arrived.attempt) if arrived.attempt else None,
        "raw": base64.b64encode(arrived.raw).decode() if arrived.raw else None,
        "reading": reading_to_plain(arrived.reading) if arrived.reading else None,
    }
    return json.dumps(plain, ensure_ascii=True, separators=(",", ":"))


def read_output(path: Path) -> Iterator[Arrived]:
    """What a shard's output holds, in order; `StoreError` where it is damaged."""
    try:
        with gzip.open(path, "rb") as lines:
            for line in lines:
                yield _arrived(json.loads(line))
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{path} is damaged ({error}); remove it, and run the plan again") from error


def _arrived(plain: dict[str, Any]) -> Arrived:
    attempt = plain["attempt"]
    return Arrived(
        reading=reading_from_plain(plain["reading"]) if plain["reading"] else None,
        attempt=Attempt(**attempt | {"reasons": tuple(attempt["reasons"])}) if attempt else None,
        raw=base64.b64decode(plain["raw"]) if plain["raw"] else b"",
    )
