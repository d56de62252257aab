"""Accounts as parties: "@BelizeGov", "@MFA_Jordan" name a country and an office without blanks."""

import re
from collections.abc import Sequence
from functools import cache

from communique.knowledge.loading import read_rows
from communique.resolving.countries import country_of
from communique.resolving.cues import Cue, cues_in_text

_HANDLE = re.compile(r"@(\w+)")
_PIECES = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+|\d+")
_CAPITALS = re.compile(r"[A-Z]{3,}(?=[a-z])")
# Forces go by their letters: IDF, KDF, UPDF.
_FORCE = re.compile(r"[A-Z]{1,3}DF")
_SECTORS = {
    "gov": "GOV", "govt": "GOV", "mfa": "GOV", "mofa": "GOV", "mod": "GOV", "presidency": "GOV", "president": "GOV",
    "presidencia": "GOV", "presidence": "GOV", "cancilleria": "GOV", "gobierno": "GOV", "gouv": "GOV", "pm": "GOV",
    "pmo": "GOV", "min": "GOV", "amb": "GOV", "ambassador": "GOV", "embassy": "GOV", "emb": "GOV", "mission": "GOV",
    "foreign": "GOV", "state": "GOV", "def": "GOV", "ps": "GOV", "spox": "GOV", "diplo": "GOV", "mae": "GOV",
    "mre": "GOV", "army": "MIL", "navy": "MIL", "military": "MIL", "gen": "MIL", "col": "MIL", "coastguard": "MIL",
    "airforce": "MIL", "forces": "MIL", "maritime": "MIL", "naval": "MIL", "ejercito": "MIL", "armada": "MIL",
    "armee": "MIL", "defence": "MIL", "defense": "MIL", "lt": "MIL", "ltcol": "MIL", "maj": "MIL",
    "capt": "MIL", "brig": "MIL", "hospital": "MED", "mayor": "GOV", "governor": "GOV", "minister": "GOV",
    "bundeswehr": "MIL", "police": "COP", "policia": "COP", "news": "JRN", "tv": "JRN",
    "radio": "JRN", "parliament": "LEG", "senate": "LEG",
}  # fmt: skip
_BODIES = {"oea": "IGO", "oas": "IGO", "onu": "IGO UNO", "un": "IGO UNO", "nato": "IGO NAT", "otan": "IGO NAT",
           "eu": "IGO EUU", "navcent": "USA MIL", "centcom": "USA MIL", "statedept": "USA GOV"}  # fmt: skip
_SHORTEST_STEM = 5
_LETTERS = 2
_SHORT_STEMS = {"ukr": "UKR", "rus": "RUS", "isr": "ISR", "pak": "PAK", "afg": "AFG", "azer": "AZE", "turk": "TUR"}
_POSTED = frozenset({"amb", "ambassador", "embassy", "emb"})
"""Those who speak from a town that is not their country's."""


def handle_code(text: str, *, beside: str = "", on: str | None = None) -> str | None:
    """The code that an account's name gives, `None` for other text and for names without a country.

    The country may stand `beside` it in brackets: "@GenMugisha (Kampala)".

    >>> handle_code("@BelizeGov"), handle_code("@ArmadaCL"), handle_code("@ana_baker")
    ('BLZ GOV', 'CHL MIL', None)
    """
    match = _HANDLE.match(text)
    if match is None:
        return None
    pieces = [_as_name(p) for p in _PIECES.findall(match.group(1).replace("MoD", "Mod").replace("MoFA", "Mofa"))]
    cues = cues_in_text(" ".join(pieces), on=on)
    if not cues and (capitals := _CAPITALS.match(match.group(1))):
        # "NATOpress": the capitals may be a name of their own.
        cues = cues_in_text(capitals.group(), on=on)
        pieces = [capitals.group(), match.group(1)[capitals.end() :]] if cues else pieces
    sector = _sector(pieces, cues)
    own = next((c for c in cues if c.is_country), None)
    bodies = [c for c in cues if not c.office and not c.is_country]
    body = next((c.code for c in bodies if c.first == 0 or country_of(c.code)), None) or _body(pieces)
    country = own.code if own and not _posting_of(pieces) else _country_in(pieces) if sector else None
    if country is None and body is None and not _POSTED & {p.lower() for p in pieces}:
        country = next((c.code for c in cues_in_text(beside, on=on) if c.is_country), None)
    if country and sector:
        return f"{country} {sector}"
    return body if country in {None, country_of(body)} else None


