"""Fit `knowledge/data/change_words.tsv`: what words of a later text say of an earlier commitment.

Multinomial logistic regression with a quadratic penalty over runs of words (`linking/wordings.py`), on the families of
wordings in `corpus/linking/families/relations.jsonl`, and on sentences of the training texts that have a word of ending
or denying and speak of something else. Runs of few families and small weights are left out.

    python tools/fit_change_words.py [--try]

`--try` holds every fifth family out and prints how often each relation is found there, and writes nothing.
"""

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from zlib import crc32

import torch

from communique.linking.retractions import may_retract
from communique.linking.wordings import wording_features
from communique.linking.words import sentence_bounds
from communique.records import Pointed
from communique.training.families import RELATION, Family, load_families, marked

TABLE = Path("src/communique/knowledge/data/change_words.tsv")
HEAD = """# What runs of words say a later sentence is to an earlier commitment: log-odds of each relation; see
# linking/wordings.py. a: of the earlier sentence, b: of the later, c: inside the later's phrase; "=" a word of matter
# of both, <same> and <other> parties, <name> another name, # a number. Fitted by tools/fit_change_words.py. Own work.
"""
CLASSES = "none repeats hardens softens specifies supersedes contradicts withdraws denies disavows".split()
_ALL = "<all>"
_LEAST_FAMILIES, _LEAST_WEIGHT, _NO_WEIGHT = 8, 0.15, 0.04
_HEADS, _BACKGROUND = 2, 1500
_TURNED = {"hardens": "softens", "softens": "hardens"}
Row = tuple[str, Mapping[str, float], str]


def rows_of(family: Family) -> Iterator[Row]:
    """Features and relation of the pairs of a family: each later wording with two of the earlier."""
    chance = random.Random(crc32(family.id.encode()))
    heads = [marked(text) for text in family.heads]
    for relation, texts in {"repeats": family.heads, **family.others}.items():
        for other in map(marked, texts):
            for head in chance.sample(heads, min(_HEADS, len(heads))):
                if head != other:
                    yield family.id, wording_features(head, other), relation
                    if relation in _TURNED and chance.random() < 0.5:
                        yield family.id, wording_features(other, head), _TURNED[relation]


def background(families: Sequence[Family], folder: Path) -> Iterator[Row]:
    """Sentences of other texts that might seem to retract, each beside a commitment of some family."""
    chance = random.Random(_BACKGROUND)
    texts = [json.loads(path.read_text("utf-8"))["text"] for path in sorted(folder.glob("*.json"))]
    sentences = [text[a:b].strip() for text in texts for a, b in sentence_bounds(text)]
    found = [s for s in sentences if may_retract(s)]
    for sentence in chance.sample(found, min(_BACKGROUND, len(found))):
        family = chance.choice(families)
        head = marked(chance.choice(family.heads))
        yield family.id, wording_features(head, Pointed(sentence, 0, len(sentence))), "none"


def fit(rows: Sequence[Row], *, penalty: float, steps: int = 120) -> dict[str, list[float]]:
    """The weights of each run for each class, by L-BFGS."""
    families = defaultdict(set)
    for family, features, _ in rows:
        for name in features:
            families[name].add(family)
    names = [_ALL, *sorted(n for n, own in families.items() if len(own) >= _LEAST_FAMILIES)]
    place = {name: n for n, name in enumerate(names)}
    entries = [
        (r, place[name], value)
        for r, (_, features, _) in enumerate(rows)
        for name, value in ({_ALL: 1.0} | dict(features)).items()
        if name in place
    ]
    at = torch.tensor([[e[0] for e in entries], [e[1] for e in entries]])
    x = torch.sparse_coo_tensor(
        at, torch.tensor([e[2] for e in entries]), (len(rows), len(names)), check_invariants=False
    )
    y = torch.tensor([CLASSES.index(relation) for _, _, relation in rows])
    ridge = torch.full((len(names), 1), penalty)
    ridge[0] = 0.01
    w = torch.zeros(len(names), len(CLASSES), requires_grad=True)
    solver = torch.optim.LBFGS([w], max_iter=steps, history_size=10, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        solver.zero_grad()
        loss = torch.nn.functional.cross_entropy(torch.sparse.mm(x, w), y, reduction="sum")
        loss = loss + 0.5 * (ridge * w * w).sum()
        loss.backward()
        return loss

    solver.step(closure)
    weights = w.detach().tolist()
    return {n: own for n, own in zip(names, weights, strict=True) if n == _ALL or max(map(abs, own)) >= _LEAST_WEIGHT}


def likeliest(weights: Mapping[str, Sequence[float]], features: Mapping[str, float]) -> str:
    """The class with the highest odds."""
    total = list(weights[_ALL])
    for name, value in features.items():
        for n, weight in enumerate(weights.get(name, ())):
            total[n] += weight * value
    return CLASSES[total.index(max(total))]


def tried(rows: Sequence[Row], *, penalty: float) -> str:
    """Precision and recall of each relation in families that were left out."""
    held = [row for row in rows if crc32(row[0].encode()) % 5 == 0]
    weights = fit([row for row in rows if crc32(row[0].encode()) % 5], penalty=penalty)
    told = [(relation, likeliest(weights, features)) for _, features, relation in held]
    figures = [f"{len(weights)} runs, all {sum(a == b for a, b in told) / len(told):.3f}"]
    for c in CLASSES:
        right, wanted, got = (sum(t) for t in zip(*[(a == b == c, a == c, b == c) for a, b in told], strict=True))
        figures.append(f"{c} {right / max(1, got):.2f}/{right / max(1, wanted):.2f}")
    return ", ".join(figures)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("corpus/linking/families"))
    parser.add_argument("--texts", type=Path, default=Path("corpus/documents/train"))
    parser.add_argument("--penalty", type=float, default=10.0)
    parser.add_argument("--try", dest="tried", action="store_true", help="hold families out, write nothing")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    families = [f for f in load_families(arguments.folder) if f.question == RELATION]
    rows = [row for family in families for row in rows_of(family)]
    rows += background(families, arguments.texts)
    print(f"{len(rows)} pairs of {len(families)} families")
    if arguments.tried:
        for penalty in (3.0, 10.0, 30.0):
            print(f"penalty {penalty}: {tried(rows, penalty=penalty)}")
        return
    weights = fit(rows, penalty=arguments.penalty)
    lines = [
        "\t".join([name, *(f"{v:.2f}" if abs(v) >= _NO_WEIGHT else "" for v in own)])
        for name, own in sorted(weights.items())
    ]
    TABLE.write_text(HEAD + "\t".join(["words", *CLASSES]) + "\n" + "\n".join(lines) + "\n", "utf-8")
    print(f"{len(lines)} runs")


if __name__ == "__main__":
    main()
