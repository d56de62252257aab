"""Who does an act and whom it hits, by the order of its words alone."""

import pytest

from communique.linking.voices import lands_of, roles_of


@pytest.mark.parametrize(
    ("text", "doers", "struck"),
    [
        ("Peruvian gunboats fire on an Ecuadorian ferry", {"PER"}, {"ECU"}),
        ("An Ecuadorian ferry is fired on by Peruvian gunboats", {"PER"}, {"ECU"}),
        ("Two Ghanaian peacekeepers come under fire near Kidal", set(), {"GHA"}),
        ("Gunmen kill a Ghanaian peacekeeper", set(), {"GHA"}),
        ("a single Ghanaian peacekeeper killed", set(), {"GHA"}),
        ("any attack on Kenyan soil by Ethiopia", {"ETH"}, {"KEN"}),
        ("Chad's seizure of the well", {"TCD"}, set()),
        ("the seizure of Omani ships", set(), {"OMN"}),
        ("the stationing of Turkish troops in Qatar", {"TUR"}, set()),
        ("Turkish tanks are massed near the river", {"TUR"}, set()),
        ("A plane drops leaflets over Havana", set(), set()),
    ],
)
def test_words_tell_who_acts_and_who_is_hit(text: str, doers: set[str], struck: set[str]) -> None:
    found = roles_of(text)
    assert lands_of(found.doers) == doers
    assert lands_of(found.struck) == struck


def test_a_state_and_the_one_it_followed_are_one() -> None:
    assert lands_of(("SUN MIL",)) == lands_of(("RUS GOV",))
