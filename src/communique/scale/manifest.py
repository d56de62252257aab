"""The manifest of a run: its shards in order, what each was read from and as what, and the hash of what came of it."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from communique.errors import StoreError
from communique.scale.landing import landing, sha256_of_file
from communique.scale.shards import OUTPUT, REPORT, Shard, ShardReport, fingerprint, load_report

MANIFEST = "manifest.jsonl"
_FIELDS = ("input", "size", "sha256", "version", "output_sha256", "counts")


@dataclass(frozen=True, slots=True)
class Entry:
    """A shard of a run by its name, and what was reported of it, if it was read."""

    shard: str
    report: ShardReport | None


def is_done(shard: Shard, out: Path, version: str) -> bool:
    """Whether a shard's output stands for its input as it is now, read by this program as now ordered."""
    report = load_report(shard.name, out)
    if report is None or report.version != version:
        return False
    try:
        return fingerprint(shard) == (report.size, report.sha256) and is_whole(report, out)
    except OSError:
        return False


def is_whole(report: ShardReport, out: Path) -> bool:
    """Whether the output is there and as it was written."""
    try:
        return sha256_of_file(out / f"{report.shard}{OUTPUT}") == report.output_sha256
    except OSError:
        return False


def write_manifest(shards: Iterable[Shard], out: Path) -> None:
    """Write which shards the run has, and what is known of each."""
    with landing(out / MANIFEST) as file:
        for shard in shards:
            report = load_report(shard.name, out)
            found: dict[str, Any] = asdict(report) if report else {"input": shard.input}
            plain = {"shard": shard.name} | {name: found.get(name) for name in _FIELDS}
            file.write(json.dumps(plain, ensure_ascii=True).encode() + b"\n")


def load_manifest(out: Path) -> list[Entry]:
    """The shards of a run in order; `StoreError` where the folder holds no run, or one that did not end."""
    try:
        lines = (out / MANIFEST).read_bytes().splitlines()
    except OSError as error:
        if any(out.glob(f"*{REPORT}")):
            raise StoreError(f"the run in {out} did not end; run the plan again, it goes on where it was") from error
        raise StoreError(f"no run in {out} ({error.strerror}); make one with `communique run PLAN`") from error
    names = [str(json.loads(line)["shard"]) for line in lines]
    return [Entry(name, load_report(name, out)) for name in names]
