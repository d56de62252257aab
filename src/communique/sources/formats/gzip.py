"""One packed file: `report.html.gz`, also packed with bzip2 or xz."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from communique.errors import SourceError
from communique.settings import Limits
from communique.sources.archives.members import parts_of
from communique.sources.archives.names import label
from communique.sources.archives.packings import packing_of, peek
from communique.sources.archives.tar_blocks import is_tar
from communique.sources.archives.unpacking import unpacked
from communique.sources.archives.warc_records import MAGIC
from communique.sources.source import Item


class GzipFormat:
    """The file inside, told apart by its own name: that of the packed file without its last suffix."""

    name = "gzip"
    suffixes = frozenset({".gz", ".bz2", ".xz"})
    media_types = frozenset({"application/gzip", "application/x-gzip", "application/x-bzip2", "application/x-xz"})

    def recognises(self, head: bytes) -> bool:
        """Whether it is packed, and neither a WARC nor a tar inside."""
        begin = peek(head)
        return packing_of(head) is not None and not begin.startswith(MAGIC) and not is_tar(begin)

    def read(self, file: BinaryIO, *, name: str, limits: Limits) -> Iterator[Item]:
        """The one file inside."""
        packing = packing_of(file.read(6))
        file.seek(0)
        if packing is None:
            raise SourceError("not packed with gzip, bzip2 or xz, whatever its name says; rename it, or get it again")
        suffix = PurePosixPath(name).suffix.lower()
        inner = label(name[: -len(suffix)] if suffix in self.suffixes else name)
        yield from parts_of(inner, unpacked(file, packing, ratio=limits.ratio), limits)
