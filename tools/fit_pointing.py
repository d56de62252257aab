"""Fit the weights of `knowledge/data/pointing.tsv` on the dev part of the corpus, which the model has not seen.

Every annotated statement, commitment and event is resolved as if it had been read: with the phrases that the rules
found for it, where they found it, else with those annotated (speakers, issuers) or none (the sides of an event). For
each party of a record one logistic choice among the countries and bodies proposed is fitted, with a quadratic penalty.
It is said how often the parties come out right on documents left out of the fit; with `--folds` nothing else is done.
"""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from communique.documents import build_document
from communique.evaluation.gold import GoldDocument, GoldForm, load_gold
from communique.evaluation.matching import FOUND, SUCCESSORS, characters, core, match, overlap
from communique.language import Analyser
from communique.language.model import load_reader
from communique.reading import read_drafts
from communique.records import (
    Commitment,
    CommitmentDraft,
    Document,
    Drafts,
    Event,
    EventDraft,
    Span,
    Statement,
    StatementDraft,
)
from communique.resolving import resolve_reading
from communique.resolving.evidence import Evidence
from communique.resolving.judging import Judge, Options
from communique.resolving.pointing import side_key
from communique.text import Analysis

DATA = Path("src/communique/knowledge/data/pointing.tsv")
HEAD = """# How much each sign speaks for a country or body being a party of a record: party, sign, weight (log-odds).
# `least` is the least probability at which the likeliest one is taken; see knowledge/pointing.py.
# Fitted by tools/fit_pointing.py on the dev part of corpus/.
"""
PENALTY, STEPS, RATE, RANGE = 2.0, 200, 0.1, 60.0
KIN = (("speaker", "issued_by", "actor"), ("addressee", "turned_to", "recipient"), ("holder",))
"""Parties that are told by like signs."""
LEAST = 0.2
ALSO = (0.1, 0.2, 0.35, 0.5, 0.7, 1.0)
FOLDS = 5
ROUNDS = 2

Draft = TypeVar("Draft")
Gold = TypeVar("Gold")
Key = tuple[str, str, int, int]
Numbers = NDArray[np.float64]
Weights = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Case:
    """The evidence for one party of one annotated record, and the sides that are right."""

    document: str
    evidence: Evidence
    right: frozenset[str]

    @cached_property
    def choices(self) -> list[tuple[dict[str, float], bool]]:
        """The signs of each proposed side, and those of nobody, and whether it is right."""
        sides = [(self.evidence.signs_of(key), modern(key) in self.right) for key in self.evidence.proposed()]
        return [*sides, (self.evidence.signs_of_nobody(), not any(right for _, right in sides))]


class Recorder(Judge):
    """A judge that keeps what it was asked."""

    def __init__(self, weights: Weights | None) -> None:
        super().__init__(weights)
        self.asked: dict[Key, Evidence] = {}

    def options(self, evidence: Evidence) -> Options:
        """As the weights say; what is asked again for another answer of the other side is kept once."""
        key = key_of(evidence.party, evidence.kind, evidence.at)
        self.asked.setdefault(key, evidence)
        return super().options(evidence)


def modern(key: str) -> str:
    return SUCCESSORS.get(key, key)


def keys(codes: Iterable[str | None]) -> frozenset[str]:
    return frozenset(modern(side_key(code)) for code in codes if code)


def main() -> None:
    """Fit and write the table, or say how well it does on documents left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="folder of a trained model")
    parser.add_argument("--corpus", type=Path, default=Path("corpus/documents/dev"))
    parser.add_argument("--forms", type=Path, default=Path("corpus/forms/dev.jsonl"))
    parser.add_argument("--folds", action="store_true", help="only say how well it does")
    arguments = parser.parse_args()
    analyser = Analyser(load_reader(arguments.model, verify=False))
    gold = load_gold([arguments.corpus, arguments.forms])
    golds = [*gold.documents, *(document_of_form(form) for form in gold.forms if form.commitment)]
    read = [(g, document := document_of(g), analyser.analyse(document)) for g in golds]
    weights: Weights | None = None
    for _ in range(1 if arguments.folds else ROUNDS):
        cases = [case for gold, document, analysis in read for case in cases_of(gold, document, analysis, weights)]
        report(cases)
        if not arguments.folds:
            weights = fit(cases)
    if weights is not None:
        DATA.write_text(HEAD + table(weights), "utf-8")


def document_of(gold: GoldDocument) -> Document:
    metadata = {"published": gold.published, "publisher": gold.publisher, "title": gold.title}
    given = {key: value for key, value in metadata.items() if value}
    return build_document(source_id=gold.id, text=gold.text, raw=gold.text.encode(), metadata=given)


def document_of_form(form: GoldForm) -> GoldDocument:
    """A form as a document with one commitment."""
    commitments = (form.commitment,) if form.commitment else ()
    nothing: dict[str, tuple[()]] = dict.fromkeys(
        ("statements", "events", "instruments", "times", "places", "none", "chains", "no_chains"), ()
    )
    return GoldDocument(
        id=form.id,
        set=form.set,
        text=form.text,
        title=None,
        published=None,
        publisher=None,
        commitments=commitments,
        **nothing,
    )


def cases_of(gold: GoldDocument, document: Document, analysis: Analysis, weights: Weights | None) -> list[Case]:
    """What the judge is asked of a document's annotated records."""
    recorder = Recorder(weights)
    resolve_reading(analysis, gold_drafts(gold, read_drafts(analysis)), document, judge=recorder)
    right = answers(gold)
    return [Case(gold.id, e, right[key]) for key, e in recorder.asked.items() if key in right]


