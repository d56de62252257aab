"""Phrases without a state or an office of the tables: peoples, lands, what people are called, past offices."""

import pytest

from communique.knowledge.loading import read_rows
from communique.knowledge.parties import PartyCode, find_parties, resolve_phrase


def read(phrase: str, date: str | None = None) -> PartyCode:
    found = resolve_phrase(phrase, date=date)
    assert found is not None, phrase
    return found


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        # A people has a home; what its people do is their sector.
        ("Hazara villagers", "AFG", "CVL"),
        ("Kachin guerrillas", "MMR", "REB"),
        ("a Zulu newspaper editor", "ZAF", "JRN"),
        ("the Acehnese", "IDN", "CVL"),
        ("two Welsh hill farmers", "GBR", "AGR"),
        ("Lebanese Maronites", "LBN", "CVL"),
        # Several homes: the people is known, the state is not.
        ("Kurdish villagers", None, "CVL"),
        ("Druze rebels", None, "REB"),
        # Another people of that name is no state's.
        ("ethnic Albanian shopkeepers", None, "BUS"),
        # Whom its leader leads is open.
        ("the Ogoni leader", "NGA", None),
        # Lands and cities of a state, with an office behind.
        ("the Kerala government", "IND", "GOV"),
        ("Ohio's governor", "USA", "GOV"),
        ("Osaka police", "JPN", "COP"),
        ("a Benghazi-based parliament", "LBY", "LEG"),
        # What people are called, where no office says it.
        ("Chilean looters", "CHL", "CVL"),
        ("the Kenyan novelist Amina Ochieng", "KEN", "ELI"),
        ("Danish shipbuilders", "DNK", "BUS"),
        ("Tongan missionaries", "TON", "REL"),
        ("Peruvian hunger strikers", "PER", "CVL"),
        ("rebel supporters", None, "REB"),
        ("Malian tribal leaders", "MLI", "CVL"),
        ("Taliban insurgents", "AFG", "REB"),
    ],
)
def test_peoples_lands_and_roles(phrase: str, country: str | None, sector: str | None) -> None:
    found = read(phrase)
    assert (found.country, found.sector) == (country, sector)


def test_who_judges_binds_nobody() -> None:
    # He has a sector, and never a code.
    found = read("a Norwegian economist")
    assert (found.code, found.country, found.sector, found.rule) == (None, "NOR", "EDU", "outsider")
    assert found.placed("SWE") == found


def test_peoples_stand_for_no_party_in_a_text() -> None:
    # "Karen" may be somebody's name, and no people commits a state.
    assert find_parties("Karen met the Basque singers and a hotel crew.") == []


@pytest.mark.parametrize(
    ("phrase", "date", "code"),
    [
        ("Obama", "2007-03-01", "USA LEG"),
        ("Obama", "2012-03-01", "USA GOV"),
        ("Obama", "2019-03-01", "USA ELI"),
        ("President Obama", "2019-03-01", "USA GOV"),  # as the text has it
        ("former President Obama", "2019-03-01", "USA ELI"),
        ("Barack Obama", None, "USA GOV"),
        ("Nelson Mandela", "1988-06-01", "ZAF OPP"),
        ("Nelson Mandela", "2003-06-01", "ZAF ELI"),
        ("Michelle Bachelet", "2008-06-01", "CHL GOV"),
        ("George H. W. Bush", "1990-08-02", "USA GOV"),
    ],
)
def test_an_office_has_its_years(phrase: str, date: str | None, code: str) -> None:
    # PLOVER: who has left his office is ELI.
    assert read(phrase, date).code == code


def test_a_surname_is_forgotten() -> None:
    # Thirty years after, the surname alone may be anybody's.
    assert read("Eisenhower", "1955").code == "USA GOV"
    assert resolve_phrase("Eisenhower", date="2005") is None


def test_homes_and_roles_are_of_the_contract() -> None:
    countries = {row["code"] for row in read_rows("countries.tsv")}
    sectors = {row["sector"] for row in read_rows("offices.tsv")} | {"="}
    for row in read_rows("homes.tsv"):
        assert row["country"] in countries | {""}, row
        assert row["kind"] in {"people", "land"}, row
    for row in read_rows("roles.tsv"):
        assert row["sector"] in sectors, row
        assert row["kind"] in {"people", "outsider"}, row


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        # A party's own name tells its sector; a known one its country, too.
        ("the Pirate Party", None),
        ("the Phalange Party", "LBN PTY"),
        # A level of government between the land and its office.
        ("the Lagos state governor", "NGA GOV"),
        ("the Azores regional president", "PRT GOV"),
        # No general commands a trade union.
        ("the Bolivian General Confederation of Labour", "BOL LAB"),
        ("the Bundesrat", "DEU LEG"),
        ("French gendarmes", "FRA COP"),
        ("the Faroese prime minister", "FRO GOV"),
    ],
)
def test_names_and_levels(phrase: str, code: str | None) -> None:
    assert read(phrase).code == code
    assert code is not None or read(phrase).sector == "PTY"


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        # The people as a whole is its state; some of it are people.
        ("the Kenyans", "KEN GOV"),
        ("ordinary Kenyans", "KEN CVL"),
        ("displaced Somalis", "SOM REF"),
        # Who protests against a ruler is of his country; against a country, of anybody's.
        ("anti-Assad protesters", "SYR OPP"),
        ("anti-American protesters", None),
        # Her coalition is her government; the office beside a name tells which of his offices is meant.
        ("Israel's coalition", "ISR GOV"),
        ("Secretary-General Ban Ki-moon", "IGO UNO"),
        # Small letters throughout, as in posts.
        ("russian troops", "RUS MIL"),
        ("turkey vendors", None),
        ("Russian oligarchs", "RUS BUS"),
    ],
)
def test_people_opponents_and_small_letters(phrase: str, code: str | None) -> None:
    found = resolve_phrase(phrase)
    assert (found.code if found else None) == code
