"""Which groups an instrument can belong to: those of its text, of its kind and a party of its, or of its name."""

from collections import defaultdict

from communique.linking.parties import countries_of
from communique.linking.words import stems
from communique.records import Instrument

_AGREED = frozenset({"agreement", "ceasefire"})
"""Kinds of which one may speak for the other."""

Key = tuple[str, ...]


class Instruments:
    """Groups of instruments by what their members have in common with others that may be one with them."""

    def __init__(self) -> None:
        self._of: dict[Key, dict[int, None]] = defaultdict(dict)

    def note(self, instrument: Instrument, place: int) -> None:
        """An instrument that belongs to a group."""
        for key in noted_under(instrument):
            self._of[key][place] = None

    def places(self, instrument: Instrument) -> list[int]:
        """The groups that it can belong to, the first begun first; without known parties, all of its kind."""
        return sorted({place for key in found_under(instrument) for place in self._of.get(key, ())})


def noted_under(instrument: Instrument) -> list[Key]:
    """By what others find the group that an instrument belongs to."""
    sort, countries = _sort(instrument), countries_of(instrument.party_codes)
    keys = [("text", instrument.document), ("sort", sort), ("name", sort, *sorted(stems(instrument.name)))]
    return [*keys, *(("party", sort, country) for country in (countries or {"?"}))]


def found_under(instrument: Instrument) -> list[Key]:
    """By what an instrument finds the groups that it can belong to."""
    sort, countries = _sort(instrument), countries_of(instrument.party_codes)
    keys: list[Key] = [("text", instrument.document), ("name", sort, *sorted(stems(instrument.name)))]
    return [*keys, *([("party", sort, c) for c in (*sorted(countries), "?")] if countries else [("sort", sort)])]


def _sort(instrument: Instrument) -> str:
    return "agreed" if instrument.kind in _AGREED else instrument.kind
