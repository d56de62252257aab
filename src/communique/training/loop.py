"""The epochs: optimiser, schedule, and checkpoints from which a broken run goes on as if nothing had happened."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch

from communique.training.batches import Batch, Encoding, batches, collate, epoch_windows
from communique.training.losses import losses
from communique.training.network import Reader
from communique.training.parsed import without_trees
from communique.training.passages import Passage
from communique.training.senses import Teacher
from communique.training.treebanks import TREES

_CLIP = 2.0
_FROZEN = ("encoder.word.", "encoder.position.")


@dataclass(frozen=True, slots=True)
class Stage:
    """One part of the training: what is read how often, and how fast the weights move.

    `pieces` is the size of a batch in sub-words, `masked` the part of them that is hidden. `share` says of a source
    (see `Passage.source`) how much of it is read in each epoch; of others all is. Where `averaged` is above 0, the
    stage ends with the running mean of its weights, of which each step keeps that part. With `senses`, the meaning of
    phrases is taught by the run's teacher. `parsed` is the part of the texts without trees of their own that teach, in
    an epoch, the trees that a parser gave them (see `parsed.py`).
    """

    name: str
    epochs: int
    encoder_rate: float
    head_rate: float
    pieces: int = 1600
    warm_up: int = 100
    masked: float = 0.0
    averaged: float = 0.0
    senses: bool = False
    parsed: float = 1.0
    share: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Progress:
    """How far a run is: the stage, the epoch in it and the steps done in that epoch."""

    stage: int = 0
    epoch: int = 0
    step: int = 0


class Mean:
    """The running mean of a model's free weights."""

    def __init__(self, model: Reader, kept: float) -> None:
        self._kept, self._steps = kept, 0
        self._weights = {name: w.detach().clone() for name, w in model.named_parameters() if w.requires_grad}

    def add(self, model: Reader) -> None:
        """Take in the weights of one more step; at the beginning the mean follows faster."""
        self._steps += 1
        moved = 1 - min(self._kept, self._steps / (self._steps + 10))
        for name, weight in model.named_parameters():
            if name in self._weights:
                self._weights[name].lerp_(weight.detach(), moved)

    def give_to(self, model: Reader) -> None:
        """Put the mean in the place of the model's weights."""
        model.load_state_dict(self._weights, strict=False)

    def state(self) -> dict[str, Any]:
        """What a checkpoint keeps."""
        return {"steps": self._steps, "weights": self._weights}

    def load(self, state: dict[str, Any]) -> None:
        """Go on from a checkpoint."""
        self._steps, self._weights = state["steps"], state["weights"]


Report = Callable[[str], None]


