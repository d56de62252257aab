"""Tar archives, plain or packed with gzip, bzip2 or xz."""

import tarfile
from collections.abc import Iterator
from typing import BinaryIO

from communique.errors import SourceError
from communique.settings import Limits
from communique.sources.archives.members import parts_of
from communique.sources.archives.names import Labels, is_hidden, is_no_text
from communique.sources.archives.tally import Tally
from communique.sources.archives.tar_blocks import TarBlocks, is_tar, members_of
from communique.sources.archives.unpacking import peek
from communique.sources.source import Item, Note, Source


class TarFormat:
    """The files of the archive in its order. Links, devices and what systems add are counted, and told in a `Note`.

    Nothing is ever written to disk: names are labels.
    """

    name = "tar"
    suffixes = frozenset({".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz"})
    media_types = frozenset({"application/x-tar", "application/x-gtar"})

    def recognises(self, head: bytes) -> bool:
        """Whether the head of a member begins here, packed or not."""
        return is_tar(head) or is_tar(peek(head))

    def read(self, file: BinaryIO, *, name: str, limits: Limits) -> Iterator[Item]:
        """The files one by one; what is cut off or damaged comes as a failed source behind those that are whole."""
        blocks, tally, labels, number = TarBlocks(file, limits), Tally(), Labels(), 0
        is_told = False
        try:
            for number, member in enumerate(members_of(blocks), 1):
                if number > limits.members:
                    raise SourceError(f"more than {limits.members:,} members; split the archive")
                kind = _passed_over(member)
                if kind is not None:
                    if tally.add(kind, member.size):
                        yield Note("")
                    continue
                is_told = True
                yield from parts_of(labels.next(member.name), blocks.content(member.size), limits)
        except SourceError as error:
            is_told = True
            yield Source(name, None, blocks.last, failure=str(error))
        if not is_told:
            raise SourceError(f"no document in {number:,} members ({tally})" if number else "an archive of nothing")
        if tally.total:
            yield Note(f"{tally.total:,} of {number:,} members {str(tally).partition(' ')[2]}")


def _passed_over(member: tarfile.TarInfo) -> str | None:
    """As what a member is passed over; `None` for a file to read."""
    if member.isdir():
        return "folders"
    if member.issym() or member.islnk():
        return "links"
    if not member.isreg() or member.issparse():
        return "devices and other special files"
    if is_hidden(member.name):
        return "hidden files"
    return "pictures, sounds, scripts and the like" if is_no_text(member.name) else None
