"""Fit `knowledge/data/joining_statements.tsv`: how far statements of rules, model or both are to be trusted.

On the dev part of the corpus, in this order:
- `even`, by role: the log-odds at which the words of source, cue and content of annotated statements come out best.
- `margin`, by role: how sure the model must be of words to overrule the rules, by the share of right characters.
- `act`: what the label of a word (`label`) and the rules' act (`rules`) count beside the record's act, by accuracy.
- `base`, `slope` and `support`, by kind of pair (see `reading/joining/statements.py`): a pair is right where its
  content is that of an annotated statement. Logistic regression over the model's log-odds, drawn towards the weights
  of all pairs together, so that a rare kind learns little alone.
- `least` is no fit but a choice, see below.
"""

import argparse
import pathlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from communique.documents import build_document
from communique.evaluation.gold import GoldDocument, load_gold
from communique.evaluation.matching import FOUND, characters, match, overlap
from communique.knowledge.joining_statements import StatementWeights, bounded, statement_weights
from communique.language import Analyser
from communique.language.model import load_reader
from communique.reading.decoding.statement_syntax import joined_content, joined_speaker
from communique.reading.decoding.statements import Hearing, decode_statements
from communique.reading.joining.statements import (
    LEAST,
    Pair,
    act_scores,
    may_mend,
    pairs_of,
)
from communique.reading.statements import extract_statements
from communique.records import Span, Statement
from communique.text import Analysis, Insight

TABLE = pathlib.Path("src/communique/knowledge/data/joining_statements.tsv")
HEAD = """\
# How far statements found by rules, by the model or by both are to be trusted, and how their fields are chosen. The
# questions are explained in knowledge/joining_statements.py. Fitted by tools/fit_joining_statements.py on the dev part
# of corpus/.
question\tfeature\tweight
"""
LEAST_OF = {
    "both turn": 0.0,
    "both direct": 0.0,
    "both reported": 0.0,
    "rules turn": 0.0,
    "rules direct": 0.3,
    "rules reported": 0.25,
    "model cued": 0.5,
    "model bare": 0.6,
}
"""The kinds with the probability from which on they stand. What the rules read in plain syntax stands on less: ordinary
news reports beliefs and plans as well, which the corpus, and so the model, mostly leaves out."""
_MARGINS = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 9.0)
_EVENS = np.arange(-3.0, 1.01, 0.25)
_LABELS, _RULES = np.arange(0.0, 1.01, 0.25), np.arange(0.0, 3.01, 0.25)
_STEPS, _LONGEST_STEP = 100, 0.5
Numbers = NDArray[np.float64]
Table = dict[str, dict[str, float]]
Row = tuple[str, float, float, bool]
Read = tuple[GoldDocument, Analysis, Insight]
Found = tuple[Analysis, Insight, Pair, Statement | None]


def read(gold: GoldDocument, analyser: Analyser) -> Read:
    """A document with what the model says of it."""
    metadata = {"published": gold.published, "publisher": gold.publisher, "title": gold.title}
    given = {name: value for name, value in metadata.items() if value}
    analysis = analyser.analyse(
        build_document(source_id=gold.id, text=gold.text, raw=gold.text.encode(), metadata=given)
    )
    if analysis.insight is None:
        raise SystemExit("the model gives no answers about records; name the folder of one that does")
    return gold, analysis, analysis.insight


def even_of(role: str, documents: Sequence[Read]) -> float:
    """The log-odds at which the words of one role of the annotated statements come out best."""
    inside: list[float] = []
    outside: list[float] = []
    for gold, analysis, insight in documents:
        for statement in gold.statements:
            spans = {"source": [statement.speaker], "cue": [statement.cue], "content": statement.content}[role]
            given = [span for span in spans if span is not None]
            place = analysis.head_of(statement.cue or statement.content[0])
            if not given or place is None or not insight.covers(place[0]):
                continue
            words = _words(analysis, given)
            for where, score in insight.phrase(role, place).items():
                (inside if where in words else outside).append(score)
    right, wrong = np.array(inside), np.array(outside)
    evens: list[float] = _EVENS.tolist()
    return max(evens, key=lambda even: _f1(right > even, wrong > even))


def _words(analysis: Analysis, spans: Sequence[Span]) -> set[tuple[int, int]]:
    return {(s.index, t.index) for span in spans for s, t in analysis.tokens_in(span.start, span.end)}


def _f1(right: NDArray[np.bool_], wrong: NDArray[np.bool_]) -> float:
    return float(2 * right.sum() / max(1, right.sum() + wrong.sum() + len(right)))


def pairs_with_gold(documents: Sequence[Read]) -> Iterator[Found]:
    """Every pair of the documents, with the annotated statement that it is."""
    for gold, analysis, insight in documents:
        by_model = decode_statements(analysis, least=LEAST)
        pairs = pairs_of(analysis, Hearing(insight), extract_statements(analysis), by_model)
        found = {id(pair): statement for statement, pair in match(gold.statements, pairs, _closeness)}
        for pair in pairs:
            yield analysis, insight, pair, found.get(id(pair))


