"""Common surnames of office-holders, people before their first office, and days written out."""

import pytest

from communique.documents.building import parse_date
from communique.knowledge.parties import resolve_phrase


@pytest.mark.parametrize(
    ("surname", "day", "code"),
    [
        ("Clinton", "1995-01-01", "USA GOV"),
        ("Clinton", "1975-01-01", None),
        ("Bush", None, "USA GOV"),
        ("Sharon", "2002-05-01", "ISR GOV"),
        ("Willow", "2002-05-01", None),
    ],
)
def test_a_common_surname_of_a_party(surname: str, day: str | None, code: str | None) -> None:
    found = resolve_phrase(surname, date=day, is_party=True)
    assert (found.code if found else None) == code
    assert resolve_phrase(surname, date=day) is None


def test_named_in_full_before_the_first_office() -> None:
    found = resolve_phrase("Angela Merkel", date="1999-01-01")
    assert found is not None
    assert found.code == "DEU ELI"
    assert resolve_phrase("Merkel", date="1999-01-01") is None
    assert resolve_phrase("Angela Merkel", date="1959-01-01") is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("5 September 2018", "2018-09-05"),
        ("Sept. 5, 2018", "2018-09-05"),
        ("Wed, 05 Sep 2018 10:00:00 GMT", "2018-09-05"),
        ("Wednesday, September 5, 2018 at 10:00 AM EDT", "2018-09-05"),
        ("05/09/2018", None),
        ("September 2018", None),
    ],
)
def test_days_written_out(written: str, day: str | None) -> None:
    assert parse_date(written) == day
