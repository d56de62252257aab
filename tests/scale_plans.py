"""What tests of runs share."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from communique.scale.orders import Orders
from communique.scale.plan import Plan
from communique.scale.shards import Shard, ShardReport, read_shard

MakePlan = Callable[..., Plan]
"""Makes a plan for a small archive: the name of its folder, and keys of the plan."""


class Here:
    """Reads shards in this process."""

    def read(self, shards: Iterable[Shard], out: Path, orders: Orders) -> Iterator[ShardReport]:
        for shard in shards:
            yield read_shard(shard, out, orders)
