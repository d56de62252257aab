"""Places by name: the own table first, then the countries in play, then large cities."""

import pytest

from communique.knowledge.gazetteer import load_country_points, load_gazetteer
from communique.knowledge.loading import read_rows


@pytest.mark.parametrize(
    ("name", "country"),
    [
        # Towns of the same name lie in Turkey and in the United States.
        ("Anbar", "IRQ"),
        ("Kashmir", None),
        # Straits and seas belong to nobody.
        ("the Strait of Hormuz", None),
        ("Bab el-Mandeb", None),
        # Spellings differ from paper to paper.
        ("Deir Ezzor", "SYR"),
        ("Kharkov", "UKR"),
        ("Malvinas", "FLK"),
        # A large city needs no country in play.
        ("Lima", "PER"),
    ],
)
def test_best_candidate(name: str, country: str | None) -> None:
    assert load_gazetteer().find(name)[0].country == country


def test_country_in_play_comes_first() -> None:
    places = load_gazetteer().find("Tripoli", countries={"LBN"})
    assert places[0].country == "LBN"
    assert load_gazetteer().find("Tripoli")[0].country == "LBY"


def test_former_names_and_names_in_other_languages() -> None:
    """Where a city is called so today, another that was once needs its country in play."""
    gazetteer = load_gazetteer()
    assert gazetteer.find("Kiev")[0].name == "Kyiv"
    assert gazetteer.find("Leningrad")[0].name == "Saint Petersburg"
    assert gazetteer.find("Salisbury", countries={"ZWE"})[0].name == "Harare"
    assert "ZWE" not in {place.country for place in gazetteer.everywhere("Salisbury")}


def test_saint_is_written_out() -> None:
    assert load_gazetteer().find("St. Petersburg", countries={"RUS"})[0].name == "Saint Petersburg"


def test_small_town_needs_its_country() -> None:
    assert load_gazetteer().find("Salonta") == []
    assert load_gazetteer().find("Salonta", countries={"ROU"})[0].country == "ROU"


@pytest.mark.parametrize("word", ["Reading", "Orange", "Florence", "Xanadu-on-Sea", ""])
def test_words_and_unknown_names_are_no_places(word: str) -> None:
    assert load_gazetteer().find(word) == []


def test_regions_are_whole() -> None:
    # Parents exist, coordinates lie on the globe, military places are no finer than a district (25 km).
    rows = list(read_rows("regions.tsv"))
    names = {row["name"] for row in rows}
    countries = {row["code"] for row in read_rows("countries.tsv")}
    assert len(rows) >= 200
    assert len(names) == len(rows)
    for row in rows:
        assert not row["parent"] or row["parent"] in names | countries, row
        assert not row["country"] or row["country"] in countries, row
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row
        assert float(row["radius_km"]) >= (25 if row["kind"] == "base" else 5), row


def test_country_points() -> None:
    peru = load_country_points()["PER"]
    assert -19 < peru.lat < 0
    assert peru.radius_km > 300
