"""Documents read by several processes: the same readings in the same order, whatever their number."""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from communique.records import Document, Reading
from communique.scale.pool import Pool
from communique.settings import Settings

_SECONDS = 60.0
_CHARACTERS_A_SECOND = 1_000
"""A document has a minute, and a second more for each thousand characters: about twenty times what reading it takes."""

Start = Callable[[], Callable[[Document], Reading]]


class ReadingPool:
    """Reads documents in processes of their own. Use it as a context manager.

    A document whose process dies or takes too long is read once more by another, and fails when that ends alike.
    """

    def __init__(self, settings: Settings, *, workers: int, start: Start | None = None) -> None:
        self._pool: Pool[Document, Reading] = Pool(
            start or partial(_start, settings), workers=workers, seconds=seconds_for
        )

    def __enter__(self) -> "ReadingPool":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def pids(self) -> tuple[int, ...]:
        """The numbers of the processes in the system."""
        return self._pool.pids

    def close(self) -> None:
        """End the processes."""
        self._pool.close()

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """The reading of each document, in their order; of one that failed, the document alone with the reason."""
        for answer in self._pool.each(documents):
            if answer.result is None:
                from communique.pipeline import failed_reading

                reason = f"the process that read it was ended twice: {answer.failure}; split the text, or free memory"
                yield failed_reading(answer.item, reason)
            else:
                yield answer.result


def seconds_for(document: Document) -> float:
    """How long reading a document may take."""
    return _SECONDS + len(document.text or "") / _CHARACTERS_A_SECOND


def cores() -> int:
    """How many processor cores this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _start(settings: Settings) -> Callable[[Document], Reading]:
    """What a process reads with; its model is loaded when the first text needs it."""
    from communique.pipeline import Pipeline

    return Pipeline(settings).read_document
