"""A source with what the user said about it, made into a document."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from communique.documents.cleaning import clean_text, flag_invisible
from communique.documents.dateline import find_dateline
from communique.records import Capture, Document, document_id, sha256_of

_LONGEST = 2_000
"""Characters of a title, a name or an address: what is longer is something else."""
_ISO_DATE = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?:$|[T\s])")


_CLOCK = re.compile(r"^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? |,?(?: at)? \d{1,2}:\d{2}.*$")
"""What may stand around a date: the day of the week, the time of day with its zone."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of every input of a call: publication date (ISO) and publisher."""

    published: str | None = None
    publisher: str | None = None


def parse_date(value: str) -> str | None:
    """The ISO date of a date or date-time, also written out in English; `None` where it is no full date.

    >>> parse_date("2018-09-05T10:00:00Z"), parse_date("5 September 2018"), parse_date("Wed, 05 Sep 2018 10:00:00 GMT")
    ('2018-09-05', '2018-09-05', '2018-09-05')
    """
    match = _ISO_DATE.match(value)
    try:
        if match:
            return date.fromisoformat(match.group(1)).isoformat()
    except ValueError:
        return None
    written = find_dateline(_CLOCK.sub("", value.strip()))
    return written[0] if written else None


def build_document(
    *,
    source_id: str,
    text: str | None,
    raw: bytes,
    metadata: Mapping[str, str],
    warnings: tuple[str, ...] = (),
    failure: str | None = None,
    language: str | None = None,
    given: Given | None = None,
    captured: Capture | None = None,
) -> Document:
    """The document, failed with its reason where it has no text to read.

    The date is the one given, else the metadata's, else a dateline's that states it in full; never a guess.
    """
    metadata, cut = _bounded(metadata)
    warnings = (*warnings, *cut)
    if text is None or failure:
        return _failed(source_id, raw, metadata, (*warnings, failure or "no text"), language, captured)
    clean, mended = clean_text(text)
    if not any(c.isalnum() for c in clean):
        reason = "no words in the text; give a text with words"
        return _failed(source_id, raw, metadata, (*warnings, reason), language, captured)
    given = given or Given()
    published, method, doubts = _date(clean, metadata, given)
    notes = (*warnings, *mended)
    sha256 = sha256_of(clean)
    identity = document_id(url=metadata.get("url"), source_id=source_id, text_sha256=sha256)
    return Document(
        id=identity,
        document=identity,
        source_id=source_id,
        title=metadata.get("title"),
        author=metadata.get("author"),
        published=published,
        date_method=method,
        published_by=metadata.get("published_by") if method == "metadata" else None,
        publisher=given.publisher or metadata.get("publisher"),
        url=metadata.get("url"),
        language=language,
        sha256=sha256,
        text=clean,
        state="partial" if notes else "ok",
        warnings=(*notes, *doubts, *flag_invisible(clean)),
        captured=captured,
    )


def _bounded(metadata: Mapping[str, str]) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """The metadata with nothing in it that is no title, name or address by its length, and warnings."""
    cut = tuple(name for name, value in metadata.items() if len(value) > _LONGEST)
    if not cut:
        return metadata, ()
    kept = {name: value[:_LONGEST] for name, value in metadata.items()}
    return kept, tuple(f"the {name} was longer than {_LONGEST:,} characters and was cut" for name in cut)


def _date(text: str, metadata: Mapping[str, str], given: Given) -> tuple[str | None, str, tuple[str, ...]]:
    """Date, method and warnings."""
    if given.published:
        return given.published, "given", ()
    stated = metadata.get("published")
    if stated and (day := parse_date(stated)):
        return day, "metadata", ()
    doubts = (
        (f"the publication date {stated!r} is no ISO date and no full date in English; give YYYY-MM-DD",)
        if stated
        else ()
    )
    dateline = find_dateline(text)
    return (dateline[0], "dateline", doubts) if dateline else (None, "unresolved", doubts)


def _failed(
    source_id: str,
    raw: bytes,
    metadata: Mapping[str, str],
    warnings: tuple[str, ...],
    language: str | None,
    captured: Capture | None,
) -> Document:
    sha256 = sha256_of(raw)
    identity = document_id(url=metadata.get("url"), source_id=source_id, text_sha256=sha256)
    return Document(
        id=identity,
        document=identity,
        source_id=source_id,
        title=metadata.get("title"),
        author=metadata.get("author"),
        publisher=metadata.get("publisher"),
        url=metadata.get("url"),
        language=language,
        sha256=sha256,
        text=None,
        state="failed",
        warnings=warnings,
        captured=captured,
    )
