"""What of an export was left out is said once."""

from collections import Counter
from collections.abc import Iterable, Iterator

from communique.errors import SourceError
from communique.sources.source import Item, Note, Source


def with_notice(sources: Iterable[Source], left_out: Counter[str], *, none: str) -> Iterator[Item]:
    """The sources, then a note that counts `left_out` by what it was.

    The counter is filled while they are taken. Where there is no source at all, a `SourceError` says `none`.
    """
    found = False
    for source in sources:
        found = True
        yield source
    notice = ", ".join(f"{count:,} {what}" for what, count in sorted(left_out.items()))
    if not found:
        raise SourceError(f"{none} (left out: {notice})" if notice else none)
    if notice:
        yield Note(f"left out: {notice}")
