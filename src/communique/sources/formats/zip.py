"""Zip archives."""

import stat
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from communique.errors import SourceError
from communique.settings import Limits
from communique.sources.archives.members import OF_LINES, parts_of
from communique.sources.archives.names import Labels, is_hidden, is_no_text
from communique.sources.archives.tally import Tally
from communique.sources.archives.zip_members import content_of, entries_of, fault_of, overlapping
from communique.sources.source import Item, Note, Part

_OFFICE = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"word/", b"xl/", b"ppt/", b"mimetype", b"META-INF/")


class ZipFormat:
    """The files of the archive in order of their places. What systems add to them is counted, and told in a `Note`.

    Nothing is ever written to disk: names are labels. Members that share bytes, lie about their size or unpack to more
    than they may are refused, each with its reason.
    """

    name = "zip"
    suffixes = frozenset({".zip"})
    media_types = frozenset({"application/zip", "application/x-zip-compressed"})

    def recognises(self, head: bytes) -> bool:
        """Whether a zip begins here that is not the file of an office program, or a program."""
        return head.startswith(b"PK\x05\x06") or (head.startswith(b"PK\x03\x04") and not head[30:].startswith(_OFFICE))

    def read(self, file: BinaryIO, *, name: str, limits: Limits) -> Iterator[Item]:  # noqa: ARG002
        """The files one by one, each failed one with its reason."""
        entries = entries_of(file, limits)
        shared, tally, labels = overlapping(entries), Tally(), Labels()
        for index, entry in enumerate(entries):
            if (kind := _passed_over(entry)) is not None:
                tally.add(kind)
            elif index in shared:
                reason = "shares its bytes with another member (a bomb?)"
                yield Part(labels.next(entry.filename), b"", failure=reason)
            else:
                yield from _read(file, entry, labels.next(entry.filename), limits)
        if tally.total == len(entries):
            raise SourceError(f"no document in {len(entries):,} members ({tally})" if entries else "a zip of nothing")
        if tally.total:
            yield Note(f"{tally.total:,} of {len(entries):,} members {str(tally).partition(' ')[2]}")


def _read(file: BinaryIO, entry: zipfile.ZipInfo, label: str, limits: Limits) -> Iterator[Part]:
    is_of_lines = PurePosixPath(label).suffix.lower() in OF_LINES
    failure = fault_of(entry, limits, is_of_lines=is_of_lines)
    if failure is not None:
        yield Part(label, b"", failure=failure)
    else:
        yield from parts_of(label, content_of(file, entry, limits), limits)


def _passed_over(entry: zipfile.ZipInfo) -> str | None:
    """As what a member is passed over; `None` for a file to read."""
    if entry.filename.endswith("/"):
        return "folders"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "links"
    if is_hidden(entry.filename):
        return "hidden files"
    return "pictures, sounds, scripts and the like" if is_no_text(entry.filename) else None
