"""Agreements and channels over all their mentions, as the questions ask for them."""

from communique.linking.instrument_life import Change, runs_out
from communique.linking.instruments import InstrumentGroup, group_instruments

__all__ = ["Change", "InstrumentGroup", "group_instruments", "runs_out"]
