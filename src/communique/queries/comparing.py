"""Harder or softer: two wordings side by side, and what the words show."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.errors import QueryError
from communique.linking.firmness import compare, evidence_of
from communique.linking.parties import countries_of
from communique.queries.archive import Archive, parties
from communique.queries.changing import Change, change_of, modal_change, modals
from communique.queries.naming import find_wording, find_wordings
from communique.queries.sentences import sentence_of
from communique.records import Commitment, Link, Span

_PRESUMED = re.compile(
    r"(?i)\b(?:again|another|once more|anew|further|still|continu\w+|remain\w*|resum\w+|renew\w*|repeat\w*)\b"
    r"|\bstop(?:s|ped)?(?= \w+ing\b)"
)
_OTHER_SCOPE = "another scope of trigger or target, so another commitment; "
_VERDICTS = {
    "hardens": "the wording has hardened",
    "softens": "the wording has softened",
    "repeats": "the wording is as firm as before",
    "unrelated": "these are commitments of different parties: neither is a wording of the other",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One mention of a commitment; `presupposes` are words that take an earlier act for granted ("again")."""

    name: str
    commitment: str
    document: str
    published: str | None
    issuer: str
    target: str
    issuer_words: Span | None
    target_words: Span | None
    modals: tuple[Span, ...]
    trigger: Span | None
    response: Span | None
    demand: Span | None
    deadline: Span | None
    hedges: tuple[Span, ...]
    kind: str
    condition: str
    response_polarity: str
    firmness: str
    presupposes: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two wordings, `before` and `after` by date where both have one, else as given (`ordered` says which).

    `change` is hardens, softens, repeats, or unrelated where the issuers share no country; `words` are those that
    show it; `changes` what is in each part of one and not of the other; `relations` what links the two records.
    """

    before: Wording
    after: Wording
    ordered: bool
    change: str
    conclusion: str
    changes: tuple[Change, ...]
    differences: tuple[str, ...]
    words: tuple[Span, ...]
    relations: tuple[str, ...]


def compare_wordings(archive: Archive, first: str, second: str | None = None) -> Comparison:
    """The two wordings that aliases or ids name; of a tripwire its fullest mention, of one alone its first and last."""
    pairs = list(find_wordings(archive, first) if second is None else _two(archive, first, second))
    days = [archive.documents[c.document].published for _, c in pairs]
    ordered = bool(days[0] and days[1]) or pairs[0][1].document == pairs[1][1].document
    if days[0] and days[1] and days[0] > days[1]:
        pairs.reverse()
    (_, one), (_, other) = pairs
    change = compare(one, other) if _countries(one) & _countries(other) else "unrelated"
    before, after = (_wording(archive, name, c) for name, c in pairs)
    changes = tuple(_changes(before, after))
    relations = [k for k in archive.of(Link) if _joins(k, one, other)]
    other_scope = _OTHER_SCOPE if any(k.relation == "specifies" for k in relations) else ""
    order = "" if ordered else " (order as you gave it: a document has no date)"
    return Comparison(
        before=before,
        after=after,
        ordered=ordered,
        change=change,
        conclusion=_VERDICTS[change] if change == "unrelated" else other_scope + _VERDICTS[change] + order,
        changes=changes,
        differences=(*(c.told() for c in changes), *_differences(before, after)),
        words=(*evidence_of(one), *evidence_of(other)),
        relations=tuple(_relation(archive, k) for k in relations),
    )


def _two(archive: Archive, first: str, second: str) -> Iterator[tuple[str, Commitment]]:
    found = [find_wording(archive, name) for name in (first, second)]
    if found[0][1].id == found[1][1].id:
        raise QueryError(f"{first} and {second} are one wording; `communique show {first}` names the mentions it has")
    yield from found


def _countries(commitment: Commitment) -> frozenset[str]:
    """The countries of all who are bound."""
    return countries_of([c for c in (commitment.issuer_code, *commitment.issuer_codes) if c])


def _joins(link: Link, one: Commitment, other: Commitment) -> bool:
    """Whether a link is between the two mentions, or between the tripwires of both where these are two."""
    if link.from_ == link.to or (one.tripwire == other.tripwire and {link.from_, link.to} != {one.id, other.id}):
        return False
    ids = ({one.id, one.tripwire}, {other.id, other.tripwire})
    return any(link.from_ in a and link.to in b for a, b in (ids, ids[::-1]))


def _relation(archive: Archive, link: Link) -> str:
    needs = f" (possible, needs: {'; '.join(link.needs)})" if link.needs else ""
    first, second = archive.ends(link)
    return f"{first} {link.relation.replace('_', ' ')} {second}{needs}: {link.rule}"


def _wording(archive: Archive, name: str, commitment: Commitment) -> Wording:
    document = archive.documents[commitment.document]
    return Wording(
        name=name,
        commitment=commitment.id,
        document=document.source_id,
        published=document.published,
        issuer=parties(commitment.issuer_code, commitment.issuer_codes),
        target=parties(commitment.target_code, commitment.target_codes),
        issuer_words=commitment.issuer,
        target_words=commitment.target,
        modals=_modals(archive, commitment),
        trigger=commitment.trigger,
        response=commitment.response,
        demand=commitment.demand,
        deadline=commitment.deadline,
        hedges=commitment.hedges,
        kind=commitment.kind,
        condition=commitment.condition,
        response_polarity=commitment.response_polarity,
        firmness=commitment.firmness,
        presupposes=tuple(_presupposed(archive, commitment)),
    )


def _modals(archive: Archive, commitment: Commitment) -> tuple[Span, ...]:
    own = commitment.response or commitment.demand or commitment.trigger
    if own is None:
        return tuple(commitment.hedges)
    sentence = sentence_of(archive.documents.get(commitment.document), own)
    return modals(commitment.response, commitment.hedges, sentence)


def _changes(before: Wording, after: Wording) -> list[Change]:
    """The parts in which the wordings differ, from who is bound to the deadline."""
    parts = (
        ("issuer", before.issuer_words, after.issuer_words),
        ("target", before.target_words, after.target_words),
        ("if", before.trigger, after.trigger),
        ("then", before.response, after.response),
        ("demand", before.demand, after.demand),
        ("deadline", before.deadline, after.deadline),
    )
    found = [modal_change(before.modals, after.modals), *(change_of(*part) for part in parts)]
    return [change for change in found if change is not None]


def _presupposed(archive: Archive, commitment: Commitment) -> list[Span]:
    """Words in the sentence of the commitment that take something earlier for granted."""
    own = commitment.trigger or commitment.response or commitment.demand
    if own is None:
        return []
    sentence = sentence_of(archive.documents.get(commitment.document), own)
    start = sentence.start
    return [Span(start + m.start(), start + m.end(), m.group()) for m in _PRESUMED.finditer(sentence.text)]


def _differences(before: Wording, after: Wording) -> list[str]:
    """What one wording has and the other has not, in words."""
    found = [
        f"{label}: {old} → {new}"
        for label, old, new in (
            ("issuer as a party", before.issuer, after.issuer),
            ("target as a party", before.target, after.target),
            ("firmness", before.firmness, after.firmness),
            ("condition", before.condition, after.condition),
            ("kind", before.kind, after.kind),
        )
        if old != new
    ]
    words = [{s.text.lower() for s in w.presupposes} for w in (before, after)]
    found += [f"adds “{w}”" for w in sorted(words[1] - words[0])]
    return [*found, *(f"drops “{w}”" for w in sorted(words[0] - words[1]))]
