"""Phrases to codes: each line is one way in which the news names a party."""

import pytest

from communique.knowledge.parties import (
    country_of,
    find_parties,
    is_outsider_noun,
    is_party_noun,
    resolve_phrase,
    sector_of,
)


def code(phrase: str, date: str | None = None) -> str | None:
    party = resolve_phrase(phrase, date=date)
    return party.code if party else None


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        # Nationality and office, in either order.
        ("Peruvian Defence Minister Ana Quispe", "PER GOV"),
        ("the Defence Minister of Peru, Ana Quispe", "PER GOV"),
        ("Peru's defence minister", "PER GOV"),
        ("Peru’s defence minister", "PER GOV"),
        ("two Peruvian soldiers", "PER MIL"),
        ("the commander of the Peruvian navy", "PER MIL"),
        ("the Peruvian parliament", "PER LEG"),
        ("the note of the Peruvian chancellery", "PER GOV"),
        # A country, its people, its capital.
        ("Peru", "PER GOV"),
        ("the Peruvians", "PER GOV"),
        ("Lima", "PER GOV"),
        ("the whole of Peru", "PER GOV"),
        # Seats and bodies stand for who sits in them; a spokesman is of what he speaks for.
        ("a Kremlin spokesman", "RUS GOV"),
        ("the spokeswoman for the Pentagon", "USA MIL"),
        ("the foreign ministry in Hanoi", "VNM GOV"),
        ("NATO's deputy secretary general", "IGO NAT"),
        ("the chairman of the Arab League", "IGO ARL"),
        ("the Peace and Security Council of the African Union", "IGO AFU"),
        # A body near the office goes before the nationality; a country's own body before the body of that name.
        ("British Coalition spokesman Major Alan Reed", "COALITION"),
        ("Moscow's Security Council secretary", "RUS GOV"),
        ("French UN soldiers", "FRA MIL"),
        # A diplomat is of the country that sends him.
        ("the Chinese ambassador to NATO", "CHN GOV"),
        ("the Chinese delegate at the United Nations", "CHN GOV"),
        # Hyphens: who leads, who pays, whom it is against.
        ("the US-led coalition", "COALITION"),
        ("a Saudi-led military alliance", "COALITION"),
        ("the Iran-backed militia", None),
        ("Turkish-backed Syrian rebels", "SYR REB"),
        ("anti-Assad rebels", "SYR REB"),
        ("the Panama-flagged tanker", "PAN BUS"),
        ("pro-Russian demonstrators", None),
        # Armed movements.
        ("a Houthi commander", "YEM REB"),
        ("Islamic State fighters", "IMG"),
        ("Hezbollah’s leader Hassan Nasrallah", "LBN REB"),
        ("the Bosnian Serb army", "BIH REB"),
        # Who no longer holds the office.
        ("former Peruvian foreign minister Luis Vega", "PER ELI"),
        ("the ex-president of Peru", "PER ELI"),
        ("the former Soviet Union", "SUN GOV"),
        # What is somebody's is not he.
        ("Assad's forces", "SYR MIL"),
        ("Lavrov's Turkish counterpart", "TUR GOV"),
        ("forces loyal to Assad", "SYR MIL"),
        # Where somebody sits, by a region that no list of countries has.
        ("militants in Idlib", "SYR REB"),
        ("the Gaza health ministry", "PSE GOV"),
        ("soldiers in Idlib", None),
        # Neighbours of a party, lists of parties.
        ("Peru's neighbours", None),
        ("Peru, Chile and Bolivia", None),
        # Nobody who can be named.
        ("the army of Ruritania", None),
        ("a defence analyst in Lima", None),
        ("Peruvian and Chilean troops", None),
        ("Michael Jordan", None),
        ("several people", None),
    ],
)
def test_phrase(phrase: str, expected: str | None) -> None:
    assert code(phrase) == expected


def test_half_known_party_keeps_what_is_known() -> None:
    # The document may know whose army it is.
    army = resolve_phrase("the army of Ruritania")
    assert army is not None
    assert (army.code, army.country, army.sector) == (None, None, "MIL")
    assert army.placed("PER").code == "PER MIL"
    surveyors = resolve_phrase("Peruvian surveyors")
    assert surveyors is not None
    assert (surveyors.code, surveyors.country, surveyors.sector) == (None, "PER", None)


def test_two_parties_side_by_side_are_not_placed() -> None:
    # Filling in one country would hide the other.
    both = resolve_phrase("Peruvian and Chilean troops")
    assert both is not None
    assert both.rule == "ambiguous"
    assert both.placed("PER").code is None


