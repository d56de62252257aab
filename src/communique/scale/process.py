"""One process of a pool as its giver sees it: tasks given, answers heard, ended when it takes too long."""

import contextlib
import os
import pickle
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import communique
from communique.scale.worker import READY, Done, Task

_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_PATIENCE = 5.0
"""Seconds that a process has for ending by itself."""
_NO_MORE = b""
_COMMAND = (sys.executable, "-P", "-c", "from communique.scale.worker import main; main()")
"""`-P`: a file in the working directory that is named as a module of Python is no part of the program."""


class WorkerProcess:
    """A process that does its tasks in the order in which they were given.

    What it says goes to `heard` as pairs of the process and a `Done`, or `None` when it is gone.
    """

    def __init__(
        self, start: Callable[[], Callable[[Any], Any]], heard: "SimpleQueue[tuple[WorkerProcess, Done | None]]"
    ) -> None:
        self.tasks: deque[Task] = deque()
        self.is_ready = False
        self.since = time.monotonic()
        self._killed_because: str | None = None
        self._process = subprocess.Popen(
            _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | _environment()
        )
        self._unsent: SimpleQueue[bytes] = SimpleQueue()
        self._listener = threading.Thread(target=self._listen, args=(heard,), daemon=True)
        self._speaker = threading.Thread(target=self._speak, daemon=True)
        for thread in (self._listener, self._speaker):
            thread.start()
        self._send(sys.path)
        self._send(start)

    @property
    def pid(self) -> int:
        """Its number in the system."""
        return self._process.pid

    @property
    def end(self) -> str:
        """How it ended, in words."""
        status = self._process.returncode
        if self._killed_because is not None:
            return self._killed_because
        return f"signal {-status} ended it" if status and status < 0 else f"it ended with status {status}"

    def give(self, task: Task) -> None:
        """Hand over a task; the first one's time runs from now."""
        if not self.tasks:
            self.since = time.monotonic()
        self.tasks.append(task)
        self._send(task)

    def note(self, done: Done) -> Task | None:
        """The task that an answer is of; the next one's time runs from now."""
        self.since = time.monotonic()
        if done.number == READY.number:
            self.is_ready = True
            return None
        return self.tasks.popleft()

    def has_ended(self) -> bool:
        """Whether the process is gone and all that it said is heard."""
        if self._process.poll() is None:
            return False
        self._listener.join(_PATIENCE)
        return True

    def kill(self, reason: str | None = None) -> None:
        """End it now; the reason is what its task may fail with."""
        self._killed_because = reason
        self._process.kill()

    def close(self) -> None:
        """Let it end: it does when there is nobody to give tasks."""
        self._unsent.put(_NO_MORE)
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._speaker.join(_PATIENCE)
        self._listener.join(_PATIENCE)
        if not self._listener.is_alive():  # else something that the process started still holds the stream
            assert self._process.stdout is not None
            self._process.stdout.close()

    def _send(self, message: object) -> None:
        self._unsent.put(pickle.dumps(message, pickle.HIGHEST_PROTOCOL))

    def _speak(self) -> None:
        """Send what is to be sent. A thread of its own: a process that hangs takes nothing off its stream."""
        assert self._process.stdin is not None
        # where the process is gone, the listener says so, and its tasks are given to another
        with contextlib.suppress(OSError):
            while (message := self._unsent.get()) != _NO_MORE:
                self._process.stdin.write(message)
                self._process.stdin.flush()
        with contextlib.suppress(OSError):
            self._process.stdin.close()

    def _listen(self, heard: "SimpleQueue[tuple[WorkerProcess, Done | None]]") -> None:
        assert self._process.stdout is not None
        try:
            while True:
                heard.put((self, pickle.load(self._process.stdout)))
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            pass  # it ended, or was ended in the middle of a word
        finally:
            heard.put((self, None))


def _environment() -> dict[str, str]:
    """Where the program lies, and one thread for each process: they are as many as there are cores."""
    return {"PYTHONPATH": str(Path(communique.__file__).parents[1])} | dict.fromkeys(_ONE_THREAD, "1")
