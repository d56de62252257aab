"""Chains: whose response could be whose trigger, with what is still missing and what could brake it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from communique.linking.acts import is_anaphoric
from communique.linking.asking import waiting_of
from communique.linking.chaining import chain_features, is_apart, is_met_by_words, may_chain, may_lead
from communique.linking.instruments import InstrumentGroup, group_instruments
from communique.linking.leading import led_to
from communique.linking.links import make_link
from communique.linking.mentions import Mention
from communique.linking.needs import open_needs
from communique.linking.parties import countries_of
from communique.linking.unification import HOSTILE, Unification, is_open, unify
from communique.linking.weighing import Weigher
from communique.linking.wires import Wire
from communique.records import Document, Instrument, Link, Reading, Span

_DONE = re.compile(r"(?i)(?:has|have|had)\b")
"""A response that has come already: nothing follows from it in the future."""
_SURE = 0.7
"""Confidence below which an announcement without a condition is too often no commitment to build a chain on."""
SURE = 0.7
"""The probability from which on a chain is drawn: at .5 one development crisis in ten had a forbidden one."""
_BRAKES = frozenset({"channel", "ceasefire", "agreement", "treaty", "resolution"})
_MOST_NEEDS = 2
_SOLDIERS = "forces"
_MOST_BRAKES = 3
"""Instruments of a kind that are linked with one tripwire, those that were first named last: two states that have had
thirty agreements in a crisis are not braked by each of them."""
_OPEN_STATES = frozenset({"in_force"})


def link_chains(wires: Sequence[Wire], weigher: Weigher) -> list[Link]:
    """`chains_to` from each tripwire to those whose trigger its response could be; never transitive."""
    standing = [w for w in wires if is_standing(w)]
    links = []
    for a, near in zip(standing, led_to(standing), strict=True):
        links += [link for place in near if (link := link_chain(a, standing[place], weigher)) is not None]
    return links


def is_standing(wire: Wire) -> bool:
    """Whether a chain can begin or end with a wire: it was not taken back, nor is it only ascribed."""
    return wire.record.state not in {"withdrawn", "superseded"} and not wire.is_ascribed


def link_chain(a: Wire, b: Wire, weigher: Weigher) -> Link | None:
    """The chain from one tripwire to another, where there is one."""
    found = _found(a, b, weigher)
    if found is None:
        return None
    fit, evidence = found
    return make_link(
        a.record.id,
        b.record.id,
        "chains_to",
        rule="response unified with trigger: actor, act, object, place",
        score=fit.score,
        evidence=evidence,
        needs=fit.needs,
    )


def _found(a: Wire, b: Wire, weigher: Weigher) -> tuple[Unification, tuple[Span, ...]] | None:
    """The chain from one to the other, with the words of both; `None` where there is none."""
    one, other = a.lead, b.lead
    if not weigher.is_by_rule and not may_chain(one, other):
        return None
    by_rule = _best(a, b) if may_lead(one, other) and other.response is not None else None
    if weigher.is_by_rule:
        return by_rule
    if other.trigger is None:
        return None
    fit = _weighed(one, other, by_rule[0] if by_rule else None, weigher)
    if fit is None:
        return None
    return fit, by_rule[1] if by_rule else _words(one, other)


def _weighed(one: Mention, other: Mention, by_rule: Unification | None, weigher: Weigher) -> Unification | None:
    """The answer of the weights; a chain is drawn where the response likelier meets the condition than not.

    A response that names no act ("will respond") is like nothing. Where another waits for harm to its own soldiers the
    rules tell what would have to come together (on the development part none of these is wrong).
    """
    assert one.response is not None
    assert other.trigger is not None
    chances = weigher.chain(one, other)
    if 1 - chances["no"] < SURE:
        return by_rule if is_open(one.response) and _SOLDIERS in other.trigger.themes else None
    features = chain_features(one, other)
    if is_apart(features):
        return None
    if chances["stated"] >= chances["possible"] and is_met_by_words(features):
        return Unification("stated", (), round(chances["stated"], 3))
    needs = by_rule.needs if by_rule else ()
    return Unification(
        "possible", needs or open_needs(one.response, other.trigger, waiting_of(other)), round(1 - chances["no"], 3)
    )


def _is_act(mention: Mention) -> bool:
    """Whether the response names an act, or is one of the words that stand for any ("will respond")."""
    response, commitment = mention.response, mention.commitment
    if response is None or _DONE.match(response.text):
        return False
    if commitment.condition == "unconditional" and commitment.confidence < _SURE:
        return False
    if mention.commitment.kind == "promise" and response.type not in HOSTILE:
        return False
    return response.type is not None or is_open(response)


def _best(a: Wire, b: Wire) -> tuple[Unification, tuple[Span, ...]] | None:
    """The best unification of any response of `a` with any trigger of `b`."""
    pairs = [(m, n) for m in a.wordings for n in b.wordings if m.response and n.commitment.trigger and n.trigger]
    fits = [(fit, m, n) for m, n in pairs if (fit := chain_fit(m, n)) is not None]
    if not fits:
        return None
    fit, m, n = max(fits, key=lambda f: f[0].score)
    return fit, _words(m, n)


def _words(one: Mention, other: Mention) -> tuple[Span, ...]:
    """The response of one and the trigger of the other."""
    pairs = ((one.commitment, one.commitment.response), (other.commitment, other.commitment.trigger))
    return tuple(span.within(c.document) for c, span in pairs if span)


def chain_fit(a: Mention, b: Mention) -> Unification | None:
    """Whether the response of `a` could be the trigger of `b`; a vague or hedged response is never `stated`."""
    if a.response is None or b.trigger is None or not _is_act(a) or not _connected(a, b):
        return None
    fit = unify(a.response, b.trigger, wanted_by=b.issuers, against=b.targets or a.issuers, strict=True)
    if fit is None or len(fit.needs) > _MOST_NEEDS:
        return None
    if fit.kind == "possible":
        return fit
    if is_open(a.response) or a.commitment.firmness in {"possible", "veiled"}:
        return Unification("possible", ("the response is an act of this kind",), fit.score - 0.2)
    if b.commitment.trigger is not None and is_anaphoric(b.commitment.trigger.text):
        return Unification("possible", (f"it is the act meant by “{b.commitment.trigger.text}”",), fit.score - 0.2)
    return fit


def _connected(a: Mention, b: Mention) -> bool:
    """Whether the two stand in one quarrel: they name a common party besides, or one addresses the other."""
    if a.targets & b.issuers or b.targets & a.issuers:
        return True
    named = countries_of(
        [*(b.trigger.actor_codes if b.trigger else ()), *(b.trigger.recipient_codes if b.trigger else ())]
    )
    return bool(named & (a.issuers | a.targets))


def link_brakes(wires: Sequence[Wire], readings: Sequence[Reading]) -> list[Link]:
    """`brakes` from each channel, ceasefire, agreement or resolution that is in force in the end to the tripwires of
    its parties; one link for an instrument, however often it is named.
    """
    documents = {r.document.id: r.document for r in readings}
    named = sorted(
        (i for r in readings for i in r.instruments if is_brake(i)), key=lambda i: brake_order(i, documents[i.document])
    )
    standing: dict[str, list[InstrumentGroup]] = defaultdict(list)
    for group in group_instruments(named, documents):
        for country in sorted(bound_by(group)):
            standing[country].append(group)
    return [link for wire in wires for link in braking(wire, standing)]


def is_brake(instrument: Instrument) -> bool:
    """Whether it is of a kind that can brake."""
    return instrument.kind in _BRAKES


def brake_order(instrument: Instrument, document: Document) -> tuple[str, str, Span]:
    """Where a mention stands among others: undated ones first, then by day, document and place."""
    return document.published or "", instrument.document, instrument.span


def bound_by(group: InstrumentGroup) -> frozenset[str]:
    """The countries that an instrument binds in the end."""
    return group.countries if group.state in _OPEN_STATES else frozenset()


def sides_of(wire: Wire) -> tuple[frozenset[str], frozenset[str]]:
    """The issuers of a tripwire, and whom it addresses or whose act it waits for."""
    issuers = frozenset().union(*(m.issuers for m in wire.wordings))
    doers = [c for m in wire.wordings if m.trigger for c in m.trigger.actor_codes]
    return issuers, frozenset().union(countries_of(doers), *(m.targets for m in wire.wordings)) - issuers


def braking(wire: Wire, standing: Mapping[str, Sequence[InstrumentGroup]]) -> Iterator[Link]:
    """Links from what binds both the issuer and whom it addresses, or whose act it waits for."""
    if wire.record.kind not in {"threat", "guarantee"} or wire.record.state == "withdrawn":
        return
    issuers, others = sides_of(wire)
    bound = {g.id: g for c in sorted(issuers) for g in standing.get(c, ()) if g.countries & others}
    kinds: dict[str, list[InstrumentGroup]] = defaultdict(list)
    for group in bound.values():
        kinds[group.kind].append(group)
    for group in (g for groups in kinds.values() for g in groups[-_MOST_BRAKES:]):
        yield make_link(
            group.id,
            wire.record.id,
            "brakes",
            rule=f"in force between its parties: {group.kind}",
            score=0.6,
            evidence=(group.members[0].span.within(group.members[0].document),),
        )
