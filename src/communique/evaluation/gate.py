"""The pinned gate: on the project's own gold, no figure falls below its floor, and a floor is raised, not lowered.

`corpus/floors.json` holds, for each split, the digest of its gold files and a floor for each figure below. A changed
corpus fails the gate until it is pinned again. A lower floor needs a reason, which stays in the file.
"""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.errors import GoldError
from communique.evaluation.gold import FLOORS_FILE
from communique.evaluation.report import Report, fmt
from communique.evaluation.running import Read, run

SPLITS = ("dev", "test")
QUIET = "forms: quiet on none"
"""The share of forms without a commitment in which none is read."""
FIGURES = (
    "documents: statements found",
    "documents: statements content tokens",
    "documents: statements speaker span",
    "documents: statements speaker_code exact",
    "documents: statements act",
    "documents: commitments found",
    "documents: commitments kind, issuer country and spans all right",
    "documents: commitments issuer_code exact",
    "documents: commitments trigger character F1, mean",
    "documents: commitments response character F1, mean",
    "documents: events found",
    "documents: events type, parties and status all right",
    "documents: events status",
    "documents: instruments found with the right kind",
    "documents: times found with the right value",
    "documents: places found with the right country",
    "documents: clusters same_as as tripwires",
    "forms: label macro-F1",
    "forms: positives found",
    QUIET,
    "forms: found trigger tokens",
    "forms: found response tokens",
    "forms: found condition",
    "forms: found issuer_code exact",
)
_ROUNDING = 1000
"""Floors are kept at three decimals, rounded down."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """The floors of one split, and the digest of the gold that they were measured on."""

    digest: str
    floors: Mapping[str, float]
    lowered: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GateResult:
    """One split held against its floors. `pinned` is `None` where it never was pinned."""

    split: str
    digest: str
    figures: Mapping[str, float]
    broken: int
    unread: int
    pinned: Pinned | None

    @property
    def failures(self) -> tuple[str, ...]:
        """Why the gate does not hold, one sentence each; empty where it holds."""
        if self.pinned is None:
            return (f"{self.split}: no floors are pinned; pin them",)
        reasons = [f"{self.split}: {self.broken} spans are not their text's"] if self.broken else []
        if self.unread:
            reasons.append(f"{self.split}: {self.unread} texts could not be read")
        if self.pinned.digest != self.digest:
            reasons.append(f"{self.split}: the gold changed since its floors were pinned; pin them again")
        reasons += [
            f"{self.split}: {name} is {self._now(name):.3f}, its floor {floor:.3f}"
            for name, floor in self.pinned.floors.items()
            if self._now(name) < floor
        ]
        return tuple(reasons)

    @property
    def holds(self) -> bool:
        """Whether every figure reaches its floor, on unchanged gold, with every text read and every span whole."""
        return not self.failures

    def to_table(self) -> str:
        """Each figure beside its floor, with what was gained or lost in points of a hundred."""
        floors = self.pinned.floors if self.pinned else {}
        lines = [f"{self.split:<72}{'floor':>7}{'now':>7}{'change':>9}"]
        for name in sorted({*floors, *self.figures}, key=_place):
            floor, now = floors.get(name), self._now(name)
            change = "" if floor is None else _change(now - floor)
            lines.append(f"{name:<72}{fmt(floor):>7}{fmt(now):>7}{change:>9}")
        lines += [f"FAILED {reason}" for reason in self.failures]
        return "\n".join(lines)

    def _now(self, name: str) -> float:
        return self.figures.get(name, 0.0)


def gate(corpus: Path, read: Read, *, splits: Sequence[str] = SPLITS) -> tuple[GateResult, ...]:
    """Run the reader over the splits of a corpus and hold the figures against `floors.json` in its folder."""
    pinned = load_floors(corpus / FLOORS_FILE)
    return tuple(check_gate(corpus, split, read, pinned.get(split)) for split in splits)


def check_gate(corpus: Path, split: str, read: Read, pinned: Pinned | None) -> GateResult:
    """Run the reader over one split."""
    report = run(split_paths(corpus, split), read)
    return GateResult(
        split=split,
        digest=gold_digest(corpus, split),
        figures=gate_figures(report),
        broken=report.health.broken,
        unread=report.health.unread,
        pinned=pinned,
    )


def gate_figures(report: Report) -> dict[str, float]:
    """The figures that are pinned, rounded down as floors are; higher is better in each."""
    figures = report.figures()
    if "forms: false alarms on none" in figures:
        figures[QUIET] = 1 - figures["forms: false alarms on none"]
    return {name: _rounded(figures[name]) for name in FIGURES if name in figures}


def split_paths(corpus: Path, split: str) -> list[Path]:
    """The documents and the forms of a split."""
    return [corpus / "documents" / split, corpus / "forms" / f"{split}.jsonl"]


def gold_digest(corpus: Path, split: str) -> str:
    """SHA-256 over the gold files of a split: their names and bytes, in order."""
    documents, forms = split_paths(corpus, split)
    whole = hashlib.sha256()
    for path in (*sorted(documents.glob("*.json")), forms):
        whole.update(f"{path.relative_to(corpus).as_posix()}\0".encode())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def load_floors(path: Path) -> dict[str, Pinned]:
    """The pinned floors by split; none where the file is missing."""
    if not path.exists():
        return {}
    try:
        plain = json.loads(path.read_text("utf-8"))["splits"]
        return {
            split: Pinned(str(row["digest"]), dict(row["floors"]), tuple(row.get("lowered", ())))
            for split, row in plain.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldError(f"{path}: the floors cannot be read ({error!r}); take the file from the repository") from error


def pin(path: Path, results: Sequence[GateResult], *, allow_lower: str | None = None) -> None:
    """Write the figures as the new floors. A figure below its floor is refused unless a reason is given.

    Broken spans and unread texts are never pinned. The reason is kept in the file beside what was lowered.
    """
    pinned = load_floors(path)
    for result in results:
        pinned[result.split] = _pinned(result, allow_lower)
    plain = {
        split: {"digest": p.digest, "floors": dict(p.floors)} | ({"lowered": list(p.lowered)} if p.lowered else {})
        for split, p in sorted(pinned.items())
    }
    path.write_text(json.dumps({"splits": plain}, indent=2, ensure_ascii=False) + "\n", "utf-8")


def _pinned(result: GateResult, reason: str | None) -> Pinned:
    if result.broken or result.unread:
        faults = f"{result.broken} spans are not their text's, {result.unread} texts could not be read"
        raise GoldError(f"{result.split}: {faults}; mend the reader before pinning")
    before = result.pinned.floors if result.pinned else {}
    lower = {n: [floor, now] for n, floor in before.items() if (now := result.figures.get(n, 0.0)) < floor}
    if lower and not reason:
        worst = "; ".join(f"{name} {floor:.3f} -> {now:.3f}" for name, (floor, now) in lower.items())
        raise GoldError(f"{result.split}: floors are raised, not lowered ({worst}); mend the reader or give a reason")
    record = ({"reason": reason, "figures": lower},) if lower else ()
    return Pinned(result.digest, dict(result.figures), (*(result.pinned.lowered if result.pinned else ()), *record))


def _rounded(value: float) -> float:
    return math.floor(value * _ROUNDING + 1e-9) / _ROUNDING


def _change(difference: float) -> str:
    return "=" if abs(difference) < 1e-9 else f"{100 * difference:+.1f}"


def _place(name: str) -> int:
    return FIGURES.index(name) if name in FIGURES else len(FIGURES)
