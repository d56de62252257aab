"""States that are gone, and the one state that took their seat, embassies and treaties over.

One text says "the Soviet Union", the next "the Russians" or "Moscow": where only comparing is meant they are one. Two
German or two Vietnamese states were adversaries and are none of these.
"""

_HEIRS = {"SUN": "RUS", "YUG": "SRB", "CSK": "CZE"}


def heir_of(country: str) -> str:
    """The state that stands for a country today, the country itself where it is not gone.

    >>> heir_of("SUN"), heir_of("DDR")
    ('RUS', 'DDR')
    """
    return _HEIRS.get(country, country)
