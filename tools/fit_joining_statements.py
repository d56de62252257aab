"""Fit `knowledge/data/joining_statements.tsv`: how far statements of rules, model or both are to be trusted.

On the dev part of the corpus, in this order:
- `even`, by role: the log-odds at which the words of source, cue and content of annotated statements come out best.
- `margin`, by role: how sure the model must be of words to overrule the rules, by the share of right characters.
- `base`, `slope` and `support`, by kind of pair (see `reading/joining/statements.py`): a pair is right where its
  content is that of an annotated statement. Logistic regression over the model's log-odds, drawn towards the weights
  of all pairs together, so that a rare kind learns little alone.
- `least` is no fit but a choice, see below.
- `act`, by voice (see `reading/joining/statement_acts.py`): how much each counts, by the likelihood of the right acts.
  The voice `words` is fitted before, by `fit_statement_acts.py`, on another part of the corpus; the model's must not be
  weighed on the part that it was trained on.
"""

import argparse
import pathlib
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from communique.documents import build_document
from communique.evaluation.gold import GoldDocument, load_gold
from communique.evaluation.matching import FOUND, characters, match, overlap
from communique.knowledge.joining_statements import bounded, statement_weights
from communique.knowledge.statement_acts import NAMES
from communique.language import Analyser
from communique.language.model import load_reader
from communique.reading.decoding.statement_syntax import joined_content, joined_speaker
from communique.reading.decoding.statements import Hearing, decode_statements
from communique.reading.joining.statement_acts import VOICES, Votes
from communique.reading.joining.statements import (
    LEAST,
    Pair,
    may_mend,
    pairs_of,
    standing,
    with_votes,
)
from communique.reading.statements import extract_statements
from communique.reading.statements.found import Found as StatementFound
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
_STEPS, _LONGEST_STEP, _CUTS = 100, 0.5, 8
Numbers = NDArray[np.float64]
Table = dict[str, dict[str, float]]
Row = tuple[str, float, float, bool]
Read = tuple[GoldDocument, Analysis, Insight]
Found = tuple[Analysis, Insight, Pair, Statement | None]
Ballot = tuple[int, Numbers, int]


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
            for sentence, scores in insight.phrase(role, place).items():
                for word, score in enumerate(scores):
                    (inside if (sentence, word) in words else outside).append(score)
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


def votes_with_gold(documents: Sequence[Read]) -> Iterator[Ballot]:
    """What the voices say of each statement that stands and is annotated; its document's number and right act."""
    weights = statement_weights()
    for number, (gold, analysis, insight) in enumerate(documents):
        hearing = Hearing(insight)
        by_model = decode_statements(analysis, least=LEAST, hearing=hearing)
        found = standing(analysis, hearing, extract_statements(analysis), by_model, weights)
        voted = list(with_votes(analysis, insight, found))
        for statement, (*_, votes) in match(gold.statements, voted, _closeness_of_voted):
            numbers = np.array([[votes[voice].get(act, 0.0) for voice in VOICES] for act in NAMES])
            yield number, numbers, NAMES.index(statement.act)


def _closeness_of_voted(gold: Statement, voted: tuple[StatementFound, Pair, Votes]) -> tuple[float, ...] | None:
    shared = overlap(characters(gold.content), characters(voted[0].content))
    return (shared,) if shared >= FOUND else None


def act_of(ballots: Sequence[Ballot], penalty: float) -> Numbers:
    """The weights of the voices under which the right acts are likeliest, none below 0; Newton's method."""
    votes, acts = np.array([v for _, v, _ in ballots]), np.array([a for *_, a in ballots])
    weights = np.zeros(len(VOICES))
    for _ in range(_STEPS):
        chances = _chances(votes @ weights)
        means = np.einsum("na,nav->nv", chances, votes)
        gradient = (means - votes[np.arange(len(acts)), acts]).sum(axis=0) + penalty * weights
        curve = np.einsum("na,nav,naw->vw", chances, votes, votes) - means.T @ means + penalty * np.eye(len(VOICES))
        weights -= np.clip(np.linalg.solve(curve, gradient), -_LONGEST_STEP, _LONGEST_STEP)
        weights = np.maximum(0.0, weights)
    return weights


def _chances(scores: Numbers) -> Numbers:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float64)


def acts_left_out(ballots: Sequence[Ballot], penalty: float) -> float:
    """The share of right acts in either half of the documents by weights from the other, over several cuts."""
    size = max(number for number, *_ in ballots) + 1
    right = 0
    for seed in range(_CUTS):
        half = np.random.default_rng(seed).permutation(size) % 2
        for k in (0, 1):
            weights = act_of([b for b in ballots if half[b[0]] != k], penalty)
            right += sum(int((v @ weights).argmax()) == a for n, v, a in ballots if half[n] == k)
    return right / (_CUTS * len(ballots))


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
        "act": dict.fromkeys(VOICES, 0.0),
    }
    save(table)
    found = list(pairs_with_gold(documents))
    table["margin"] = {role: margin_of(role, found) for role in ("source", "content")}
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
    ballots = list(votes_with_gold(documents))
    counts = act_of(ballots, args.penalty).tolist()
    table["act"] = {voice: round(count, 2) for voice, count in zip(VOICES, counts, strict=True)}
    print(f"acts: {acts_left_out(ballots, args.penalty):.3f} right of {len(ballots)} in documents left out")
    save(table)


if __name__ == "__main__":
    main()
