"""Small places and former names: in which countries they lie."""

from communique.knowledge.villages import village_countries


def test_villages_and_former_names() -> None:
    """A village that the list of cities lacks, a city under an older name, and a name that nobody bears."""
    assert village_countries("Konitsa") == {"GRC"}
    assert village_countries("Stanleyville") == {"COD"}
    assert village_countries("Qarvela") == frozenset()
    assert village_countries("") == frozenset()
