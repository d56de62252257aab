"""Accounts as parties: "@BelizeGov", "@MFA_Jordan" name a country and an office without blanks."""

import re

from communique.resolving.cues import cues_in_text

_HANDLE = re.compile(r"@(\w+)")
_PIECES = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+|\d+")
# Forces go by their letters: IDF, KDF, UPDF.
_FORCE = re.compile(r"[A-Z]{1,3}DF")
_SECTORS = {
    "gov": "GOV", "govt": "GOV", "mfa": "GOV", "mofa": "GOV", "mod": "GOV", "presidency": "GOV", "president": "GOV",
    "presidencia": "GOV", "pm": "GOV", "pmo": "GOV", "min": "GOV", "amb": "GOV", "ambassador": "GOV", "embassy": "GOV",
    "mission": "GOV", "foreign": "GOV", "state": "GOV", "army": "MIL", "navy": "MIL", "military": "MIL", "gen": "MIL",
    "col": "MIL", "coastguard": "MIL", "airforce": "MIL", "forces": "MIL", "police": "COP", "news": "JRN", "tv": "JRN",
    "radio": "JRN", "parliament": "LEG", "senate": "LEG",
}  # fmt: skip


def handle_code(text: str, *, beside: str = "", on: str | None = None) -> str | None:
    """The code that an account's name gives, `None` for other text and for names without a country.

    The country may stand `beside` it in brackets: "@GenMugisha (Kampala)".

    >>> handle_code("@BelizeGov")
    'BLZ GOV'
    """
    match = _HANDLE.match(text)
    if match is None:
        return None
    pieces = _PIECES.findall(match.group(1))
    cues = cues_in_text(" ".join(pieces), on=on)
    country = next((c.code for c in cues if c.is_country), None)
    if country is None:
        aside = cues_in_text(beside, on=on)
        country = next((c.code for c in aside if c.is_country), None)
    office = next((c.code for c in cues if c.office), None)
    named = (_SECTORS.get(p.lower()) or ("MIL" if _FORCE.fullmatch(p) else None) for p in pieces)
    sector = next((s for s in named if s), office)
    return f"{country} {sector}" if country and sector else None
