"""What a container held and was not read, counted by kind and told in one sentence."""

from collections import Counter

_SHOWN = 8
_LONG_WAY = 2_000
_MUCH = 100_000_000


class Tally:
    """Counts what is passed over.

    >>> tally = Tally()
    >>> [tally.add(kind) for kind in ("image/png", "request", "image/png")]
    [False, False, False]
    >>> tally.total, str(tally)
    (3, '3 passed over: image/png (2), request (1)')
    """

    def __init__(self) -> None:
        self._kinds: Counter[str] = Counter()
        self._way = self._size = 0

    def add(self, kind: str, size: int = 0) -> bool:
        """One more of a kind, of so many bytes; kinds beyond a thousand are counted together.

        Whether it is time for an empty `Note`: after 2,000 in a row, or 100 MB.
        """
        self._kinds[kind if kind in self._kinds or len(self._kinds) < 1_000 else "others"] += 1
        self._way, self._size = self._way + 1, self._size + size
        if self._way < _LONG_WAY and self._size < _MUCH:
            return False
        self._way = self._size = 0
        return True

    @property
    def total(self) -> int:
        """How many in all."""
        return self._kinds.total()

    def __str__(self) -> str:
        ordered = sorted(self._kinds.items(), key=lambda item: (-item[1], item[0]))
        told = [f"{kind} ({count:,})" for kind, count in ordered[:_SHOWN]]
        if len(ordered) > _SHOWN:
            told.append(f"{len(ordered) - _SHOWN} more kinds ({sum(count for _, count in ordered[_SHOWN:]):,})")
        return f"{self.total:,} passed over: {', '.join(told)}"
