"""Files opened in a process of its own, past whatever kills it: each document ends read or failed, with the reason."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from types import TracebackType
from typing import IO

from communique.records import Capture
from communique.settings import Limits
from communique.sources.isolation.frames import (
    OUT_OF_MEMORY,
    Frame,
    frame_bytes,
    frame_length,
    parsed_frame,
    part_to_frame,
    step_from_frame,
)
from communique.sources.opening import Entered, Found, Left, Position, Step, failed
from communique.sources.source import Address, Note, Part, Source

_RENEWED = 2_000
"""Files after which a child is replaced by a fresh one, so that no library's memory grows for ever."""
_CHUNK = 1 << 20
_GRACE = 2.0
_MOST_DEATHS = 20
"""Children that one file may cost, and one more for each fifty documents that were read of it."""


class _ChildDeathError(Exception):
    """The child ended, was killed, or said what makes no sense; the reason in the user's words.

    `may_pass` is whether the document may have had no part in it: another program may have killed the child.
    """

    def __init__(self, reason: str, *, may_pass: bool = False) -> None:
        super().__init__(reason)
        self.may_pass = may_pass


class _Progress:
    """How far a file was read: what was had of it, what is being read now, what a child already died of."""

    def __init__(self, name: str) -> None:
        self.had: Position | None = None
        self.is_over = False
        self._whole = Entered((), name)
        self._open: list[Entered] = []
        self._died_at: Position | None = None
        self._deaths = 0
        self._found = 0

    def follow(self, step: Step) -> None:
        """Note a step."""
        if isinstance(step, Entered):
            self._open.append(step)
            return
        self.had = step.position
        self._found += isinstance(step, Found)
        if isinstance(step, Left) and self._open:
            self._open.pop()

    def lose(self, death: _ChildDeathError) -> Source | None:
        """What is lost by a death of the child; nothing yet where it may be read by the next one."""
        at = self._open[-1] if self._open else self._whole
        self._open.clear()
        if death.may_pass and self._died_at != at.position:
            self._died_at = at.position
            return None
        self._deaths += 1
        self.had, self.is_over = at.position, not at.position
        source = failed(Part(at.label, b""), str(death))
        return source if at.sha256 is None else replace(source, captured=Capture(sha256=at.sha256))

    def give_up(self) -> Source | None:
        """The file as failed where too much of it stops its reader: each costs a child, and reading up to it again."""
        if self.is_over or self._deaths <= _MOST_DEATHS + self._found // 50:
            return None
        self.is_over = True
        reason = f"{self._deaths} of its documents had their reader stopped; the rest of it was left out; unpack it"
        return failed(Part(self._whole.label, b""), reason)


