"""Fit `knowledge/data/joining_commitments.tsv`: what rules and model each count for in a commitment's probability.

Logistic regression with a quadratic penalty on the development part of the corpus, which trains neither side. What is
found is right where its trigger, response and demand share half their characters with an annotated commitment. A form
annotates its first commitment alone, so what stands behind that one is left out. Everyday news hold none.
"""

import argparse
import json
import lzma
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from fitting import analyse

from communique.documents import build_document
from communique.evaluation.gold import load_gold
from communique.evaluation.matching import FOUND, GOOD, characters, core, match, overlap
from communique.knowledge.joining_commitments import joining_weights
from communique.language.analyser import Analyser
from communique.language.model import load_reader
from communique.reading.commitments import context_of, propose_commitments
from communique.reading.decoding.commitments import decode_commitments
from communique.reading.joining.commitment_fields import PHRASES, VALUES, choice_features, place_of
from communique.reading.joining.commitments import (
    LEAST_BY_MODEL,
    LEAST_BY_RULES,
    Found,
    merged,
    pair_up,
)
from communique.reading.joining.statements import read_statements
from communique.records import Commitment, CommitmentDraft, Span
from communique.text import Analysis

TABLE = Path("src/communique/knowledge/data/joining_commitments.tsv")
HEAD = """# How much rules and model count for something being a commitment: weights of log-odds.
# Fitted by tools/fit_joining_commitments.py on the development part of corpus/ and, for what is none, on everyday news
# (Wikinews 2019-2020, CC BY 2.5, https://en.wikinews.org, through https://github.com/vanatteveldt/wikinews).
feature\tweight
"""
MET = 0.3
"""The overlap from which on a pair of proposals tells of an annotated commitment."""
BACKGROUND_SHARE = 0.1
"""How much a proposal in everyday news, wrong by assumption, counts beside one in the corpus."""
Row = tuple[dict[str, float], bool]


def proposals(analysis: Analysis) -> list[Found]:
    """All that either side proposes in a text."""
    statements = read_statements(analysis)
    context = context_of(analysis, statements)
    by_rules = propose_commitments(context, least=LEAST_BY_RULES)
    by_model = decode_commitments(analysis, statements, least=LEAST_BY_MODEL)
    return pair_up(context, by_rules, by_model)


def judged(analysis: Analysis, gold: Sequence[Commitment], *, is_first_alone: bool) -> Iterator[Row]:
    """(features, right) of each proposal; with `is_first_alone` without those behind the one annotated."""
    found = proposals(analysis)
    drafts = [merged(analysis, f) for f in found]
    words = [characters(d.trigger, d.response, d.demand) for d in drafts]

    def closeness(g: Commitment, number: int) -> tuple[float, ...] | None:
        shared = overlap(core(g), words[number])
        return (shared,) if shared >= FOUND else None

    right = {number for _, number in match(gold, range(len(drafts)), closeness)}
    last = max((max(core(g), default=0) for g in gold), default=None) if is_first_alone else None
    for number, (f, draft) in enumerate(zip(found, drafts, strict=True)):
        main = draft.main
        if number in right or last is None or (main is not None and main.start < last):
            yield f.features, number in right


def choices(analysis: Analysis, gold: Sequence[Commitment]) -> Iterator[Row]:
    """(features, whether the rules are right) of each field in which one side alone is right."""
    both = [f for f in proposals(analysis) if f.by_rules is not None and f.by_model is not None]

    def closeness(g: Commitment, number: int) -> tuple[float, ...] | None:
        sides = (both[number].by_rules, both[number].by_model)
        shared = max(overlap(core(g), characters(d.trigger, d.response, d.demand)) for d in sides if d)
        return (shared,) if shared >= MET else None

    for g, number in match(gold, range(len(both)), closeness):
        rules, model, insight = both[number].by_rules, both[number].by_model, analysis.insight
        main = model.main if model else None
        place = place_of(analysis, insight, main) if main and insight else None
        if rules is None or model is None or insight is None or place is None:
            continue
        for field in (*VALUES, *PHRASES):
            right = [is_right(g, side, field) for side in (rules, model)]
            if right[0] != right[1]:
                yield choice_features(analysis, insight, place, field, (rules, model)), right[0]


def is_right(gold: Commitment, draft: CommitmentDraft, field: str) -> bool:
    """Whether a field is right: a phrase by most of its characters, a value wholly."""
    wanted, got = getattr(gold, field), getattr(draft, field)
    if isinstance(wanted, Span) and isinstance(got, Span):
        return overlap(characters(wanted), characters(got)) >= GOOD
    return bool(wanted == got)


def fit_choices(rows: Sequence[Row], *, penalty: float) -> dict[str, float]:
    """The weights of every field, each fitted on its own rows."""
    found: dict[str, float] = {}
    for field in (*VALUES, *PHRASES):
        own = [row for row in rows if f"{field}: rules" in row[0]]
        if own:
            found |= fit(own, penalty=penalty)
    return found


def fit(rows: Sequence[Row], background: Sequence[Row] = (), *, penalty: float) -> dict[str, float]:
    """Weights by Newton's method; the constant is not held down."""
    every = [*rows, *background]
    names = sorted({name for features, _ in every for name in features})
    x = np.array([[features.get(name, 0.0) for name in names] for features, _ in every])
    y = np.array([right for _, right in every], dtype=float)
    share = np.array([1.0] * len(rows) + [BACKGROUND_SHARE] * len(background))
    w = np.zeros(len(names))
    ridge = np.array([0.001 if name == "constant" else penalty for name in names])
    for _ in range(25):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (share * p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        w -= np.linalg.solve(hessian, x.T @ (share * (p - y)) + ridge * w)
    return dict(zip(names, w.tolist(), strict=True))


def save(weights: dict[str, float]) -> None:
    """Write the table."""
    lines = [f"{name}\t{weight:.3f}" for name, weight in sorted(weights.items())]
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, help="folder of another model than the packaged one")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument(
        "--background", type=Path, action="append", default=[], help="everyday news as JSON lines with a text"
    )
    parser.add_argument("--penalty", type=float, default=1.0)
    args = parser.parse_args()
    analyser = Analyser(load_reader(args.model, verify=args.model is None))
    gold = load_gold([args.corpus / "documents" / "dev", args.corpus / "forms" / "dev.jsonl"])
    texts = [(analyse(d, analyser), d.commitments, False) for d in gold.documents]
    for form in gold.forms:
        given = (form.commitment,) if form.commitment else ()
        texts.append((analyse(form, analyser), given, bool(given)))
    fields = fit_choices([row for text, given, _ in texts for row in choices(text, given)], penalty=args.penalty)
    save(fields)
    joining_weights.cache_clear()
    rows = [row for text, given, first in texts for row in judged(text, given, is_first_alone=first)]
    news = [(f.features, False) for path in args.background for a in everyday(analyser, path) for f in proposals(a)]
    save(fields | fit(rows, news, penalty=args.penalty))
    print(f"{len(rows)} proposals, {sum(right for _, right in rows)} right; {len(news)} in everyday news")


def everyday(analyser: Analyser, path: Path) -> Iterator[Analysis]:
    """The texts of a file of JSON lines, compressed or not, their language worked out."""
    data = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    for number, line in enumerate(data.decode("utf-8").splitlines()):
        text = json.loads(line)["text"]
        yield analyser.analyse(build_document(source_id=str(number), text=text, raw=text.encode(), metadata={}))


if __name__ == "__main__":
    main()
