"""An act as a PLOVER triple of codes: "RUS MIL ASSAULT UKR", "CHN SANCTION/boycott AUS"."""

import re

from communique.linking.parties import country_of_code, known_countries, name_in_text
from communique.linking.words import stems
from communique.records import Act

_TRIPLE = re.compile(
    r"\s*(?P<doer>(?:IGO [A-Z]{3}|[A-Z]{3}(?: [A-Z]{3})?|IGO))[\s,;|]+(?P<type>[A-Z]{3,10})(?:[/:](?P<mode>[a-z-]+))?"
    r"(?:[\s,;|]+(?P<other>(?:IGO [A-Z]{3}|[A-Z]{3}(?: [A-Z]{3})?|IGO)))?\s*\.?\s*"
)
_SAID = {
    "AGREE": "signs an agreement with",
    "CONSULT": "holds talks with",
    "SUPPORT": "supports",
    "CONCEDE": "makes a concession to",
    "COOPERATE": "cooperates with",
    "AID": "gives aid to",
    "RETREAT": "withdraws its troops from",
    "REQUEST": "makes a request of",
    "ACCUSE": "accuses",
    "REJECT": "rejects the demands of",
    "THREATEN": "threatens",
    "PROTEST": "protests against",
    "SANCTION": "imposes sanctions on",
    "MOBILIZE": "masses troops on the border of",
    "COERCE": "takes coercive measures against",
    "ASSAULT": "attacks",
}
"""How the types of the PLOVER manual read in a sentence."""


def act_of_triple(text: str) -> Act | None:
    """The act that a triple of doer, type (with a mode, if need be) and object names; `None` where it is none.

    >>> act_of_triple("RUS MIL ASSAULT UKR").text
    'Russia attacks Ukraine'
    >>> act_of_triple("Russia attacks Ukraine") is None
    True
    """
    match = _TRIPLE.fullmatch(text)
    if match is None or match["type"] not in _SAID or not _is_known(match["doer"]):
        return None
    other = match["other"] if match["other"] and _is_known(match["other"]) else None
    said = f"{_named(match['doer'])} {_SAID[match['type']]} {_named(other) if other else ''}".strip()
    return Act(
        text=said[0].upper() + said[1:],
        type=match["type"],
        mode=match["mode"],
        actor_codes=(_with_sector(match["doer"]),),
        recipient_codes=(_with_sector(other),) if other else (),
        words=stems(said),
    )


def _is_known(code: str) -> bool:
    return code.startswith("IGO") or country_of_code(code) in known_countries()


def _with_sector(code: str) -> str:
    return code if " " in code or code == "IGO" else f"{code} GOV"


def _named(code: str) -> str:
    return name_in_text(country_of_code(code))
