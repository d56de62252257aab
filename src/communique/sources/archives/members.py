"""The bytes of a member made into parts: whole, or line by line where a file of lines is large."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from communique.errors import SourceError
from communique.settings import Limits
from communique.sources.archives.unpacking import collected
from communique.sources.source import Part

OF_LINES = frozenset({".jsonl", ".ndjson", ".urls"})


def parts_of(label: str, pieces: Iterator[bytes], limits: Limits) -> Iterator[Part]:
    """The member as a part, or as one that failed.

    A file of lines larger than a document may be comes in several, cut between lines: `wires-00002.jsonl`.
    """
    if PurePosixPath(label).suffix.lower() in OF_LINES:
        yield from _of_lines(label, pieces, limits.document)
        return
    try:
        yield Part(label, collected(pieces, limits.document))
    except SourceError as error:
        yield Part(label, b"", failure=str(error))


def _of_lines(label: str, pieces: Iterator[bytes], limit: int) -> Iterator[Part]:
    held, number, failure = bytearray(), 0, None
    try:
        for piece in pieces:
            held += piece
            while len(held) > limit:
                end = held.rfind(b"\n", 0, limit) + 1
                if not end:
                    raise SourceError(f"a line of more than {limit / 1e6:g} MB, over the limit of one document")
                number += 1
                yield Part(_numbered(label, number), bytes(held[:end]))
                del held[:end]
    except SourceError as error:
        failure = str(error)
        del held[held.rfind(b"\n") + 1 :]
    if held or not (number or failure):
        yield Part(_numbered(label, number + 1) if number else label, bytes(held))
    if failure is not None:
        yield Part(label, b"", failure=failure)


def _numbered(label: str, number: int) -> str:
    suffix = PurePosixPath(label).suffix
    return f"{label.removesuffix(suffix)}-{number:05}{suffix}"
