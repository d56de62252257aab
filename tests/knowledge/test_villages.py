"""Small places: in which countries they lie."""

from communique.knowledge.villages import village_countries


def test_villages() -> None:
    """A village that the list of cities lacks, and a name that nobody bears."""
    assert village_countries("Konitsa") == {"GRC"}
    assert village_countries("Qarvela") == frozenset()
    assert village_countries("") == frozenset()
