"""Acts given as PLOVER triples, who does what to whom in codes: "USA MIL ASSAULT SYR GOV"."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.errors import QueryError
from communique.linking.parties import country_name
from communique.queries.names import SECTORS
from communique.records import Act

if TYPE_CHECKING:
    from communique.cli.session import Reader

_CODE = r"[A-Z]{3}(?: [A-Z]{3})?"
_TRIPLE = re.compile(rf"\s*({_CODE})[\s,;>-]+([A-Z]{{3,}})[\s,;>-]+({_CODE})\s*")
_WHOLE = frozenset({"IGO", "IMG"})
_VERBS = {
    "AGREE": "signs an agreement with",
    "CONSULT": "holds talks with",
    "SUPPORT": "supports",
    "CONCEDE": "makes concessions to",
    "COOPERATE": "cooperates with",
    "AID": "sends aid to",
    "RETREAT": "withdraws its troops from",
    "REQUEST": "appeals to",
    "ACCUSE": "accuses",
    "REJECT": "rejects a proposal of",
    "THREATEN": "threatens",
    "PROTEST": "protests against",
    "SANCTION": "imposes sanctions on",
    "MOBILIZE": "mobilises its army against",
    "COERCE": "seizes property of",
    "ASSAULT": "attacks",
}
"""A plain verb for each type of the manual (https://github.com/openeventdata/PLOVER)."""


def parse_triple(words: str, reader: "Reader") -> tuple[Act, ...]:
    """The act of a triple, with exactly its codes; empty where the words are none.

    `QueryError` where they are three codes, and one of them stands for nothing.
    """
    match = _TRIPLE.fullmatch(words)
    if match is None:
        return ()
    who, kind, whom = match.groups()
    if kind not in _VERBS:
        raise QueryError(f"{kind!r} is no PLOVER type; the types are {', '.join(_VERBS)}")
    names = [_name(code) for code in (who, whom)]
    sentence = f"{names[0]} {_VERBS[kind]} {names[1]}"
    read = reader.parse_acts(sentence)[:1] or (Act(text=sentence, type=kind),)
    codes = [code if " " in code or code in _WHOLE else f"{code} GOV" for code in (who, whom)]
    return tuple(
        replace(act, text=sentence, type=kind, actor_codes=(codes[0],), recipient_codes=(codes[1],)) for act in read
    )


def _name(code: str) -> str:
    """The party of a code as a sentence names it."""
    country, _, sector = code.partition(" ")
    name = country_name(code if country == "IGO" else country)
    if name in {country, code} and country not in _WHOLE:
        raise QueryError(f"{country!r} is no country code; give ISO-3166 codes, as in USA MIL ASSAULT SYR")
    if sector and country != "IGO" and sector not in {*SECTORS, "GOV", "UNK"}:
        raise QueryError(f"{sector!r} is no PLOVER sector; known are GOV, {', '.join(SECTORS)}")
    return name
