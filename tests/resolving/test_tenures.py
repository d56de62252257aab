"""The office-holders of an undated text say when it can have been written."""

from communique.resolving.tenures import common_tenure


def test_years_of_all_office_holders() -> None:
    found = common_tenure("Secretary of State Hillary Clinton said that President Obama would not wait.")
    assert found is not None
    assert (found.first, found.last) == ("2009", "2013")
    assert found.holders == ("Secretary of State Hillary Clinton", "President Obama")


def test_two_of_one_name_leave_both_their_years() -> None:
    found = common_tenure("President Bush warned Iraq.")
    assert found is not None
    assert (found.first, found.last) == ("1989", "2009")


def test_who_is_out_of_office_tells_nothing() -> None:
    # Nor does a name without an office, nor two who never served together.
    assert common_tenure("Former President Carter flew to Pyongyang.") is None
    assert common_tenure("Kennedy is remembered there.") is None
    assert common_tenure("President Kennedy and President Reagan both spoke at the wall.") is None
