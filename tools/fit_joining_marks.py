"""Fit the weights of `knowledge/data/joining_marks.tsv` on annotated documents that the model has not learnt from.

Five regressions with a quadratic penalty, of ten features at most: whether a candidate is an annotated time, place or
instrument, and of which kind and state an instrument is. Prints what they make of documents left out in turn, then
writes the table.
"""

import argparse
import pathlib
from collections.abc import Callable, Iterator, Mapping, Sequence

from fitting import Row, analyse, best, fit

from communique.evaluation.gold import GoldDocument, load_gold
from communique.evaluation.matching import characters, match, overlap
from communique.language.analyser import Analyser
from communique.language.model import load_reader
from communique.reading.decoding.marks import Marks
from communique.reading.events.holding import Contents
from communique.reading.instruments import extract_instruments
from communique.reading.joining import marks as joining
from communique.reading.places import extract_places
from communique.reading.statements import extract_statements
from communique.records import Instrument, Place, Span, TimeExpression
from communique.text import Analysis

TABLE = pathlib.Path("src/communique/knowledge/data/joining_marks.tsv")
HEAD = """# What speaks for a span's being a time, place or instrument, and for an instrument's kind and state.
# Fitted by tools/fit_joining_marks.py on the dev part of corpus/.
question\tfeature\tweight
"""
QUESTIONS = ("time", "place", "instrument", "instrument kind", "instrument state")


def pairs_of(
    gold: Sequence[TimeExpression | Place | Instrument], spans: Sequence[Span]
) -> list[tuple[TimeExpression | Place | Instrument, int]]:
    """Gold records with the numbers of the spans that share characters with them, the better overlap first."""

    def closeness(g: TimeExpression | Place | Instrument, number: int) -> tuple[float, ...] | None:
        shared = overlap(characters(g.span), characters(spans[number]))
        return (shared,) if shared else None

    return match(gold, range(len(spans)), closeness)


def rows_of(gold: GoldDocument, analysis: Analysis) -> dict[str, list[Row]]:
    """The rows that one document gives for each question."""
    marks = Marks(analysis)
    times = list(joining.time_candidates(analysis, marks))
    spans = [analysis.span_of(c.sentence, c.atom.first, c.atom.last) for c in times]
    found = {"time": _kept_rows(gold.times, spans, [c.features for c in times])}
    places = list(joining.place_candidates(analysis, marks, extract_places(analysis)))
    spans = [analysis.span_of(c.sentence, c.first, c.last) for c in places]
    found["place"] = _kept_rows(gold.places, spans, [c.features for c in places])
    statements = extract_statements(analysis)
    by_rules, contents = extract_instruments(analysis, statements), Contents(analysis, statements)
    instruments = list(joining.instrument_candidates(analysis, marks, by_rules, contents))
    spans = [joining.span_of(analysis, c) for c in instruments]
    found["instrument"] = _kept_rows(gold.instruments, spans, [c.features for c in instruments])
    told = [(g, instruments[n]) for g, n in pairs_of(gold.instruments, spans) if isinstance(g, Instrument)]
    told = [(g, c) for g, c in told if c.kinds]
    found["instrument kind"] = [(list(joining.kind_features(c).items()), g.kind) for g, c in told]
    found["instrument state"] = [(list(joining.state_features(c).items()), g.state) for g, c in told]
    return found


def _kept_rows(
    gold: Sequence[TimeExpression | Place | Instrument], spans: Sequence[Span], features: Sequence[Mapping[str, float]]
) -> list[Row]:
    right = {number for _, number in pairs_of(gold, spans)}
    return [([("no", {}), ("yes", row)], "yes" if n in right else "no") for n, row in enumerate(features)]


def held_out(parts: Sequence[dict[str, list[Row]]], question: str, *, penalty: float) -> Iterator[tuple[str, str]]:
    """For each row, the answer of weights fitted without its document's fold, and the right one."""
    folds = 5
    for fold in range(folds):
        learnt = [row for n, part in enumerate(parts) if n % folds != fold for row in part[question]]
        weights = fit(learnt, penalty=penalty)
        for n, part in enumerate(parts):
            if n % folds == fold:
                yield from ((best(row[0], weights), row[1]) for row in part[question])


def main(analysed: Callable[[GoldDocument], Analysis] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=pathlib.Path, default=pathlib.Path("corpus/documents/dev"))
    parser.add_argument("--model", type=pathlib.Path, help="folder of another model than the packaged one")
    parser.add_argument("--penalty", type=float, default=1.0)
    parser.add_argument("--table", type=pathlib.Path, default=TABLE)
    args = parser.parse_args()
    if analysed is None:
        analyser = Analyser(load_reader(args.model, verify=args.model is None))
        analysed = lambda gold: analyse(gold, analyser)  # noqa: E731
    parts = [rows_of(gold, analysed(gold)) for gold in load_gold([args.corpus]).documents]
    lines = []
    for question in QUESTIONS:
        answers = list(held_out(parts, question, penalty=args.penalty))
        right = sum(answer == label for answer, label in answers)
        print(f"{question}: {right / max(1, len(answers)):.3f} of {len(answers)} right, documents left out in turn")
        if question in ("time", "place", "instrument"):
            yes = sum(a == label == "yes" for a, label in answers)
            said, gold = sum(a == "yes" for a, _ in answers), sum(label == "yes" for _, label in answers)
            print(f"    yes: precision {yes / max(1, said):.3f}, recall {yes / max(1, gold):.3f} of the candidates")
        weights = fit([row for part in parts for row in part[question]], penalty=args.penalty)
        lines += [f"{question}\t{name}\t{weight:.2f}" for name, weight in weights.items() if abs(weight) >= 0.005]
    args.table.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
