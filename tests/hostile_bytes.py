"""Files cut off and altered, and what a format makes of them: documents, or a reason, never neither."""

import io
import random
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

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

    def __str__(self) -> str:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return (
            f"{self.what}: {self.met} met, {self.told} told, {len(self.silent)} silent, "
            f"slowest {self.slowest:.2f} s CPU, most memory {most:.0f} MB"
        )
