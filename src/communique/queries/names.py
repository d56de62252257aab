"""Codes as people name them: "Russia", "Syria (rebels)", "the United Nations"."""

import re
from collections.abc import Iterable

from communique.linking.parties import adjective_of, country_name, country_of_code

UNKNOWN = "?"
_OF_THE_STATE = frozenset({"MIL", "LEG", "COP", "SPY", "JUD"})
SECTORS = {
    "MIL": "military",
    "LEG": "parliament",
    "JUD": "courts",
    "OPP": "opposition",
    "REB": "rebels",
    "COP": "police",
    "SPY": "intelligence",
    "CVL": "civilians",
    "BUS": "business",
    "NGO": "aid groups",
    "JRN": "press",
    "MED": "health workers",
    "REL": "clergy",
    "REF": "refugees",
    "CRM": "criminals",
    "LAB": "unions",
    "EDU": "schools",
    "PTY": "party",
    "PRM": "paramilitary",
    "ELI": "elite",
    "AGR": "farmers",
    "SOC": "society",
    "UAF": "armed men",
}


def party_name(code: str | None) -> str:
    """The name of a code for people; `?` for an unknown party.

    >>> party_name("IGO UNO"), party_name(None)
    ('the United Nations', '?')
    """
    if not code:
        return UNKNOWN
    country = country_of_code(code)
    sector = "" if country == code else code.rpartition(" ")[2]
    name = country_name(country)
    return f"{name} ({SECTORS[sector]})" if sector in SECTORS else name


def party_names(codes: Iterable[str | None]) -> str:
    """The names of several codes, each once, joined by commas; `?` where there are none.

    Beside its state, a country's army or parliament is not named again; its rebels are.

    >>> party_names(["USA MIL", "USA GOV"]), party_names(["SYR REB", "SYR GOV"])
    ('United States', 'Syria (rebels), Syria')
    """
    known = list(dict.fromkeys(codes))
    states = {country_of_code(c) for c in known if c and _sector(c) in {"", "GOV"}}
    named = [c for c in known if not (c and _sector(c) in _OF_THE_STATE and country_of_code(c) in states)]
    return ", ".join(dict.fromkeys(party_name(c) for c in named)) or UNKNOWN


def pair_name(who: str, whom: str) -> str:
    """Who does it to whom, as named; only who, where the other is unknown or the same.

    >>> pair_name("Iran", "Iraq"), pair_name("Iran", "?"), pair_name("Iran", "Iran")
    ('Iran -> Iraq', 'Iran', 'Iran')
    """
    return who if whom in {UNKNOWN, who} else f"{who} -> {whom}"


_NEGATION = re.compile(r"(?i)\b(?:not|never|no|nobody|none|without|nor|cannot|fails?|refus\w+)\b|n['’]t\b")


def opposite_mark(text: str | None, is_opposite: bool) -> str:
    """What is put before words of which the opposite counts, where they do not say so themselves.

    >>> opposite_mark("attack anyone", True), opposite_mark("are not met", True)
    ('not: ', '')
    """
    return "not: " if text and is_opposite and not _NEGATION.search(text) else ""


def _sector(code: str) -> str:
    return "" if country_of_code(code) == code else code.rpartition(" ")[2]


def words_for_code(code: str | None) -> frozenset[str]:
    """What a user may call the party of a code, in lower case: the code, its country, the country's name, adjective."""
    if not code:
        return frozenset()
    country = country_of_code(code)
    names = (code, country, country_name(country), adjective_of(country), country_name(country).removeprefix("the "))
    return frozenset(n.lower() for n in names)


def count(number: int, noun: str) -> str:
    """A number with its noun.

    >>> count(1, "document"), count(1200, "document")
    ('1 document', '1,200 documents')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
