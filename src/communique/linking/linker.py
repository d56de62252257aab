"""The readings of many documents, joined: the whole record of a store, in listing order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from communique.linking.actors import Registry, build_registry
from communique.linking.chains import link_brakes, link_chains
from communique.linking.claims import find_claims
from communique.linking.conduct import link_conduct
from communique.linking.dating import dated_commitment, dated_event, dated_instrument, dated_statement
from communique.linking.deadlines import mark_expired
from communique.linking.grouping import group_mentions
from communique.linking.heard import Heard
from communique.linking.introduced import Introductions
from communique.linking.life import Told
from communique.linking.mentions import Mention, mentions_of
from communique.linking.naming import named_parts
from communique.linking.operations import find_operations
from communique.linking.origins import find_origins
from communique.linking.outcomes import link_outcome
from communique.linking.packed import PackedReadings, without_collecting
from communique.linking.people import people_at_risk
from communique.linking.precedents import link_precedents
from communique.linking.quotations import link_quotations
from communique.linking.related import find_related, with_states, without_taken_back
from communique.linking.triggers import link_triggers
from communique.linking.tripwires import build_wires, link_members, link_scopes
from communique.linking.utterances import speakers_of, with_utterances
from communique.linking.weighing import Weigher
from communique.linking.wires import Wire
from communique.linking.withdrawals import withdraw
from communique.records import Link, PairJudge, Reading, Record, order_key


def link_readings(readings: Sequence[Reading], *, judge: PairJudge | None = None) -> tuple[Record, ...]:
    """All records of the documents: actors, tripwires, claims, operations and links beside those of each document.

    The result depends on the set of readings alone, not on their order. `judge` is the model that compares phrases
    side by side; without it rules alone link.
    """
    return tuple(sorted(link_each(readings, judge=judge), key=order_key))


def link_each(readings: Iterable[Reading], *, judge: PairJudge | None = None) -> Iterator[Record]:
    """The same records one by one, in no order: all linking is done when the first one comes.

    The readings are packed as they come, so that a crisis of many thousand documents fits into memory.
    """
    named, joined, wire_of, operation_of = _linked(readings, judge)
    yield from joined
    for reading in named:
        yield from own_records(reading, wire_of, operation_of)


Names = Mapping[str, str]


def _linked(readings: Iterable[Reading], judge: PairJudge | None) -> tuple[PackedReadings, list[Record], Names, Names]:
    """The readings with all names known, the records over all documents, and the wires and operations of mentions."""
    with without_collecting():
        named, registry, origins = _named(readings)
        weigher = Weigher(judge)
        groups = group_mentions(mentions_of(named), weigher)
        persons = {actor.id for actor in registry.actors if actor.kind == "person"}
        speakers = dict(told for reading in named for told in speakers_of(reading, persons))
        origins = with_utterances(origins, groups, speakers)
        named.name_origins(origins)
        wires, wire_links = _wires(named, groups, origins, weigher)
        operations = find_operations(named)
        claims = find_claims(named)
        links = [*wire_links, *link_chains(wires, weigher), *link_brakes(wires, named)]
        links += [*(link for wire in wires for link in link_members(wire)), *link_quotations(named)]
    wire_of = {member: w.record.id for w in wires for member in w.record.members}
    operation_of = {event: o.id for o in operations for event in o.events}
    joined: list[Record] = [*registry.actors, *(w.record for w in wires), *claims, *operations, *_unique(links)]
    return named, joined, wire_of, operation_of


def build_all_wires(readings: Sequence[Reading], weigher: Weigher) -> list[Wire]:
    """The tripwires of some readings, with their mentions: what a what-if unifies an act with."""
    named, _, origins = _named(readings)
    return _wires(named, group_mentions(mentions_of(named), weigher), origins, weigher)[0]


def _named(readings: Iterable[Reading]) -> tuple[PackedReadings, Registry, Mapping[str, str]]:
    """The readings in order, with what is known of names and origins over all documents."""
    packed = PackedReadings(readings)
    origins = find_origins(packed.documents)
    packed.change(Introductions(packed).changes)
    registry = build_registry(packed)
    packed.change(lambda reading: named_parts(reading, registry))
    packed.name_origins(origins)
    return packed, registry, origins


def _wires(
    readings: Sequence[Reading], groups: Sequence[Sequence[Mention]], origins: Names, weigher: Weigher
) -> tuple[list[Wire], list[Link]]:
    """The tripwires in their last state, with the links to what was told of their triggers and between them."""
    built = build_wires(groups, origins, weigher)
    pairs = [with_life(wire, told, weigher) for wire, told in Heard(readings).near(built)]
    wires, withdrawals = withdraw([wire for wire, _ in pairs], readings, weigher)
    links = [*(link for _, found in pairs for link in found), *withdrawals]
    if weigher.is_by_rule:
        return mark_expired(wires, readings), [*links, *link_scopes(wires)]
    related = without_taken_back(find_related(wires, weigher), withdrawals)
    between = [link for r in related for link in (r.made(), *r.changed())]
    return mark_expired(with_states(wires, related), readings), [*links, *between]


def with_life(wire: Wire, told: Told, weigher: Weigher, silent: set[str] | None = None) -> tuple[Wire, list[Link]]:
    """What later texts tell of one tripwire: its trigger, its outcome, and how the parties behave towards it."""
    triggered, triggers = link_triggers(wire, told, weigher, silent)
    ended, fulfilled = link_outcome(triggered, told)
    treated, conduct = link_conduct(ended, told)
    return treated, [*triggers, *fulfilled, *conduct, *link_precedents(treated, told)]


def own_records(reading: Reading, wire_of: Mapping[str, str], operation_of: Mapping[str, str]) -> list[Record]:
    """The records of one document with what joins them to others, and the days between which each lies."""
    said = {s.id: s for s in reading.statements}
    own: list[Record] = [dated_statement(s, reading) for s in reading.statements]
    own += [dated_commitment(replace(c, tripwire=wire_of.get(c.id)), reading, said) for c in reading.commitments]
    own += [dated_event(replace(e, operation=operation_of.get(e.id)), reading) for e in reading.events]
    own += [dated_instrument(i, reading) for i in reading.instruments]
    own += people_at_risk(reading)
    return [reading.document, *own, *reading.times, *reading.places]


def _unique(links: Sequence[Link]) -> list[Link]:
    """One link for each pair and relation: the best scored."""
    found: dict[str, Link] = {}
    for link in links:
        if link.id not in found or link.score > found[link.id].score:
            found[link.id] = link
    return list(found.values())
