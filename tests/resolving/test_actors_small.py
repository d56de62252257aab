"""The small answers that parties are built of: accounts, authors, parties of instruments."""

import pytest

from communique.records import Span
from communique.resolving.authors import origin_of
from communique.resolving.countries import country_of
from communique.resolving.handles import handle_code
from communique.resolving.instrument_parties import of_parties, parties_of, side_of
from communique.text import Analysis


@pytest.mark.parametrize(
    ("handle", "beside", "code"),
    [
        ("@ChileGov", "", "CHL GOV"),
        ("@MFA_Peru", "", "PER GOV"),
        ("@GenMorales", "Lima", "PER MIL"),
        ("@bread_lover", "", None),
        ("Chile", "", None),
    ],
)
def test_account_names_country_and_office(handle: str, beside: str, code: str | None) -> None:
    """An account is a party where its letters say so, and only there."""
    assert handle_code(handle, beside=beside) == code


def origin(title: str | None = None, publisher: str | None = None, text: str = "") -> Analysis:
    return Analysis("d", text, (), (), (), title=title, publisher=publisher)


def test_ministry_speaks_for_itself_and_a_newspaper_for_nobody() -> None:
    """ "We" in a communique is its issuer; in a report it is not the paper."""
    assert origin_of(origin(publisher="Ministry of Defence, Lima")).code == "PER GOV"
    assert origin_of(origin(publisher="Lima Morning Post")).code is None


def test_letter_is_by_whom_it_is_from() -> None:
    """Who it is to, and who prints it, are others."""
    letter = origin(
        "Letter dated 3 May from the Permanent Representative of Chile to the Secretary-General", "United Nations"
    )
    assert origin_of(letter).code == "CHL GOV"


def test_dateline_speaks_for_its_country() -> None:
    """It helps where a text says only "the government"."""
    assert "PER" in origin_of(origin(text="LIMA, May 3 (Wire) - Nothing moved.")).countries
    assert not origin_of(origin(text="Lima, where nothing moved, slept.")).countries


def test_bilateral_instrument_is_filled_up_to_two() -> None:
    """One named party of a truce has another, the one most in play."""
    assert parties_of("ceasefire", ["PER GOV"], [], ["PER GOV", "CHL GOV", "BOL GOV"]) == ("PER GOV", "CHL GOV")
    assert parties_of("treaty", [], [], ["PER GOV", "IGO UNO", "CHL GOV"]) == ("PER GOV", "CHL GOV")


def test_army_is_no_second_party_beside_its_state() -> None:
    """A state does not sign with its own army, but with its rebels it does."""
    assert parties_of("ceasefire", ["PER MIL"], [], ["PER GOV", "PER REB"]) == ("PER MIL", "PER REB")


def test_resolution_is_the_councils_only_where_it_is_spoken_of() -> None:
    """A parliament's resolution is not the United Nations'."""
    assert parties_of("resolution", [], [], ["IGO UNO", "PER GOV"]) == ("IGO UNO",)
    assert parties_of("resolution", [], [], ["PER GOV"]) == ()


@pytest.mark.parametrize(
    ("code", "side"), [("PER MIL", "PER GOV"), ("PER REB", "PER REB"), ("PER CVL", None), (None, None)]
)
def test_side_of_a_code(code: str | None, side: str | None) -> None:
    """Offices and army are the state; civilians are no side."""
    assert side_of(code) == side


@pytest.mark.parametrize(("code", "country"), [("PER", "PER"), ("IGO", None), ("NGO", None), ("COALITION", None)])
def test_country_of_a_code(code: str, country: str | None) -> None:
    """Organisations have none."""
    assert country_of(code) == country


@pytest.mark.parametrize(
    ("handle", "code"),
    [
        ("@EjercitoCL", "CHL MIL"),
        ("@UKNavalNews", "GBR MIL"),
        ("@PeruvPresidencia", None),
        ("@UN_Desk", "IGO UNO"),
        ("@TradersEU", None),
        ("@CityTV", None),
    ],
)
def test_account_names_a_country_by_its_letters(handle: str, code: str | None) -> None:
    """Two letters count beside an office; a broadcaster's "TV" is not Tuvalu."""
    assert handle_code(handle) == code


@pytest.mark.parametrize(
    ("kind", "name", "kept"),
    [
        ("ceasefire", "truce proposed by Oman", "truce"),
        ("agreement", "non-aggression agreement signed in Algiers", "non-aggression agreement"),
        ("channel", "allied hotline in Naples", "allied hotline"),
        ("agreement", "agreement with Iran on prisoners", "agreement with Iran on prisoners"),
    ],
)
def test_a_place_or_a_broker_is_no_party(kind: str, name: str, kept: str) -> None:
    """Where it was signed, and who proposed it, binds nobody."""
    assert of_parties(Span(0, len(name), name), kind).text == kept
