"""What code does to the outside while it runs: files opened, connections, programs started."""

import os
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

_DEEDS = (
    "open",
    "socket.",
    "subprocess.",
    "os.",
    "shutil.",
    "urllib.",
    "ftplib.",
    "http.",
    "smtplib.",
    "ctypes.dlopen",
)
_HARMLESS = ("os.listdir", "os.scandir", "os.walk", "os.fwalk")


class _Watch:
    """Notes the deeds of this process while `seen` is a list. Python cannot take such a hook away again."""

    def __init__(self) -> None:
        self.seen: list[str] | None = None
        self._own = tuple({*filter(None, sys.path), *sysconfig.get_paths().values()})
        sys.addaudithook(self._note)

    def _note(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.seen is None or not event.startswith(_DEEDS) or event in _HARMLESS:
            return
        if event == "open" and self._is_import(arguments):
            return
        self.seen.append(f"{event}({', '.join(repr(a)[:80] for a in arguments[:2])})")

    def _is_import(self, arguments: tuple[Any, ...]) -> bool:
        """Whether it is Python reading code or data of what is installed."""
        path, mode = arguments[0], arguments[1]
        if mode not in {"r", "rb", None} or not isinstance(path, str | bytes):
            return False
        return str(Path(os.fsdecode(path)).absolute()).startswith(self._own)


@cache
def _watch() -> _Watch:
    return _Watch()


@contextmanager
def watched() -> Iterator[list[str]]:
    """The files opened, connections made and programs started until the block ends; imports do not count."""
    watch = _watch()
    seen: list[str] = []
    watch.seen = seen
    try:
        yield seen
    finally:
        watch.seen = None
