"""What of an export was left out is said once, with its last document."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from communique.errors import SourceError
from communique.sources.source import Source


def with_notice(sources: Iterable[Source], left_out: Counter[str], *, none: str) -> Iterator[Source]:
    """The sources; the last one that was read has a warning that counts `left_out` by what it was.

    The counter is filled while they are taken. Where there is no source at all, a `SourceError` says `none`.
    """
    last: Source | None = None
    for source in sources:
        if last is not None:
            yield last
        last = source
    notice = ", ".join(f"{count:,} {what}" for what, count in sorted(left_out.items()))
    if last is None:
        raise SourceError(f"{none} (left out: {notice})" if notice else none)
    yield replace(last, warnings=(*last.warnings, f"of this export were left out: {notice}")) if notice else last
