"""Fit the weights of `knowledge/data/statement_acts.tsv` on the train part of the corpus.

A multinomial regression with a quadratic penalty over what `reading/decoding/statement_words.py` says of annotated
statements, on the features that occur six times; by Nesterov's accelerated gradient. Every annotated statement counts
once, as the rules read it where they found it. Single words are held tighter than cues and the rules' acts, which tell
more. The penalty is the one of `--penalties` by which statements of documents left out come out likeliest.
"""

import argparse
import pathlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from fit_joining_statements import read
from numpy.typing import NDArray

from communique.evaluation.gold import GoldDocument, load_gold
from communique.evaluation.matching import FOUND, characters, match, overlap
from communique.knowledge.statement_acts import NAMES, UNIT
from communique.language import Analyser
from communique.language.model import load_reader
from communique.reading.decoding.statement_words import words_of_statement
from communique.reading.joining.statement_acts import said_of
from communique.reading.statements import extract_statements
from communique.records import Statement, StatementDraft
from communique.text import Analysis

TABLE = pathlib.Path("src/communique/knowledge/data/statement_acts.tsv")
HEAD = """# How much the words of a statement speak for each act, in fiftieths of log-odds (empty: nothing); see
# reading/decoding/statement_words.py. Fitted by tools/fit_statement_acts.py on the train part of corpus/.
"""
LEAST, FOLDS = 6, 5
_POWERS, _MARGIN = 20, 1.1
_TELLING = ("rules", "way", "spoken", "cue", "no", "turn")
_LOOSE = ("says", "opens", "first", "word")
Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Row:
    """One annotated statement: its document's number, its features and its act."""

    document: int
    features: frozenset[str]
    act: str


def read_rows(documents: Sequence[tuple[GoldDocument, Analysis]]) -> list[Row]:
    """Every annotated statement, as the rules read it where they found it."""
    rows: list[Row] = []
    for number, (gold, analysis) in enumerate(documents):
        by_rules = {g.id: r for g, r in match(gold.statements, extract_statements(analysis), _closeness)}
        before = None
        for statement in sorted(gold.statements, key=lambda s: (s.content[0].start, -s.content[-1].end)):
            found = by_rules.get(statement.id)
            said = said_of(analysis, found or statement, by_rules=found.act if found else None)
            rows.append(Row(number, frozenset(words_of_statement(analysis, said, before)), statement.act))
            before = said
    return rows


def _closeness(gold: Statement, draft: StatementDraft) -> tuple[float, ...] | None:
    shared = overlap(characters(gold.content), characters(draft.content))
    return (shared,) if shared >= FOUND else None


def tables(rows: Sequence[Row], names: Sequence[str]) -> tuple[Numbers, Numbers]:
    """(which row has which feature, which row is which act) as numbers; features that tell more weigh more."""
    places = {name: place for place, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)), dtype=np.float32)
    for row, features in enumerate(row.features for row in rows):
        x[row, [places[name] for name in features if name in places]] = 1
    wanted = np.array([[row.act == name for name in NAMES] for row in rows], dtype=np.float32)
    return x * scales(names), wanted


def scales(names: Sequence[str]) -> Numbers:
    """By how much each feature is freer than others."""
    groups = [name.split()[0] for name in names]
    return np.array([2 if g in _TELLING else 0.5 if g in _LOOSE else 1 for g in groups], dtype=np.float32)


def fit(x: Numbers, wanted: Numbers, *, penalty: float, rounds: int) -> Numbers:
    """Weights (features, acts) that make the right acts likely."""
    w = ahead = np.zeros((x.shape[1], wanted.shape[1]), dtype=np.float32)
    step = 1 / (penalty + 0.5 * _MARGIN * _curvature(x))
    for turn in range(rounds):
        chances = np.exp(_log_chances(x @ ahead))
        slope = x.T @ (chances - wanted) + penalty * ahead
        before, w = w, (ahead - step * slope).astype(np.float32)
        ahead = (w + turn / (turn + 3) * (w - before)).astype(np.float32)
    return w


def _curvature(x: Numbers) -> float:
    """The greatest eigenvalue of x'x, by powers: a full decomposition would take most of the time."""
    direction = np.ones(x.shape[1], dtype=np.float32)
    size = 1.0
    for _ in range(_POWERS):
        direction = x.T @ (x @ (direction / np.linalg.norm(direction)))
        size = float(np.linalg.norm(direction))
    return size


def _log_chances(scores: Numbers) -> Numbers:
    high = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(high - np.log(np.exp(high).sum(axis=1, keepdims=True)), dtype=np.float32)


def left_out(rows: Sequence[Row], x: Numbers, wanted: Numbers, *, penalty: float, rounds: int) -> tuple[float, float]:
    """(share of right acts, mean log-probability of the right act) of documents that were not fitted on."""
    fold = np.array([row.document % FOLDS for row in rows])
    found = np.zeros_like(wanted)
    for k in range(FOLDS):
        found[fold == k] = _log_chances(
            x[fold == k] @ fit(x[fold != k], wanted[fold != k], penalty=penalty, rounds=rounds)
        )
    return _measures(found, wanted)


def _measures(log_chances: Numbers, wanted: Numbers) -> tuple[float, float]:
    right = log_chances.argmax(axis=1) == wanted.argmax(axis=1)
    return float(right.mean()), float((log_chances * wanted).sum() / len(wanted))


def save(names: Sequence[str], weights: Numbers) -> None:
    """Write the table; a feature without a weight worth a unit is left out."""
    lines = ["\t".join(("feature", *NAMES))]
    for name, row in zip(names, np.rint(weights / UNIT).astype(int).tolist(), strict=True):
        if any(row):
            lines.append("\t".join((name, *(str(value or "") for value in row))))
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=pathlib.Path, default=pathlib.Path("corpus"))
    parser.add_argument("--model", type=pathlib.Path, help="folder of another model than the packaged one")
    parser.add_argument("--penalties", type=float, nargs="+", default=[8.0, 12.0])
    parser.add_argument("--rounds", type=int, default=120)
    args = parser.parse_args()
    analyser = Analyser(load_reader(args.model, verify=args.model is None))
    parts = {}
    for part in ("train", "dev"):
        documents = load_gold([args.corpus / "documents" / part]).documents
        parts[part] = read_rows([read(gold, analyser)[:2] for gold in documents])
    rows = parts["train"]
    counts = Counter(name for row in rows for name in row.features)
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    x, wanted = tables(rows, names)
    measured = {}
    for penalty in args.penalties:
        measured[penalty] = left_out(rows, x, wanted, penalty=penalty, rounds=args.rounds)
        print(f"penalty {penalty:g}: left out, {measured[penalty][0]:.3f} right, {measured[penalty][1]:.3f} log-likely")
    best = max(measured, key=lambda penalty: measured[penalty][1])
    weights = fit(x, wanted, penalty=best, rounds=args.rounds)
    others, acts = tables(parts["dev"], names)
    dev = _measures(_log_chances(others @ weights), acts)
    print(f"{len(rows)} statements, {len(names)} features, penalty {best:g}; dev: {dev[0]:.3f} right, {dev[1]:.3f}")
    save(names, weights * scales(names)[:, None])


if __name__ == "__main__":
    main()
