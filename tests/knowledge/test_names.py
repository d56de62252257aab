"""The tables of names: what they must hold, whoever edits them."""

import re

import pytest

from communique.knowledge.loading import read_rows
from communique.knowledge.names import Name, load_names
from communique.knowledge.words import fold, split_words

SECTORS = set(
    "GOV MIL LEG JUD OPP REB COP SPY CVL BUS NGO JRN MED REL REF CRM LAB EDU PTY PRM ELI AGR SOC UAF UNK".split()
)
WITHOUT_COUNTRY = {"IGO", "IGO UNO", "IGO NAT", "IGO EUU", "IGO AFU", "IGO ARL", "IGO OSC", "COALITION", "IMG", "NGO"}


TABLES = ["bodies.tsv", "leaders.tsv", "organisations.tsv", "persons.tsv"]


@pytest.mark.parametrize("table", ["metonyms.tsv", *TABLES])
def test_every_code_is_one_of_the_contract(table: str) -> None:
    # A wrong code would travel into every record.
    countries = {row["code"] for row in read_rows("countries.tsv")}
    for row in read_rows(table):
        code = row["code"]
        if code in WITHOUT_COUNTRY or code == "-":
            continue
        country, _, sector = code.partition(" ")
        assert country in countries, row
        assert sector in SECTORS, row


@pytest.mark.parametrize("table", TABLES)
def test_dates_are_in_order(table: str) -> None:
    for row in read_rows(table):
        for cell in (row["from"], row["to"]):
            assert not cell or re.fullmatch(r"\d{4}(-\d\d){0,2}", cell), row
        if row["from"] and row["to"]:
            assert row["from"][:4] <= row["to"][:4], row


def test_there_are_enough_leaders() -> None:
    assert sum(1 for _ in read_rows("leaders.tsv")) >= 250


def test_spelling_decides() -> None:
    # "US" is a country, "us" a pronoun, "U.S." the same country.
    names = load_names()
    assert names.get("U.S.") == names.get("US") != ()
    assert names.get("us") == ()
    assert names.get("Élysée") == names.get("Elysee")


def test_office_is_held_between_its_days() -> None:
    # Days are compared as far as the table states them.
    name = Name("person", "PER GOV", "PER", "GOV", since="1990", until="2000-11")
    assert name.held_on("1990-01-05")
    assert name.held_on("2000-11-22")
    assert not name.held_on("2000-12-01")
    assert not name.held_on("1989")


def test_words_keep_their_offsets() -> None:
    text = "Peru’s U.S.-trained “Sana'a” unit"
    words = split_words(text)
    assert [text[word.start : word.end] for word in words] == ["Peru", "U.S.", "trained", "Sana'a", "unit"]
    assert words[0].possessive
    assert words[2].glued
    assert fold("Çavuşoğlu") == "Cavusoglu"
