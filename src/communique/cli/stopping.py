"""Ending in good order when the user or the system asks for it."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from communique.sources.feeds.roles import StoppedError

_ASKING = (signal.SIGINT, signal.SIGTERM)


class Stopping:
    """Told by the first signal: what may be dropped is dropped at once, all else ends first. A second interrupts."""

    def __init__(self) -> None:
        self._is_asked = False
        self._may_drop = False

    @property
    def is_asked(self) -> bool:
        """Whether to begin nothing more."""
        return self._is_asked

    @contextmanager
    def droppable(self) -> Iterator[None]:
        """What is done within ends with `StoppedError` as soon as a signal comes."""
        self._may_drop = True
        try:
            if self._is_asked:
                raise StoppedError
            yield
        finally:
            self._may_drop = False

    def wait(self, seconds: float) -> None:
        """Sleep; a signal ends it."""
        with self.droppable():
            time.sleep(seconds)

    def _take(self, _number: int, _frame: FrameType | None) -> None:
        if self._is_asked:
            raise KeyboardInterrupt
        self._is_asked = True
        if self._may_drop:
            raise StoppedError

    @classmethod
    @contextmanager
    def by_signals(cls) -> "Iterator[Stopping]":
        """One that SIGINT and SIGTERM tell, while the context lasts."""
        stopping = cls()
        before = {number: signal.signal(number, stopping._take) for number in _ASKING}
        try:
            yield stopping
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