def key_of(party: str, kind: str, at: Span) -> tuple[str, str, int, int]:
    return party, kind, at.start, at.end


def answers(gold: GoldDocument) -> dict[Key, frozenset[str]]:
    """The right sides of each party of each record, by the words that the record is known by."""
    right: dict[Key, frozenset[str]] = {}
    for s in gold.statements:
        right[key_of("speaker", s.act, s.cue or s.content[0])] = keys([s.speaker_code])
        right[key_of("addressee", s.act, s.cue or s.content[0])] = keys([s.addressee_code])
    for c in gold.commitments:
        if at := c.main:
            right[key_of("issued_by", c.kind, at)] = keys([c.issuer_code, *c.issuer_codes])
            right[key_of("turned_to", c.kind, at)] = keys([c.target_code, *c.target_codes])
    for e in gold.events:
        right[key_of("actor", e.type, e.anchor)] = keys(e.actor_codes)
        right[key_of("recipient", e.type, e.anchor)] = keys(e.recipient_codes)
        right[key_of("holder", e.status, e.anchor)] = keys([e.holder_code])
    return right


def gold_drafts(gold: GoldDocument, drafts: Drafts) -> Drafts:
    """The annotated records as drafts, with the parties' phrases of the drafts that were read for them."""
    return Drafts(
        statements=tuple(statement(g, d) for g, d in matched(gold.statements, drafts.statements, contents_shared)),
        commitments=tuple(commitment(g, d) for g, d in matched(gold.commitments, drafts.commitments, cores_shared)),
        events=tuple(event(g, d) for g, d in matched(gold.events, drafts.events, anchors_shared)),
        instruments=drafts.instruments,
        times=drafts.times,
        places=drafts.places,
    )


def matched(golds: Sequence[Gold], drafts: Sequence[Draft], shared: object) -> list[tuple[Gold, Draft | None]]:
    pairs = {id(g): d for g, d in match(golds, drafts, shared)}  # type: ignore[arg-type]
    return [(g, pairs.get(id(g))) for g in golds]


def contents_shared(g: Statement, d: StatementDraft) -> tuple[float, ...] | None:
    content = overlap(characters(g.content), characters(d.content))
    return (content, overlap(characters(g.cue), characters(d.cue))) if content >= FOUND else None


def cores_shared(g: Commitment, d: CommitmentDraft) -> tuple[float, ...] | None:
    shared = overlap(core(g), characters(d.trigger, d.response, d.demand))
    return (shared, float(g.kind == d.kind)) if shared >= FOUND else None


def anchors_shared(g: Event, d: EventDraft) -> tuple[float, ...] | None:
    shared = overlap(characters(g.anchor), characters(d.anchor))
    return (float(g.type == d.type), float(g.status == d.status), shared) if shared else None


def statement(g: Statement, d: StatementDraft | None) -> StatementDraft:
    return StatementDraft(
        id=g.id,
        speaker=d.speaker if d else g.speaker,
        cue=g.cue,
        content=g.content,
        quote=g.quote,
        act=g.act,
        addressee=d.addressee if d else None,
        within=g.within,
        confidence=1.0,
    )


def commitment(g: Commitment, d: CommitmentDraft | None) -> CommitmentDraft:
    return CommitmentDraft(
        id=g.id,
        statement=g.statement,
        kind=g.kind,
        issuer=d.issuer if d else g.issuer,
        co_issuers=d.co_issuers if d else (),
        target=d.target if d else None,
        co_targets=d.co_targets if d else (),
        trigger=g.trigger,
        condition=g.condition,
        response=g.response,
        demand=g.demand,
        confidence=1.0,
    )


