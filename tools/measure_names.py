"""The names that the model finds, against the `names` of annotated documents: same limits and same type.

python tools/measure_names.py [corpus/documents/test] [--model FOLDER]
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from communique.documents import build_document
from communique.evaluation.gold import GoldDocument, load_gold
from communique.language.analyser import Analyser
from communique.language.model import load_reader
from communique.text import Analysis

Name = tuple[int, int, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", nargs="*", type=Path, default=[Path("corpus/documents/test")])
    parser.add_argument("--model", type=Path, help="folder of another model than the packaged one")
    arguments = parser.parse_args()
    reader = load_reader(arguments.model, verify=False) if arguments.model else load_reader()
    print_names([d for d in load_gold(arguments.gold).documents if d.names is not None], Analyser(reader))


def print_names(documents: list[GoldDocument], analyser: Analyser) -> None:
    right, found, gold = Counter[str](), Counter[str](), Counter[str]()
    for document in documents:
        mine = set(
            names_of(analyser.analyse(build_document(source_id=document.id, text=document.text, raw=b"", metadata={})))
        )
        theirs = {(n.span.start, n.span.end, n.type) for n in document.names or ()}
        for counter, names in ((right, mine & theirs), (found, mine), (gold, theirs)):
            counter.update(kind for *_, kind in names)
            counter["all"] += len(names)
    print(f"{len(documents)} documents\n{'type':<10}{'F1':>6}{'right':>8}{'pred':>8}{'gold':>8}")
    for kind in ["all", *sorted(gold.keys() - {"all"})]:
        f1 = 2 * right[kind] / max(1, found[kind] + gold[kind])
        print(f"{kind:<10}{f1:>6.2f}{right[kind]:>8}{found[kind]:>8}{gold[kind]:>8}")


def names_of(analysis: Analysis) -> Iterator[Name]:
    """First and last character of each name, and its type."""
    for sentence in analysis.sentences:
        start = end = 0
        kind = ""
        for token in sentence:
            if kind and token.entity != f"I-{kind}":
                yield start, end, kind
                kind = ""
            if token.entity.startswith("B-"):
                start, kind = token.start, token.entity[2:]
            end = token.end if kind else end
        if kind:
            yield start, end, kind


if __name__ == "__main__":
    main()
