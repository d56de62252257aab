"""Fit the weights of `knowledge/data/joining_events.tsv` on annotated documents that the model has not learnt from.

Three regressions with a quadratic penalty, of a dozen features at most: whether a candidate is an annotated event, and
of which type and standing it is. Prints what they make of documents left out in turn, then writes the table.
"""

import argparse
import pathlib
from collections.abc import Iterator, Sequence

from fitting import Row, analyse, best, fit

from communique.evaluation.gold import GoldDocument, load_gold
from communique.evaluation.matching import characters, match, words_under
from communique.language.analyser import Analyser
from communique.language.model import load_reader
from communique.reading.commitments import extract_commitments
from communique.reading.events import extract_events
from communique.reading.events.extraction import Context
from communique.reading.joining.events import Candidate, find_candidates, kept_features, status_features, type_features
from communique.reading.statements import extract_statements
from communique.records import Event
from communique.text import Analysis

TABLE = pathlib.Path("src/communique/knowledge/data/joining_events.tsv")
HEAD = """# What speaks for a word's being an event, for its type and its standing (log-odds), rules and model together.
# Fitted by tools/fit_joining_events.py on the dev part of corpus/.
question\tfeature\tweight
"""
LIKELY = -0.7
"""Least log-odds of what the model alone hears, for type and standing to be learnt from it: fainter ones go unkept."""
Rows = list[Row]


def matched(gold: GoldDocument, candidates: Sequence[Candidate]) -> list[tuple[Event, Candidate]]:
    """Annotated events and candidates as the measure pairs them, stronger candidates first."""
    words = {id(e): words_under(gold.text, characters(e.anchor)) for e in gold.events}
    spots = {
        id(c): characters(c.rule.anchor) if c.rule else frozenset(range(c.heard.token.start, c.heard.token.end))
        for c in candidates
    }
    own = {key: words_under(gold.text, spot) for key, spot in spots.items()}

    def closeness(e: Event, c: Candidate) -> tuple[float, ...] | None:
        shares = not characters(e.anchor).isdisjoint(spots[id(c)])
        if not shares and not any(abs(i - j) <= 2 for i in words[id(e)] for j in own[id(c)]):
            return None
        return shares, e.type == c.heard.type, e.status == c.standing, c.heard.strength

    return match(gold.events, candidates, closeness)


def rows_of(gold: GoldDocument, analysis: Analysis) -> dict[str, Rows]:
    """The rows that one document gives for each question."""
    statements = extract_statements(analysis)
    commitments = extract_commitments(analysis, statements)
    by_rules = extract_events(analysis, statements, commitments)
    candidates, _ = find_candidates(Context(analysis, statements, commitments), by_rules)
    pairs = matched(gold, candidates)
    right = {id(c) for _, c in pairs}
    likely = [(e, c) for e, c in pairs if c.rule is not None or c.heard.strength > LIKELY]
    return {
        "kept": [([("no", {}), ("yes", kept_features(c))], "yes" if id(c) in right else "no") for c in candidates],
        "type": [(list(type_features(c)), e.type) for e, c in likely],
        "status": [(list(status_features(c)), e.status) for e, c in likely],
    }


def held_out(parts: Sequence[dict[str, Rows]], question: str, *, penalty: float, folds: int = 5) -> Iterator[bool]:
    """For each row, whether weights fitted without its document's fold answer it rightly."""
    for fold in range(folds):
        learnt = [row for n, part in enumerate(parts) if n % folds != fold for row in part[question]]
        weights = fit(learnt, penalty=penalty)
        for n, part in enumerate(parts):
            if n % folds == fold:
                yield from (best(scored, weights) == label for scored, label in part[question])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=pathlib.Path, default=pathlib.Path("corpus/documents/dev"))
    parser.add_argument("--model", type=pathlib.Path, help="folder of another model than the packaged one")
    parser.add_argument("--penalty", type=float, default=1.0)
    args = parser.parse_args()
    analyser = Analyser(load_reader(args.model, verify=args.model is None))
    parts = [rows_of(gold, analyse(gold, analyser)) for gold in load_gold([args.corpus]).documents]
    lines = []
    for question in ("kept", "type", "status"):
        answers = list(held_out(parts, question, penalty=args.penalty))
        print(f"{question}: {sum(answers) / len(answers):.3f} of {len(answers)} right, documents left out in turn")
        weights = fit([row for part in parts for row in part[question]], penalty=args.penalty)
        lines += [f"{question}\t{name}\t{weight:.2f}" for name, weight in sorted(weights.items())]
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
