"""Shards read by Dask: workers on this machine, or those of a scheduler whose address is given.

Nothing listens but on the loopback address, and no dashboard is started.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any

from communique.errors import InstallationError, StoreError
from communique.scale.executors.local import given_up
from communique.scale.orders import Orders
from communique.scale.reading import cores
from communique.scale.shards import Shard, ShardReport, read_shard

_AHEAD = 2
"""Shards that a worker has at hand: enough not to stand still, and the memory stays flat."""
_QUIET = {"distributed.scheduler.allowed-failures": 2, "distributed.admin.log-format": "%(message)s"}


class DaskExecutor:
    """Workers of Dask, one shard each at a time; 0 is one for each core. With a scheduler, all that it has."""

    def __init__(self, *, workers: int = 0, scheduler: str | None = None) -> None:
        self._workers, self._scheduler = workers or cores(), scheduler

    def read(self, shards: Iterable[Shard], out: Path, orders: Orders) -> Iterator[ShardReport]:
        """The report of each shard, as they come; Dask gives those of a dead worker to another."""
        try:
            from dask import config
            from distributed import as_completed
        except ImportError as error:
            raise InstallationError("Dask is not installed; pip install 'communique[dask]'") from error

        with ExitStack() as stack:
            stack.enter_context(config.set(_QUIET))
            client = self._client(stack)
            waiting, asked = iter(shards), dict[str, Shard]()

            def submitted(number: int) -> list[Any]:
                found = []
                for shard in islice(waiting, number):
                    found.append(client.submit(read_shard, shard, out, orders, pure=False))
                    asked[found[-1].key] = shard
                return found

            done = as_completed(submitted(_AHEAD * max(1, len(client.scheduler_info(n_workers=-1)["workers"]))))
            for future in done:
                yield _report(future, asked.pop(future.key))
                done.update(submitted(1))

    def _client(self, stack: ExitStack) -> Any:
        import logging

        from distributed import Client, LocalCluster

        if self._scheduler:
            try:
                return stack.enter_context(Client(self._scheduler, timeout="20s"))
            except OSError as error:
                raise StoreError(
                    f"no Dask scheduler answers at {self._scheduler}; start it, or check the plan"
                ) from error
        cluster = LocalCluster(
            n_workers=self._workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address=None,
            memory_limit=0,
            silence_logs=logging.CRITICAL,
        )
        return stack.enter_context(Client(stack.enter_context(cluster)))


def _report(future: Any, shard: Shard) -> ShardReport:
    from distributed import KilledWorker

    try:
        report: ShardReport = future.result()
    except KilledWorker:
        return given_up(shard, "so says Dask")
    return report
