"""Who must do what to set off whose response: the standing commitments, their chain and what brakes it."""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.linking.vague import is_vague
from communique.queries.archive import Archive, parties
from communique.queries.names import count, opposite_mark, pair_name, party_names
from communique.records import Commitment, Link, Tripwire

_SURE = 0.7
"""Confidence below which six in ten commitments are right, above it nine (training and development texts)."""
_FIRMNESS = {"unqualified": "firm", "qualified": "readiness", "possible": "possible", "veiled": "veiled"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TripwireRow:
    """One standing commitment. `tripwire` is its id, `documents` the source ids of its mentions, `seen` their number.

    `manner` says how it is worded; `restates` are aliases of tripwires that it specifies, hardens or softens.
    """

    alias: str
    tripwire: str
    issuer: str
    issuer_codes: tuple[str, ...]
    target: str
    target_codes: tuple[str, ...]
    kind: str
    trigger: str | None
    response: str | None
    condition: str
    response_polarity: str
    manner: str
    firmness: str
    state: str
    trigger_state: str
    outcome: str
    ascribed_by: tuple[str, ...]
    seen: int
    documents: tuple[str, ...]
    labels: tuple[str, ...]
    first: str | None
    last: str | None
    origins: int
    restates: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainRow:
    """The response of one tripwire that could be the trigger of another: `stated`, or `possible` with its needs.

    `polarities` say of both responses whether they will or will not be done.
    """

    from_alias: str
    from_tripwire: str
    response: str | None
    kind: str
    needs: tuple[str, ...]
    to_alias: str
    to_tripwire: str
    trigger: str | None
    then: str | None
    polarities: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class BrakeRow:
    """An agreement or channel that could stop a chain, and the tripwires of its parties."""

    alias: str
    instrument: str
    name: str
    kind: str
    tripwires: tuple[str, ...]


def tripwire_rows(archive: Archive) -> list[TripwireRow]:
    """All standing commitments, those only ascribed to their issuer last."""
    links = archive.links("specifies", "hardens", "softens", "withdraws", "supersedes")
    ids = {t.id for t in archive.tripwires}
    between = [link for link in links if link.from_ in ids and link.to in ids]
    return [_row(archive, t, between) for t in archive.tripwires]


def _row(archive: Archive, tripwire: Tripwire, between: list[Link]) -> TripwireRow:
    members = archive.members(tripwire)
    documents = dict.fromkeys(c.document for c in sorted(members, key=lambda c: archive.place_of(c.document, c.issuer)))
    restates = dict.fromkeys(archive.alias(k.to) for k in between if k.from_ == tripwire.id and k.to != tripwire.id)
    return TripwireRow(
        alias=archive.alias(tripwire.id),
        tripwire=tripwire.id,
        issuer=parties(tripwire.issuer_code, tripwire.issuer_codes),
        issuer_codes=tripwire.issuer_codes,
        target=parties(tripwire.target_code, tripwire.target_codes),
        target_codes=tripwire.target_codes,
        kind=tripwire.kind,
        trigger=tripwire.trigger,
        response=tripwire.response,
        condition=condition_of(archive, tripwire),
        response_polarity=polarity_of(archive, tripwire),
        manner=", ".join(_manner(archive, tripwire, members)),
        firmness=tripwire.firmness,
        state=tripwire.state,
        trigger_state=tripwire.trigger_state,
        outcome=tripwire.outcome,
        ascribed_by=tuple(dict.fromkeys(c.ascribed_by for c in members if c.ascribed_by))
        if archive.is_ascribed(tripwire)
        else (),
        seen=len(members),
        documents=tuple(archive.documents[d].source_id for d in documents if d in archive.documents),
        labels=tuple(archive.label(d) for d in documents),
        first=tripwire.first,
        last=tripwire.last,
        origins=tripwire.origins,
        restates=tuple(restates),
    )


def condition_of(archive: Archive, tripwire: Tripwire) -> str:
    """Whether the trigger sets it off by happening or by not happening, of the mention whose words are shown."""
    shown = (c for c in archive.members(tripwire) if c.trigger and c.trigger.text == tripwire.trigger)
    return next((c.condition for c in shown), "unconditional" if tripwire.trigger is None else "happens")


def polarity_of(archive: Archive, tripwire: Tripwire) -> str:
    """Whether the response will or will not be done, of the mention whose words are shown."""
    shown = (c for c in archive.members(tripwire) if c.response and c.response.text == tripwire.response)
    return next((c.response_polarity for c in shown), "will")


def _manner(archive: Archive, tripwire: Tripwire, members: list[Commitment]) -> list[str]:
    """How it is worded: firmness, quoted or not, hedges, whether the response names an act."""
    said = [_FIRMNESS.get(tripwire.firmness, tripwire.firmness)]
    statements = [archive.statements.get(c.statement or "") for c in members]
    if any(s and s.quote in {"direct", "mixed"} for s in statements):
        said.append("quoted")
    if tripwire.response and is_vague(tripwire.response):
        said.append("unspecified")
    hedges = sum(len(c.hedges) for c in members)
    said += [f"hedged x{hedges}"] if hedges else []
    return [*said, "unsure"] if is_unsure(members) else said


def wire_name(archive: Archive, wire: Tripwire) -> str:
    """Who to whom, and what for: "Russia -> United States: a strike of this kind"; marked where it will not be done."""
    who = pair_name(parties(wire.issuer_code, wire.issuer_codes), parties(wire.target_code, wire.target_codes))
    if wire.response:
        return f"{who}: {opposite_mark(wire.response, polarity_of(archive, wire) == 'will_not')}{wire.response}"
    return f"{who}: {wire.trigger}" if wire.trigger else who


def is_unsure(members: Sequence[Commitment]) -> bool:
    """Whether no mention was read with enough confidence: of such, four in ten are no commitment, of others one."""
    return bool(members) and max(c.confidence for c in members) < _SURE


def chain_rows(archive: Archive) -> list[ChainRow]:
    """The links from response to trigger, stated ones first."""
    wires = {t.id: t for t in archive.tripwires}
    place = {t.id: n for n, t in enumerate(archive.tripwires)}
    links = [k for k in archive.links("chains_to") if k.from_ in wires and k.to in wires]
    links.sort(key=lambda k: (k.kind != "stated", place[k.from_], place[k.to]))
    return [
        ChainRow(
            from_alias=archive.alias(k.from_),
            from_tripwire=k.from_,
            response=wires[k.from_].response,
            kind=k.kind,
            needs=k.needs,
            to_alias=archive.alias(k.to),
            to_tripwire=k.to,
            trigger=wires[k.to].trigger,
            then=wires[k.to].response,
            polarities=(polarity_of(archive, wires[k.from_]), polarity_of(archive, wires[k.to])),
        )
        for k in links
    ]


def brake_rows(archive: Archive) -> list[BrakeRow]:
    """What could stop a chain: channels first, then agreements, with the tripwires of their parties."""
    wires = {t.id: n for n, t in enumerate(archive.tripwires)}
    found: dict[str, set[str]] = {}
    for link in archive.links("brakes"):
        found.setdefault(archive.alias(link.from_), set()).add(link.to)
    return [
        BrakeRow(
            alias=alias,
            instrument=group.id,
            name=group.name,
            kind=group.kind,
            tripwires=tuple(archive.alias(i) for i in sorted(found[alias] & wires.keys(), key=lambda i: wires[i])),
        )
        for group in (*archive.channels, *archive.agreements)
        if (alias := archive.alias(group.id)) in found
    ]


def why_none(archive: Archive) -> str:
    """Why there is no tripwire to show."""
    if archive.nothing:
        return archive.nothing
    documents = list(archive.documents.values())
    failed = sum(d.text is None for d in documents)
    if not documents:
        return "no document has been read into this store: run `communique read FILE`"
    if failed == len(documents):
        return f"all {failed} documents failed: see `communique show DOCUMENT` for the reason of each"
    read = count(len(documents) - failed, "document")
    said = count(len(archive.statements), "statement")
    return (
        f"no commitment read in {read} ({said}): nobody in them says what they would do, or would not, if something "
        "happened"
    )


def ascriber_names(row: TripwireRow) -> str:
    """Who ascribes the commitment to its issuer."""
    return party_names(row.ascribed_by)
