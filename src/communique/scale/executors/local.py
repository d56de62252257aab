"""Shards read by processes on this machine: no other program is needed."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from communique.scale.orders import Orders
from communique.scale.pool import Pool
from communique.scale.reading import cores
from communique.scale.shards import Shard, ShardReport, read_shard


class LocalExecutor:
    """So many processes, each with a reader of its own; 0 is one for each core."""

    def __init__(self, *, workers: int = 0) -> None:
        self._workers = workers or cores()

    def read(self, shards: Iterable[Shard], out: Path, orders: Orders) -> Iterator[ShardReport]:
        """The report of each shard, as they come; one whose process died twice with the reason."""
        with Pool[Shard, ShardReport](partial(_start, out, orders), workers=self._workers) as pool:
            for answer in pool.each(shards, ordered=False):
                yield answer.result or given_up(answer.item, answer.failure or "")


def given_up(shard: Shard, reason: str) -> ShardReport:
    """The report of a shard that nobody could read to its end."""
    said = f"{shard.input}: the process that read it was ended twice ({reason}); free memory, and run the plan again"
    return ShardReport(shard=shard.name, input=shard.input, error=said)


def _start(out: Path, orders: Orders) -> Callable[[Shard], ShardReport]:
    return partial(_read, out=out, orders=orders)


def _read(shard: Shard, out: Path, orders: Orders) -> ShardReport:
    return read_shard(shard, out, orders)
