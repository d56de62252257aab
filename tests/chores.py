"""Things for the processes of a pool to do: quick ones, and such as end the process that does them."""

import os
import re
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from communique.errors import ModelError
from communique.records import Document, Reading


def doubling() -> Callable[[int], int]:
    """Twice a number; slower for the even ones, so that they come back out of order."""

    def double(number: int) -> int:
        time.sleep(0.02 if number % 2 == 0 else 0)
        return 2 * number

    return double


def dying(folder: str) -> Callable[[int], int]:
    """Ends its process at 3 once and at 5 always, and writes down what it began."""

    def do(number: int) -> int:
        with Path(folder, "begun").open("a") as file:
            file.write(f"{number}\n")
        died = Path(folder, f"died-{number}")
        if number == 5 or (number == 3 and not died.exists()):
            died.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    return do


def hanging() -> Callable[[int], int]:
    """Never ends with 2, and prints where a result would go."""

    def do(number: int) -> int:
        sys.stdout.write("words of a library\n")
        while number == 2:
            time.sleep(0.05)
        return number

    return do


def backtracking() -> Callable[[str], int]:
    """Measures texts; one of 40 a's and an end keeps the interpreter to itself for hours, as a slow pattern does."""

    def do(text: str) -> int:
        return len(text) if re.match(r"(a+)+$", text[:41]) else -1

    return do


def stillborn() -> Callable[[int], int]:
    """Never begins."""
    os._exit(3)


def unready() -> Callable[[int], int]:
    """A broken installation."""
    raise ModelError("the model file is missing")


def missing_model() -> Callable[[int], int]:
    """The same, met with the first item."""

    def do(number: int) -> int:
        raise ModelError("the model file is missing")

    return do


def naming() -> Callable[[Document], Reading]:
    """Readings of documents alone; one that says "stop" ends the process."""

    def read(document: Document) -> Reading:
        if "stop" in (document.text or ""):
            os.kill(os.getpid(), signal.SIGKILL)
        return Reading(document=document)

    return read
