"""A record that grows by one document at a time is the record of all documents, to the last byte."""

import random
from collections import Counter

import pytest

from communique.linking import link_readings
from communique.linking.growing import Changes, Linker
from communique.records import Reading, Record, order_key, to_line
from many import Judge, many

_SIZE, _SEEDS = 32, (2, 6, 8, 12)


def _lines(records: list[Record]) -> list[str]:
    return [to_line(record) for record in sorted(records, key=order_key)]


def _apply(held: dict[tuple[str, str], Record], changes: Changes) -> None:
    for name in changes.gone:
        del held[name]
    held |= {(record.record, record.id): record for record in changes.put}


def _grown(readings: list[Reading], *, first: int) -> tuple[Linker, dict[tuple[str, str], Record]]:
    linker, held = Linker(Judge()), dict[tuple[str, str], Record]()
    _apply(held, linker.add(readings[:first]))
    for reading in readings[first:]:
        _apply(held, linker.add([reading]))
    return linker, held


@pytest.mark.parametrize("seed", _SEEDS)
@pytest.mark.parametrize("first", [0, _SIZE // 2, _SIZE])
def test_one_by_one_is_as_all_at_once(seed: int, first: int) -> None:
    """Whatever the order, whether all come one by one or many at first; and so are the changes put together."""
    readings = many(_SIZE, seed=seed)
    random.Random(seed + 100).shuffle(readings)
    linker, held = _grown(readings, first=first)
    wanted = _lines(list(link_readings(readings, judge=Judge())))
    assert _lines(list(linker.records())) == wanted
    assert _lines(list(held.values())) == wanted


def test_the_texts_put_every_stage_to_work() -> None:
    """What is compared above has groups, links of many kinds, claims, operations and shared origins."""
    records = [r for seed in _SEEDS for r in link_readings(many(_SIZE, seed=seed), judge=Judge())]
    kinds = Counter(r.record for r in records)
    relations = Counter(getattr(r, "relation", None) for r in records)
    assert min(kinds[kind] for kind in ("actor", "tripwire", "claim", "operation", "link")) > 4
    assert {"repeats", "chains_to", "brakes", "withdraws", "confirmed_trigger_of"} <= relations.keys()
    assert any(len(r.members) > 2 for r in records if r.record == "tripwire")
    assert any(r.origin and r.origin != r.id for r in records if r.record == "document")
    assert {r.state for r in records if r.record == "tripwire"} >= {"issued", "repeated", "withdrawn"}


def test_a_document_is_taken_once() -> None:
    """What was changed is read into a new record."""
    linker = Linker(Judge())
    reading = many(1, seed=0)[0]
    linker.add([reading])
    assert len(linker) == 1
    assert reading.document.id in linker
    with pytest.raises(ValueError, match="added before"):
        linker.add([reading])
