"""Ids made of content: the same words give the same id, in any order of reading, on any machine."""

import hashlib
import json
from collections.abc import Iterable

from communique.records.spans import Span

ID_LENGTH = 16


def sha256_of(data: str | bytes) -> str:
    """Hexadecimal SHA-256 of a text (as UTF-8) or of bytes.

    A text may hold lone surrogates (they come from broken JSON escapes): they are hashed as such.
    """
    raw = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    return hashlib.sha256(raw).hexdigest()


def digest(*parts: object) -> str:
    """Sixteen hexadecimal digits (64 bits) over the parts, which must be JSON values."""
    return sha256_of(json.dumps(parts, ensure_ascii=True, separators=(",", ":")))[:ID_LENGTH]


def document_id(*, url: str | None, source_id: str | None, text_sha256: str) -> str:
    """A document is its address (url, else source id) and its text; its date has no part in it."""
    return digest("document", url or source_id or "", text_sha256)


def content_id(record: str, document: str | None, spans: Iterable[Span | None], *more: str | None) -> str:
    """A record is its type, its document and the spans that make it, each by its offsets.

    `more` holds what else tells two records on the same words apart: the holder of an event.
    """
    places = [None if s is None else [s.document or "", s.start, s.end] for s in spans]
    return digest(record, document or "", places, list(more))
