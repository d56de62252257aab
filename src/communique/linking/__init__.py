"""Across documents: actors, tripwires, chains, contested claims, operations, origins."""

from communique.linking.life import acts_of_reading
from communique.linking.linker import link_readings

__all__ = ["acts_of_reading", "link_readings"]
