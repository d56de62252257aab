"""Across documents: actors, tripwires, chains, contested claims, operations, origins."""

from communique.linking.life import acts_of_reading
from communique.linking.linker import link_each, link_readings
from communique.linking.triples import act_of_triple

__all__ = ["act_of_triple", "acts_of_reading", "link_each", "link_readings"]
