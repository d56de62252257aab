"""Web archives (WARC, also packed): the pages, texts and PDFs that a crawler kept, with when and as what."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO

from communique.errors import SourceError
from communique.records import Capture, sha256_of
from communique.settings import Limits
from communique.sources.archives.http_answer import Answer, charset_of, decoded_body, media_type_of, parse_answer
from communique.sources.archives.tally import Tally
from communique.sources.archives.unpacking import peek
from communique.sources.archives.warc_records import MAGIC, Fault, WarcRecord, fits_digest, read_records
from communique.sources.source import Item, Note, Part, Source

_READ = frozenset({"response", "resource"})
_MEDIA_TYPES = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)
_UNTOLD = frozenset({"application/octet-stream", "application/unknown", "unknown/unknown", "content/unknown"})
_URL = re.compile(r"<?(https?://[^\s<>\"\\^`{|}\x00-\x20]{1,4000})>?", re.IGNORECASE)
_ROBOTS = re.compile(r"https?://[^/]+/(?:robots|ads|humans|security|llms)\.txt(?:\?.*)?", re.IGNORECASE)


class WarcFormat:
    """Records of pages that were answered with status 200; all others are counted, and told in a `Note`.

    Digests that the crawler wrote are checked: a page whose bytes do not fit keeps its text with a warning. A file that
    is cut off or damaged gives what is whole in it, and a failed source that says where.
    """

    name = "warc"
    suffixes = frozenset({".warc", ".warc.gz"})
    media_types = frozenset({"application/warc", "application/x-warc"})

    def recognises(self, head: bytes) -> bool:
        """Whether a record begins here, packed or not."""
        return head.startswith(MAGIC) or peek(head, 16).startswith(MAGIC)

    def read(self, file: BinaryIO, *, name: str, limits: Limits) -> Iterator[Item]:
        """The pages in order, named by the number of their record."""
        tally, number, is_told = Tally(), 0, False
        for found in read_records(file, limits=limits, wanted=_READ):
            if isinstance(found, Fault):
                is_told = True
                yield Source(f"{name}:after {number}", None, found.raw, failure=found.reason)
                continue
            number = found.number
            part = _part(found, limits)
            if isinstance(part, Part):
                is_told = True
                yield part
            elif tally.add(part, found.size):
                yield Note("")
        if not is_told:
            raise SourceError(f"no page in {number:,} records ({tally})" if number else "no record in the file")
        if tally.total:
            yield Note(f"{tally.total:,} of {number:,} records {str(tally).partition(' ')[2]}")


def _part(record: WarcRecord, limits: Limits) -> Part | str:
    """The page of a record, or as what it is passed over."""
    if record.kind not in _READ:
        return f"{_plain(record.kind) or 'unknown'} records"
    address = _URL.fullmatch(record.headers.get("warc-target-uri", "").strip())
    url = address.group(1) if address else None
    if record.block is None:
        reason = f"{record.size / 1e6:.0f} MB in one record, over the limit of {limits.document / 1e6:g} MB"
        return Part(str(record.number), b"", metadata=_metadata(url), failure=reason)
    answer = _answer(record)
    if answer is None:
        return "answers that are no HTTP"
    if answer.status != 200:
        return f"answers with status {answer.status}"
    media_type = _media_type(record, answer)
    if media_type not in _MEDIA_TYPES:
        return media_type or "bytes of no type"
    if url is not None and _ROBOTS.fullmatch(url):
        return "robots.txt and the like"
    if not answer.body.strip():
        return "empty pages"
    return _page(record, answer, media_type, url, limits)


def _answer(record: WarcRecord) -> Answer | None:
    block = record.block or b""
    is_http = record.kind == "response" or "application/http" in record.headers.get("content-type", "").lower()
    if is_http and (answer := parse_answer(block)) is not None:
        return answer
    if record.kind == "resource":
        return Answer(200, {"content-type": record.headers.get("content-type", "")}, block)
    return None


def _media_type(record: WarcRecord, answer: Answer) -> str | None:
    """As the server says, else as the crawler found, else as the first bytes tell."""
    stated = media_type_of(answer.content_type)
    if stated is None or stated in _UNTOLD:
        stated = media_type_of(record.headers.get("warc-identified-payload-type", "")) or stated
    if stated is None or stated in _UNTOLD:
        begin = answer.body[:1024].lstrip().lower()
        if begin.startswith(b"%pdf-"):
            return "application/pdf"
        return "text/html" if re.match(rb"<(?:!doctype html|html|head|body)\b", begin) else stated
    return stated


def _page(record: WarcRecord, answer: Answer, media_type: str, url: str | None, limits: Limits) -> Part:
    metadata = _metadata(url)
    if charset := charset_of(answer.content_type):
        metadata["charset"] = charset
    try:
        data = decoded_body(answer, limits)
        if len(data) > limits.document:
            raise SourceError(f"{len(data) / 1e6:.0f} MB in one page, over the limit of {limits.document / 1e6:g} MB")
    except SourceError as error:
        return Part(str(record.number), b"", metadata=metadata, failure=str(error))
    captured = Capture(
        sha256=sha256_of(data), time=_time(record), warc_record=_plain(record.headers.get("warc-record-id", "")) or None
    )
    warnings = tuple(_doubts(record, answer, data))
    return Part(str(record.number), data, media_type, metadata, captured, warnings=warnings)


def _metadata(url: str | None) -> dict[str, str]:
    return {"url": url} if url is not None else {}


def _doubts(record: WarcRecord, answer: Answer, data: bytes) -> Iterator[str]:
    """What speaks against the bytes being those that were fetched, in whole.

    The block's digest counts before the payload's: crawlers differ in whether a payload is taken with its chunks.
    """
    whole, block = record.headers.get("warc-block-digest"), record.block or b""
    payload = record.headers.get("warc-payload-digest")
    if whole is not None and not fits_digest(whole, block):
        yield f"the bytes of WARC record {record.number} do not fit its digest: they were changed or damaged"
    elif whole is None and payload is not None and not fits_digest(payload, answer.body, data, block):
        yield f"the page in WARC record {record.number} does not fit its digest: it was changed or damaged"
    if cut := record.headers.get("warc-truncated"):
        yield f"the crawler cut the page off ({_plain(cut)[:40]})"


def _time(record: WarcRecord) -> str | None:
    """When it was fetched (UTC); `None` where the record gives no date that can be read."""
    try:
        moment = datetime.fromisoformat(record.headers.get("warc-date", "").strip())
    except ValueError:
        return None
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        return zoned.astimezone(UTC).isoformat(timespec="seconds")
    except OverflowError:
        return None


def _plain(text: str) -> str:
    """A word out of a record's head, fit to be shown."""
    return "".join(c for c in text.strip()[:100] if c.isprintable())
