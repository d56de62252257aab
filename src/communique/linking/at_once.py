"""Questions to the model put from two threads: while one waits for its answer, the other prepares its own."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

_THREADS = 2
_FEW, _SOME = 64, 2048

Item = TypeVar("Item")
Result = TypeVar("Result")


def at_once(function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """What a function gives for each of the items, in their order; a few are not worth the threads."""
    if len(items) < _FEW:
        yield from map(function, items)
        return
    with ThreadPoolExecutor(_THREADS) as threads:
        for start in range(0, len(items), _SOME):
            yield from threads.map(function, items[start : start + _SOME])
