"""Which sentences the encoder sees together: consecutive ones of a document, as many as fit.

A window depends on its document alone, and every window is one call of the model. So the same text gives the same
answer whatever is read beside it, although the file's dynamic int8 scales depend on the whole input of a call.
"""

from collections.abc import Sequence
from math import ceil

MOST_PIECES = 254
"""Sub-words of one window, without the two that mark its ends."""


def pack(sizes: Sequence[int], *, most: int = MOST_PIECES) -> list[tuple[int, int]]:
    """Ranges `[first, last)` of sentences for one window each; `sizes` are the sentences' sub-words.

    The windows of a document are about equally full. A sentence longer than `most` has a window of its own.
    """
    total = sum(sizes)
    even = total / max(1, ceil(total / most))
    ranges: list[tuple[int, int]] = []
    first, filled = 0, 0
    for place, size in enumerate(sizes):
        if place > first and (filled + size > most or filled + size / 2 > even):
            ranges.append((first, place))
            first, filled = place, 0
        filled += size
    if first < len(sizes):
        ranges.append((first, len(sizes)))
    return ranges