def handle_words(text: str) -> tuple[tuple[str, ...], str]:
    """The words of an account's name, among which a place or a person may be, and its sector; a private one's is CVL.

    >>> handle_words("@tyre_mayor_office")
    (('Tyre', 'Mayor', 'Office'), 'GOV')
    """
    match = _HANDLE.match(text)
    pieces = [_as_name(p) for p in _PIECES.findall(match.group(1))] if match else []
    words = tuple(p for p in pieces if len(p) > _LETTERS)
    return words, _sector(pieces, ()) or "CVL"


def _as_name(piece: str) -> str:
    """A piece in the spelling of names: "egypt" is Egypt."""
    return piece.capitalize() if piece.islower() and len(piece) > _LETTERS else piece


def is_envoy(text: str) -> bool:
    """Whether an account is an envoy's, who speaks for the country that his words name: "@AmbIvesCole".

    >>> is_envoy("@AmbIvesCole"), is_envoy("@Ambrosia")
    (True, False)
    """
    match = _HANDLE.match(text)
    return match is not None and not _POSTED.isdisjoint(p.lower() for p in _PIECES.findall(match.group(1)))


def _sector(pieces: Sequence[str], cues: Sequence[Cue]) -> str | None:
    """The sector that the pieces of a name give, by abbreviations and other languages too."""
    office = next((c.code for c in cues if c.office), None)
    named = (_SECTORS.get(p.lower()) or ("MIL" if _FORCE.fullmatch(p) else None) for p in pieces)
    return next((s for s in named if s), office)


def _body(pieces: Sequence[str]) -> str | None:
    """An organisation or a command by its letters; the first two pieces may be one word: "NavCent"."""
    first = [pieces[0].lower(), "".join(pieces[:2]).lower()] if pieces else []
    return next((_BODIES[p] for p in first if p in _BODIES), None)


def _country_in(pieces: Sequence[str]) -> str | None:
    """A country by its two letters at an edge of the name ("EjercitoGT"), or by how its name begins ("Guate")."""
    edges = (pieces[-1], pieces[0]) if len(pieces) > 1 else ()
    if posting := _posting_of(pieces):
        return posting
    lettered = next((code for p in edges if p.isupper() and (code := _letters().get(p))), None)
    return lettered or _stem_in(pieces)


def _stem_in(pieces: Sequence[str]) -> str | None:
    return next((code for p in pieces if (code := _stems().get(p.lower()))), None)


def _posting_of(pieces: Sequence[str]) -> str | None:
    """Whose embassy it is that also names its seat: "RusEmbUK" is Russia's."""
    return _stem_in(pieces) if _POSTED & {p.lower() for p in pieces} else None


@cache
def _letters() -> dict[str, str]:
    return {row["letters"]: row["code"] for row in read_rows("country_letters.tsv") if len(row["code"]) == len("GTM")}


@cache
def _stems() -> dict[str, str]:
    """The beginnings of country names that only one country has."""
    found: dict[str, set[str]] = {}
    for row in read_rows("countries.tsv"):
        word = row["name"].split(" ")[0].lower()
        for length in range(_SHORTEST_STEM, len(word)):
            found.setdefault(word[:length], set()).add(row["code"])
    return {stem: codes.pop() for stem, codes in found.items() if len(codes) == 1} | _SHORT_STEMS
