"""What a container held and was not read, counted by kind and told in one sentence."""

from collections import Counter

_SHOWN = 8


class Tally:
    """Counts what is passed over.

    >>> tally = Tally()
    >>> for kind in ("image/png", "request", "image/png"):
    ...     tally.add(kind)
    >>> tally.total, str(tally)
    (3, '3 passed over: image/png (2), request (1)')
    """

    def __init__(self) -> None:
        self._kinds: Counter[str] = Counter()

    def add(self, kind: str) -> None:
        """One more of a kind; kinds beyond a thousand are counted together."""
        self._kinds[kind if kind in self._kinds or len(self._kinds) < 1_000 else "others"] += 1

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
