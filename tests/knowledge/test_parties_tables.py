"""Bodies that share an abbreviation, former states' people, lands of a state."""

import pytest

from communique.knowledge.parties import PartyCode, resolve_phrase


def parts(phrase: str, date: str | None = None) -> tuple[str | None, str | None]:
    found = resolve_phrase(phrase, date=date) or PartyCode(None, None, None, "", 0.0)
    return found.country, found.sector


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Mexico's PAN", ("MEX", "PTY")),
        ("Niger's ruling PNDS", ("NER", "PTY")),
        ("the PJD of Morocco", ("MAR", "PTY")),
        ("Norway's PST", ("NOR", "SPY")),
        ("the Turkish intelligence service MIT", ("TUR", "SPY")),
        ("the Greens in Germany", ("DEU", "PTY")),
        ("the German Social Democrats", ("DEU", "PTY")),
        ("Kenya's Mukhabarat", ("KEN", "SPY")),
    ],
)
def test_a_shared_name_is_that_of_the_country_beside_it(phrase: str, expected: tuple[str, str]) -> None:
    assert parts(phrase) == expected


@pytest.mark.parametrize(("phrase", "sector"), [("DAS", None), ("MIT", None), ("a PT boat", None), ("the PDP", "PTY")])
def test_alone_it_is_nobody_or_at_most_a_party(phrase: str, sector: str | None) -> None:
    assert parts(phrase) == (None, sector)


@pytest.mark.parametrize("phrase", ["Latin American presidents", "migrants from Central American towns"])
def test_the_americas_are_not_the_united_states(phrase: str) -> None:
    assert parts(phrase)[0] is None


def test_refugees_are_not_of_the_country_where_they_are() -> None:
    assert parts("Darfur refugees in Chad") == ("SDN", "REF")
    assert parts("refugees in Chad") == (None, "REF")


def test_a_movement_that_came_to_power_is_the_government() -> None:
    assert parts("SWAPO", "1985-06-01") == ("NAM", "REB")
    assert parts("SWAPO", "1995-06-01") == ("NAM", "GOV")
