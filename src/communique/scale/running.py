"""A plan carried out: what is done already is left, what is not is read, and nothing half done counts."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from communique.errors import SettingsError
from communique.scale.landing import clear, locked
from communique.scale.manifest import MANIFEST, is_done, write_manifest
from communique.scale.orders import Orders, make_orders
from communique.scale.plan import Plan, shards_of
from communique.scale.shards import Shard, ShardReport
from communique.settings import Settings

MOST_TOLD = 20
"""Documents named with their reasons: an archive has thousands."""


class Executor(Protocol):
    """Who reads shards: calls `read_shard` for each, somewhere, and again where the one who read it died."""

    def read(self, shards: Iterable[Shard], out: Path, orders: Orders) -> Iterator[ShardReport]:
        """The report of each shard, as they come."""
        ...


@dataclass(slots=True)
class RunOutcome:
    """How a run went: how many shards there are, were done before, were read; which could not be (`failures`).

    `told` says of the first documents that are not ok why not, and what containers passed over; the reports know all.
    """

    shards: int = 0
    known: int = 0
    read: int = 0
    cleared: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def note(self, report: ShardReport) -> None:
        """Count a shard."""
        if report.error is not None:
            self.failures.append(report.error)
            return
        self.read += 1
        said = (*report.notes, *(f"{name}: {state}: {reason}" for name, state, reason in report.reasons))
        self.told += said[: MOST_TOLD - len(self.told)]
        for state, number in report.counts.items():
            self.counts[state] = self.counts.get(state, 0) + number


def run_plan(
    plan: Plan,
    settings: Settings,
    *,
    executor: Executor | None = None,
    report: Callable[[int, ShardReport | None], None] = lambda _number, _report: None,
) -> RunOutcome:
    """Read every shard of a plan that is not done. `report` is told the number of shards and each one as it is done.

    A run that was killed, however, is gone on with by running the plan again: outputs are there as a whole or not at
    all. `StoreError` where another program is at work in the folder, or the disk takes no more.
    """
    executor = executor or make_executor(plan)
    orders = make_orders(settings, plan.given, is_filtered=plan.is_filtered)
    shards = list(shards_of(plan))
    outcome = RunOutcome(shards=len(shards))
    with locked(plan.out):
        outcome.cleared = clear(plan.out)
        (plan.out / MANIFEST).unlink(missing_ok=True)  # until this run has ended, there is nothing to merge

        def missing() -> Iterator[Shard]:
            for shard in shards:
                if is_done(shard, plan.out, orders.version):
                    outcome.known += 1
                    report(len(shards), None)
                else:
                    yield shard

        for found in executor.read(missing(), plan.out, orders):
            outcome.note(found)
            report(len(shards), found)
        clear(plan.out)  # what processes that were killed in this run left
        write_manifest(shards, plan.out)
    return outcome


def make_executor(plan: Plan) -> Executor:
    """The executor that a plan names."""
    if plan.scheduler and plan.executor == "local":
        raise SettingsError("scheduler: only dask and ray have one; set executor, or leave it out")
    if plan.executor == "dask":
        from communique.scale.executors.dask import DaskExecutor

        return DaskExecutor(workers=plan.workers, scheduler=plan.scheduler)
    if plan.executor == "ray":
        from communique.scale.executors.ray import RayExecutor

        return RayExecutor(workers=plan.workers, scheduler=plan.scheduler)
    from communique.scale.executors.local import LocalExecutor

    return LocalExecutor(workers=plan.workers)
