"""When the model is worth its time beside what features and words say."""

import pytest

from communique.linking.undecided import is_change_open, is_joining_open, is_relation_open


@pytest.mark.parametrize(("chance", "expected"), [(0.05, False), (0.3, True), (0.8, True), (0.95, False)])
def test_what_is_settled_is_not_asked(chance: float, expected: bool) -> None:
    """One commitment or two, related or not: only what lies between is open."""
    assert is_joining_open({"repeats": chance / 2, "hardens": chance / 2, "none": 1 - chance}) is expected
    assert is_relation_open({"contradicts": chance, "none": 1 - chance}) is expected


def test_the_change_of_a_wording_is_open_where_two_are_likely() -> None:
    """Joined already, what counts is which of the three it is."""
    assert is_change_open({"repeats": 0.3, "hardens": 0.25, "none": 0.45})
    assert not is_change_open({"repeats": 0.4, "hardens": 0.02, "none": 0.58})
    assert not is_change_open({"none": 1.0})
