"""Fit `knowledge/data/joining_statements.tsv`: how far a statement of rules, model or both is to be trusted.

Every pair that the two readings of the dev part of the corpus make (see `reading/joining/statements.py`) is right where
its content is that of an annotated statement. Each kind of pair has a base and a slope over the model's log-odds,
fitted by logistic regression and drawn towards those of all pairs together, so that a rare kind learns little alone.
"""

import argparse
import pathlib
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from communique.documents import build_document
from communique.evaluation.gold import GoldDocument, load_gold
from communique.evaluation.matching import FOUND, characters, match, overlap
from communique.language import Analyser
from communique.language.model import load_reader
from communique.reading.decoding.statements import decode_statements
from communique.reading.joining.statements import BOUND, LEAST, Pair, pairs_of
from communique.reading.statements import extract_statements
from communique.records import Statement

TABLE = pathlib.Path("src/communique/knowledge/data/joining_statements.tsv")
HEAD = """\
# How far a statement found by rules, by the model or by both is to be trusted: its log-odds are base + slope times the
# model's log-odds; it stands from the probability `least` on. Fitted by tools/fit_joining_statements.py on the dev part
# of corpus/.
kind\tbase\tslope\tleast
"""
LEAST_OF = {
    "both turn": 0.0,
    "both direct": 0.0,
    "both reported": 0.3,
    "rules turn": 0.0,
    "rules direct": 0.3,
    "rules reported": 0.3,
    "model": 0.5,
}
"""The kinds with the probability from which on they stand. What the rules read in plain syntax stands on less: ordinary
news reports beliefs and plans as well, which the corpus, and so the model, mostly leaves out."""
Numbers = NDArray[np.float64]
Row = tuple[str, float, bool]


def rows_of(gold: GoldDocument, analyser: Analyser) -> Iterator[Row]:
    """(kind, strength, whether right) for every pair of a document."""
    metadata = {"published": gold.published, "publisher": gold.publisher, "title": gold.title}
    analysis = analyser.analyse(
        build_document(
            source_id=gold.id,
            text=gold.text,
            raw=gold.text.encode(),
            metadata={name: value for name, value in metadata.items() if value},
        )
    )
    if analysis.insight is None:
        raise SystemExit("the model gives no answers about records; name the folder of one that does")
    by_model = decode_statements(analysis, least=LEAST)
    pairs = pairs_of(analysis, analysis.insight, extract_statements(analysis), by_model)
    right = {id(pair) for _, pair in match(gold.statements, pairs, _closeness)}
    for pair in pairs:
        yield pair.kind, max(-BOUND, min(BOUND, pair.strength)), id(pair) in right


def _closeness(gold: Statement, pair: Pair) -> tuple[float, ...] | None:
    draft = pair.by_rules or pair.by_model
    if draft is None:
        return None
    shared = overlap(characters(gold.content), characters(draft.content))
    return (shared,) if shared >= FOUND else None


def fit(rows: Sequence[Row], prior: Numbers, penalty: float) -> Numbers:
    """Base and slope by Newton's method, with a quadratic penalty on their distance from a prior."""
    x = np.array([[1.0, strength] for _, strength, _ in rows])
    y = np.array([float(right) for *_, right in rows])
    weights = prior.copy()
    for _ in range(20):
        chances = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (chances - y) + penalty * (weights - prior)
        curve = (x * (chances * (1 - chances))[:, None]).T @ x + penalty * np.eye(2)
        weights -= np.linalg.solve(curve, gradient)
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=pathlib.Path, default=pathlib.Path("corpus"))
    parser.add_argument("--model", type=pathlib.Path, help="folder of another model than the packaged one")
    parser.add_argument("--penalty", type=float, default=1.0)
    args = parser.parse_args()
    analyser = Analyser(load_reader(args.model, verify=args.model is None))
    documents = load_gold([args.corpus / "documents" / "dev"]).documents
    rows = [row for gold in documents for row in rows_of(gold, analyser)]
    pooled = fit(rows, np.array([0.0, 0.5]), args.penalty)
    lines = []
    for kind, least in LEAST_OF.items():
        own = [row for row in rows if row[0] == kind]
        base, slope = fit(own, pooled, args.penalty) if own else pooled
        lines.append(f"{kind}\t{base:.2f}\t{slope:.2f}\t{least}\n")
        print(f"{kind}: {sum(right for *_, right in own)} right of {len(own)}")
    TABLE.write_text(HEAD + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
