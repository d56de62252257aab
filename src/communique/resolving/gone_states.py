"""States that are gone: in a text of their day that names them, what lies in a successor lies in them."""

from collections.abc import Collection

from communique.records import Place

SUCCESSORS = {
    "SUN": frozenset("RUS UKR BLR EST LVA LTU MDA GEO ARM AZE KAZ UZB TKM KGZ TJK".split()),
    "YUG": frozenset("SRB HRV BIH SVN MKD MNE XKX".split()),
    "CSK": frozenset("CZE SVK".split()),
    "DDR": frozenset({"DEU"}),
}
_ENDED = {"SUN": "1991-12-26", "YUG": "1992-04-27", "CSK": "1993-01-01", "DDR": "1990-10-03"}
_EAST_OF, _NORTH_OF = 11.02, 50.35
"""Degrees: German towns beyond both lie in the part that was the German Democratic Republic (but for West Berlin)."""
_SAME = {"RVN": "VNM"}


def states_gone(named: Collection[str], published: str | None) -> frozenset[str]:
    """The states that are gone and that a text speaks of as they were: it names them, and is not younger than they."""
    return frozenset(
        state
        for state, ended in _ENDED.items()
        if state in named and (published < ended if published else not SUCCESSORS[state] & set(named))
    )


def in_its_day(place: Place, gone: Collection[str]) -> str | None:
    """The country of a place, as its state was called in a text that speaks of such states."""
    country = _SAME.get(place.country or "", place.country)
    for state in gone:
        if country in SUCCESSORS[state] and (state != "DDR" or _is_east_german(place)):
            return state
    return country


def _is_east_german(place: Place) -> bool:
    return (
        place.lat is not None
        and place.lon is not None
        and place.lon >= _EAST_OF
        and place.lat >= _NORTH_OF
        and place.name != "Berlin"
    )
