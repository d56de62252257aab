"""A store that grows: what it holds in the end depends on what was read, not on when."""

import random
from pathlib import Path

import pytest

from communique.linking import link_each
from communique.records import to_line
from communique.store import open_store
from crisis import readings


def _export(path: Path, some: list[int], *, each_time: bool) -> list[str]:
    """The lines of a store into which documents came in an order, linked after each one or in the end."""
    own = readings()
    with open_store(path, create=True) as store:
        for number, place in enumerate(some):
            store.add_reading(own[place])
            if each_time or number == len(some) - 1:
                store.replace_records(link_each(store.each_reading()))
        return [to_line(record) for record in store.records()]


@pytest.mark.parametrize("seed", range(3))
def test_one_by_one_is_as_all_at_once(tmp_path: Path, seed: int) -> None:
    """Byte for byte, whatever the order."""
    order = list(range(len(readings())))
    at_once = _export(tmp_path / "at_once.db", order, each_time=False)
    random.Random(seed).shuffle(order)
    assert _export(tmp_path / "one_by_one.db", order, each_time=True) == at_once
