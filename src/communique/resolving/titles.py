"""Titles and nicknames that only some parties use: "the Foreign Secretary", "the alliance"."""

from collections.abc import Collection, Mapping

from communique.resolving.mentions import Phrase

_NICKNAMES = {"alliance": "IGO NAT", "bloc": "IGO EUU", "world body": "IGO UNO", "council": "IGO UNO"}
_TITLE_HOMES = {
    "foreign secretary": ("GBR", "IND", "PAK", "BGD"),
    "home secretary": ("GBR", "IND"),
    "defence secretary": ("GBR", "IND", "LKA"),
    "foreign office": ("GBR", "PAK", "DEU"),
    "secretary of state for": ("GBR",),
    "secretary of state": ("USA",),
    "state department": ("USA",),
    "secretary of defense": ("USA",),
    "external affairs": ("IND", "LKA"),
    "mea": ("IND",),
    "islamic republic": ("IRN", "PAK", "AFG", "MRT"),
    "imperial government": ("IRN", "JPN", "ETH", "RUS"),
    "treasury": ("USA", "GBR", "AUS", "NZL"),
    "exchequer": ("GBR",),
    "taoiseach": ("IRL",),
    "knesset": ("ISR",),
    "bundestag": ("DEU",),
    "sejm": ("POL",),
    "duma": ("RUS",),
    "majlis": ("IRN", "KWT", "MDV"),
    "lok sabha": ("IND",),
    "politburo": ("SUN", "CHN", "VNM", "LAO"),
    "revolutionary guards": ("IRN",),
    "shah": ("IRN",),
    "tsar": ("RUS",),
    "viceroy": ("IND",),
    "loya jirga": ("AFG",),
    "chief executive": ("HKG", "PAK", "AFG"),
}


def code_of_title(phrase: Phrase, *, countries: Mapping[str, float], bodies: Collection[str]) -> str | None:
    """The code of the party that is known by a title, where the document speaks of it.

    `countries`, by how much, and `bodies` are those that the document names: "the alliance" is NATO only where NATO
    is named.
    """
    title = " ".join([t.lower for t in phrase.sentence.tokens[phrase.first : phrase.last + 1]])
    padded = f" {title} "
    homes = next((v for k, v in _TITLE_HOMES.items() if f" {k} " in padded), ())
    home = max((c for c in homes if c in countries), key=lambda c: countries[c], default=None)
    if home:
        return f"{home} {phrase.sector or 'GOV'}"
    body = _NICKNAMES.get(phrase.noun) or next((v for k, v in _NICKNAMES.items() if f"the {k}" in title), None)
    return body if body in bodies else None
