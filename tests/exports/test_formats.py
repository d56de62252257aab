"""The formats that other programs read."""

import random

import pytest

from communique.errors import QueryError
from communique.exports import FORMATS, export_lines
from communique.records import from_line
from crisis import records


@pytest.mark.parametrize("seed", range(3))
def test_lines_are_the_same_whatever_the_order_given(seed: int) -> None:
    """Byte-identical exports can be compared."""
    found = list(records())
    wanted = list(export_lines(found, "jsonl"))
    random.Random(seed).shuffle(found)
    assert list(export_lines(found, "jsonl")) == wanted


def test_lines_read_back() -> None:
    """An export loses nothing."""
    assert [from_line(line) for line in export_lines(records(), "jsonl")] == list(records())


@pytest.mark.parametrize("name", ["csv", "JSONL", "", "plover"])
def test_unknown_format_names_the_known_ones(name: str) -> None:
    """The user learns what this version writes."""
    with pytest.raises(QueryError, match=", ".join(FORMATS)):
        export_lines([], name)
