"""Commitments measured: found by trigger, response and demand, then kind, parties, spans, hedges, deadline."""

import re
from collections.abc import Sequence

from communique.evaluation.gold import GoldDocument
from communique.evaluation.matching import FOUND, GOOD, characters, core, countries, country, match, overlap, together
from communique.evaluation.predictions import Predictions
from communique.evaluation.tally import Tally
from communique.records import Commitment, Span, Statement

KINDS = ("threat", "promise", "assurance", "guarantee", "demand")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")

Pairs = list[tuple[Commitment, Commitment]]


def score_commitments(
    tally: Tally, document: GoldDocument, predicted: Sequence[Commitment], said: Sequence[Statement]
) -> Pairs:
    """Match on the characters of trigger, response and demand; without them, on standing in one sentence."""
    gold = document.commitments
    pairs = pair_commitments(document, predicted, said)
    tally.add("commitments found", len(pairs), len(predicted), len(gold))
    exact = sum(core(g) == core(p) for g, p in pairs)
    tally.add("commitments found, spans exact", exact, len(predicted), len(gold))
    for kind in KINDS:
        right = sum(g.kind == p.kind == kind for g, p in pairs)
        sizes = (sum(c.kind == kind for c in side) for side in (predicted, gold))
        tally.add(f"commitments found, kind {kind}", right, *sizes)
    whole = sum([_score_fields(tally, g, p) for g, p in pairs])
    tally.add("commitments kind, issuer country and spans all right", whole, len(predicted), len(gold))
    _count_alarms(tally, document, predicted, pairs)
    return pairs


def score_clusters(tally: Tally, document: GoldDocument, pairs: Pairs, predictions: Predictions) -> None:
    """Mentions of one standing commitment against tripwires, as pairs of mentions; predicted ones where matched."""
    wanted = together((c.id, c.tripwire) for c in document.commitments)
    got = together((g.id, predictions.tripwire_of.get(p.id)) for g, p in pairs)
    tally.add("clusters same_as as tripwires", len(wanted & got), len(got), len(wanted))


def score_chains(tally: Tally, document: GoldDocument, pairs: Pairs, predictions: Predictions) -> None:
    """Chains that the gold wants, and chains that it forbids, drawn between matched commitments."""
    names = {p.id: g.id for g, p in pairs}
    drawn = {(names[a], names[b]) for a, b in predictions.chains() if a in names and b in names}
    wanted, forbidden = set(document.chains), set(document.no_chains)
    tally.count("chains found", len(wanted & drawn), len(wanted))
    tally.count("chains drawn that must not be", len(forbidden & drawn), len(forbidden))


def party_right(gold: Commitment, predicted: Commitment, field: str) -> tuple[bool, bool]:
    """Whether a party is right exactly, and by country; of several that the gold lists, any will do."""
    wanted = {getattr(gold, field), *getattr(gold, field + "s")}
    got = getattr(predicted, field)
    return got in wanted, country(got) in countries(wanted)


def pair_commitments(document: GoldDocument, predicted: Sequence[Commitment], said: Sequence[Statement]) -> Pairs:
    """Each commitment found, with its gold."""
    sentences = [frozenset(range(*m.span())) for m in _SENTENCE.finditer(document.text)]

    def where(commitment: Commitment, statements: Sequence[Statement]) -> set[int]:
        marked = core(commitment) or _surroundings(commitment, statements)
        return {number for number, sentence in enumerate(sentences) if not sentence.isdisjoint(marked)}

    def closeness(g: Commitment, p: Commitment) -> tuple[float, ...] | None:
        if core(g) and core(p):
            shared = overlap(core(g), core(p))
        else:
            shared = FOUND * bool(where(g, document.statements) & where(p, said))
        return (shared, _parts_shared(g, p), g.kind == p.kind) if shared >= FOUND else None

    return match(document.commitments, predicted, closeness)


def _surroundings(commitment: Commitment, statements: Sequence[Statement]) -> frozenset[int]:
    c = commitment
    named = characters(c.issuer, c.target, c.deadline, c.hedges)
    return named or characters(*(s.content for s in statements if s.id == c.statement))


def _parts_shared(g: Commitment, p: Commitment) -> float:
    fields = ("trigger", "response", "demand", "issuer")
    return sum(overlap(characters(getattr(g, f)), characters(getattr(p, f))) for f in fields)


def _score_fields(tally: Tally, g: Commitment, p: Commitment) -> bool:
    """Judge the fields of a matched pair; whether kind, issuer's country and both spans are right."""
    for field in ("kind", "condition", "response_polarity"):
        tally.add(f"commitments {field}", getattr(g, field) == getattr(p, field))
    for field in ("issuer_code", "target_code"):
        exact, by_country = party_right(g, p, field)
        tally.add(f"commitments {field} exact", exact)
        tally.add(f"commitments {field} country", by_country)
    spans = [_score_span(tally, field, getattr(g, field), getattr(p, field)) for field in ("trigger", "response")]
    _score_edges(tally, g, p)
    return g.kind == p.kind and party_right(g, p, "issuer_code")[1] and all(spans)


def _score_span(tally: Tally, field: str, gold: Span | None, predicted: Span | None) -> bool:
    wanted, got = characters(gold), characters(predicted)
    if not wanted | got:
        return True
    shared = overlap(wanted, got)
    tally.add(f"commitments {field} character F1, mean", shared)
    tally.add(f"commitments {field} character F1 >= .8", shared >= GOOD)
    return shared >= GOOD


def _score_edges(tally: Tally, g: Commitment, p: Commitment) -> None:
    """Hedges, deadline and who ascribes it."""
    wanted, got = ([characters(h) for h in c.hedges] for c in (g, p))
    hedges = match(wanted, got, lambda a, b: (overlap(a, b),) if overlap(a, b) >= FOUND else None)
    tally.add("commitments hedges", len(hedges), len(got), len(wanted))
    same = overlap(characters(g.deadline), characters(p.deadline)) >= FOUND
    tally.add_nullable("commitments deadline", gold=g.deadline, predicted=p.deadline, same=same)
    same = g.ascribed_by is not None and g.ascribed_by == p.ascribed_by
    tally.add_nullable("commitments ascribed_by", gold=g.ascribed_by, predicted=p.ascribed_by, same=same)


def _count_alarms(tally: Tally, document: GoldDocument, predicted: Sequence[Commitment], pairs: Pairs) -> None:
    right = {id(p) for _, p in pairs}
    traps = characters(document.none)
    caught = sum(id(p) not in right and not core(p).isdisjoint(traps) for p in predicted)
    tally.count("commitments predicted on a `none` span", caught, len(predicted))
    bare = not document.commitments
    tally.count("commitments predicted in documents without any", len(predicted) if bare else 0, bare)