def event(g: Event, d: EventDraft | None) -> EventDraft:
    return EventDraft(
        anchor=g.anchor,
        type=g.type,
        actors=d.actors if d else (),
        recipients=d.recipients if d else (),
        parties_joint=d.parties_joint if d else False,
        status=g.status,
        holder=d.holder if d else None,
        confidence=1.0,
    )


def parties(cases: Iterable[Case]) -> list[str]:
    return sorted({case.evidence.party for case in cases})


@dataclass(frozen=True)
class Table:
    """Cases as numbers: the signs of all choices (choices, signs), which are right, where each case starts."""

    signs: Numbers
    right: NDArray[np.bool_]
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, cases: Sequence[Case], names: Sequence[str]) -> "Table":
        """The numbers of some cases, for signs of these names."""
        rows = [row for case in cases for row in case.choices]
        signs = np.zeros((len(rows), len(names)))
        at = {name: number for number, name in enumerate(names)}
        for n, (values, _) in enumerate(rows):
            for name, value in values.items():
                signs[n, at[name]] = value
        sizes = [len(case.choices) for case in cases]
        return cls(signs, np.array([right for _, right in rows]), np.cumsum([0, *sizes[:-1]]))


def fit(cases: Sequence[Case]) -> Weights:
    """The weights of each party, held near those of its kin, which few cases could not tell.

    `also` is the share of the best chance from which others read beside it are taken too, so that most come out right.
    """
    fitted: Weights = {}
    for kin in KIN:
        own = [case for case in cases if case.evidence.party in kin]
        names = sorted({name for case in own for signs, _ in case.choices for name in signs})
        shared = choice_weights(Table.of(own, names), np.zeros(len(names))) if own else np.zeros(0)
        for party in kin:
            mine = [case for case in own if case.evidence.party == party]
            if mine:
                found = choice_weights(Table.of(mine, names), shared)
                weights = {name: round(float(w), 3) for name, w in zip(names, found, strict=True)} | {"least": LEAST}
                also = max(ALSO, key=lambda a: all_right(mine, {party: weights | {"also": a}}))
                fitted[party] = weights | {"also": also}
    return fitted


def choice_weights(table: Table, prior: Numbers) -> Numbers:
    """The weights (signs,) under which the right choices are likeliest, held near a prior; by Adam."""
    weights, mean, spread = prior.copy(), np.zeros_like(prior), np.zeros_like(prior)
    sizes = np.diff(np.append(table.starts, len(table.right)))
    for step in range(1, STEPS + 1):
        raised = np.exp(np.clip(table.signs @ weights, -RANGE, RANGE))
        chances = raised / np.repeat(np.add.reduceat(raised, table.starts), sizes)
        given = raised * table.right
        given /= np.repeat(np.add.reduceat(given, table.starts), sizes)
        slope = (chances - given) @ table.signs + PENALTY * (weights - prior)
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope**2
        rate = RATE * (1 - step / STEPS) / (1 - 0.9**step)
        weights = weights - rate * mean / (np.sqrt(spread / (1 - 0.99**step)) + 1e-6)
    return weights


def all_right(cases: Iterable[Case], weights: Weights) -> int:
    judge = Judge(weights)
    return sum(keys(code for _, code in judge.decide(c.evidence)) == c.right for c in cases)


def report(cases: Sequence[Case]) -> None:
    """How often a party comes out right: by rules, by the likeliest pointer, by both on documents left out."""
    folds = {name: number % FOLDS for number, name in enumerate(sorted({c.document for c in cases}))}
    learnt = [fit([c for c in cases if folds[c.document] != fold]) for fold in range(FOLDS)]
    for party in parties(cases):
        own = [c for c in cases if c.evidence.party == party]
        rules = sum(keys(r.code for r in c.evidence.read) == c.right for c in own)
        model = sum(keys([likeliest(c.evidence)]) == c.right for c in own)
        both = sum(all_right([c for c in own if folds[c.document] == n], learnt[n]) for n in range(FOLDS))
        shares = " ".join(
            f"{name} {n / len(own):.3f}" for name, n in (("rules", rules), ("model", model), ("both", both))
        )
        print(f"{party:10} {len(own):5} records: {shares}")


def likeliest(evidence: Evidence) -> str | None:
    sides = {"": max(evidence.pointed.nobody, evidence.pointed.unknown)} | dict(evidence.sides)
    return max(sides, key=lambda key: sides[key]) or None


def table(weights: Mapping[str, Mapping[str, float]]) -> str:
    rows = ["party\tsign\tweight"]
    rows += [f"{party}\t{sign}\t{w:.3f}" for party, signs in weights.items() for sign, w in sorted(signs.items())]
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    main()
