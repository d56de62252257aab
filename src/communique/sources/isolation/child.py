"""The process that reads bytes from outside: `python -P -m communique.sources.isolation.child`.

It takes one file after the other from standard input and answers with the steps of reading it. When it dies, only
the document that it was at is lost.
"""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, BinaryIO

from communique.settings import Limits
from communique.sources.isolation.bounds import bound_memory, bound_time, forbid
from communique.sources.isolation.frames import (
    OUT_OF_MEMORY,
    Frame,
    part_from_frame,
    read_frame,
    step_to_frame,
    write_frame,
)
from communique.sources.opening import Step, open_file, open_part
from communique.sources.registry import installed_formats

DONE: dict[str, Any] = {"step": "Done"}


def main() -> None:
    """Answer until nobody asks any more."""
    requests, answers = _streams()
    logging.disable()
    installed_formats()
    forbid()
    with suppress(BrokenPipeError):
        while (request := read_frame(requests)) is not None:
            try:
                for step in _steps(request):
                    write_frame(answers, *step_to_frame(step))
                write_frame(answers, DONE)
            except MemoryError:
                os._exit(OUT_OF_MEMORY)


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """What is asked and where to answer; what a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return sys.stdin.buffer, answers


def _steps(request: Frame) -> Iterator[Step]:
    plain, data = request
    limits = Limits(**plain["limits"])
    after = tuple(plain["after"]) if plain["after"] is not None else None
    bound_memory(limits.memory)
    bound_time(limits.cpu)
    for step in _opened(plain, data, limits, after):
        yield step
        bound_time(limits.cpu)


def _opened(plain: dict[str, Any], data: bytes, limits: Limits, after: tuple[int, ...] | None) -> Iterator[Step]:
    if plain["path"] is None:
        yield from open_part(part_from_frame((plain["part"], data)), limits=limits, after=after)
        return
    name = plain["part"]["name"]
    try:
        with open(plain["path"], "rb") as file:  # noqa: PTH123 (a path may hold bytes that are no text)
            yield from open_file(file, name, limits=limits, after=after)
    except OSError as error:
        raise SystemExit(1) from error


if __name__ == "__main__":
    main()
