"""A pool of local processes that outlives them: what a killed one had at hand is done by another.

Each process has a task at hand and the next one with it, so that none waits for the giver. A process that dies or takes
too long is replaced; its task is tried once more, and fails when that ends alike.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

from communique.errors import InstallationError
from communique.scale.batch import Answer, Batch
from communique.scale.process import WorkerProcess
from communique.scale.worker import Done

Item = TypeVar("Item")
Result = TypeVar("Result")

_AT_HAND = 2
"""Tasks that a process holds: the one it does and the next."""
_WINDOW = 16
"""Tasks that a process may be ahead of the oldest unfinished one: what bounds the memory."""
_STILLBORN = 3
"""Processes in a row that may end before they begin."""
_LOOK = 1.0
"""Seconds between looks at whether all processes live and are in time."""


class Pool(Generic[Item, Result]):
    """Processes that do one thing to many items. Use it as a context manager, from one thread.

    `start` is called in each process and gives the function that is called with each item; both are pickled, so they
    are functions of a module, or partials of these. `seconds` says how long an item may take. Processes are started
    when there is work for them. What the function raises is raised here.
    """

    def __init__(
        self,
        start: Callable[[], Callable[[Item], Result]],
        *,
        workers: int,
        seconds: Callable[[Item], float] | None = None,
    ) -> None:
        self._start, self._workers, self._seconds = start, workers, seconds
        self._processes: list[WorkerProcess] = []
        self._heard: SimpleQueue[tuple[WorkerProcess, Done | None]] = SimpleQueue()
        self._stillborn = 0
        self._looked = time.monotonic()

    def __enter__(self) -> "Pool[Item, Result]":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def pids(self) -> tuple[int, ...]:
        """The numbers of the processes in the system."""
        return tuple(process.pid for process in self._processes)

    def close(self) -> None:
        """End all processes; those still at work at once."""
        for process in self._processes:
            if process.tasks:
                process.kill()
        for process in self._processes:
            process.close()
        self._processes.clear()

    def each(self, items: Iterable[Item], *, ordered: bool = True) -> Iterator[Answer[Item, Result]]:
        """The answer to each item, in the order of the items, or else as they come. Items are taken as needed."""
        batch: Batch[Item, Result] = Batch(items, window=_WINDOW * self._workers)
        try:
            while self._feed(batch):
                self._hear(batch)
                yield from batch.in_order() if ordered else batch.as_they_come()
        finally:
            if any(process.tasks for process in self._processes):
                self.close()

    def _feed(self, batch: Batch[Item, Result]) -> bool:
        """Give tasks to the processes that have room; whether anything is left to wait for."""
        while self._has_room() and (task := batch.next_task()):
            self._with_least().give(task)
        return batch.outstanding > 0

    def _has_room(self) -> bool:
        return len(self._processes) < self._workers or any(len(p.tasks) < _AT_HAND for p in self._processes)

    def _with_least(self) -> WorkerProcess:
        """The process with the least at hand; a new one rather than one at work."""
        least = min(self._processes, key=lambda process: len(process.tasks), default=None)
        if least is not None and (not least.tasks or len(self._processes) == self._workers):
            return least
        self._processes.append(WorkerProcess(self._start, self._heard))
        return self._processes[-1]

    def _hear(self, batch: Batch[Item, Result]) -> None:
        """Wait for the next word of any process."""
        if time.monotonic() - self._looked > _LOOK:
            self._look(batch)
        try:
            process, done = self._heard.get(timeout=_LOOK)
        except Empty:
            return
        if process not in self._processes:
            return
        if done is None:
            self._bury(process, batch)
        elif done.error is not None:
            raise done.error
        elif (task := process.note(done)) is not None:
            batch.finish(task, done.result)

    def _look(self, batch: Batch[Item, Result]) -> None:
        """Replace the processes that ended unheard, and end those whose task takes too long."""
        self._looked = time.monotonic()
        for process in tuple(self._processes):
            if process.has_ended():
                self._bury(process, batch)
            elif self._seconds and process.is_ready and process.tasks:
                allowed = self._seconds(process.tasks[0].item)
                if self._looked - process.since > allowed:
                    process.kill(f"it took more than {allowed:.0f} seconds")

    def _bury(self, process: WorkerProcess, batch: Batch[Item, Result]) -> None:
        """Give what a dead process had at hand back; only what it was doing counts as tried."""
        self._processes.remove(process)
        process.close()
        self._stillborn = 0 if process.is_ready else self._stillborn + 1
        if self._stillborn == _STILLBORN:
            said = f"{_STILLBORN} processes ended before they began ({process.end})"
            raise InstallationError(f"{said}; see what they say above, or free memory")
        at_work = process.tasks.popleft() if process.is_ready and process.tasks else None
        batch.give_back(process.tasks)
        if at_work is not None:
            batch.retry(at_work, process.end)
