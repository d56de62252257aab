"""Which mentions of agreements and channels are one, in a record that grows (`linking/instruments.py`)."""

from collections.abc import Hashable, Iterable, Mapping, Sequence

from communique.linking.growing.greedy import Greedy
from communique.linking.instrument_keys import found_under, noted_under
from communique.linking.instruments import belongs, can_be_one_instrument
from communique.records import Document, Instrument


class GrowingInstruments(Greedy[Instrument]):
    """Instruments by the first mentions of each."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        super().__init__()
        self._documents = documents

    def noted(self, thing: Instrument, /) -> Iterable[Hashable]:
        """Its text, its kind, its name and its parties."""
        return noted_under(thing)

    def found(self, thing: Instrument, /) -> Iterable[Hashable]:
        """The same; where its parties are not known, all of its kind."""
        return found_under(thing)

    def fits(self, group: Sequence[Instrument], thing: Instrument, /) -> float:
        """The first that it belongs to will do."""
        return float(belongs(group, thing, self._documents))

    def parts(self, member: Instrument, thing: Instrument, /) -> bool:
        """Two that cannot be one."""
        return not can_be_one_instrument(member, thing)
