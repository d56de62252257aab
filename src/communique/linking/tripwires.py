"""Tripwires: one standing commitment over all its mentions, with its state and history."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from communique.linking.firmness import compare, evidence_of
from communique.linking.likeness import act_similarity
from communique.linking.links import make_link
from communique.linking.mentions import Mention, fullest, issuer_codes, target_codes, time_order
from communique.linking.parties import state_of_code
from communique.linking.scopes import scope
from communique.linking.weighing import Weigher
from communique.linking.wires import Wire
from communique.records import HistoryEntry, Link, Span, Tripwire

_SPECIFIES = 0.45


def build_wires(groups: Sequence[Sequence[Mention]], origins: Mapping[str, str], weigher: Weigher) -> list[Wire]:
    """The tripwires of the groups; ids are those of their first members in canonical order."""
    return [wire_of(sorted(group, key=time_order), origins, weigher) for group in groups]


def wire_of(mentions: Sequence[Mention], origins: Mapping[str, str], weigher: Weigher) -> Wire:
    """The tripwire of some mentions in order of time."""
    changes = tuple(_change(a, b, weigher) for a, b in pairwise(mentions))
    first = min(mentions, key=lambda m: (m.commitment.document, m.start, m.commitment.id)).commitment
    lead = fullest(mentions).commitment
    last = mentions[-1].commitment
    days = [m.document.published for m in mentions if m.document.published]
    issuers = _union(issuer_codes(m.commitment) for m in mentions)
    targets = _targets(mentions)
    wanted = lead.trigger or lead.demand
    record = Tripwire(
        id=first.id,
        members=tuple(m.commitment.id for m in mentions),
        issuer_code=lead.issuer_code or next(iter(issuers), None),
        issuer_codes=issuers,
        target_code=lead.target_code if lead.target_code in targets else next(iter(targets), None),
        target_codes=targets,
        kind=lead.kind,
        trigger=wanted.text if wanted else None,
        response=lead.response.text if lead.response else None,
        firmness=last.firmness,
        state=_state(changes),
        trigger_state="none",
        outcome="unknown",
        history=tuple(_history(mentions, changes)),
        first=min(days, default=None),
        last=max(days, default=None),
        origins=len({origins.get(m.document.id, m.document.id) for m in mentions}),
    )
    return Wire(record, tuple(mentions), changes)


def _targets(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Those whom the words address; where no mention names any, those inferred. Never the issuer itself."""
    named = [m for m in mentions if m.addressed] or mentions
    codes = _union(target_codes(m.commitment) for m in named)
    targets = frozenset().union(*(m.targets for m in named))
    return tuple(c for c in codes if state_of_code(c) in targets)


def _union(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for group in groups for code in group))


def _state(changes: Sequence[str]) -> str:
    """Issued, repeated, hardened or softened: the last change of wording, where documents' dates give an order."""
    marked = [c for c in changes if c in {"hardens", "softens"}]
    if marked:
        return {"hardens": "hardened", "softens": "softened"}[marked[-1]]
    return "repeated" if changes else "issued"


def _change(before: Mention, after: Mention, weigher: Weigher) -> str:
    """How the wording changed; only dated documents, or one document, give an order."""
    ordered = before.document.id == after.document.id or (before.document.published and after.document.published)
    if before.document.id == after.document.id or not ordered:
        return "repeats"
    return weigher.change(before, after)


_CHANGED = {"hardens": "hardened", "softens": "softened", "repeats": "repeated"}


def _history(mentions: Sequence[Mention], changes: Sequence[str]) -> list[HistoryEntry]:
    entries = []
    for mention, value in zip(mentions, ("issued", *(_CHANGED[change] for change in changes)), strict=True):
        evidence = _evidence(mention)
        if evidence:
            entries.append(
                HistoryEntry(
                    date=mention.document.published,
                    field="state",
                    value=value,
                    evidence=evidence,
                    by=mention.commitment.ascribed_by or mention.commitment.issuer_code,
                )
            )
    return entries


def _evidence(mention: Mention) -> Span | None:
    c = mention.commitment
    span = c.main or c.issuer
    return span.within(c.document) if span else None


def link_members(wire: Wire) -> list[Link]:
    """repeats, hardens or softens between the mentions of one tripwire, each with the words that show it."""
    links = []
    for (before, after), relation in zip(pairwise(wire.mentions), wire.changes, strict=True):
        evidence = (*evidence_of(before.commitment), *evidence_of(after.commitment))
        rule = "same issuer, same trigger act" if relation == "repeats" else "firmness and hedges of the two wordings"
        links.append(
            make_link(after.commitment.id, before.commitment.id, relation, rule=rule, score=0.7, evidence=evidence)
        )
    return links


def link_scopes(wires: Sequence[Wire]) -> list[Link]:
    """`specifies` between tripwires of one issuer, by rule."""
    of_issuer: dict[str, list[int]] = defaultdict(list)
    for place, wire in enumerate(wires):
        for country in wire.lead.issuers:
            of_issuer[country].append(place)
    links = []
    for a in wires:
        near = sorted({place for country in a.lead.issuers for place in of_issuer[country]})
        for b in (wires[place] for place in near):
            if a is not b and _specifies(a, b):
                links += _scope_links(a, b)
    return links


def _scope_links(a: Wire, b: Wire) -> list[Link]:
    """`a` specifies `b`; the later of the two may also be firmer or softer."""
    evidence = (*evidence_of(a.lead.commitment), *evidence_of(b.lead.commitment))
    pair = (a.record.id, b.record.id)
    links = [make_link(*pair, "specifies", rule="same act, narrower scope", score=0.6, evidence=evidence)]
    days = [w.lead.document.published for w in (a, b)]
    if all(days) and days[0] != days[1]:
        before, after = (a, b) if str(days[0]) < str(days[1]) else (b, a)
        change = compare(before.lead.commitment, after.lead.commitment)
        if change != "repeats":
            rule = "firmness of the two wordings"
            links.append(make_link(after.record.id, before.record.id, change, rule=rule, score=0.6, evidence=evidence))
    return links


def _specifies(a: Wire, b: Wire) -> bool:
    """Whether `a` names what `b` leaves general, for the same issuer and a like trigger."""
    one, other = a.lead, b.lead
    if a.is_ascribed or b.is_ascribed or not one.issuers & other.issuers:
        return False
    if one.document.id == other.document.id or scope(one) != "named" or scope(other) != "any":
        return False
    like = act_similarity(one.trigger, other.trigger)
    shared = bool(one.trigger and other.trigger and one.trigger.themes & other.trigger.themes)
    return like is not None and (like >= _SPECIFIES or (shared and like > 0.2))
