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


def test_an_unknown_village_takes_the_country_around_it() -> None:
    """Where the country is named beside it and the known places lie there, the village does too."""
    text = "Georgian police left Gori and Qarvela on Monday. Georgia gave no reason."
    assert resolved(text, "Gori", "Qarvela", countries=("GEO",))[1] == ("Qarvela", "GEO", "inherited", None)


def test_a_former_name_tells_the_country() -> None:
    """Stanleyville is Kisangani: the list of former names says where it lay."""
    assert resolved("A Belgian convoy reached Stanleyville.", "Stanleyville")[0][1] == "COD"


def test_places_lie_in_the_state_of_their_day() -> None:
    """In a text of 1955 that speaks of Yugoslavia, Belgrade is Yugoslavia's; today it is not."""
    text = "Crowds in Belgrade cheered. Yugoslavia closed its frontier."
    for published, country in (("1955-03-01", "YUG"), ("2015-03-01", "SRB")):
        draft = PlaceDraft(id="b", span=Span(10, 18, "Belgrade"))
        assert resolve_places([draft], text, countries=("SRB",), published=published)[0].country == country


def test_a_bare_word_for_land_is_no_town_of_that_name() -> None:
    """The Delta of a text on Egypt is no town in Canada."""
    assert resolved("Schools in the Delta stayed shut.", "Delta")[0][1] != "CAN"
