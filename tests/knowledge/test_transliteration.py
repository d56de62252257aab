"""Names of other alphabets in the spellings that the tables do not list."""

import pytest

from communique.knowledge.parties import find_parties, resolve_phrase
from communique.knowledge.transliteration import are_one, sound_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Morsi", "Mursi"),
        ("Yanukovych", "Yanukovich"),
        ("Alexander", "Aleksandr"),
        ("Rafik", "Rafiq"),
        ("Abdul", "Abdel"),
    ],
)
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert are_one(sound_of(one), sound_of(other))


@pytest.mark.parametrize(("one", "other"), [("Hassan", "Hussein"), ("Karimov", "Karamov"), ("Ivanov", "Ivanova")])
def test_names_that_are_two_stay_two(one: str, other: str) -> None:
    assert not are_one(sound_of(one), sound_of(other))


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Mohammed Mursi", "EGY GOV"),
        ("President Abdel-Fattah al-Sissi", "EGY GOV"),
        ("Aleksandr Lukashenka", "BLR GOV"),
        ("Rafiq al-Hariri", "LBN GOV"),
        ("Usama bin Ladin", "IMG"),
        ("Ahmedinejad", "IRN GOV"),
    ],
)
def test_a_full_name_is_known_in_another_spelling(phrase: str, expected: str) -> None:
    found = resolve_phrase(phrase)
    assert found is not None
    assert found.code == expected


@pytest.mark.parametrize("phrase", ["Mohammed Hasan", "Ali Husain", "Karl Mueller", "Michael Sharon", "Rami Karzay"])
def test_a_common_name_or_another_bearer_is_nobody_we_know(phrase: str) -> None:
    assert resolve_phrase(phrase) is None


def test_a_text_is_searched_for_other_spellings_too() -> None:
    assert find_parties("Later Mohammed Mursi met the press.") == [(6, 20, "EGY GOV")]
