"""Confidence held against what is right."""

import pytest

from communique.evaluation.reliability import Reliability, reliability_of


def test_bins_hold_their_mean_confidence_and_the_share_right() -> None:
    """One sure and wrong beside one sure and right: half of .95 is an error of .45."""
    found = Reliability(((0.95, True), (0.95, False), (0.25, False), (1.0, True)))
    assert list(found.bins()) == [
        (1, pytest.approx(0.25), 0.0),
        (3, pytest.approx(2.9 / 3), pytest.approx(2 / 3)),
    ]
    assert found.error == pytest.approx((0.25 + 3 * (2.9 / 3 - 2 / 3)) / 4)


def test_nothing_judged_has_no_error() -> None:
    """An empty reading is no fault of calibration."""
    assert Reliability(()).error == 0.0
    assert {name: r.judged for name, r in reliability_of([], None).items()} == {  # type: ignore[arg-type]
        "statements": (),
        "commitments": (),
        "events": (),
    }


def test_table_and_values_say_the_same() -> None:
    """What is printed is what is exported."""
    found = Reliability(((0.55, True), (0.58, False)))
    assert found.to_plain() == {"bins": [{"records": 2, "confidence": 0.565, "right": 0.5}], "error": 0.065}
    assert list(found.to_lines("events"))[1].split() == ["2", "0.56", "0.50"]
