"""A page as fetched, and which answers are one."""

import codecs
import hashlib
import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from communique.errors import FetchError
from communique.records import Capture
from communique.sources.fetching.exchange import Answer
from communique.sources.fetching.urls import Target, shown

_TYPES = frozenset(
    """
    text/html application/xhtml+xml text/plain
    text/xml application/xml application/rss+xml application/atom+xml application/rdf+xml application/feed+json
    application/json application/ld+json text/json application/x-ndjson application/ndjson application/jsonl
    application/jsonlines text/csv text/tab-separated-values application/csv
    application/pdf application/x-pdf application/vnd.openxmlformats-officedocument.wordprocessingml.document
    application/warc application/gzip application/x-gzip application/zip application/x-zip-compressed application/x-tar
    message/rfc822 application/mbox application/vnd.apache.parquet
    """.split()
)
_UNTOLD = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/x-download"})
_SUFFIXES = frozenset(
    ".html .htm .xhtml .txt .xml .rss .atom .json .jsonl .ndjson .csv .tsv .pdf .docx .warc .gz .zip .tar .tgz .eml "
    ".mbox .parquet".split()
)
ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,"
    "text/plain;q=0.9,application/json;q=0.8,application/pdf;q=0.8,*/*;q=0.1"
)
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_NO_ENCODINGS = frozenset(
    {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf_7", "undefined", "mbcs", "oem"}
)
_LONGEST_VALIDATOR = 1000
_REASONS = {
    401: "asks for a login; pages behind one are not fetched. Save it from your browser, and read the file",
    402: "asks to be paid; save the page from your browser, and read the file",
    403: "does not let programs read this page; save it from your browser, and read the file",
    404: "has no such page; check the address",
    410: "has taken this page away; look for it in an archive of the web",
    429: "has been asked too often; try again later, with a longer --delay",
    451: "may not show this page for legal reasons; look for it in an archive of the web",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page as it came: what was asked for, where it was found, its bytes after decoding of what packed them.

    `status` is 200 or 203, or 304 with no `data` where the page is as the caller knows it. `media_type` is `None` where
    the server told none. `encoding` is the character set that the server told, if it is one. `time` is when the answer
    was there (UTC, ISO). `etag` and `last_modified` are for asking again. `moved_to` is where the page lives from now
    on, by redirects that are for good (301, 308); `None` where it stayed.
    """

    url: str
    final_url: str
    status: int
    media_type: str | None
    encoding: str | None
    data: bytes = field(repr=False)
    time: str
    etag: str | None = None
    last_modified: str | None = None
    moved_to: str | None = None

    @property
    def is_unchanged(self) -> bool:
        """Whether the page is as it was when its `etag` or `last_modified` were told."""
        return self.status == 304

    def capture(self) -> Capture:
        """What a document taken from this page keeps of it."""
        return Capture(sha256=hashlib.sha256(self.data).hexdigest(), time=self.time)


def check_type(answer: Answer, target: Target) -> None:
    """Raise `FetchError` before a body is read that no format reads: pictures, films, programs."""
    suffix = PurePosixPath(target.path.partition("?")[0]).suffix.lower()
    told = answer.media_type
    if told in _TYPES or (told in _UNTOLD and (not told or suffix in _SUFFIXES)):
        return
    raise FetchError(f"{target.url} is {shown(told, 60)}, which is not read; give a page, a feed, a PDF or a text")


def check_status(answer: Answer, target: Target, *, is_conditional: bool) -> None:
    """Raise `FetchError` where an answer is neither a page with something in it nor "unchanged" when asked for that."""
    status = answer.status
    if status in {200, 203}:
        if not answer.data:
            raise FetchError(f"{target.host} sent an empty page; try again later", passing=True)
    elif status != 304 or not is_conditional:
        later = status in {408, 425, 429} or status >= 500
        said = "is in trouble; try again later" if status >= 500 else "gave no page; check the address"
        raise FetchError(
            f"{target.host} {_REASONS.get(status, said)} (HTTP status {status})", passing=later, status=status
        )


def fetched(url: str, target: Target, answer: Answer, time: str, moved_to: Target | None) -> Fetched:
    """The page of an answer that was checked."""
    return Fetched(
        url=url,
        final_url=target.url,
        status=answer.status,
        media_type=None if answer.media_type in _UNTOLD else answer.media_type,
        encoding=_encoding(answer.headers.get("content-type", "")),
        data=answer.data,
        time=time,
        etag=_validator(answer, "etag"),
        last_modified=_validator(answer, "last-modified"),
        moved_to=moved_to.url if moved_to else None,
    )


def _encoding(content_type: str) -> str | None:
    """The character set told, by Python's name; nothing where it is none, or none of text."""
    found = _CHARSET.search(content_type)
    try:
        name = codecs.lookup(found[1]).name if found else None
        "a".encode(name or "ascii")
    except (LookupError, UnicodeError):
        return None
    return None if name is None or name.replace("-", "_") in _NO_ENCODINGS else name


def _validator(answer: Answer, name: str) -> str | None:
    value = answer.headers.get(name, "")
    return value if value and len(value) <= _LONGEST_VALIDATOR and value.isascii() and value.isprintable() else None