class Run:
    """A training run in a folder; made again with the same data and seed it goes on where the folder's file stands."""

    def __init__(
        self,
        model: Reader,
        encoding: Encoding,
        stages: Sequence[Stage],
        *,
        folder: Path,
        seed: int,
        report: Report,
        teacher: Teacher | None = None,
    ) -> None:
        self._model, self._encoding, self._stages, self._teacher = model, encoding, stages, teacher
        self._file, self._seed, self._report = folder / "checkpoint.pt", seed, report
        self._at = Progress()
        self._optimiser: torch.optim.Optimizer | None = None
        self._mean: Mean | None = None
        self._resume: dict[str, Any] | None = None
        for name, weight in model.named_parameters():
            weight.requires_grad = not name.startswith(_FROZEN)
        if self._file.exists():
            self._resume = torch.load(self._file, weights_only=False)
            model.load_state_dict(self._resume["model"])
            self._at = Progress(**self._resume["progress"])
            report(f"going on at stage {self._at.stage + 1}, epoch {self._at.epoch + 1}, step {self._at.step}")

    def train(self, passages: Sequence[Passage], *, every: float = 300.0) -> None:
        """Every stage to its end; a checkpoint is written each `every` seconds and after each epoch."""
        while self._at.stage < len(self._stages):
            stage = self._stages[self._at.stage]
            self._optimiser = _optimiser(self._model, stage)
            self._model.encoder.masked = stage.masked
            self._mean = Mean(self._model, stage.averaged) if stage.averaged else None
            if self._resume is not None:
                if self._mean and self._resume.get("mean"):
                    self._mean.load(self._resume["mean"])
                if self._resume["optimiser"] is not None:
                    self._optimiser.load_state_dict(self._resume["optimiser"])
                self._resume = None
            while self._at.epoch < stage.epochs:
                self._epoch(stage, passages, every)
            if self._mean:
                self._mean.give_to(self._model)
            self._at = Progress(stage=self._at.stage + 1)
            self._optimiser = self._mean = None
            self._save()

    def _epoch(self, stage: Stage, passages: Sequence[Passage], every: float) -> None:
        seed = self._seed + 1000 * self._at.stage + self._at.epoch
        windows = epoch_windows(_read_now(passages, stage, seed), self._encoding, seed=seed)
        gathered = list(batches(windows, pieces=stage.pieces, seed=seed))
        began = saved = time.monotonic()
        words, sums = 0, dict[str, float]()
        self._model.train()
        while self._at.step < len(gathered):
            batch = collate(gathered[self._at.step], seed=seed + self._at.step)
            torch.manual_seed(seed * 100_003 + self._at.step)
            self._step(stage, batch, len(gathered), sums)
            words += batch.size
            if time.monotonic() - saved > every:
                self._save()
                saved = time.monotonic()
        pace = words / (time.monotonic() - began) if words else 0.0
        shown = " ".join(f"{name} {total / max(1, self._at.step):.3f}" for name, total in sorted(sums.items()))
        self._at = Progress(self._at.stage, self._at.epoch + 1)
        self._report(f"{stage.name} {self._at.epoch}/{stage.epochs}: {pace:.0f} words/s; {shown}")
        self._save()

    def _step(self, stage: Stage, batch: Batch, steps: int, sums: dict[str, float]) -> None:
        assert self._optimiser is not None
        done = self._at.epoch * steps + self._at.step
        pace = min(1.0, (done + 1) / stage.warm_up) * max(0.01, 1.0 - done / (stage.epochs * steps))
        for group in self._optimiser.param_groups:
            group["lr"] = group["base"] * pace
        with torch.autocast("cpu", dtype=torch.bfloat16):
            parts = losses(self._model, batch, self._teacher if stage.senses else None)
            total = torch.stack(list(parts.values())).sum()
        self._optimiser.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_([w for w in self._model.parameters() if w.requires_grad], _CLIP)
        self._optimiser.step()
        if self._mean:
            self._mean.add(self._model)
        for name, part in parts.items():
            sums[name.split()[0]] = sums.get(name.split()[0], 0.0) + part.item()
        self._at.step += 1

    def _save(self) -> None:
        """Write the checkpoint under another name first: a run broken while writing loses nothing."""
        state = {
            "model": self._model.state_dict(),
            "optimiser": self._optimiser.state_dict() if self._optimiser else None,
            "mean": self._mean.state() if self._mean else None,
            "progress": {"stage": self._at.stage, "epoch": self._at.epoch, "step": self._at.step},
        }
        fresh = self._file.with_suffix(".new")
        torch.save(state, fresh)
        fresh.replace(self._file)


def _optimiser(model: Reader, stage: Stage) -> torch.optim.Optimizer:
    free = [(name, weight) for name, weight in model.named_parameters() if weight.requires_grad]
    encoder = [weight for name, weight in free if name.startswith("encoder.")]
    heads = [weight for name, weight in free if not name.startswith("encoder.")]
    groups = [
        {"params": encoder, "lr": stage.encoder_rate, "base": stage.encoder_rate},
        {"params": heads, "lr": stage.head_rate, "base": stage.head_rate},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)


def _read_now(passages: Sequence[Passage], stage: Stage, seed: int) -> list[Passage]:
    """The passages of one epoch: of some sources only a share, and some without their trees, drawn by chance."""
    chance = random.Random(seed)
    read = [p for p in passages if chance.random() < stage.share.get(p.source, 1.0)]
    return [p if p.source == TREES or chance.random() < stage.parsed else without_trees(p) for p in read]
