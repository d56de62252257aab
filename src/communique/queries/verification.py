"""Every span of every record read again in its document."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from communique.records import Document, Record, sha256_of, spans_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """How many spans were read again, and what is broken, each in one line."""

    spans: int
    broken_spans: int
    broken: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is broken."""
        return not self.broken


@dataclass(slots=True)
class _Count:
    spans: int = 0
    broken: list[str] = field(default_factory=list)


def verify_records(records: Iterable[Record]) -> Verification:
    """Read every span again; a text that no longer has its hash is broken too. Documents may come in any place."""
    known = list(records)
    texts = {r.id: r.text for r in known if isinstance(r, Document)}
    count = _Count()
    for record in known:
        _check(record, texts, count)
    return Verification(spans=count.spans, broken_spans=len(count.broken), broken=(*_altered(known), *count.broken))


def with_altered(verified: Verification, captures: Iterable[str]) -> Verification:
    """The same with the kept bytes of pages and files that are no longer those that were read."""
    told = [f"kept bytes {sha256[:12]}…: they are not those that were read (sha256 differs)" for sha256 in captures]
    return replace(verified, broken=(*told, *verified.broken))


def _altered(records: list[Record]) -> Iterator[str]:
    for record in records:
        if isinstance(record, Document) and record.text is not None and sha256_of(record.text) != record.sha256:
            yield f"document {record.id} ({record.source_id}): the text is not the one that was read (sha256 differs)"


def _check(record: Record, texts: dict[str, str | None], count: _Count) -> None:
    for span in spans_in(record):
        count.spans += 1
        home = span.document or record.document
        text = texts.get(home or "")
        where = f"{record.record} {record.id}: {span.start}-{span.end}"
        if text is None:
            count.broken.append(f"{where} of document {home}, which is not among the records or has no text")
        elif not 0 <= span.start <= span.end <= len(text) or text[span.start : span.end] != span.text:
            found = text[max(0, span.start) : max(0, span.end)]
            count.broken.append(f"{where} says {span.text[:60]!r}, the text has {found[:60]!r}")