class IsolatedReader:
    """Opens files in a child process. One file at a time; use it as a context manager.

    The child is started when it is first needed. It ends with this process, however that ends: it is told nothing
    more, and has processor time for one document only.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._child: subprocess.Popen[bytes] | None = None
        self._held = bytearray()
        self._asked = 0
        self._is_busy = False

    def __enter__(self) -> "IsolatedReader":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the child."""
        if self._child is not None:
            self._kill()

    @property
    def process(self) -> int | None:
        """The number of the child's process, while there is one."""
        return self._child.pid if self._child else None

    def open_file(self, path: Path, name: str) -> Iterator[Source | Address | Note]:
        """The documents of a file, and the pages that it names; whatever cannot be read with its failure."""
        yield from self._opened(Part(name, b""), path)

    def open_part(self, part: Part) -> Iterator[Source | Address | Note]:
        """The same of bytes at hand."""
        yield from self._opened(part, None)

    def _opened(self, part: Part, path: Path | None) -> Iterator[Source | Address | Note]:
        """One file from its beginning to its end; where nobody hears it out, what the child still says goes with it."""
        if self._is_busy:
            raise RuntimeError("one file at a time: another is still being read")
        self._is_busy, is_done = True, False
        try:
            yield from self._heard(part, path)
            is_done = True
        finally:
            self._is_busy = False
            if not is_done:
                self._kill()

    def _heard(self, part: Part, path: Path | None) -> Iterator[Source | Address | Note]:
        progress = _Progress(part.name)
        while not progress.is_over:
            try:
                self._ask(part, path, progress.had)
                for step in self._steps():
                    progress.follow(step)
                    if isinstance(step, Found):
                        yield step.item
            except _ChildDeathError as death:
                self._kill()
                yield from filter(None, (progress.lose(death), progress.give_up()))
            else:
                return

    def _ask(self, part: Part, path: Path | None, after: Position | None) -> None:
        self._asked += 1
        if self._child is not None and (self._asked % _RENEWED == 0 or self._has_spoken(self._child)):
            self._kill()
        child = self._started()
        plain, data = part_to_frame(part)
        request = {"part": plain, "path": None if path is None else os.fspath(path), "after": after}
        try:
            self._send(child, frame_bytes(request | {"limits": asdict(self._limits)}, data))
        except OSError as error:
            raise _death(child, self._limits) from error

    def _has_spoken(self, child: "subprocess.Popen[bytes]") -> bool:
        """Whether a child that was not asked says something: it is not to answer the next question."""
        return bool(self._held) or _is_ready(child.stdout, select.POLLIN, 0.0)

    def _send(self, child: "subprocess.Popen[bytes]", frame: bytes) -> None:
        """Hand a question over, to a child that takes it in time."""
        assert child.stdin is not None
        descriptor, left = child.stdin.fileno(), memoryview(frame)
        os.set_blocking(descriptor, False)
        deadline = time.monotonic() + self._limits.wall
        while left:
            if not _is_ready(child.stdin, select.POLLOUT, deadline - time.monotonic()):
                raise _ChildDeathError("its reader took no question; it was stopped", may_pass=True)
            with suppress(BlockingIOError):
                left = left[os.write(descriptor, left[:_CHUNK]) :]

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._child is None or self._child.poll() is not None:
            self._kill()
            command = [sys.executable, "-P", "-B", "-m", "communique.sources.isolation.child"]
            self._child = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=-1
            )
            self._held.clear()
        return self._child

    def _steps(self) -> Iterator[Step]:
        while True:
            plain, data = self._frame()
            if plain.get("step") == "Done":
                return
            try:
                yield step_from_frame((plain, data))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise _ChildDeathError("its reader said what makes no sense; it was stopped") from error

    def _frame(self) -> Frame:
        """The next frame, within the time that one document may take."""
        child = self._child
        assert child is not None
        assert child.stdout is not None
        deadline = time.monotonic() + self._limits.wall
        most = 8 * self._limits.document
        while (length := frame_length(self._held)) is None or len(self._held) < length:
            if length is not None and length > most:
                raise _ChildDeathError(
                    f"its reader gave more than {most // 1_000_000} MB for one document; it was stopped"
                )
            if not _is_ready(child.stdout, select.POLLIN, deadline - time.monotonic()):
                raise _ChildDeathError(f"reading it took longer than {self._limits.wall} s; it was stopped")
            chunk = os.read(child.stdout.fileno(), _CHUNK)
            if not chunk:
                raise _death(child, self._limits)
            self._held += chunk
        frame = bytes(self._held[:length])
        del self._held[:length]
        try:
            return parsed_frame(frame)
        except (ValueError, RecursionError) as error:
            raise _ChildDeathError("its reader said what makes no sense; it was stopped") from error

    def _kill(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue


def _is_ready(pipe: "IO[bytes] | None", event: int, seconds: float) -> bool:
    """Whether a pipe can be read from or written to within some seconds, or has ended."""
    poll = select.poll()
    poll.register(-1 if pipe is None else pipe.fileno(), event)
    return bool(poll.poll(max(0.0, seconds) * 1000))


def _death(child: "subprocess.Popen[bytes]", limits: Limits) -> _ChildDeathError:
    """Why the child ended."""
    try:
        code = child.wait(timeout=_GRACE)
    except subprocess.TimeoutExpired:
        return _ChildDeathError("its reader stopped answering; it was stopped", may_pass=True)
    if code == -signal.SIGXCPU:
        return _ChildDeathError(f"reading it took more than {limits.cpu} s of processor time; it was stopped")
    if code == OUT_OF_MEMORY:
        reason = f"reading it takes more than {limits.memory // 1_000_000} MB of memory; it was left out"
        return _ChildDeathError(reason, may_pass=True)
    if code < 0:
        return _ChildDeathError(f"its reader was killed twice (signal {-code}); it was left out", may_pass=True)
    return _ChildDeathError(f"its reader ended unexpectedly twice (status {code}); it was left out", may_pass=True)
