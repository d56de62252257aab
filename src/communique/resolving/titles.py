"""Titles and nicknames that only some parties use: "the Foreign Secretary", "the alliance"."""

from collections.abc import Collection

from communique.resolving.mentions import Phrase

_NICKNAMES = {"alliance": "IGO NAT", "bloc": "IGO EUU", "world body": "IGO UNO", "council": "IGO UNO"}
_TITLE_HOMES = {
    "foreign secretary": ("GBR", "IND", "PAK", "BGD"),
    "home secretary": ("GBR", "IND"),
    "defence secretary": ("GBR", "IND", "LKA"),
    "foreign office": ("GBR", "PAK", "DEU"),
    "secretary of state": ("USA",),
    "state department": ("USA",),
    "secretary of defense": ("USA",),
    "external affairs": ("IND", "LKA"),
    "mea": ("IND",),
}


def code_of_title(phrase: Phrase, *, countries: Collection[str], bodies: Collection[str]) -> str | None:
    """The code of the party that is known by a title, where the document speaks of it.

    `countries` and `bodies` are those that the document names: "the alliance" is NATO only where NATO is named.
    """
    title = " ".join([t.lower for t in phrase.sentence.tokens[phrase.first : phrase.last + 1]])
    padded = f" {title} "
    homes = next((v for k, v in _TITLE_HOMES.items() if f" {k} " in padded), ())
    home = next((c for c in homes if c in countries), None)
    if home:
        return f"{home} {phrase.sector or 'GOV'}"
    body = _NICKNAMES.get(phrase.noun) or next((v for k, v in _NICKNAMES.items() if f"the {k}" in title), None)
    return body if body in bodies else None
