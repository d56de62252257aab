"""A shard of an archive read: one file, or a stretch of a large one, into one file of readings with its report."""

import gzip
import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.documents import why_skipped
from communique.documents.keeping import is_worth_keeping
from communique.errors import SourceError
from communique.records import Document
from communique.scale.landing import landing, sha256_of_file
from communique.scale.orders import Orders
from communique.scale.outputs import to_output_line
from communique.scale.reading import ReadingPool
from communique.settings import Settings
from communique.sources import Source, read_sources
from communique.sources.reading import read_stretch
from communique.sources.stretches import Stretch
from communique.store import Arrived, attempt_of

if TYPE_CHECKING:
    from communique.pipeline import Pipeline

OUTPUT = ".jsonl.gz"
REPORT = ".report.json"
_LEVEL = 3


@dataclass(frozen=True, slots=True)
class Shard:
    """One file of an archive, or a stretch of it. `name` is what its output is called, `input` what the plan calls
    the file, `path` where it lies.
    """

    name: str
    input: str
    path: str
    stretch: Stretch | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardReport:
    """How reading a shard went. The hashes are of its input and of its output; `counts` of documents by state, skipped
    ones among them; `reasons` are name, state and reason of each that is not ok; `notes` say what containers passed
    over. `error`: why there is no output.
    """

    shard: str
    input: str
    size: int = 0
    sha256: str = ""
    version: str = ""
    output_sha256: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    reasons: list[list[str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seconds: float = 0.0
    error: str | None = None


def read_shard(shard: Shard, out: Path, orders: Orders) -> ShardReport:
    """Read a shard in this process and its helpers; its output lands in the folder as a whole, then its report.

    What cannot be read fails alone. A file that changes while it is read fails the shard: run the plan again.
    """
    began = time.perf_counter()
    try:
        size, sha256 = fingerprint(shard)
        notes: list[str] = []
        counts, reasons = _write(shard, out, orders, notes)
        if fingerprint(shard) != (size, sha256):
            (out / f"{shard.name}{OUTPUT}").unlink(missing_ok=True)
            raise SourceError("the file changed while it was read; run the plan again")
    except (OSError, SourceError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return ShardReport(shard=shard.name, input=shard.input, error=f"{shard.input}: {reason}")
    report = ShardReport(
        shard=shard.name,
        input=shard.input,
        size=size,
        sha256=sha256,
        version=orders.version,
        output_sha256=sha256_of_file(out / f"{shard.name}{OUTPUT}"),
        counts=dict(sorted(counts.items())),
        reasons=reasons,
        notes=notes,
        seconds=round(time.perf_counter() - began, 3),
    )
    with landing(out / f"{shard.name}{REPORT}") as file:
        file.write(json.dumps(asdict(report), ensure_ascii=True, indent=1).encode() + b"\n")
    return report


def fingerprint(shard: Shard) -> tuple[int, str]:
    """Size and hash of what a shard is read from."""
    path, stretch = Path(shard.path), shard.stretch
    if stretch is None:
        return path.stat().st_size, sha256_of_file(path)
    return stretch.stop - stretch.start, sha256_of_file(path, stretch.start, stretch.stop)


def load_report(shard: str, out: Path) -> ShardReport | None:
    """What was reported of a shard; nothing where it was not read to its end."""
    try:
        plain: dict[str, Any] = json.loads((out / f"{shard}{REPORT}").read_bytes())
        return ShardReport(**plain)
    except (OSError, ValueError, TypeError):
        return None


def _write(shard: Shard, out: Path, orders: Orders, notes: list[str]) -> tuple[Counter[str], list[list[str]]]:
    counts: Counter[str] = Counter()
    reasons: list[list[str]] = []
    with (
        landing(out / f"{shard.name}{OUTPUT}") as file,
        gzip.GzipFile(filename="", fileobj=file, mode="wb", compresslevel=_LEVEL, mtime=0) as packed,
    ):
        for arrived in _arrived(shard, orders, notes):
            attempt = arrived.attempt
            assert attempt is not None
            counts[attempt.state] += 1
            if attempt.state in {"partial", "failed"}:
                reasons.append([attempt.source_id, attempt.state, "; ".join(attempt.reasons)])
            packed.write(to_output_line(arrived).encode() + b"\n")
    return counts, reasons


def _arrived(shard: Shard, orders: Orders, notes: list[str]) -> Iterator[Arrived]:
    """The readings of a shard with what goes with them into a store; what is left out with the reason alone."""
    under_way: list[tuple[Source, Document, str | None]] = []

    def unread() -> Iterator[Document]:
        for source in _sources(shard, orders.settings, notes):
            document = _builder(orders.settings).build(source, orders.given)
            left_out = why_skipped(document) if orders.is_filtered else None
            under_way.append((source, document, left_out))
            yield replace(document, text=None) if left_out else document

    for reading in _reading_pool(orders.settings, threading.get_ident()).read_all(unread()):
        source, _, left_out = under_way.pop(0)
        attempt = attempt_of(reading.document, source.origin)
        if left_out:
            yield Arrived(None, replace(attempt, state="skipped", reasons=(left_out,)))
        elif not is_worth_keeping(reading.document):
            yield Arrived(None, attempt)
        else:
            yield Arrived(reading, attempt, source.raw if reading.document.captured is not None else b"")


def _sources(shard: Shard, settings: Settings, notes: list[str]) -> Iterator[Source]:
    if shard.stretch is None:
        return read_sources([shard.path], settings=settings, tell=notes.append)
    return read_stretch(Path(shard.path), shard.stretch, settings=settings)


@cache
def _builder(settings: Settings) -> "Pipeline":
    """What makes documents of sources; it loads no model."""
    from communique.pipeline import Pipeline

    return Pipeline(settings)


@cache
def _reading_pool(settings: Settings, _thread: int) -> ReadingPool:
    """The process that reads for this one, or for a thread of it. It lives as long: the model is loaded once."""
    return ReadingPool(settings, workers=1)
