"""Names of places to countries and coordinates."""

from communique.records import PlaceDraft, Span
from communique.resolving.places import resolve_places


def resolved(text: str, *names: str, countries: tuple[str, ...] = (), near: bool = False) -> list[tuple[object, ...]]:
    drafts = [
        PlaceDraft(id=name, span=Span(text.index(name), text.index(name) + len(name), name), near=near)
        for name in names
    ]
    found = resolve_places(drafts, text, countries=countries, document="d")
    return [(p.name, p.country, p.method, p.radius_km) for p in found]


def test_a_name_is_looked_up_among_the_countries_in_play() -> None:
    """Tripoli of Lebanon or of Libya: the document says which."""
    for country in ("LBN", "LBY"):
        ((_, found, _, _),) = resolved("Shots were heard in Tripoli.", "Tripoli", countries=(country,))
        assert found == country


def test_near_is_never_finer_than_a_district() -> None:
    """Where the words only say near, the circle is at least 25 km."""
    ((_, _, _, radius),) = resolved("A column halted near Goris.", "Goris", countries=("ARM",), near=True)
    assert radius is not None
    assert float(str(radius)) >= 25


def test_a_strait_has_no_country() -> None:
    """Waters between states belong to none."""
    ((_, country, _, _),) = resolved(
        "In the Strait of Hormuz it is calm.", "Strait of Hormuz", countries=("IRN", "OMN")
    )
    assert country is None


def test_an_unknown_village_takes_the_country_that_the_words_give() -> None:
    """ "X in Y" decides; without coordinates, for nobody knows where it is."""
    assert resolved("They burned Qarvela in Georgia.", "Qarvela", countries=("GEO",)) == [
        ("Qarvela", "GEO", "inherited", None)
    ]


def test_an_unknown_village_without_a_word_about_it_stays_open() -> None:
    """Abstaining is an answer."""
    assert resolved("They burned Qarvela.", "Qarvela") == [("Qarvela", None, "inherited", None)]
