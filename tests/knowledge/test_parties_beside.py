"""What stands beside a name: the country of a body, the people of a country, the experts of an organisation."""

import pytest

from communique.knowledge.parties import resolve_phrase


def code(phrase: str) -> str | None:
    found = resolve_phrase(phrase)
    return found.code if found else None


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Kosovo Serbs", "XKX CVL"),
        ("the Slovakian Hungarians", "SVK CVL"),
        ("Cuban Americans", "USA CVL"),
        ("Native Americans", "USA CVL"),
        ("Chiapas Indians", "MEX CVL"),
        ("Lebanese Christians", "LBN CVL"),
        ("Fatah gunmen", "PSE UAF"),
        ("Peruvian neo-nazis", "PER CVL"),
        ("Peruvian deputies", "PER LEG"),
        ("Cuban-Americans in Miami", "USA CVL"),
        ("OSCE observers", "IGO OSC"),
        ("UN military observers", "IGO UNO"),
        ("World Bank economists", "IGO"),
    ],
)
def test_who_is_meant_is_told_by_what_stands_beside(phrase: str, expected: str) -> None:
    assert code(phrase) == expected


def test_the_office_that_the_phrase_states_goes_before_the_one_that_he_holds_today() -> None:
    assert code("Indonesian President Megawati Sukarnoputri") == "IDN GOV"
    assert code("former Iraqi prime minister Ayad Allawi") == "IRQ ELI"


@pytest.mark.parametrize("phrase", ["Serbian observers", "Pentagon watchers", "Serbs and Croats"])
def test_who_only_looks_on_or_stands_beside_another_has_no_code(phrase: str) -> None:
    assert code(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("iraq", "IRQ GOV"),
        ("north korea", "PRK GOV"),
        ("iraq's president", "IRQ GOV"),
        ("the king of south africa", "ZAF GOV"),
        ("turkey", None),
        ("a set of china", None),
    ],
)
def test_countries_in_small_letters_are_countries_unless_they_are_words(phrase: str, expected: str | None) -> None:
    assert code(phrase) == expected
