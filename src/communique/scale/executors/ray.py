"""Shards read by Ray: on this machine, or on the cluster whose address is given.

Nothing listens but on the loopback address; no dashboard is started, and no statistics of usage are sent.
"""

import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from communique.errors import InstallationError
from communique.scale.executors.local import given_up
from communique.scale.orders import Orders
from communique.scale.reading import cores
from communique.scale.shards import Shard, ShardReport, read_shard

_AHEAD = 2
"""Shards that a worker has at hand."""
_RETRIES = 1


class RayExecutor:
    """Workers of Ray, one shard each at a time; 0 is one for each core."""

    def __init__(self, *, workers: int = 0, scheduler: str | None = None) -> None:
        self._workers, self._scheduler = workers or cores(), scheduler

    def read(self, shards: Iterable[Shard], out: Path, orders: Orders) -> Iterator[ShardReport]:
        """The report of each shard, as they come; Ray does those of a dead worker once more."""
        with self._connected() as ray:
            room = _AHEAD * int(ray.cluster_resources().get("CPU", self._workers))
            task = ray.remote(num_cpus=1, max_retries=_RETRIES)(read_shard)
            waiting, asked = iter(shards), dict[Any, Shard]()
            while True:
                for shard in islice(waiting, room - len(asked)):
                    asked[task.remote(shard, out, orders)] = shard
                if not asked:
                    return
                done, _ = ray.wait(list(asked), num_returns=1)
                for reference in done:
                    yield _report(ray, reference, asked.pop(reference))

    @contextmanager
    def _connected(self) -> Iterator[Any]:
        os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
        try:
            import ray
        except ImportError as error:
            raise InstallationError("Ray is not installed; pip install 'communique[ray]'") from error
        quiet: dict[str, Any] = {"logging_level": logging.ERROR, "log_to_driver": False}
        if self._scheduler:
            ray.init(address=self._scheduler, **quiet)
        else:
            ray.init(num_cpus=self._workers, include_dashboard=False, _node_ip_address="127.0.0.1", **quiet)
        try:
            yield ray
        finally:
            ray.shutdown()


def _report(ray: Any, reference: Any, shard: Shard) -> ShardReport:
    try:
        report: ShardReport = ray.get(reference)
    except ray.exceptions.WorkerCrashedError:
        return given_up(shard, "so says Ray")
    return report
