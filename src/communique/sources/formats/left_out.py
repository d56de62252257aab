"""What of an export was left out is said once, at its end."""

from collections import Counter
from collections.abc import Iterable, Iterator

from communique.errors import SourceError
from communique.sources.source import Note, Source


def with_note(sources: Iterable[Source], left_out: Counter[str], *, none: str) -> Iterator[Source | Note]:
    """The sources, and after them a note that counts `left_out` by what it was.

    The counter is filled while they are taken. Where there is no source at all, a `SourceError` says `none`.
    """
    is_empty = True
    for source in sources:
        is_empty = False
        yield source
    told = ", ".join(f"{count:,} {what}" for what, count in sorted(left_out.items()))
    if is_empty:
        raise SourceError(f"{none} (left out: {told})" if told else none)
    if told:
        yield Note(f"left out: {told}")
