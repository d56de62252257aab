"""The inside of one process of a pool: tasks come on standard input, answers go to standard output, as pickles.

`main` is all that such a process runs. It ends at once when the process that started it is gone.
"""

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, BinaryIO


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, by its number."""

    number: int
    item: Any


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a task: its result, or the error that it raised. Number -1 says that the process is ready."""

    number: int
    result: Any = None
    error: Exception | None = None


READY = Done(-1)


def main() -> None:
    """Take tasks until there is nobody to give them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tasks, answers = _own_streams()
    sys.path[:] = pickle.load(tasks)
    start: Callable[[], Callable[[Any], Any]] = pickle.load(tasks)
    queue: SimpleQueue[Task] = SimpleQueue()
    threading.Thread(target=_receive, args=(tasks, queue), daemon=True).start()
    do = _started(start, answers)
    while True:
        _send(_done(do, queue.get()), answers)


def _started(start: Callable[[], Callable[[Any], Any]], answers: BinaryIO) -> Callable[[Any], Any]:
    try:
        do = start()
    except Exception as error:
        _send(Done(READY.number, error=error), answers)
        raise
    _send(READY, answers)
    return do


def _own_streams() -> tuple[BinaryIO, BinaryIO]:
    """Both streams under other numbers, so that nothing that prints can disturb them."""
    tasks, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return tasks, answers


def _receive(tasks: BinaryIO, queue: "SimpleQueue[Task]") -> None:
    """Take tasks off the stream at once, so that the giver never waits; without a giver there is nothing to live for.

    `os._exit` because the work at hand must not go on: another process may do it already.
    """
    while True:
        try:
            queue.put(pickle.load(tasks))
        except (EOFError, OSError, pickle.UnpicklingError):
            os._exit(0)


def _done(do: Callable[[Any], Any], task: Task) -> Done:
    try:
        return Done(task.number, do(task.item))
    except Exception as error:
        # whatever it is, the giver has to know: it is raised again there
        return Done(task.number, error=error)


def _send(done: Done, answers: BinaryIO) -> None:
    try:
        data = pickle.dumps(done, pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        # an error may hold what cannot be sent; its words can
        data = pickle.dumps(Done(done.number, error=RuntimeError(f"{done.error or error}")))
    try:
        answers.write(data)
        answers.flush()
    except OSError:
        os._exit(0)
