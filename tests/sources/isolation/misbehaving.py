"""A format of an outsider that does what the file says, as hostile bytes make parsers do."""

import ctypes
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from communique.errors import SourceError
from communique.records import Capture
from communique.settings import Limits
from communique.sources import Address, Item, Part, Source
from communique.sources.isolation.frames import frame_bytes


def _die_once(argument: str) -> None:
    """Be killed from outside at the first try; `argument` is a file that another process takes away."""
    if Path(argument).exists():
        signal.pause()


def _spin(_: str) -> None:
    while True:
        pass


def _keep(size: str) -> None:
    """Keep memory for good, as libraries that leak do."""
    _KEPT.append(bytearray(int(size)))


def _speak_later(_: str) -> None:
    """Answer a question that was not asked, when this one is done."""
    frame = frame_bytes({"step": "Done"})
    threading.Timer(0.2, lambda: os.write(_answers(), frame)).start()


def _answers() -> int:
    """Where the child answers: the pipe that it made of its first output."""
    pipes = [n for n in range(3, 20) if Path(f"/dev/fd/{n}").exists() and stat.S_ISFIFO(os.fstat(n).st_mode)]
    return pipes[-1]


def _mumbled(where: str) -> Source:
    """Signs that no text can hold, and a mile of them, where names, reasons and times should stand."""
    odd = "\ud800" + "x" * 1_000_000
    if where == "text":
        return Source("a", "Lima spoke. \ud800", b"")
    captured = Capture(sha256=odd, time=3, warc_record=odd) if where == "captured" else None  # type: ignore[arg-type]
    warnings = ("\ud800" + "x" * 3_000,) * 3_000 if where == "warnings" else ()
    metadata = {odd: odd, "title": odd, "url": odd, "published": odd} if where == "metadata" else {}
    source = Source("a", None if where == "failure" else "Lima spoke.", b"", metadata, warnings, captured=captured)
    return replace(source, source_id=odd if where == "id" else "a", failure=odd if where == "failure" else None)


_KEPT: list[bytearray] = []
_DEEDS = {
    "spin": _spin,
    "sleep": lambda _: time.sleep(60),
    "eat": lambda _: bytearray(10**10),
    "crash": lambda _: ctypes.string_at(0),
    "exit": lambda _: os._exit(3),
    "raise": lambda _: {}["nothing"],
    "connect": lambda port: socket.create_connection(("127.0.0.1", int(port)), timeout=1),
    "write": lambda path: Path(path).write_text("written", "utf-8"),
    "run": lambda _: subprocess.run([sys.executable, "-c", ""], check=True),
    "print": lambda words: os.write(1, words.encode()),
    "deep": lambda _: _deep(0),
    "kill": lambda _: os.kill(os.getpid(), signal.SIGKILL),
    "pause": _die_once,
    "keep": _keep,
    "speak": _speak_later,
}


def _deep(n: int) -> int:
    return _deep(n + 1) + 1


class Misbehaving:
    """`.deed`: one line, what to do, then the text. `.deeds`: each line a file of its own."""

    name = "misbehaving"
    suffixes = frozenset({".deed", ".deeds"})
    media_types = frozenset({"application/x-deed"})

    def recognises(self, head: bytes) -> bool:
        return False

    def read(self, file: BinaryIO, *, name: str, limits: Limits) -> Iterator[Item]:
        if name.endswith(".deeds"):
            for number, line in enumerate(file.read().splitlines()):
                yield Part(f"{number}.deed", line)
            return
        deed, _, argument = file.read().decode().partition(" ")
        if deed == "refuse":
            raise SourceError(argument)
        if deed == "go":
            yield Address(argument)
            return
        if deed == "mumble":
            yield _mumbled(argument)
            return
        if deed in _DEEDS:
            _DEEDS[deed](argument)
        if deed != "nothing":
            yield Source(name, argument, argument.encode())