def _closeness(gold: Statement, pair: Pair) -> tuple[float, ...] | None:
    draft = pair.by_rules or pair.by_model
    shared = overlap(characters(gold.content), characters(draft.content)) if draft is not None else 0.0
    return (shared,) if shared >= FOUND else None


def margin_of(role: str, found: Sequence[Found]) -> float:
    """The margin at which the joined phrases share most with the annotated ones; of equals, the widest."""

    def shared(margin: float) -> float:
        return sum(_joined_share(role, one, margin) for one in found)

    return max(reversed(_MARGINS), key=shared)


def _joined_share(role: str, found: Found, margin: float) -> float:
    analysis, insight, pair, gold = found
    rules, model = pair.by_rules, pair.by_model
    if gold is None or rules is None or model is None or pair.place is None:
        return 0.0
    scores = Hearing(insight).scores(role, pair.place)
    if role == "source":
        speaker = joined_speaker(analysis, scores, rules.speaker, model.speaker, margin=margin)
        return overlap(characters(gold.speaker), characters(speaker))
    if not may_mend(rules):
        return 0.0
    content = joined_content(analysis, scores, rules.content, model.content, margin=margin)
    return overlap(characters(gold.content), characters(content))


def act_of(found: Sequence[Found], weights: StatementWeights) -> Mapping[str, float]:
    """The counts by which most acts come out right; of equals, the smallest."""
    asked = [
        (
            insight.fact("act", pair.place),
            insight.labels("cue", pair.place),
            pair.by_rules.act if pair.by_rules else None,
            gold.act,
        )
        for _, insight, pair, gold in found
        if gold is not None and pair.place is not None
    ]

    def right(counts: Mapping[str, float]) -> int:
        tried = replace(weights, act=counts)
        scores = [act_scores(fact, label, rules, tried) for fact, label, rules, _ in asked]
        return sum(max(s, key=s.__getitem__) == act for s, (*_, act) in zip(scores, asked, strict=True))

    return max(({"label": a, "rules": b} for a in _LABELS.tolist() for b in _RULES.tolist()), key=right)


def fit(rows: Sequence[Row], prior: Numbers, penalty: float) -> Numbers:
    """Base and slopes by Newton's method in short steps, with a quadratic penalty on their distance from a prior.

    A slope is never below 0: more of the model is never less to be trusted.
    """
    x = np.array([[1.0, strength, support] for _, strength, support, _ in rows])
    y = np.array([float(right) for *_, right in rows])
    weights = prior.copy()
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (chances - y) + penalty * (weights - prior)
        curve = (x * (chances * (1 - chances))[:, None]).T @ x + penalty * np.eye(3)
        weights -= np.clip(np.linalg.solve(curve, gradient), -_LONGEST_STEP, _LONGEST_STEP)
        weights[1:] = np.maximum(0.0, weights[1:])
    return weights


def save(table: Table) -> None:
    """Write the table and let it be read anew."""
    lines = [f"{q}\t{f}\t{weight:g}\n" for q, weights in table.items() for f, weight in weights.items()]
    TABLE.write_text(HEAD + "".join(lines), "utf-8")
    statement_weights.cache_clear()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=pathlib.Path, default=pathlib.Path("corpus"))
    parser.add_argument("--model", type=pathlib.Path, help="folder of another model than the packaged one")
    parser.add_argument("--penalty", type=float, default=2.0)
    args = parser.parse_args()
    analyser = Analyser(load_reader(args.model, verify=args.model is None))
    documents = [read(gold, analyser) for gold in load_gold([args.corpus / "documents" / "dev"]).documents]
    nothing = dict.fromkeys(LEAST_OF, 0.0)
    table: Table = {
        "base": nothing,
        "slope": nothing,
        "support": nothing,
        "least": dict(LEAST_OF),
        "even": {role: even_of(role, documents) for role in ("source", "cue", "content")},
        "margin": {"source": 0.0, "content": 0.0},
        "act": {"label": 0.0, "rules": 0.0},
    }
    save(table)
    found = list(pairs_with_gold(documents))
    table["margin"] = {role: margin_of(role, found) for role in ("source", "content")}
    table["act"] = dict(act_of(found, statement_weights()))
    rows = [(p.kind, bounded(p.strength), bounded(p.support), gold is not None) for *_, p, gold in found]
    pooled = fit(rows, np.array([0.0, 0.5, 0.5]), args.penalty)
    table |= {"base": {}, "slope": {}, "support": {}}
    for kind in LEAST_OF:
        own = [row for row in rows if row[0] == kind]
        weights = fit(own, pooled, args.penalty) if own else pooled
        for question, weight in zip(("base", "slope", "support"), weights.tolist(), strict=True):
            table[question][kind] = round(weight, 2)
        print(f"{kind}: {sum(right for *_, right in own)} right of {len(own)}")
    save(table)


if __name__ == "__main__":
    main()
