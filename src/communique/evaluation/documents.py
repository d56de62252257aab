"""Whole documents measured: every record type against the gold, summed over each set of documents."""

from collections.abc import Sequence

from communique.evaluation.commitments import score_chains, score_clusters, score_commitments
from communique.evaluation.events import score_events
from communique.evaluation.gold import GoldDocument
from communique.evaluation.matching import characters, match, overlap
from communique.evaluation.predictions import Predictions
from communique.evaluation.statements import score_statements
from communique.evaluation.tally import Tally
from communique.records import Commitment, Event, Instrument, Place, Statement, TimeExpression

ALL = "all"
"""The name of the tally over all sets."""

Mark = Instrument | TimeExpression | Place


def score_documents(documents: Sequence[GoldDocument], predictions: Predictions) -> dict[str, Tally]:
    """A tally per set, and one over all of them first."""
    tallies = {ALL: Tally()} | {name: Tally() for name in sorted({d.set for d in documents})}
    for document in documents:
        tally = score_document(document, predictions)
        tallies[ALL].merge(tally)
        tallies[document.set].merge(tally)
    return tallies


def score_document(document: GoldDocument, predictions: Predictions) -> Tally:
    """All measures of one document."""
    tally, name = Tally(), document.id
    said = predictions.of(name, Statement)
    score_statements(tally, document.text, document.statements, said)
    pairs = score_commitments(tally, document, predictions.of(name, Commitment), said)
    score_clusters(tally, document, pairs, predictions)
    score_chains(tally, document, pairs, predictions)
    score_events(tally, document.text, document.events, predictions.of(name, Event))
    _score_marks(tally, "kind", document.instruments, predictions.of(name, Instrument))
    _score_marks(tally, "value", document.times, predictions.of(name, TimeExpression))
    _score_marks(tally, "country", document.places, predictions.of(name, Place))
    return tally


def _score_marks(tally: Tally, field: str, gold: Sequence[Mark], predicted: Sequence[Mark]) -> None:
    """Match instruments, times or places on any shared character; the better overlap, then the same field, first."""
    name = {"kind": "instruments", "value": "times", "country": "places"}[field]

    def closeness(g: Mark, p: Mark) -> tuple[float, ...] | None:
        shared = overlap(characters(g.span), characters(p.span))
        return (shared, getattr(g, field) == getattr(p, field)) if shared else None

    pairs = match(gold, predicted, closeness)
    tally.add(f"{name} found", len(pairs), len(predicted), len(gold))
    exact = sum(characters(g.span) == characters(p.span) for g, p in pairs)
    tally.add(f"{name} found, span exact", exact, len(predicted), len(gold))
    right = sum(getattr(g, field) == getattr(p, field) for g, p in pairs)
    tally.add(f"{name} found with the right {field}", right, len(predicted), len(gold))
    for g, p in pairs:
        if isinstance(g, Instrument) and isinstance(p, Instrument):
            wanted, got = frozenset(g.party_codes), frozenset(p.party_codes)
            tally.add("instruments party_codes", len(wanted & got), len(got), len(wanted))
            tally.add("instruments state", g.state == p.state)
