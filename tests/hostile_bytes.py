"""Files cut off and altered, and what a format makes of them: documents, or a reason, never neither."""

import importlib
import io
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from communique.errors import SourceError
from communique.settings import Limits
from communique.sources import Address, Item, Note, Part, Source, SourceFormat


def cuts(data: bytes, number: int) -> Iterator[bytes]:
    """The beginning of some data, cut at points spread over all of it, the last byte alone missing too."""
    for index in range(number):
        yield data[: len(data) * index // number]
    yield data[:-1]


def flips(data: bytes, number: int, *, seed: int = 7) -> Iterator[bytes]:
    """Some data with one byte altered, at random places."""
    chosen = random.Random(seed)
    for _ in range(number):
        at = chosen.randrange(len(data))
        yield data[:at] + bytes([data[at] ^ chosen.randrange(1, 256)]) + data[at + 1 :]


def read(format_: SourceFormat, data: bytes, name: str, limits: Limits | None = None) -> list[Item]:
    """All that a format makes of some bytes; a `SourceError` becomes a failed source."""
    found: list[Item] = []
    try:
        found.extend(format_.read(io.BytesIO(data), name=name, limits=limits or Limits()))
    except SourceError as error:
        found.append(Source(name, None, data, failure=str(error)))
    return found


def faults(found: list[Item]) -> list[str]:
    """Every reason given for something that could not be read."""
    return [item.failure for item in found if isinstance(item, Source | Part) and item.failure]


def parts(found: list[Item]) -> list[Part]:
    """The files inside that were had."""
    return [item for item in found if isinstance(item, Part) and not item.failure]


def addresses(found: list[Item]) -> list[Address]:
    """The pages to be fetched."""
    return [item for item in found if isinstance(item, Address)]


def notes(found: list[Item]) -> list[str]:
    """What was told of things passed over."""
    return [item.text for item in found if isinstance(item, Note)]


def says_something(found: list[Item]) -> bool:
    """Whether there is a document, or a reason why there is none."""
    return any(not isinstance(item, Note) for item in found)


def read_apart(bombs: Mapping[str, tuple[SourceFormat, bytes]], folder: Path) -> str:
    """Read each in a process that has not made them, so that its memory is that of reading; its figures in a line.

    Fails where one was read without a word against it.
    """
    arguments = []
    for number, (format_, data) in enumerate(bombs.values()):
        path = folder / f"{number}.bomb"
        path.write_bytes(data)
        arguments.append(f"{type(format_).__module__}:{type(format_).__name__}:{path}")
    done = subprocess.run([sys.executable, __file__, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr or done.stdout
    return done.stdout.strip()


@dataclass
class Survived:
    """How many hostile files were met, and how; prints as one line of figures."""

    what: str
    met: int = 0
    told: int = 0
    slowest: float = 0.0
    silent: list[int] = field(default_factory=list)

    def meet(self, format_: SourceFormat, data: bytes, name: str, *, is_told: bool = False) -> list[Item]:
        """Read one; with `is_told`, a reason must be given."""
        began = time.process_time()
        found = read(format_, data, name)
        self.slowest = max(self.slowest, time.process_time() - began)
        has_reason = bool(faults(found)) or any(p.warnings for p in parts(found))
        self.told += has_reason
        if not says_something(found) or (is_told and not has_reason):
            self.silent.append(self.met)
        self.met += 1
        return found

    def show(self) -> None:
        """Print the figures, which `pytest -s` shows."""
        sys.stdout.write(f"{self}\n")

    @property
    def most(self) -> float:
        """The most memory that this process had so far, in MB."""
        status = Path("/proc/self/status")  # what `resource` says counts the memory of whoever started the process
        if status.exists():
            return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    def __str__(self) -> str:
        return (
            f"{self.what}: {self.met} met, {self.told} told, {len(self.silent)} silent, "
            f"slowest {self.slowest:.2f} s CPU, most memory {self.most:.0f} MB"
        )


def _main(arguments: list[str]) -> None:
    survived = Survived("bombs refused")
    for argument in arguments:
        module, name, path = argument.split(":")
        survived.meet(getattr(importlib.import_module(module), name)(), Path(path).read_bytes(), "a", is_told=True)
    survived.show()
    sys.exit(bool(survived.silent) or survived.slowest > 10 or survived.most > 512)


if __name__ == "__main__":
    _main(sys.argv[1:])