@pytest.mark.parametrize(
    ("phrase", "date", "expected"),
    [
        # The same movement before and after it took the capital.
        ("the Taliban", "2019-05-02", "AFG REB"),
        ("the Taliban", "2023-05-02", "AFG GOV"),
        # The same capital under two states.
        ("Moscow", "1962-10-24", "SUN GOV"),
        ("Moscow", "2014-03-18", "RUS GOV"),
        # One man, two offices.
        ("Donald Tusk", "2012-01-01", "POL GOV"),
        ("Donald Tusk", "2016-06-24", "IGO EUU"),
        # A surname long before its bearer's office is somebody else's.
        ("Merkel", "1962-10-24", None),
    ],
)
def test_date_chooses(phrase: str, date: str, expected: str | None) -> None:
    assert code(phrase, date) == expected


def test_words_and_text_give_the_same() -> None:
    # Readers hand over tokens, in which possessives and hyphens stand alone.
    assert resolve_phrase(["the", "US", "-", "led", "coalition"]) == resolve_phrase("the US-led coalition")
    assert resolve_phrase(["Peru", "'s", "army"]) == resolve_phrase("Peru's army")


def test_find_parties_gives_spans_of_the_text() -> None:
    # Names, with their office; places, kinds of things and lower-case "us" are no parties.
    text = "In Lima, President Putin told us that Peru's army, NATO and Chilean divers met; Chad Hill may go to Turkey."
    found = find_parties(text)
    assert [(text[start:end], party) for start, end, party in found] == [
        ("President Putin", "RUS GOV"),
        ("Peru's army", "PER MIL"),
        ("NATO", "IGO NAT"),
        ("Turkey", "TUR GOV"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A sentence's first word is no first name; a stranger's is.
        ("But Merkel refused.", ["Merkel"]),
        ("Franz Merkel refused.", []),
        ("Ashton Wills refused.", []),
        # Headlines.
        ("Putin Warns Peru Again", ["Putin", "Peru"]),
        # Coalitions of states and others.
        ("The coalition struck. A coalition of farmers met.", ["coalition"]),
        # Former holders; kinds of things; the name of a pact.
        ("Former Peruvian President Vega met the Peruvian ambassador.", ["Peruvian President", "Peruvian ambassador"]),
        ("Peruvian oil fell after the Moscow agreement.", []),
        # Places.
        ("He was in the Kremlin, in Lima and in the capital Moscow.", []),
    ],
)
def test_find_parties_leaves_out_what_is_none(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end, _ in find_parties(text)] == expected


def test_capitals_are_read_and_words_in_capitals_are_not() -> None:
    # A headline in capitals: "WHO" and "IS" are words there.
    assert [party for _, _, party in find_parties("PERU WARNS CHILE: WHO IS NEXT")] == ["PER GOV", "CHL GOV"]


@pytest.mark.parametrize("unit", ["US-led ", "Peru, ", "the army of ", "backed US ", "'s ", "(", "United "])
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    # Long runs of what the rules look for must neither fail nor hang.
    text = unit * 5_000
    resolve_phrase(text)
    assert all(0 <= start < end <= len(text) for start, end, _ in find_parties(text))


def test_small_questions() -> None:
    assert country_of("Holland") == "NLD"
    assert country_of("the Soviet Union") == "SUN"
    assert country_of("us") is None
    assert sector_of("prime ministers") == "GOV"
    assert sector_of("gunmen") == "UAF"
    assert is_party_noun("regime")
    assert not is_party_noun("columnist")
    assert is_outsider_noun("think tank")
    assert not is_outsider_noun("general")


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("an ally of Peru", None),
        ("Peru's ally", None),
        ("Peru's ally Chile", "CHL GOV"),
        ("the Riksdag", "SWE LEG"),
        ("the Ottoman army", "TUR MIL"),
        ("the minister of marine", None),
    ],
)
def test_whose_ally_is_another_party(phrase: str, code: str | None) -> None:
    """A related party is not the one it is related to; parliaments and older states have their countries."""
    found = resolve_phrase(phrase)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(("day", "code"), [("1937-05-01", "ESP REB"), ("1955-05-01", "TWN MIL"), ("1920-05-01", None)])
def test_name_counts_from_its_time_on(day: str, code: str | None) -> None:
    """ "Nationalist troops" are others in other wars, and nobody's before them."""
    found = resolve_phrase("Nationalist troops", date=day)
    assert (found.code if found else None) == code
